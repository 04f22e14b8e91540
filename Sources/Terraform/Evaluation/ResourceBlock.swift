/// A `resource` or `data` block, its meta-arguments told from those of the provider.
package final class ResourceBlock: Sendable {
    package let source: PlacedBlock
    package let isData: Bool
    package let type: String
    package let name: String
    /// `type.name`, for a data source too.
    let key: String
    let count: HCLExpression?
    let forEach: HCLExpression?
    let provider: HCLExpression?
    package let dependsOn: [String]
    /// The arguments of `ignore_changes` as they are written; `all` for all of them.
    package let ignoredChanges: [String]
    let body: ArgumentBody
    /// What AWS sets where it is not written.
    let computedNames: [String]

    init(_ source: PlacedBlock) {
        let block = source.block
        self.source = source
        isData = block.type == "data"
        type = block.labels[0]
        name = block.labels[1]
        key = block.labels[0] + "." + block.labels[1]
        count = block.body.attribute("count")?.expression
        forEach = block.body.attribute("for_each")?.expression
        provider = block.body.attribute("provider")?.expression
        dependsOn = Self.references(block.body.attribute("depends_on")?.expression, in: source.file)
        ignoredChanges = Self.ignoredChanges(block, in: source.file)
        computedNames = ComputedAttributes.names(of: block.labels[0])
        body = ArgumentBody(block.body, blockTypes: NestedBlockTypes.of(block.labels[0]), isResource: true)
    }

    /// What `lifecycle { ignore_changes }` of a resource names.
    static func ignoredChanges(_ block: HCLBlock, in file: HCLFile) -> [String] {
        block.body.nestedBlocks("lifecycle").flatMap {
            references($0.body.attribute("ignore_changes")?.expression, in: file)
        }
    }

    /// References as they are written; JSON holds them in quotes.
    private static func references(_ expression: HCLExpression?, in file: HCLFile) -> [String] {
        guard let expression else { return [] }
        let items: [HCLExpression] = if case .tuple(let items) = expression.kind { items } else { [expression] }
        return items.map { item in
            if case .string(let text) = item.kind { text } else { file.text(of: item.range) }
        }
    }
}

/// The arguments and nested blocks of a block, grouped as the provider sees them.
final class ArgumentBody: Sendable {
    let arguments: [HCLAttribute]
    /// Slots by name: the arguments', then the groups'.
    let slots: [String: Int]
    let groups: [BlockGroup]

    /// - Parameter blockTypes: which arguments are nested blocks: in JSON nothing else tells the two apart.
    init(_ body: HCLBody, blockTypes: NestedBlockTypes?, isResource: Bool = false) {
        let isMeta: (String) -> Bool = { isResource && Self.metaArguments.contains($0) }
        var arguments: [HCLAttribute] = []
        var names: [String] = []
        var blocks: [String: [BlockGroup.Item]] = [:]
        func add(_ item: BlockGroup.Item, to name: String) {
            if blocks[name] == nil { names.append(name) }
            blocks[name, default: []].append(item)
        }
        for attribute in body.attributes where !isMeta(attribute.name) {
            let written = HCLBody(attributes: [attribute])
            if isResource, Self.metaBlocks.contains(attribute.name), Self.isBlockValue(attribute.expression) {
                continue
            } else if attribute.name == "dynamic", Self.isBlockValue(attribute.expression) {
                for block in written.nestedBlocks("dynamic") {
                    guard let name = block.labels.first else { continue }
                    add(.dynamic(DynamicBlock(block, name: name, blockTypes: blockTypes?.nested[name])), to: name)
                }
            } else if let nested = blockTypes?.nested[attribute.name], Self.isBlockValue(attribute.expression) {
                for block in written.nestedBlocks(attribute.name) {
                    add(.block(ArgumentBody(block.body, blockTypes: nested)), to: attribute.name)
                }
            } else {
                arguments.append(attribute)
            }
        }
        for block in body.blocks where !isResource || !Self.metaBlocks.contains(block.type) {
            if block.type == "dynamic", let name = block.labels.first {
                add(.dynamic(DynamicBlock(block, name: name, blockTypes: blockTypes?.nested[name])), to: name)
            } else {
                add(
                    .block(ArgumentBody(block.body, blockTypes: blockTypes?.nested[block.type])), to: block.type)
            }
        }
        self.arguments = arguments
        groups = names.map { BlockGroup(name: $0, items: blocks[$0] ?? []) }
        slots = Dictionary(
            (arguments.map(\.name) + names).enumerated().map { ($0.element, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    private static let metaArguments: Set<String> = ["count", "for_each", "provider", "depends_on"]
    private static let metaBlocks: Set<String> = ["lifecycle", "provisioner", "connection", "timeouts"]

    /// Whether an argument's value may stand for blocks: an object or a list of objects as JSON writes them.
    private static func isBlockValue(_ expression: HCLExpression) -> Bool {
        switch expression.kind {
        case .object: true
        case .tuple(let items): items.allSatisfy { if case .object = $0.kind { true } else { false } }
        default: false
        }
    }
}

/// The nested blocks of one type.
struct BlockGroup: Sendable {
    let name: String
    let items: [Item]

    enum Item: Sendable {
        case block(ArgumentBody)
        case dynamic(DynamicBlock)
    }
}

/// `dynamic "name" { for_each = …; content { … } }`.
final class DynamicBlock: Sendable {
    let forEach: HCLExpression?
    let iterator: String
    let content: ArgumentBody

    init(_ block: HCLBlock, name: String, blockTypes: NestedBlockTypes?) {
        forEach = block.body.attribute("for_each")?.expression
        iterator =
            switch block.body.attribute("iterator")?.expression.kind {
            case .variable(let iterator)?, .string(let iterator)?: iterator
            default: name
            }
        content = ArgumentBody(block.body.nestedBlocks("content").first?.body ?? HCLBody(), blockTypes: blockTypes)
    }
}
