/// An IAM role; its permissions are `IAMStatement` facts.
package struct IAMRole: Sendable, Hashable {
    package var name: String
    package var arn: String?
    /// The trust policy (`AssumeRolePolicyDocument`) as JSON.
    package var trustPolicy: Fact<String>
    /// The names and ARNs of its policies; unread when a list or a document could not be read.
    package var policies: Fact<[String]>
    /// The ARN of its permissions boundary, whose statements are facts too; absent when it has none.
    package var permissionsBoundary: Fact<String>

    package init(
        name: String, arn: String? = nil, trustPolicy: Fact<String> = .absent, policies: Fact<[String]> = .absent,
        permissionsBoundary: Fact<String> = .absent
    ) {
        self.name = name
        self.arn = arn
        self.trustPolicy = trustPolicy
        self.policies = policies
        self.permissionsBoundary = permissionsBoundary
    }
}

/// One statement of a policy of a role.
package struct IAMStatement: Sendable, Hashable {
    package enum Source: String, Sendable, Hashable {
        case inline
        case attached
        /// Of the permissions boundary: it bounds and never grants.
        case boundary
    }

    /// The role's name.
    package var role: String
    /// The inline policy's name or the attached policy's ARN.
    package var policy: String
    package var source: Source
    /// Position in the policy document, from 0.
    package var position: Int
    /// The statement as JSON in the policy grammar, with sorted keys.
    package var statement: String

    package init(role: String, policy: String, source: Source, position: Int, statement: String) {
        self.role = role
        self.policy = policy
        self.source = source
        self.position = position
        self.statement = statement
    }
}
