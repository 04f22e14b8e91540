package import Facts

/// What `terraform validate -json` said of the same configuration.
extension ConfigurationAnalysis {
    /// Takes in what the reader here did not notice itself: warnings of what is deprecated, and errors.
    ///
    /// - Parameters:
    ///   - displayPath: how a reader finds the folder that was validated.
    ///   - redactor: errors may quote values.
    package mutating func add(_ validation: TerraformValidation, displayPath: String, redactor: TextRedactor) {
        var places = RemarkPlaces(of: self)
        for diagnostic in validation.diagnostics where diagnostic.severity == .error || diagnostic.isDeprecation {
            guard let name = diagnostic.file, let line = diagnostic.line else { continue }
            let file = ConfigurationPath.join(displayPath == "." ? "" : displayPath, name)
            // One fault is said once; the reader's own words name what to write instead.
            if places.isNoticed(diagnostic, file: file, line: line) { continue }
            let detail = redactor.redact(
                [diagnostic.summary, diagnostic.detail].filter { !$0.isEmpty }.joined(separator: ": "))
            let subject =
                diagnostic.isDeprecation
                ? "\(Self.name(in: diagnostic) ?? "something") at line \(line)" : "\(file):\(line)"
            let remark = ConfigurationRemark(
                diagnostic.isDeprecation ? .deprecatedArgument : .syntaxError, subject: subject, detail: detail,
                file: file, line: line, column: diagnostic.column ?? 1)
            places.notice(remark)
            // On the block in which its line stands, else on the root module.
            if diagnostic.isDeprecation, let owner = places.instance(at: line, of: file) {
                instances[owner].remarks.append(remark)
            } else if !modules.isEmpty {
                modules[0].remarks.append(remark)
            }
        }
    }

    /// The argument's name; the rest of the line may hold a value.
    private static func name(in diagnostic: TerraformValidation.Diagnostic) -> String? {
        let code = (diagnostic.code ?? "").drop { $0 == " " || $0 == "\t" }
        let name = code.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        return name.isEmpty ? nil : String(name)
    }
}

/// Where remarks and blocks of an analysis stand, so that a long list of diagnostics is held against them in one pass.
private struct RemarkPlaces {
    private struct Place: Hashable {
        var file: String
        var line: Int
    }

    private var kinds: [Place: Set<ConfigurationRemark.Kind>] = [:]
    /// File → first lines of blocks in order, each with the first of the block's instances.
    private let blocks: [String: [(line: Int, instance: Int)]]

    init(of analysis: ConfigurationAnalysis) {
        var blocks: [String: [(line: Int, instance: Int)]] = [:]
        for (index, instance) in analysis.instances.enumerated() {
            guard let file = instance.instance.file, let line = instance.instance.line else { continue }
            blocks[file, default: []].append((line, index))
        }
        self.blocks = blocks.mapValues { $0.sorted { ($0.line, -$0.instance) < ($1.line, -$1.instance) } }
        analysis.instances.lazy.flatMap(\.remarks).forEach { notice($0) }
        analysis.modules.lazy.flatMap(\.remarks).forEach { notice($0) }
    }

    mutating func notice(_ remark: ConfigurationRemark) {
        kinds[Place(file: remark.file, line: remark.line), default: []].insert(remark.kind)
    }

    func isNoticed(_ diagnostic: TerraformValidation.Diagnostic, file: String, line: Int) -> Bool {
        let kinds = kinds[Place(file: file, line: line)] ?? []
        let deprecations: Set<ConfigurationRemark.Kind> = [.deprecatedArgument, .deprecatedType, .deprecatedReference]
        return diagnostic.isDeprecation
            ? !kinds.isDisjoint(with: deprecations) : !kinds.subtracting(deprecations).isEmpty
    }

    /// The first instance of the last block that begins at the line or before it.
    func instance(at line: Int, of file: String) -> Int? {
        guard let blocks = blocks[file] else { return nil }
        var (low, high) = (0, blocks.count)
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].line <= line { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : blocks[low - 1].instance
    }
}
