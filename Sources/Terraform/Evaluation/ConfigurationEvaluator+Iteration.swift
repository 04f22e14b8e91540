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
        // The key of a set's item is the item.
        case .list(let items, .set): return items.map { ($0, .value($0)) }
        case .list(let items, let type):
            return items.enumerated().map { position, item in
                // What may be a set has keys that are not known.
                (type == .open ? .unknown("root.expr.key") : .number(Double(position)), .value(item))
            }
        case .object(let members, _):
            return members.filter { $0.key != Self.addressMember }.sorted { $0.key < $1.key }.map {
                (.string($0.key), .value($0.value))
            }
        case .unknown: return nil
        case .string(let text) where SymbolicText.hasSymbols(text): return nil
        default: throw EvaluationError()
        }
    }

    /// Whether it is known in which order Terraform walks over a collection.
    ///
    /// Items that are known after the apply keep the order in which they are written, so that what is made of each of
    /// them can be judged; `count` and `for_each`, which are strict, do not rest on it.
    func isOrderKnown(of collection: Evaluated, _ context: EvaluationContext) -> Bool {
        switch collection {
        case .value(.list(let items, .set)), .attribute(.list(let items, .set), _, _), .part(.list(let items, .set), _):
            TerraformFunctions.isOrderKnown(of: items)
                || (!context.isStrict && items.contains { !$0.isWhollyKnown })
        default: true
        }
    }

    /// Runs `body` for each item that fulfils the condition.
    ///
    /// - Returns: false when it is not known for which, or in which order where that matters.
    func iterate(
        _ clause: HCLForClause, _ context: EvaluationContext, isOrdered: Bool = true,
        operands: inout [TerraformValue], _ body: (EvaluationContext) throws(EvaluationError) -> Void
    ) throws(EvaluationError) -> Bool {
        let (collection, ofFile) = try watched { () throws(EvaluationError) in
            try resolve(clause.collection, context)
        }
        guard !isOrdered || isOrderKnown(of: collection, context),
            let items = try items(of: collection, isStrict: context.isStrict)
        else {
            operands.append(plain(collection, isStrict: context.isStrict))
            return false
        }
        for (position, item) in items.enumerated() {
            guard spend(1) else { return false }
            var inner = context
            let round = "[\(position)]"
            if let name = clause.keyName {
                inner.bindings = Binding(
                    name, .value(item.0), round: "", restsOnFile: ofFile, outer: inner.bindings)
            }
            inner.bindings = Binding(
                clause.valueName, item.1, round: round, restsOnFile: ofFile, outer: inner.bindings)
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
        return isKnown ? .list(results, .tuple) : unknown(expression, context, from: operands)
    }

    func forObject(
        _ clause: HCLForClause, _ key: HCLExpression, _ element: HCLExpression, isGrouped: Bool,
        _ expression: HCLExpression, _ context: EvaluationContext
    ) throws(EvaluationError) -> TerraformValue {
        var results: [String: TerraformValue] = [:]
        var groups: [String: [TerraformValue]] = [:]
        var operands: [TerraformValue] = []
        let isKnown = try iterate(clause, context, isOrdered: isGrouped, operands: &operands) {
            (inner) throws(EvaluationError) in
            guard let name = try value(key, inner).asText() else { throw EvaluationError() }
            let item = inner.raisesErrors ? try value(element, inner) : settledValue(element, inner)
            if isGrouped {
                groups[name, default: []].append(item)
            } else if results.updateValue(item, forKey: name) != nil {
                // Terraform refuses a second item with the same key.
                throw EvaluationError()
            }
        }
        guard isKnown else { return unknown(expression, context, from: operands) }
        return .object(isGrouped ? groups.mapValues { .list($0, .tuple) } : results, .object)
    }
}
