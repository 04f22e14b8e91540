import Facts

/// A block with `count` or `for_each`.
protocol RepeatedBlock: AnyObject {
    var scope: ModuleScope { get }
    /// Without an instance key.
    var address: String { get }
    var file: HCLFile { get }
    var countExpression: HCLExpression? { get }
    var forEachExpression: HCLExpression? { get }
    /// What `for_each` is, as it is and strict, once it has been asked for.
    var forEachValues: [Evaluated?] { get set }
}

extension ResourceNode: RepeatedBlock {
    var file: HCLFile { block.source.file }
    var countExpression: HCLExpression? { block.count }
    var forEachExpression: HCLExpression? { block.forEach }
}

extension ModuleCallNode: RepeatedBlock {
    var file: HCLFile { block.file }
    var countExpression: HCLExpression? { block.block.body.attribute("count")?.expression }
    var forEachExpression: HCLExpression? { block.block.body.attribute("for_each")?.expression }
}

/// Instances of resources and modules.
extension ConfigurationEvaluator {
    /// More instances than anybody means; a wrong number must not fill the memory.
    static var maximumCount: Int { 100_000 }

    func expansion(of node: ResourceNode) -> Expansion<ResourceInstance> {
        if case .done(let expansion)? = node.expansion { return expansion }
        if case .inProgress? = node.expansion { return Self.circular() }
        node.expansion = .inProgress
        let expansion = expand(node) { ResourceInstance(node, repetition: $0) }
        node.expansion = .done(expansion)
        return expansion
    }

    func expansion(of call: ModuleCallNode) -> Expansion<ModuleScope> {
        if case .done(let expansion)? = call.expansion { return expansion }
        if case .inProgress? = call.expansion { return Self.circular() }
        call.expansion = .inProgress
        let expansion = expand(call) { repetition in
            ModuleScope(
                address: call.address + (repetition?.key?.suffix ?? ""), path: call.module.address,
                module: call.module, parent: call.scope, repetition: repetition,
                isRepetitionUnknown: call.scope.isRepetitionUnknown || repetition.map { $0.key == nil } ?? false)
        }
        call.expansion = .done(expansion)
        return expansion
    }

    /// A block whose repetition depends on the block itself.
    private static func circular<Instance>() -> Expansion<Instance> {
        Expansion(state: .unknown(symbols: [], dependsOnResource: false), instances: [], positions: [:])
    }

    private func expand<Block: RepeatedBlock, Instance>(_ block: Block, _ make: (Repetition?) -> Instance)
        -> Expansion<Instance>
    {
        var state = repetition(of: block)
        if let expression = block.countExpression ?? block.forEachExpression {
            place = (block.file, expression.range.start)
        }
        if !mayMakeInstances(state.instanceCount) { state = .unknown(symbols: [], dependsOnResource: false) }
        let keys: [InstanceKey]
        switch state {
        case .none: return Expansion(state: state, instances: [make(nil)], positions: [:])
        case .unknown:
            let repetition = Repetition(address: block.address, key: nil) { _ in nil }
            return Expansion(state: state, instances: [make(repetition)], positions: [:])
        case .count(let count): keys = (0..<count).map(InstanceKey.number)
        case .forEach(let texts): keys = texts.map(InstanceKey.text)
        }
        let instances = keys.map { key in
            make(
                Repetition(address: block.address, key: key) { [unowned self, unowned block] isStrict in
                    eachValue(key, of: block, isStrict: isStrict)
                })
        }
        return Expansion(
            state: state, instances: instances,
            positions: Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($0.element, $0.offset) }))
    }

    /// How often a block is repeated: in strict evaluation, as Terraform decides it before the apply.
    private func repetition(of block: some RepeatedBlock) -> RepetitionState {
        let outer = restsOnFile
        restsOnFile = false
        defer { restsOnFile = outer }
        let state = writtenRepetition(of: block)
        // Keys are a part of addresses, and lines of a file are no keys unless they look like names.
        if restsOnFile, case .forEach(let keys) = state, !keys.allSatisfy(FileText.isName) {
            return .unknown(symbols: [], dependsOnResource: false)
        }
        return state
    }

    private func writtenRepetition(of block: some RepeatedBlock) -> RepetitionState {
        let context = context(block.scope, block.file, isStrict: true)
        if let expression = block.countExpression {
            let value = settledValue(expression, context)
            place = (block.file, expression.range.start)
            guard let number = try? number(value) else { return unknownRepetition([value]) }
            guard let count = Int(exactly: number), (0...Self.maximumCount).contains(count) else {
                if number > Double(Self.maximumCount) { reach(.instances) }
                return unknownRepetition([value])
            }
            return .count(count)
        }
        guard block.forEachExpression != nil else { return .none }
        let collection = forEachValue(of: block, isStrict: true)
        if case .block(let node) = collection, case .forEach(let keys) = expansion(of: node).state {
            return .forEach(keys)
        }
        if case .call(let call) = collection, case .forEach(let keys) = expansion(of: call).state {
            return .forEach(keys)
        }
        switch plain(collection, isStrict: true) {
        case .object(let members, _):
            let keys = members.keys.filter { $0 != Self.addressMember }
            let open = keys.map(TerraformValue.string).filter { !$0.isWhollyKnown }
            return open.isEmpty ? .forEach(keys.sorted()) : unknownRepetition(open)
        case .list(let items, _):
            let texts = items.compactMap { if case .string(let text) = $0 { text } else { nil } }
            guard texts.count == items.count, items.allSatisfy(\.isWhollyKnown) else {
                return unknownRepetition(items.filter { !$0.isWhollyKnown })
            }
            return .forEach(Set(texts).sorted())
        case let value: return unknownRepetition([value])
        }
    }

    private func forEachValue(of block: some RepeatedBlock, isStrict: Bool) -> Evaluated {
        let mode = isStrict ? 1 : 0
        if let value = block.forEachValues[mode] {
            recall(block.address + ".for_each")
            return value
        }
        guard let expression = block.forEachExpression else { return .value(.null) }
        let value = tracked(block.address + ".for_each") {
            settled(expression, context(block.scope, block.file, isStrict: isStrict))
        }
        block.forEachValues[mode] = value
        return value
    }

    private func eachValue(_ key: InstanceKey, of block: some RepeatedBlock, isStrict: Bool) -> Evaluated? {
        guard case .text(let text) = key else { return nil }
        switch forEachValue(of: block, isStrict: isStrict) {
        case .block(let node):
            let expansion = expansion(of: node)
            return expansion.positions[key].map { .instance(expansion.instances[$0]) }
        case .call(let call):
            let expansion = expansion(of: call)
            return expansion.positions[key].map { .module(expansion.instances[$0]) }
        case let collection:
            switch plain(collection, isStrict: isStrict) {
            case .object(let members, _): return members[text].map(Evaluated.value)
            case .list: return .value(.string(text))
            default: return nil
            }
        }
    }

    // MARK: - Reasons

    private func unknownRepetition(_ values: [TerraformValue]) -> RepetitionState {
        var open: Set<String> = []
        for value in values { value.collectSymbols(into: &open) }
        // An expression's symbol says little; what it was made from says why.
        var reasons: Set<String> = []
        var seen: Set<String> = []
        while let symbol = open.popFirst() {
            guard seen.insert(symbol).inserted else { continue }
            if let causes = origins[symbol], !causes.isEmpty {
                open.formUnion(causes)
            } else {
                reasons.insert(symbol)
            }
        }
        return .unknown(symbols: reasons.sorted(), dependsOnResource: reasons.contains(where: isOfManagedResource))
    }

    /// Whether a symbol is an attribute of a managed resource of this configuration.
    private func isOfManagedResource(_ symbol: String) -> Bool {
        var steps = Self.steps(of: symbol)[...]
        while steps.count > 2, steps.first == "module" { steps = steps.dropFirst(2) }
        guard steps.count >= 2, let type = steps.first, let name = steps.dropFirst().first else { return false }
        return managedKeys.contains(type + "." + name)
    }

    /// The names of a symbol without instance keys.
    private static func steps(of symbol: String) -> [String] {
        var steps: [String] = [""]
        var depth = 0
        var isQuoted = false
        for character in symbol {
            switch character {
            case "\"": isQuoted.toggle()
            case "[" where !isQuoted: depth += 1
            case "]" where !isQuoted: depth -= 1
            case "." where depth == 0: steps.append("")
            default: if depth == 0 { steps[steps.count - 1].append(character) }
            }
        }
        return steps
    }
}
