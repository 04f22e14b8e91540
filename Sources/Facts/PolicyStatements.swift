/// The statements of a policy document, each as JSON with sorted keys.
///
/// Source: IAM User Guide, "Grammar of the IAM JSON policy language": `Statement` is one object or a list.
package enum PolicyStatements {
    /// - Returns: an empty list when `policy` is not a policy document.
    package static func split(_ policy: String) -> [String] {
        guard let statement = try? JSONValue(parsing: policy)["Statement"] else { return [] }
        return (statement.arrayValue ?? [statement]).map(\.canonicalText)
    }

    /// The first service, AWS principal or `*` of a statement, for reading by eye.
    package static func principal(of statement: JSONValue) -> String {
        guard let principal = statement["Principal"] ?? statement["NotPrincipal"] else { return "" }
        if let text = principal.stringValue { return text }
        let kinds = ["Service", "AWS", "Federated", "CanonicalUser"]
        return kinds.lazy.compactMap { principal[$0]?.oneOrManyStrings.first }.first ?? ""
    }

    /// The first value of a condition key of any operator, in any case; nil when no condition names it.
    package static func conditionValue(_ key: String, of statement: JSONValue) -> String? {
        let operators = statement["Condition"]?.objectValue ?? [:]
        return operators.sorted { $0.key < $1.key }.lazy.flatMap { ($0.value.objectValue ?? [:]) }
            .first { $0.key.lowercased() == key.lowercased() }?.value.oneOrManyStrings.first
    }
}

extension LambdaPermission {
    /// A statement of a live function policy, given as JSON.
    package init(function: String, qualifier: String? = nil, statement text: String) {
        let statement = (try? JSONValue(parsing: text)) ?? .null
        self.init(
            function: function, qualifier: qualifier, sid: statement["Sid"]?.stringValue ?? "", statement: text,
            principal: PolicyStatements.principal(of: statement),
            sourceARN: PolicyStatements.conditionValue("aws:SourceArn", of: statement),
            sourceAccount: PolicyStatements.conditionValue("aws:SourceAccount", of: statement))
    }
}
