/// A rule that breaks its contract: a fault of the rule's author, said so that it can be mended.
package enum RuleError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The SQL failed.
    case failed(rule: String, reason: String)
    /// A resource of the scope has no row.
    case scopeLost(rule: String, resource: Int64, origin: String)
    /// Two rows have the same resource, origin and subject.
    case notUnique(rule: String, resource: Int64, origin: String, subject: String)
    /// A column of the contract is missing or has a value that it cannot have.
    case badRow(rule: String, column: String, value: String)

    package var description: String {
        switch self {
        case .failed(let rule, let reason):
            "The rule \(rule) could not be evaluated: \(reason)."
        case .scopeLost(let rule, let resource, let origin):
            "The rule \(rule) gave no verdict on resource \(resource) (\(origin)), which is in its scope: its query lost a row."
        case .notUnique(let rule, let resource, let origin, let subject):
            "The rule \(rule) gave two verdicts on resource \(resource) (\(origin)) with the subject '\(subject)'."
        case .badRow(let rule, let column, let value):
            "The rule \(rule) returned \(value.isEmpty ? "nothing" : "'\(value)'") in the column \(column)."
        }
    }
}
