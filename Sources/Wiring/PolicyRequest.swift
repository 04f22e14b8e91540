/// What a policy is asked: may this principal do that with this resource, in this context?
package struct PolicyRequest: Sendable, Hashable {
    package enum Principal: Sendable, Hashable {
        /// An AWS service, such as `events.amazonaws.com`.
        case service(String)
        /// A user, or a role without regard to its sessions.
        case arn(String)
        /// Somebody who has assumed the role; the session's name is nil where it is not known.
        case session(role: String, name: String?)
        /// An account, by its id.
        case account(String)
        /// Somebody unknown to AWS.
        case anonymous
    }

    /// How to count a statement that covers some of the keys that the resource stands for.
    package enum Reading: Sendable, Hashable {
        /// As if it were about the most favourable key: allows apply, denies do not.
        case generous
        /// As if it were about the least favourable key.
        case strict
    }

    package var principal: Principal
    package var action: String
    package var resource: String
    /// The symbol in the resource that stands for any text, where the question is about a set of keys.
    package var openKey: String?
    package var reading: Reading = .strict
    /// Condition key → the value lists that it may have, one of which it has. An empty list is a key that the request
    /// does not have; a key that is not here is not known, and a condition that asks for it makes the answer unknown.
    package private(set) var context: [String: [[String]]]

    /// - Parameters:
    ///   - context: condition keys in any case, such as `aws:SourceArn`, and their values: none for a key that is known
    ///     to be absent from the request.
    ///   - alternatives: condition keys of which several values, or absence, are possible and none else.
    package init(
        principal: Principal, action: String, resource: String, context: [String: [String]] = [:],
        alternatives: [String: [[String]]] = [:]
    ) {
        self.principal = principal
        self.action = action
        self.resource = resource
        let known = Dictionary(context.map { ($0.key.lowercased(), $0.value) }) { one, other in one + other }
        self.context = known.mapValues { [$0] }
        for (key, values) in alternatives { self.context[key.lowercased()] = values }
    }

    /// The values of a condition key: none when it is known to be absent, nil when it is not known.
    func values(of key: String) -> [String]? {
        guard let alternatives = alternatives(of: key), alternatives.count == 1 else { return nil }
        return alternatives[0]
    }

    /// The value lists that a condition key may have; nil when it is not known.
    func alternatives(of key: String) -> [[String]]? { context[key.lowercased()] }
}
