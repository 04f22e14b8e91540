/// The source of a module: what its files declare, parsed once however often the module is called.
package final class ConfigurationFolder: Sendable {
    /// As seen from the root module's folder, `.` for that itself: what `path.module` is.
    package let path: String
    /// All files of configuration, in lexical order, override files last.
    package let files: [HCLFile]
    /// The top-level blocks, override files merged in.
    package let blocks: [PlacedBlock]

    package let variables: [String: PlacedBlock]
    package let locals: [String: ConfigurationLocal]
    package let outputs: [String: PlacedBlock]
    package let moduleCalls: [PlacedBlock]
    package let providers: [PlacedBlock]
    /// `terraform` blocks.
    package let settings: [PlacedBlock]
    /// Managed resources and data sources in the order of the files.
    package let resources: [ResourceBlock]

    /// Positions in `resources` by `type.name`.
    let managedPositions: [String: Int]
    /// Positions in `resources` by `type.name` of data sources.
    let dataPositions: [String: Int]
    /// Positions in `moduleCalls` by name.
    let callPositions: [String: Int]
    /// Types of variables, read once.
    let variableTypes: [String: TypeConstraint]

    init(path: String, files: [HCLFile], blocks: [PlacedBlock]) {
        self.path = path
        self.files = files
        self.blocks = blocks
        var variables: [String: PlacedBlock] = [:]
        var types: [String: TypeConstraint] = [:]
        var locals: [String: ConfigurationLocal] = [:]
        var outputs: [String: PlacedBlock] = [:]
        var calls: [PlacedBlock] = []
        var providers: [PlacedBlock] = []
        var settings: [PlacedBlock] = []
        var resources: [ResourceBlock] = []
        for entry in blocks {
            let labels = entry.block.labels
            switch (entry.block.type, labels.count) {
            case ("variable", 1):
                variables[labels[0]] = entry
                if let type = entry.block.body.attribute("type")?.expression {
                    types[labels[0]] = TypeConstraint(type)
                }
            case ("locals", _):
                for attribute in entry.block.body.attributes {
                    locals[attribute.name] = ConfigurationLocal(
                        name: attribute.name, expression: attribute.expression, file: entry.file)
                }
            case ("output", 1): outputs[labels[0]] = entry
            case ("module", 1): calls.append(entry)
            case ("provider", 1): providers.append(entry)
            case ("terraform", _): settings.append(entry)
            case ("resource", 2), ("data", 2): resources.append(ResourceBlock(entry))
            default: break
            }
        }
        self.variables = variables
        variableTypes = types
        self.locals = locals
        self.outputs = outputs
        moduleCalls = calls
        self.providers = providers
        self.settings = settings
        self.resources = resources
        managedPositions = Self.positions(of: resources.lazy.map { $0.isData ? nil : $0.key })
        dataPositions = Self.positions(of: resources.lazy.map { $0.isData ? $0.key : nil })
        callPositions = Self.positions(of: calls.lazy.map { $0.block.labels[0] })
    }

    private static func positions(of keys: some Sequence<String?>) -> [String: Int] {
        var positions: [String: Int] = [:]
        for (position, key) in keys.enumerated() {
            if let key { positions[key] = position }
        }
        return positions
    }
}
