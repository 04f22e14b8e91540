/// One instance of a module while it is evaluated.
final class ModuleScope {
    /// `module.a["x"]`; empty for the root.
    let address: String
    /// `module.a`: without instance keys.
    let path: String
    /// Before the address of what the module declares: empty or `module.a["x"].`.
    let prefix: String
    let module: ConfigurationModule
    unowned let parent: ModuleScope?
    /// The call's `each` and `count`.
    let repetition: Repetition?
    /// Whether this instance stands for a number of instances that is not known.
    let isRepetitionUnknown: Bool

    // Each is kept twice: as it is, and strict.
    var variables: [[String: Memo<Evaluated>]] = [[:], [:]]
    var locals: [[String: Memo<Evaluated>]] = [[:], [:]]
    var outputs: [[String: Memo<Evaluated>]] = [[:], [:]]
    var calls: [String: ModuleCallNode] = [:]
    var providers: [String: ProviderReference] = [:]
    private var nodes: [ResourceNode?]

    init(
        address: String, path: String, module: ConfigurationModule, parent: ModuleScope?, repetition: Repetition?,
        isRepetitionUnknown: Bool
    ) {
        self.address = address
        self.path = path
        prefix = address.isEmpty ? "" : address + "."
        self.module = module
        self.parent = parent
        self.repetition = repetition
        self.isRepetitionUnknown = isRepetitionUnknown
        nodes = Array(repeating: nil, count: module.folder?.resources.count ?? 0)
    }

    var folder: ConfigurationFolder? { module.folder }

    /// The resource at a position of the folder's list.
    func node(at position: Int, of folder: ConfigurationFolder) -> ResourceNode {
        if let node = nodes[position] { return node }
        let node = ResourceNode(folder.resources[position], scope: self)
        nodes[position] = node
        return node
    }

    /// - Parameter key: `type.name`
    func managed(_ key: String) -> ResourceNode? {
        guard let folder, let position = folder.managedPositions[key] else { return nil }
        return node(at: position, of: folder)
    }

    func data(_ key: String) -> ResourceNode? {
        guard let folder, let position = folder.dataPositions[key] else { return nil }
        return node(at: position, of: folder)
    }

    func call(_ name: String) -> ModuleCallNode? {
        if let call = calls[name] { return call }
        guard let child = module.child(name), let block = child.call else { return nil }
        let call = ModuleCallNode(child, block: block, scope: self)
        calls[name] = call
        return call
    }
}

/// A module call inside of one instance of the calling module.
final class ModuleCallNode {
    let module: ConfigurationModule
    let block: PlacedBlock
    unowned let scope: ModuleScope
    /// Without an instance key.
    let address: String
    var expansion: Memo<Expansion<ModuleScope>>?
    var forEachValues: [Evaluated?] = [nil, nil]

    init(_ module: ConfigurationModule, block: PlacedBlock, scope: ModuleScope) {
        self.module = module
        self.block = block
        self.scope = scope
        address = scope.prefix + "module." + (block.block.labels.first ?? "")
    }
}

/// The instances of a repeated block.
struct Expansion<Instance> {
    var state: RepetitionState
    /// One for each key; a single one when the block is not repeated or when the instances are not known.
    var instances: [Instance]
    var positions: [InstanceKey: Int]
}
