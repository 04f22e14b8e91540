import Facts

/// Operators and templates.
extension ConfigurationEvaluator {
    /// - Returns: nil when it is not known.
    func truth(_ value: TerraformValue) throws(EvaluationError) -> Bool? {
        switch value {
        case .bool(let value): return value
        case .string("true"), .string("1"): return true
        case .string("false"), .string("0"): return false
        case .unknown: return nil
        case .string(let text) where SymbolicText.hasSymbols(text): return nil
        default: throw EvaluationError()
        }
    }

    /// - Returns: nil when it is not known.
    func number(_ value: TerraformValue) throws(EvaluationError) -> Double? {
        switch value {
        case .number(let value): return value
        case .unknown: return nil
        case .string(let text):
            if SymbolicText.hasSymbols(text) { return nil }
            if let number = TerraformValue.number(parsing: text) { return number }
            if !ExactNumber.isNoNumber(text) { return nil }
        default: break
        }
        throw EvaluationError()
    }

    func binary(
        _ sign: HCLOperator, _ left: HCLExpression, _ right: HCLExpression, _ expression: HCLExpression,
        _ context: EvaluationContext
    ) throws(EvaluationError) -> TerraformValue {
        let first = try value(left, context)
        if sign == .and || sign == .or {
            // One side decides when it is false for `&&`, or true for `||`.
            let deciding = sign == .or
            let firstTruth = try truth(first)
            if firstTruth == deciding {
                // Newer versions of Terraform do not look at the other side, older ones refuse its errors.
                if context.raisesErrors { return try self.deciding(deciding, right, expression, context) }
                return .bool(deciding)
            }
            let second = try value(right, context)
            let secondTruth = try truth(second)
            if secondTruth == deciding { return .bool(deciding) }
            if firstTruth != nil, secondTruth != nil { return .bool(!deciding) }
            return unknown(expression, context, from: [first, second])
        }
        let second = try value(right, context)
        if sign == .equal || sign == .notEqual {
            // Before the apply Terraform does not know either answer, whatever names and ARNs may be like.
            let isOpen = context.isStrict && (ValueComparison.isUnknown(first) || ValueComparison.isUnknown(second))
            guard !isOpen, let isEqual = ValueComparison.isEqual(first, second) else {
                return unknown(expression, context, from: [first, second])
            }
            return .bool(isEqual == (sign == .equal))
        }
        guard let first = try number(first), let second = try number(second) else {
            return unknown(expression, context, from: [first, second])
        }
        return arithmetic(sign, first, second) ?? unknown(expression, context, from: [])
    }

    /// `&&` and `||` inside of `try` and `can` when the left side decides.
    private func deciding(
        _ answer: Bool, _ right: HCLExpression, _ expression: HCLExpression, _ context: EvaluationContext
    ) throws(EvaluationError) -> TerraformValue {
        do {
            _ = try truth(try value(right, context))
            return .bool(answer)
        } catch {
            return unknown(expression, context, from: [])
        }
    }

    /// - Returns: nil when Terraform's result may be another than that of a `Double`.
    private func arithmetic(_ sign: HCLOperator, _ first: Double, _ second: Double) -> TerraformValue? {
        switch sign {
        case .add: ExactNumber.sum(first, second).map(TerraformValue.number)
        case .subtract: ExactNumber.sum(first, 0 - second).map(TerraformValue.number)
        case .multiply: ExactNumber.product(first, second).map(TerraformValue.number)
        case .divide: ExactNumber.quotient(first, second).map(TerraformValue.number)
        case .modulo: ExactNumber.remainder(first, second).map(TerraformValue.number)
        case .less: .bool(first < second)
        case .lessOrEqual: .bool(first <= second)
        case .greater: .bool(first > second)
        case .greaterOrEqual: .bool(first >= second)
        case .equal, .notEqual, .and, .or: nil
        }
    }

    func template(_ parts: [HCLTemplatePart], _ expression: HCLExpression, _ context: EvaluationContext)
        throws(EvaluationError) -> TerraformValue
    {
        // A template of nothing but one interpolation is that value, whatever its type.
        if parts.count == 1, case .interpolation(let inner) = parts[0] { return try value(inner, context) }
        var text = ""
        var operands: [TerraformValue] = []
        if try append(parts, to: &text, context, operands: &operands) { return .string(text) }
        return unknown(expression, context, from: operands)
    }

    /// - Returns: false when it is not known which parts stand in the text.
    private func append(
        _ parts: [HCLTemplatePart], to text: inout String, _ context: EvaluationContext,
        operands: inout [TerraformValue]
    ) throws(EvaluationError) -> Bool {
        for part in parts {
            guard text.utf8.count <= ValueSize.maximumBytes else {
                reach(.valueSize)
                return false
            }
            switch part {
            case .literal(let literal): text += literal
            case .interpolation(let inner):
                let value = context.raisesErrors ? try value(inner, context) : settledValue(inner, context)
                guard let written = value.asText() else { throw EvaluationError() }
                text += written
            case .directiveIf(let condition, let then, let otherwise):
                let test = try value(condition, context)
                guard let isTrue = try truth(test) else {
                    operands.append(test)
                    return false
                }
                guard try append(isTrue ? then : otherwise, to: &text, context, operands: &operands) else {
                    return false
                }
            case .directiveFor(let clause, let body):
                var inner = ""
                var isWhole = true
                var innerOperands: [TerraformValue] = []
                var listOperands: [TerraformValue] = []
                let isKnown = try iterate(clause, context, operands: &listOperands) {
                    (round) throws(EvaluationError) in
                    guard isWhole else { return }
                    isWhole = try append(body, to: &inner, round, operands: &innerOperands)
                }
                operands += innerOperands + listOperands
                guard isKnown, isWhole else { return false }
                text += inner
            }
        }
        return true
    }
}
