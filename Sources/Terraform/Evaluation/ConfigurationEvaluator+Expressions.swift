import Facts

/// The kinds of expressions.
extension ConfigurationEvaluator {
    /// Deeper nesting than anybody writes would exhaust a stack of 512 KB, as threads of macOS have.
    static var maximumDepth: Int { 200 }

    /// What an expression stands for.
    func resolve(_ expression: HCLExpression, _ context: EvaluationContext) throws(EvaluationError) -> Evaluated {
        switch expression.kind {
        case .variable(let name):
            guard let binding = context.bindings?.lookup(name) else { return .root(name) }
            if binding.restsOnFile { restsOnFile = true }
            return binding.value
        case .attribute(let source, let name):
            return try attribute(name, of: try nested(source, context), context)
        case .index(let source, let key):
            let base = try nested(source, context)
            return try index(try value(key, context), of: base, expression, context)
        case .conditional(let condition, let then, let otherwise):
            return try conditional(condition, then, otherwise, expression, context)
        case .call("try", let arguments, _): return try firstWithoutError(arguments, expression, context)
        case .call("nonsensitive", let arguments, _) where arguments.count == 1:
            return try nested(arguments[0], context)
        default:
            let value = try computed(expression, context)
            return .value(isAffordable(value) ? value : unknown(expression, context, from: []))
        }
    }

    /// The value of an expression.
    func value(_ expression: HCLExpression, _ context: EvaluationContext) throws(EvaluationError) -> TerraformValue {
        switch expression.kind {
        // Texts first: they are what most arguments are.
        case .string(let text): return .string(text)
        case .bool(let value): return .bool(value)
        case .number(let value): return .number(value)
        case .null: return .null
        default: return plain(try nested(expression, context), isStrict: context.isStrict)
        }
    }

    /// `resolve`, one level deeper.
    func nested(_ expression: HCLExpression, _ context: EvaluationContext) throws(EvaluationError)
        -> Evaluated
    {
        if templateDepth == 0 { place = (context.file, expression.range.start) }
        guard depth < Self.maximumDepth else {
            reach(.nesting)
            return .value(unknown(expression, context, from: []))
        }
        guard spend(1) else { return .value(unknown(expression, context, from: [])) }
        depth += 1
        defer { depth -= 1 }
        return try resolve(expression, context)
    }

    private func computed(_ expression: HCLExpression, _ context: EvaluationContext) throws(EvaluationError)
        -> TerraformValue
    {
        switch expression.kind {
        case .null: return .null
        case .bool(let value): return .bool(value)
        case .number(let value): return .number(value)
        case .string(let text): return .string(text)
        case .template(let parts): return try template(parts, expression, context)
        case .splat(let source, let steps, _): return try splat(source, steps, expression, context)
        case .call(let name, let arguments, let isExpanded):
            return try call(name, arguments, isExpanded: isExpanded, expression, context)
        case .tuple(let items):
            var values: [TerraformValue] = []
            values.reserveCapacity(items.count)
            for item in items { values.append(try element(item, context)) }
            return .list(values, .tuple)
        case .object(let items):
            var members: [String: TerraformValue] = [:]
            members.reserveCapacity(items.count)
            for item in items {
                guard let key = try value(item.key, context).asText() else { throw EvaluationError() }
                add(try element(item.value, context), underKey: key, to: &members, context)
            }
            return .object(members, .object)
        case .forTuple(let clause, let value):
            return try forTuple(clause, value, expression, context)
        case .forObject(let clause, let key, let value, let isGrouped):
            return try forObject(clause, key, value, isGrouped: isGrouped, expression, context)
        case .binary(let sign, let left, let right):
            return try binary(sign, left, right, expression, context)
        case .not(let operand):
            let operand = try value(operand, context)
            guard let condition = try truth(operand) else { return unknown(expression, context, from: [operand]) }
            return .bool(!condition)
        case .negative(let operand):
            let operand = try value(operand, context)
            guard let number = try number(operand).flatMap(ExactNumber.negative) else {
                return unknown(expression, context, from: [operand])
            }
            return .number(number)
        case .invalid, .variable, .attribute, .index, .conditional:
            return unknown(expression, context, from: [])
        }
    }

    /// One item of a list or object: an error in it leaves the others what they are.
    private func element(_ expression: HCLExpression, _ context: EvaluationContext) throws(EvaluationError)
        -> TerraformValue
    {
        if context.raisesErrors { return try value(expression, context) }
        return settledValue(expression, context)
    }

    private func splat(
        _ source: HCLExpression, _ steps: [HCLStep], _ expression: HCLExpression, _ context: EvaluationContext
    ) throws(EvaluationError) -> TerraformValue {
        var base = try nested(source, context)
        if case .attribute(let value, let instance, let name) = base {
            base = .part(value, symbol: instance.address + "." + name)
        }
        guard isOrderKnown(of: base, context) else {
            return unknown(expression, context, from: [plain(base, isStrict: context.isStrict)])
        }
        let elements: [Evaluated]
        switch base {
        case .block(let node):
            let expansion = expansion(of: node)
            guard !expansion.state.isUnknown else {
                return unknown(expression, context, from: [plain(base, isStrict: context.isStrict)])
            }
            // Terraform takes the map of a for_each for one single value, which has no such attribute.
            if case .forEach = expansion.state { throw EvaluationError() }
            elements = expansion.instances.map(Evaluated.instance)
        case .call(let call):
            let expansion = expansion(of: call)
            guard !expansion.state.isUnknown else {
                return unknown(expression, context, from: [.unknown(call.address)])
            }
            if case .forEach = expansion.state { throw EvaluationError() }
            elements = expansion.instances.map(Evaluated.module)
        case .value(.list(let items, _)): elements = items.map(Evaluated.value)
        case .part(.list(let items, _), let symbol):
            elements = items.enumerated().map { .part($0.element, symbol: "\(symbol)[\($0.offset)]") }
        case .value(.null), .part(.null, _), .value(.typedNull), .part(.typedNull, _): elements = []
        case .value(.unknown), .part(.unknown, _):
            return unknown(expression, context, from: [plain(base, isStrict: context.isStrict)])
        default: elements = [base]
        }
        var results: [TerraformValue] = []
        results.reserveCapacity(elements.count)
        for element in elements {
            var current = element
            for step in steps {
                switch step {
                case .attribute(let name): current = try attribute(name, of: current, context)
                case .index(let key): current = try index(try value(key, context), of: current, expression, context)
                }
            }
            results.append(plain(current, isStrict: context.isStrict))
        }
        // Of a list or set the splat is a list, of anything else a tuple.
        switch base {
        case .value(.list(_, let type)), .part(.list(_, let type), _):
            return .list(results, type == .set ? .list : type)
        default: return .list(results, .tuple)
        }
    }
}
