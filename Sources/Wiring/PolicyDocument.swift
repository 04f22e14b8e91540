package import Facts

/// The statements of a policy document.
package enum PolicyDocument {
    /// Splits a document into its statements.
    ///
    /// - Returns: the statements in their order, as JSON; a document may hold one without a list.
    /// - Throws: `PolicyError` when it is not a policy document.
    package static func statements(parsing text: String) throws(PolicyError) -> [JSONValue] {
        try parts(text).statements
    }

    /// Whether the document's version replaces policy variables.
    ///
    /// Source: IAM User Guide, "IAM JSON policy elements: Version", read 2026-11-25: a document without `Version` is of
    /// 2008-10-17, and in that version `${aws:username}` is text.
    package static func replacesVariables(parsing text: String) throws(PolicyError) -> Bool {
        try parts(text).replacesVariables
    }

    private static func parts(
        _ text: String
    ) throws(PolicyError) -> (statements: [JSONValue], replacesVariables: Bool) {
        guard let document = try? JSONValue(parsing: text) else { throw PolicyError("the policy is not valid JSON") }
        let version = document["Version"]?.stringValue ?? "2008-10-17"
        let isKnown = ["2012-10-17", "2008-10-17"].contains(version) || SymbolicText.hasSymbols(version)
        guard isKnown else { throw PolicyError("the policy has a Version \(version), which does not exist") }
        let replacesVariables = version != "2008-10-17"
        switch document["Statement"] {
        case .array(let statements): return (statements, replacesVariables)
        case .some(let statement) where statement.objectValue != nil: return ([statement], replacesVariables)
        default: throw PolicyError("the policy has no Statement")
        }
    }
}
