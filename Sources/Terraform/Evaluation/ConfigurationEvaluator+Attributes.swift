import Facts

/// Attributes of resources.
extension ConfigurationEvaluator {
    /// The value of an attribute; one that AWS sets is its symbol where nothing says what it will be.
    func value(_ name: String, of instance: ResourceInstance, isStrict: Bool) -> TerraformValue {
        let block = instance.node.block
        if let slot = block.body.slots[name] {
            let value = written(slot, of: instance, isStrict: isStrict)
            // What is set to null counts as not written where AWS then sets it.
            if value != .null || !block.computedNames.contains(name) { return value }
        }
        // A data source is read before the plan when its arguments are known then.
        if isStrict {
            let value =
                block.isData ? ComputedAttributes.value(name, of: instance, self, isStrict: isStrict) : nil
            return value.flatMap { isAffordable($0) ? $0 : nil } ?? .unknown(instance.address + "." + name)
        }
        switch instance.computed[name] {
        case .done(let value)?:
            recall(instance.address + "." + name)
            return value
        case .inProgress?: return .unknown(instance.address + "." + name)
        case nil: break
        }
        instance.computed[name] = .inProgress
        var value =
            tracked(instance.address + "." + name) {
                ComputedAttributes.value(name, of: instance, self, isStrict: isStrict)
            } ?? .unknown(instance.address + "." + name)
        if !isAffordable(value) { value = .unknown(instance.address + "." + name) }
        instance.computed[name] = .done(value)
        return value
    }

    /// The value of an argument or of the nested blocks of that name; nil when neither is written.
    func argument(_ name: String, of instance: ResourceInstance, isStrict: Bool) -> TerraformValue? {
        guard let slot = instance.node.block.body.slots[name] else { return nil }
        let value = written(slot, of: instance, isStrict: isStrict)
        return value == .null ? nil : value
    }

    /// - Parameter slot: a position among the arguments, and behind them among the groups of nested blocks.
    func written(_ slot: Int, of instance: ResourceInstance, isStrict: Bool) -> TerraformValue {
        let memo = instance.memo(isStrict: isStrict)
        let body = instance.node.block.body
        let isArgument = slot < body.arguments.count
        switch memo.slots[slot] {
        case .done(let value)?:
            recall(
                instance.address + "."
                    + (isArgument ? body.arguments[slot].name : body.groups[slot - body.arguments.count].name))
            return value
        case .inProgress?:
            let name = isArgument ? body.arguments[slot].name : body.groups[slot - body.arguments.count].name
            return .unknown(instance.address + "." + name)
        case nil: break
        }
        memo.slots[slot] = .inProgress
        let context = context(of: instance, isStrict: isStrict)
        let name: String
        var value: TerraformValue
        if isArgument {
            let argument = body.arguments[slot]
            name = argument.name
            value = tracked(instance.address + "." + argument.name) {
                ArgumentTypes.convert(settledValue(argument.expression, context), of: argument.name)
            }
        } else {
            let group = body.groups[slot - body.arguments.count]
            name = group.name
            value = tracked(instance.address + "." + group.name) {
                blocks(group, symbol: instance.address + "." + group.name, context)
            }
        }
        if !isAffordable(value) { value = .unknown(instance.address + "." + name) }
        memo.slots[slot] = .done(value)
        return value
    }

    func context(of instance: ResourceInstance, isStrict: Bool) -> EvaluationContext {
        EvaluationContext(
            scope: instance.node.scope, file: instance.node.block.source.file, repetition: instance.repetition,
            bindings: nil, isStrict: isStrict)
    }

    // MARK: - Nested blocks

    /// Nested blocks of one type as a list of objects.
    ///
    /// - Parameter symbol: what the list is when it is not known how many there are.
    private func blocks(_ group: BlockGroup, symbol: String, _ context: EvaluationContext) -> TerraformValue {
        var objects: [TerraformValue] = []
        for item in group.items {
            switch item {
            case .block(let body): objects.append(object(body, symbol: symbol, context))
            case .dynamic(let dynamic):
                guard let forEach = dynamic.forEach,
                    let (collection, ofFile) = try? watched({ () throws(EvaluationError) in settled(forEach, context) }
                    ),
                    let items = try? items(of: collection, isStrict: context.isStrict)
                else { return .unknown(symbol) }
                for (position, item) in items.enumerated() {
                    guard objects.count < ValueSize.maximumElements, spend(1) else { return .unknown(symbol) }
                    var inner = context
                    let value = plain(item.1, isStrict: context.isStrict)
                    inner.bindings = Binding(
                        dynamic.iterator, .value(.object(["key": item.0, "value": value], .object)),
                        round: "[\(position)]", restsOnFile: ofFile, outer: context.bindings)
                    objects.append(object(dynamic.content, symbol: symbol, inner))
                }
            }
        }
        return .list(objects)
    }

    private func object(_ body: ArgumentBody, symbol: String, _ context: EvaluationContext) -> TerraformValue {
        guard spend(4 * (1 + body.arguments.count + body.groups.count)) else { return .unknown(symbol) }
        var members: [String: TerraformValue] = [:]
        members.reserveCapacity(body.arguments.count + body.groups.count)
        for argument in body.arguments {
            members[argument.name] = ArgumentTypes.convert(
                settledValue(argument.expression, context), of: argument.name)
        }
        for group in body.groups {
            members[group.name] = blocks(group, symbol: symbol + "." + group.name, context)
        }
        return .object(members)
    }
}
