/// A top-level block of a module with the file in which it is written; override files are merged in.
package final class PlacedBlock: Sendable {
    package let block: HCLBlock
    package let file: HCLFile
    /// The line of the block's header.
    package let line: Int
    /// Arguments and nested blocks that override files have set → the file that they stand in.
    private let overrides: [String: HCLFile]

    package init(_ block: HCLBlock, in file: HCLFile, overrides: [String: HCLFile] = [:]) {
        self.block = block
        self.file = file
        self.overrides = overrides
        line = file.position(of: block.headerRange.start).line
    }

    var isOverridden: Bool { !overrides.isEmpty }

    /// The file in which an argument or nested block stands.
    ///
    /// - Parameter path: such as `acl` or `cors_rule.allowed_headers`.
    func file(of path: String) -> HCLFile {
        if overrides.isEmpty { return file }
        return overrides[String(path.prefix { $0 != "." })] ?? file
    }

    /// The same block with what an override file sets.
    func overridden(with body: HCLBody, of override: PlacedBlock) -> PlacedBlock {
        var block = block
        block.body = body
        let names = override.block.body.attributes.map(\.name)
        let kinds = override.block.body.blocks.map { $0.type == "dynamic" ? $0.labels.first ?? "" : $0.type }
        let set = Dictionary((names + kinds).map { ($0, override.file) }, uniquingKeysWith: { first, _ in first })
        return PlacedBlock(block, in: file, overrides: overrides.merging(set) { $1 })
    }

    /// The argument of that name when it is written as a literal text.
    package func literal(_ name: String) -> String? {
        if case .string(let text)? = block.body.attribute(name)?.expression.kind { return text }
        return nil
    }

    /// Whether the argument of that name is written as `true`.
    package func isTrue(_ name: String) -> Bool {
        switch block.body.attribute(name)?.expression.kind {
        case .bool(true): true
        case .string("true"): true
        default: false
        }
    }
}

/// One named value of a `locals` block.
package struct ConfigurationLocal: Sendable {
    package let name: String
    package let expression: HCLExpression
    package let file: HCLFile
}
