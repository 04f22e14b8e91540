import Testing

@testable import Wiring

/// One row of the table of policy decisions: statements of one policy, a request, and what IAM answers.
struct PolicyCase: Sendable, Hashable, CustomTestStringConvertible {
    enum Outcome: Sendable, Hashable {
        case allowed
        case denied
        /// No statement allows it.
        case implicit
        case unknown
    }

    var statements: [String]
    var request: PolicyRequest
    var outcome: Outcome
    var replacesVariables = true

    var testDescription: String { statements.joined(separator: " ") }

    static let role = "arn:aws:iam::111122223333:role/service/reader"
    static let object = "arn:aws:s3:::raw/2026/a.csv"

    /// A statement that allows everything under a condition, asked with these keys.
    static func condition(
        _ condition: String, _ context: [String: [String]], _ outcome: Outcome, replacesVariables: Bool = true
    ) -> PolicyCase {
        PolicyCase(
            statements: [#"{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":\#(condition)}"#],
            request: PolicyRequest(
                principal: .arn(role), action: "s3:GetObject", resource: object, context: context),
            outcome: outcome, replacesVariables: replacesVariables)
    }

    /// A statement that allows an action, asked for another.
    static func action(_ element: String, _ action: String, _ outcome: Outcome) -> PolicyCase {
        PolicyCase(
            statements: [#"{"Effect":"Allow",\#(element),"Resource":"*"}"#],
            request: PolicyRequest(principal: .arn(role), action: action, resource: object), outcome: outcome)
    }

    /// A statement about a resource, asked for another.
    static func resource(
        _ element: String, _ resource: String, _ outcome: Outcome, context: [String: [String]] = [:],
        replacesVariables: Bool = true
    ) -> PolicyCase {
        PolicyCase(
            statements: [#"{"Effect":"Allow","Action":"*",\#(element)}"#],
            request: PolicyRequest(principal: .arn(role), action: "x:Get", resource: resource, context: context),
            outcome: outcome, replacesVariables: replacesVariables)
    }

    /// A statement of a resource's policy for a principal, asked by another.
    static func principal(
        _ element: String, _ principal: PolicyRequest.Principal, _ outcome: Outcome, effect: String = "Allow"
    ) -> PolicyCase {
        let allow = effect == "Deny" ? [#"{"Effect":"Allow","Principal":"*","Action":"*"}"#] : []
        return PolicyCase(
            statements: allow + [#"{"Effect":"\#(effect)",\#(element),"Action":"*","Resource":"*"}"#],
            request: PolicyRequest(principal: principal, action: "s3:GetObject", resource: object), outcome: outcome)
    }

    /// Several statements of one policy, asked for `s3:GetObject` on one object over TLS.
    static func logic(_ statements: [String], _ outcome: Outcome) -> PolicyCase {
        PolicyCase(
            statements: statements,
            request: PolicyRequest(
                principal: .arn(role), action: "s3:GetObject", resource: object,
                context: ["aws:SecureTransport": ["true"]]),
            outcome: outcome)
    }
}
