/// What a policy is asked: may this principal do that with this resource, in this context?
package struct PolicyRequest: Sendable, Hashable {
    package enum Principal: Sendable, Hashable {
        /// An AWS service, such as `events.amazonaws.com`.
        case service(String)
        /// A user or role.
        case arn(String)
        /// An account, by its id.
        case account(String)
        /// Somebody unknown to AWS.
        case anonymous
    }

    package var principal: Principal
    package var action: String
    package var resource: String
    /// Condition key → its values. A key with no value is known to be absent from the request; a key that is not
    /// here is not known, and a condition that asks for it makes the answer unknown.
    package private(set) var context: [String: [String]]

    /// - Parameter context: condition keys in any case, such as `aws:SourceArn`.
    package init(principal: Principal, action: String, resource: String, context: [String: [String]] = [:]) {
        self.principal = principal
        self.action = action
        self.resource = resource
        self.context = Dictionary(context.map { ($0.key.lowercased(), $0.value) }) { one, other in one + other }
    }

    /// The values of a condition key: none when it is known to be absent, nil when it is not known.
    func values(of key: String) -> [String]? { context[key.lowercased()] }
}
