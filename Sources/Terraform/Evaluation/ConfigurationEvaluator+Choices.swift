import Facts

/// Expressions that take one of several others: conditionals, `try` and `can`.
extension ConfigurationEvaluator {
    func conditional(
        _ condition: HCLExpression, _ then: HCLExpression, _ otherwise: HCLExpression, _ expression: HCLExpression,
        _ context: EvaluationContext
    ) throws(EvaluationError) -> Evaluated {
        let test = try value(condition, context)
        guard let isTrue = try truth(test) else {
            // Either branch may be wrong where it is not taken.
            let first = settledValue(then, context)
            let second = settledValue(otherwise, context)
            if first == second { return .value(first.withOpenTypes()) }
            return .value(unknown(expression, context, from: [test, first, second]))
        }
        let taken = try nested(isTrue ? then : otherwise, context)
        let value: TerraformValue
        switch taken {
        case .value(let plain), .attribute(let plain, _, _), .part(let plain, _): value = plain
        default: return taken
        }
        return try converted(taken, value, besides: isTrue ? otherwise : then, test, expression, context)
    }

    /// The branch that is taken, in the type that both branches have in common.
    private func converted(
        _ taken: Evaluated, _ value: TerraformValue, besides expression: HCLExpression, _ test: TerraformValue,
        _ whole: HCLExpression, _ context: EvaluationContext
    ) throws(EvaluationError) -> Evaluated {
        switch value {
        // A text stays one; without a common type Terraform ends with an error.
        case .string where !context.raisesErrors: return taken
        case .unknown: return taken
        default: break
        }
        var other = valueWithoutError(expression, context)
        let sample: TerraformValue? =
            switch other {
            case .unknown(let symbol): self.sample(of: expression, symbol, context)
            case .typedNull: self.sample(of: expression, nil, context)
            default: nil
            }
        let isSample = sample != nil
        if let sample { other = sample }
        if case .null = other { return taken }
        if case .null = value { return .value(.typedNull) }
        // What is not known may have no type in common with the branch that is taken.
        if context.raisesErrors, !isSample, !other.isTypeKnown || !value.isTypeKnown {
            return .value(unknown(whole, context, from: [test, value, other]))
        }
        var size = ValueSize()
        let isSmall = size.add(value) && size.add(other)
        if !isSmall { reach(.valueSize) }
        guard isSmall, spend(size.cost) else {
            return .value(unknown(whole, context, from: [test]))
        }
        do {
            let unified = try TypeUnification.unified([value, other])[0]
            // A set next to a list may have no type in common with it.
            if context.raisesErrors, !unified.isTypeKnown {
                return .value(unknown(whole, context, from: [test, value, other]))
            }
            if unified == value, case .value = taken { return .value(unified) }
            return unified == value ? taken : .value(unified)
        } catch .refused {
            // The branch that is not taken may be an error, which has no type.
            guard isSample else { throw EvaluationError() }
            return .value(unknown(whole, context, from: [test, value]))
        } catch {
            return .value(unknown(whole, context, from: [test, value, other]))
        }
    }

    /// The value of a branch that is not taken: unknown where Terraform may find an error, whose type is any.
    private func valueWithoutError(_ expression: HCLExpression, _ context: EvaluationContext) -> TerraformValue {
        var inner = context
        inner.raisesErrors = true
        let doubtsBefore = doubts
        defer { doubts = doubtsBefore }
        guard let value = try? value(expression, inner) else { return unknown(expression, context, from: []) }
        if doubts == doubtsBefore { return value }
        if case .unknown = value { return value }
        return unknown(expression, context, from: [value])
    }

    /// Any value of the type that an expression has whatever it turns out to be.
    private func sample(of expression: HCLExpression, _ symbol: String?, _ context: EvaluationContext)
        -> TerraformValue?
    {
        if let symbol, TerraformFunctions.isScalar(symbol) { return .string("") }
        switch ExpressionType(of: expression, in: context) {
        case .text?: return .string("")
        case .number?: return .number(0)
        case .bool?: return .bool(false)
        case nil: return nil
        }
    }

    // MARK: Errors

    /// `try`: the first argument that is no error.
    func firstWithoutError(
        _ arguments: [HCLExpression], _ expression: HCLExpression, _ context: EvaluationContext
    ) throws(EvaluationError) -> Evaluated {
        var inner = context
        inner.raisesErrors = true
        for argument in arguments {
            let doubtsBefore = doubts
            guard let result = try? nested(argument, inner) else {
                doubts = doubtsBefore
                continue
            }
            if doubts == doubtsBefore { return result }
            if !context.raisesErrors { doubts = doubtsBefore }
            // What is not known as a whole keeps its symbol; a known value could hide that there is an error.
            if case .value(.unknown) = result { return result }
            return .value(unknown(expression, context, from: [plain(result, isStrict: context.isStrict)]))
        }
        throw EvaluationError()
    }

    /// `can`: whether its argument is no error.
    func can(_ arguments: [HCLExpression], _ expression: HCLExpression, _ context: EvaluationContext)
        throws(EvaluationError) -> TerraformValue
    {
        guard arguments.count == 1 else { throw EvaluationError() }
        var inner = context
        inner.raisesErrors = true
        let doubtsBefore = doubts
        let result = try? value(arguments[0], inner)
        let isSure = doubts == doubtsBefore
        doubts = doubtsBefore
        guard let result else { return .bool(false) }
        // What is not known yet may still turn out to be an error.
        return isSure && result.isWhollyKnown ? .bool(true) : unknown(expression, context, from: [result])
    }
}
