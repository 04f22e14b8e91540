import Facts

/// The blocks of a configuration as facts: once for each call of their module.
struct BlockList {
    private(set) var blocks: [ConfigurationBlock] = []

    init(_ tree: ConfigurationTree, _ resources: [ConfigurationResource]) {
        // How often a block stands is said by its instances; a block without any has a count of 0.
        var repetitions: [String: ConfigurationBlock.Repetition] = [:]
        for resource in resources {
            let address = resource.blockAddress
            guard repetitions[address] != .unknown else { continue }
            switch resource.repetition {
            case .none: repetitions[address] = ConfigurationBlock.Repetition.none
            case .count(let count): repetitions[address] = .count(count)
            case .forEach(let keys): repetitions[address] = .forEach(keys.count)
            case .unknown: repetitions[address] = .unknown
            }
        }
        for module in tree.root.all {
            guard let folder = module.folder else { continue }
            let prefix = module.address.isEmpty ? "" : module.address + "."
            for entry in folder.blocks {
                append(entry, module: module.address, prefix, ignored: [], repetitions)
            }
        }
    }

    private mutating func append(
        _ entry: PlacedBlock, module: String, _ prefix: String, ignored: [String],
        _ repetitions: [String: ConfigurationBlock.Repetition]
    ) {
        let block = entry.block
        if block.type == "locals" {
            for local in block.body.attributes {
                blocks.append(
                    ConfigurationBlock(
                        module: module, kind: "local", name: local.name, address: "\(prefix)local.\(local.name)",
                        file: entry.file.path, line: entry.file.position(of: local.nameRange.start).line,
                        references: Self.references(of: HCLBody(attributes: [local]), in: entry.file)))
            }
            return
        }
        let isResource = block.type == "resource" || block.type == "data"
        let name = block.labels.last ?? ""
        let type = block.labels.count == 2 ? block.labels[0] : ""
        let address = prefix + Self.address(block, type: type, name: name)
        let repetition = isResource ? repetitions[address] ?? .count(0) : .none
        blocks.append(
            ConfigurationBlock(
                module: module, kind: block.type, type: type, name: name, address: address, file: entry.file.path,
                line: entry.line, repetition: repetition,
                ignoredChanges: isResource ? ResourceBlock.ignoredChanges(block, in: entry.file) : [],
                references: Self.references(of: block.body, in: entry.file)))
    }

    private static func address(_ block: HCLBlock, type: String, name: String) -> String {
        switch block.type {
        case "resource": "\(type).\(name)"
        case "data": "data.\(type).\(name)"
        case "variable": "var.\(name)"
        case "module": "module.\(name)"
        default: name.isEmpty ? block.type : "\(block.type).\(name)"
        }
    }

    private static func references(of body: HCLBody, in file: HCLFile) -> [ConfigurationBlock.Reference] {
        var found: [ConfigurationBlock.Reference] = []
        body.forEachArgument { path, attribute in
            for reference in HCLReferences.references(in: attribute.expression) {
                found.append(
                    .init(
                        argument: path, target: reference.text, line: file.position(of: reference.range.start).line))
            }
        }
        return found
    }
}
