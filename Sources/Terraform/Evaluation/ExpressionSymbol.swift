/// The symbol of an expression that cannot be evaluated.
enum ExpressionSymbol {
    /// Where it is written.
    static func place(module: String, file: HCLFile, range: HCLRange, instance: String = "") -> String {
        let position = file.position(of: range.start)
        let name = ConfigurationPath.lastComponent(file.path)
        return "\(prefix(module))\(name)-\(position.line)-\(position.column)\(instance)"
    }

    /// A simple expression itself, which a reader recognises and which has one value wherever its module writes it:
    /// functions without side effects of what the module's variables, locals and resources are.
    ///
    /// - Returns: nil for other expressions, whose value may depend on where they stand.
    static func text(module: String, _ expression: HCLExpression) -> String? {
        guard case .call = expression.kind, let text = text(expression, depth: 0), text.utf8.count <= maximumLength
        else { return nil }
        return prefix(module) + text
    }

    private static let maximumLength = 80
    private static let maximumDepth = 4

    private static func prefix(_ module: String) -> String { (module.isEmpty ? "root" : module) + ".expr." }

    private static func text(_ expression: HCLExpression, depth: Int) -> String? {
        guard depth < maximumDepth else { return nil }
        switch expression.kind {
        case .number(let number): return Int(exactly: number).map(String.init)
        case .attribute: return reference(expression, depth: 0)
        case .call(let name, let arguments, isExpanded: false):
            guard TerraformFunctions.all[name] != nil else { return nil }
            var texts: [String] = []
            for argument in arguments {
                guard let text = text(argument, depth: depth + 1) else { return nil }
                texts.append(text)
            }
            return "\(name)(\(texts.joined(separator: ", ")))"
        default: return nil
        }
    }

    /// `var.prefix`, `aws_s3_bucket.raw.bucket`; nothing of `each`, `count`, `self` or a name that a loop gives.
    private static func reference(_ expression: HCLExpression, depth: Int) -> String? {
        guard depth < 2 * maximumDepth else { return nil }
        switch expression.kind {
        case .variable(let name): return roots.contains(name) || name.contains("_") ? name : nil
        case .attribute(let source, let name): return reference(source, depth: depth + 1).map { $0 + "." + name }
        default: return nil
        }
    }

    private static let roots: Set<String> = ["var", "local", "module", "data"]
}
