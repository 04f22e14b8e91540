/// A resource or data source inside of one instance of its module.
final class ResourceNode {
    let block: ResourceBlock
    unowned let scope: ModuleScope
    /// Without an instance key.
    let address: String
    var expansion: Memo<Expansion<ResourceInstance>>?
    var forEachValues: [Evaluated?] = [nil, nil]

    init(_ block: ResourceBlock, scope: ModuleScope) {
        self.block = block
        self.scope = scope
        address = scope.prefix + (block.isData ? "data." : "") + block.key
    }
}

/// One instance of a resource or data source.
final class ResourceInstance {
    unowned let node: ResourceNode
    let repetition: Repetition?
    let address: String
    /// Written arguments and blocks by slot, once one is asked for.
    private var written: AttributeMemo?
    /// The same in strict evaluation, which few resources need.
    private var strictlyWritten: AttributeMemo?
    /// What follows from them, by name.
    var computed: [String: Memo<TerraformValue>] = [:]
    var provider: ProviderReference?

    init(_ node: ResourceNode, repetition: Repetition?) {
        self.node = node
        self.repetition = repetition
        address = repetition?.key.map { node.address + $0.suffix } ?? node.address
    }

    var type: String { node.block.type }

    func memo(isStrict: Bool) -> AttributeMemo {
        if let memo = isStrict ? strictlyWritten : written { return memo }
        let body = node.block.body
        let memo = AttributeMemo(count: body.arguments.count + body.groups.count)
        if isStrict { strictlyWritten = memo } else { written = memo }
        return memo
    }
}

/// Values of one resource by slot.
final class AttributeMemo {
    var slots: [Memo<TerraformValue>?]

    init(count: Int) { slots = Array(repeating: nil, count: count) }
}
