/// What a value says of itself that stands under the name of a secret.
enum SecretValue {
    /// Whether a value says that the secret lies elsewhere, or that there is none: a reference, an ARN, a call of a
    /// function, a placeholder.
    ///
    /// - Parameter isQuoted: whether it is written as a text, which no expression is.
    static func refersElsewhere(_ value: String, isQuoted: Bool) -> Bool {
        guard let first = value.utf8.first else { return true }
        if first == UInt8(ascii: "<") || value.hasPrefix("{{") || value.hasPrefix("arn:") { return true }
        if SymbolicText.hasSymbols(value) { return isReference(value) }
        if first == UInt8(ascii: "$") {
            // `$VAR`, `${var.x}`, `$.detail.token`, `$(cat file)`
            return value.dropFirst().first.map { "{(._".contains($0) || $0.isLetter } ?? true
        }
        return words.contains(value) || !isQuoted && isExpression(value)
    }

    private static let words: Set<String> = [
        "true", "false", "null", "none", "None", "string", "number", "bool", "any", "yes", "no", "nil", "required",
        "optional", "True", "False", "seconds", "minutes", "hours", "days",
    ]

    /// Whether next to nothing stands beside the references of a text.
    private static func isReference(_ value: String) -> Bool {
        SymbolicText.parts(of: value).allSatisfy { part in
            if case .literal(let text) = part { text.utf8.count < 6 } else { true }
        }
    }

    /// `var.password`, `random_password.db.result`, `file("x")`.
    private static func isExpression(_ value: String) -> Bool {
        if let open = value.firstIndex(of: "("), open != value.startIndex {
            return value[..<open].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        }
        let head = value.prefix { $0 != "." && $0 != "[" }
        guard head.count < value.count else { return false }
        if ["var", "local", "module", "data", "each", "self", "path", "count"].contains(head) { return true }
        return head.contains("_") && value.allSatisfy { $0.isLowercase || $0.isNumber || "_.[]-*".contains($0) }
    }

    /// Whether a value in JSON under a secret's name is none: it says where something is, or nothing.
    static func isHarmless(_ value: String) -> Bool {
        if value.utf8.count < 3 || refersElsewhere(value, isQuoted: true) { return true }
        return ["/", "./", "../", "~/"].contains(where: value.hasPrefix) && !value.hasSuffix("=")
            || value.contains("://")
    }
}
