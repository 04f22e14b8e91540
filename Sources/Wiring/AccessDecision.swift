/// Whether a role may do something, and what decides it.
package struct AccessDecision: Sendable, Hashable {
    package enum Verdict: String, Sendable, Hashable, CaseIterable {
        case allowed
        /// Allowed for some of the keys that were asked for, and not for others. Certain, so a rule can fail on it.
        case partly
        case denied
        /// A policy that could decide could not be read.
        case unread
        /// It depends on something that is not known.
        case unknown
    }

    package var verdict: Verdict
    /// The kind of policy that decides.
    package var layer: AccessLayer
    /// The name or ARN of the policy that decides; empty where none does.
    package var policy: String
    /// The deciding statement as JSON; nil where none does.
    package var statement: String?
    /// One clause without a full stop that names the layer, the statement or policy, the action and the resource.
    package var reason: String

    package init(
        _ verdict: Verdict, layer: AccessLayer, policy: String = "", statement: String? = nil, reason: String
    ) {
        self.verdict = verdict
        self.layer = layer
        self.policy = policy
        self.statement = statement
        self.reason = reason
    }

    /// What no decision takes into account.
    package static let limits =
        "Service control policies, resource control policies and VPC endpoint policies are not read: "
        + "one of them may still deny what is allowed here."
}
