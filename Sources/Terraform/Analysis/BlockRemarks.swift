import Facts

/// What is noticed at resource blocks.
struct BlockRemarks {
    private let evaluator: ConfigurationEvaluator
    private let deprecations: ProviderDeprecations
    /// What does not depend on values is the same for every instance of a block.
    private var written: [ObjectIdentifier: [ConfigurationRemark]] = [:]

    init(_ evaluator: ConfigurationEvaluator, _ deprecations: ProviderDeprecations) {
        self.evaluator = evaluator
        self.deprecations = deprecations
    }

    mutating func remarks(on resource: ConfigurationResource) -> [ConfigurationRemark] {
        let block = resource.source
        let fixed = written[ObjectIdentifier(block)] ?? writtenRemarks(block)
        written[ObjectIdentifier(block)] = fixed
        guard let instance = evaluator.instance(at: resource.address) else { return fixed }
        var remarks = fixed
        if let remark = repetitionRemark(resource) { remarks.append(remark) }
        remarks += pathRemarks(block, instance)
        if let remark = nameRemark(block, instance) { remarks.append(remark) }
        return remarks
    }

    /// What was noticed at blocks that have no instance, with the folder that they are in.
    func unseen(in folder: ConfigurationFolder) -> [ConfigurationRemark] {
        folder.resources.filter { written[ObjectIdentifier($0)] == nil }.flatMap { block in
            writtenRemarks(block).map { remark in
                var remark = remark
                remark.subject = "\(block.isData ? "data." : "")\(block.key) \(remark.subject)"
                return remark
            }
        }
    }

    // MARK: What is written

    private func writtenRemarks(_ block: ResourceBlock) -> [ConfigurationRemark] {
        deprecated(block) + unsupported(block) + references(in: block.source)
    }

    /// What is wrong or deprecated in what a block refers to.
    func references(in block: PlacedBlock) -> [ConfigurationRemark] {
        var remarks: [ConfigurationRemark] = []
        block.block.body.forEachArgument { path, attribute in
            for reference in HCLReferences.references(in: attribute.expression) {
                let file = block.file(of: path)
                if Self.isCountAttribute(reference) {
                    remarks.append(
                        ConfigurationRemark(
                            .countAttribute, subject: reference.text, detail: file.text(of: reference.range),
                            in: file, at: reference.range.start))
                } else if let remark = deprecations.remark(on: reference, in: file) {
                    remarks.append(remark)
                }
            }
        }
        return remarks
    }

    func deprecated(_ block: ResourceBlock) -> [ConfigurationRemark] {
        let (source, header) = (block.source, block.source.block.headerRange)
        var remarks: [ConfigurationRemark] = []
        if deprecations.isDeprecated(type: block.type, isData: block.isData) {
            remarks.append(
                ConfigurationRemark(
                    .deprecatedType, subject: block.type,
                    detail: ProviderDeprecations.advice(type: block.type, isData: block.isData), in: source.file,
                    at: header.start))
        }
        let paths = deprecations.deprecatedPaths(type: block.type, isData: block.isData)
        if paths.isEmpty { return remarks }
        func add(_ path: String, at offset: Int32) {
            remarks.append(
                ConfigurationRemark(
                    .deprecatedArgument, subject: path,
                    detail: ProviderDeprecations.advice(type: block.type, isData: block.isData, path: path),
                    in: source.file(of: path), at: offset))
        }
        source.block.body.forEachArgument { path, attribute in
            // What is null counts as not written.
            if case .null = attribute.expression.kind { return }
            if paths.contains(path) { add(path, at: attribute.nameRange.start) }
        }
        source.block.body.forEachBlock { path, nested in
            if paths.contains(path) { add(path, at: nested.headerRange.start) }
            return true
        }
        return remarks
    }

    private func unsupported(_ block: ResourceBlock) -> [ConfigurationRemark] {
        // Data sources are not in the table; their mistakes show in `terraform validate`.
        guard !block.isData, AWSProviderSchema.names(type: block.type, path: "") != nil else { return [] }
        var remarks: [ConfigurationRemark] = []
        func check(_ path: String, at offset: Int32) -> Bool {
            let parts = path.split(separator: ".").map(String.init)
            let parent = parts.dropLast().joined(separator: ".")
            if parent.isEmpty, Self.metaNames.contains(path) { return false }
            guard let names = AWSProviderSchema.names(type: block.type, path: parent), let name = parts.last else {
                return false
            }
            if names.contains(name) { return true }
            remarks.append(
                ConfigurationRemark(
                    .unsupportedArgument, subject: path, detail: "it has \(names.sorted().joined(separator: ", "))",
                    in: block.source.file(of: path), at: offset))
            return false
        }
        // Arguments of meta-blocks such as `lifecycle` have no parent in the table and are passed over.
        block.source.block.body.forEachArgument { path, attribute in
            _ = check(path, at: attribute.nameRange.start)
        }
        block.source.block.body.forEachBlock { path, nested in check(path, at: nested.headerRange.start) }
        return remarks
    }

    private static let metaNames: Set<String> = [
        "count", "for_each", "provider", "depends_on", "lifecycle", "provisioner", "connection", "timeouts", "dynamic",
    ]

    /// `.count` behind a resource: it is an argument that Terraform itself takes, and no attribute.
    static func isCountAttribute(_ reference: HCLReference) -> Bool {
        guard reference.steps.last == .attribute("count") else { return false }
        let isData = reference.root == "data"
        guard isData || !roots.contains(reference.root) else { return false }
        let names = reference.steps.count { if case .attribute = $0 { true } else { false } }
        return names == (isData ? 3 : 2)
    }

    private static let roots: Set<String> = [
        "var", "local", "module", "data", "each", "count", "path", "self", "terraform",
    ]

    // MARK: What the values say

    private func repetitionRemark(_ resource: ConfigurationResource) -> ConfigurationRemark? {
        Self.repetitionRemark(resource.repetition, of: resource.source.source)
    }

    /// Why it is not known before the apply how often a block stands; nil where it is.
    static func repetitionRemark(_ repetition: RepetitionState, of block: PlacedBlock) -> ConfigurationRemark? {
        guard case .unknown(let symbols, let dependsOnResource) = repetition,
            let attribute = block.block.body.attribute("count") ?? block.block.body.attribute("for_each")
        else { return nil }
        let file = block.file(of: attribute.name)
        let written = file.text(of: attribute.expression.range)
        let reason = dependsOnResource ? "depends_on_resource" : "unknown"
        let cause = symbols.isEmpty ? "" : " (\(symbols.joined(separator: ", ")))"
        return ConfigurationRemark(
            .unknownRepetition, subject: attribute.name, detail: "\(reason): \(written)\(cause)", in: file,
            at: attribute.nameRange.start)
    }

    /// Arguments that name a file on this machine.
    private static let pathArguments: [String: [String]] = [
        "aws_lambda_function": ["filename"], "aws_lambda_layer_version": ["filename"], "aws_s3_object": ["source"],
        "aws_s3_bucket_object": ["source"],
    ]

    private static let fileFunctions: Set<String> = [
        "file", "filebase64", "filemd5", "filesha1", "filesha256", "filesha512", "filebase64sha256",
        "filebase64sha512", "fileexists", "fileset", "templatefile",
    ]

    private func pathRemarks(_ block: ResourceBlock, _ instance: ResourceInstance) -> [ConfigurationRemark] {
        var remarks: [ConfigurationRemark] = []
        let context = evaluator.context(of: instance, isStrict: false)
        func judge(_ expression: HCLExpression, argument: String) {
            guard case .string(let path) = evaluator.settledValue(expression, context), Self.isRelative(path) else {
                return
            }
            let own = block.source.file(of: argument)
            let provenance = ProvenanceFinder.find(expression, in: own, instance.node.scope)
            if provenance.isPathBound { return }
            let (file, range) = provenance.place ?? (own, expression.range)
            let remark = ConfigurationRemark(
                .relativePath, subject: argument, detail: path, in: file, at: range.start)
            // A path that is named twice, as file and for its hash, is written once.
            let isKnown = remarks.contains { $0.file == remark.file && $0.line == remark.line }
            if !isKnown { remarks.append(remark) }
        }
        let pathArguments = block.isData ? [] : Self.pathArguments[block.type] ?? []
        // Most blocks name no file at all, and looking through their expressions takes longer than this.
        guard !pathArguments.isEmpty || block.source.mayName("file") else {
            return []
        }
        block.source.block.body.forEachArgument { path, attribute in
            if pathArguments.contains(path) { judge(attribute.expression, argument: path) }
            attribute.expression.walk { node in
                if case .call(let name, let arguments, _) = node.kind, Self.fileFunctions.contains(name),
                    let first = arguments.first
                {
                    judge(first, argument: path)
                }
            }
        }
        return remarks
    }

    private static func isRelative(_ path: String) -> Bool {
        if case .symbol? = SymbolicText.parts(of: path).first { return false }
        return !path.isEmpty && !path.hasPrefix("/") && !path.hasPrefix("~") && !path.contains("://")
    }

    private func nameRemark(_ block: ResourceBlock, _ instance: ResourceInstance) -> ConfigurationRemark? {
        guard block.type == "aws_s3_bucket", !block.isData,
            let attribute = block.source.block.body.attribute("bucket"),
            case .string(let name) = evaluator.valueWithoutFiles("bucket", of: instance),
            !SymbolicText.hasSymbols(name)
        else { return nil }
        let file = block.source.file(of: "bucket")
        let provenance = ProvenanceFinder.find(attribute.expression, in: file, instance.node.scope)
        if provenance.isVariable { return nil }
        return ConfigurationRemark(
            .literalName, subject: "bucket", detail: name, in: file, at: attribute.nameRange.start)
    }
}

extension ConfigurationRemark {
    init(_ kind: Kind, subject: String, detail: String = "", in file: HCLFile, at offset: Int32) {
        let position = file.position(of: offset)
        self.init(
            kind, subject: subject, detail: detail, file: file.path, line: position.line, column: position.column)
    }
}

extension ProviderDeprecations {
    /// What to write instead; empty where the table does not know.
    static func advice(type: String, isData: Bool, path: String = "") -> String {
        DeprecationReplacements.replacement(type: type, isData: isData, path: path).map { "use \($0)" } ?? ""
    }

    /// Whether a reference is to an attribute that the provider deprecates.
    func remark(on reference: HCLReference, in file: HCLFile) -> ConfigurationRemark? {
        let isData = reference.root == "data"
        guard isData || reference.root.utf8.starts(with: "aws_".utf8) else { return nil }
        let names = reference.steps.compactMap { if case .attribute(let name) = $0 { name } else { nil } }
        let parts = isData ? names : [reference.root] + names
        guard parts.count >= 3, deprecatedReads(type: parts[0], isData: isData).contains(parts[2]) else { return nil }
        return ConfigurationRemark(
            .deprecatedReference, subject: reference.text,
            detail: Self.advice(type: parts[0], isData: isData, path: parts[2]), in: file, at: reference.range.start)
    }
}
