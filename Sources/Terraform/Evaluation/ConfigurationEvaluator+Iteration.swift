import Facts

/// `for` expressions.
extension ConfigurationEvaluator {
    /// The items of a collection with their keys; nil when it is not known which there are.
    func items(of collection: Evaluated, isStrict: Bool) throws(EvaluationError) -> [(TerraformValue, Evaluated)]? {
        switch collection {
        case .block(let node):
            let expansion = expansion(of: node)
            switch expansion.state {
            case .count, .forEach:
                return expansion.instances.map { ($0.repetition?.key?.value ?? .null, .instance($0)) }
            case .unknown: return nil
            case .none: break
            }
        case .call(let call):
            let expansion = expansion(of: call)
            switch expansion.state {
            case .count, .forEach:
                return expansion.instances.map { ($0.repetition?.key?.value ?? .null, .module($0)) }
            case .unknown: return nil
            case .none: break
            }
        default: break
        }
        switch plain(collection, isStrict: isStrict) {
        case .list(let items): return items.enumerated().map { (.number(Double($0.offset)), .value($0.element)) }
        case .object(let members):
            return members.filter { $0.key != Self.addressMember }.sorted { $0.key < $1.key }.map {
                (.string($0.key), .value($0.value))
            }
        case .unknown: return nil
        case .string(let text) where SymbolicText.hasSymbols(text): return nil
        default: throw EvaluationError()
        }
    }

    /// Runs `body` for each item that fulfils the condition.
    ///
    /// - Returns: false when it is not known for which.
    func iterate(
        _ clause: HCLForClause, _ context: EvaluationContext, operands: inout [TerraformValue],
        _ body: (EvaluationContext) throws(EvaluationError) -> Void
    ) throws(EvaluationError) -> Bool {
        let collection = try resolve(clause.collection, context)
        guard let items = try items(of: collection, isStrict: context.isStrict) else {
            operands.append(plain(collection, isStrict: context.isStrict))
            return false
        }
        for (position, item) in items.enumerated() {
            guard spend(1) else { return false }
            var inner = context
            let round = "[\(position)]"
            if let name = clause.keyName {
                inner.bindings = Binding(name, .value(item.0), round: "", outer: inner.bindings)
            }
            inner.bindings = Binding(clause.valueName, item.1, round: round, outer: inner.bindings)
            if let condition = clause.condition {
                let test = try value(condition, inner)
                guard let isWanted = try truth(test) else {
                    operands.append(test)
                    return false
                }
                if !isWanted { continue }
            }
            try body(inner)
        }
        return true
    }

    func forTuple(
        _ clause: HCLForClause, _ element: HCLExpression, _ expression: HCLExpression, _ context: EvaluationContext
    ) throws(EvaluationError) -> TerraformValue {
        var results: [TerraformValue] = []
        var operands: [TerraformValue] = []
        let isKnown = try iterate(clause, context, operands: &operands) { (inner) throws(EvaluationError) in
            results.append(inner.raisesErrors ? try value(element, inner) : settledValue(element, inner))
        }
        return isKnown ? .list(results) : unknown(expression, context, from: operands)
    }

    func forObject(
        _ clause: HCLForClause, _ key: HCLExpression, _ element: HCLExpression, isGrouped: Bool,
        _ expression: HCLExpression, _ context: EvaluationContext
    ) throws(EvaluationError) -> TerraformValue {
        var results: [String: TerraformValue] = [:]
        var groups: [String: [TerraformValue]] = [:]
        var operands: [TerraformValue] = []
        let isKnown = try iterate(clause, context, operands: &operands) { (inner) throws(EvaluationError) in
            guard let name = try value(key, inner).asText() else { throw EvaluationError() }
            let item = inner.raisesErrors ? try value(element, inner) : settledValue(element, inner)
            if isGrouped { groups[name, default: []].append(item) } else { results[name] = item }
        }
        guard isKnown else { return unknown(expression, context, from: operands) }
        return .object(isGrouped ? groups.mapValues(TerraformValue.list) : results)
    }
}
