package import Facts

/// What `terraform validate -json` said of the same configuration.
extension ConfigurationAnalysis {
    /// Takes in what the reader here did not notice itself: warnings of what is deprecated, and errors.
    ///
    /// - Parameters:
    ///   - displayPath: how a reader finds the folder that was validated.
    ///   - redactor: errors may quote values.
    package mutating func add(_ validation: TerraformValidation, displayPath: String, redactor: TextRedactor) {
        for diagnostic in validation.diagnostics where diagnostic.severity == .error || diagnostic.isDeprecation {
            guard let name = diagnostic.file, let line = diagnostic.line else { continue }
            let file = ConfigurationPath.join(displayPath == "." ? "" : displayPath, name)
            // One fault is said once; the reader's own words name what to write instead.
            if isNoticed(diagnostic, file: file, line: line) { continue }
            let detail = redactor.redact(
                [diagnostic.summary, diagnostic.detail].filter { !$0.isEmpty }.joined(separator: ": "))
            if diagnostic.isDeprecation {
                add(
                    ConfigurationRemark(
                        .deprecatedArgument, subject: "\(Self.name(in: diagnostic) ?? "something") at line \(line)",
                        detail: detail,
                        file: file, line: line, column: diagnostic.column ?? 1), file: file, line: line)
            } else if !modules.isEmpty {
                modules[0].remarks.append(
                    ConfigurationRemark(
                        .syntaxError, subject: "\(file):\(line)", detail: detail, file: file, line: line,
                        column: diagnostic.column ?? 1))
            }
        }
    }

    private func isNoticed(_ diagnostic: TerraformValidation.Diagnostic, file: String, line: Int) -> Bool {
        let remarks = instances.lazy.flatMap(\.remarks).filter { $0.file == file && $0.line == line }
        let own = modules.lazy.flatMap(\.remarks).filter { $0.file == file && $0.line == line }
        let kinds = Set(remarks.map(\.kind)).union(own.map(\.kind))
        let deprecations: Set<ConfigurationRemark.Kind> = [.deprecatedArgument, .deprecatedType, .deprecatedReference]
        return diagnostic.isDeprecation
            ? !kinds.isDisjoint(with: deprecations) : !kinds.subtracting(deprecations).isEmpty
    }

    /// Puts a remark on the block in which its line stands, else on the root module.
    private mutating func add(_ remark: ConfigurationRemark, file: String, line: Int) {
        let owner = instances.indices.filter { index in
            instances[index].instance.file == file && (instances[index].instance.line ?? .max) <= line
        }.max { (instances[$0].instance.line ?? 0) < (instances[$1].instance.line ?? 0) }
        if let owner {
            instances[owner].remarks.append(remark)
        } else if !modules.isEmpty {
            modules[0].remarks.append(remark)
        }
    }

    /// The argument's name; the rest of the line may hold a value.
    private static func name(in diagnostic: TerraformValidation.Diagnostic) -> String? {
        let code = (diagnostic.code ?? "").drop { $0 == " " || $0 == "\t" }
        let name = code.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        return name.isEmpty ? nil : String(name)
    }
}
