/// A policy that stands in the role itself.
package struct InlinePolicy: Sendable, Hashable {
    package var name: String
    /// JSON, URL-decoded.
    package var document: String

    package init(name: String, document: String) {
        self.name = name
        self.document = document
    }
}

/// A role with all that grants it something.
package struct IAMRoleDetail: Sendable, Hashable {
    /// With the permissions boundary.
    package var description: IAMRoleDescription
    package var inlinePolicies: [InlinePolicy]
    package var attachedPolicies: [AttachedPolicy]

    package init(
        description: IAMRoleDescription, inlinePolicies: [InlinePolicy] = [], attachedPolicies: [AttachedPolicy] = []
    ) {
        self.description = description
        self.inlinePolicies = inlinePolicies
        self.attachedPolicies = attachedPolicies
    }
}

/// A managed policy with the document in force.
package struct ManagedPolicyDocument: Sendable, Hashable {
    package var arn: String
    package var name: String
    package var defaultVersionID: String
    /// The default version's, JSON, URL-decoded.
    package var document: String

    package init(arn: String, name: String, defaultVersionID: String, document: String) {
        self.arn = arn
        self.name = name
        self.defaultVersionID = defaultVersionID
        self.document = document
    }
}

extension IAMCalls {
    /// GetAccountAuthorizationDetails of the roles: in one list what `role(named:)`, the two lists of a role's policies
    /// and `inlinePolicy` take several calls a role for.
    ///
    /// - Parameter pageSize: at most 1000; IAM may give less. A role has up to 40 KB here, of the 32 MB of an answer.
    package func roleDetails(pageSize: Int = 500) -> Pages<IAMRoleDetail> {
        details(of: "Role", pageSize: pageSize, IAMAnswers.roleDetails)
    }

    /// GetAccountAuthorizationDetails of the account's own managed policies; AWS's are not among them.
    ///
    /// - Parameter pageSize: at most 1000; IAM may give less. A policy has up to 90 KB here, of the 32 MB of an answer:
    ///   each of its five versions comes along.
    package func localPolicies(pageSize: Int = 300) -> Pages<ManagedPolicyDocument> {
        details(of: "LocalManagedPolicy", pageSize: pageSize, IAMAnswers.localPolicies)
    }

    private func details<Element>(
        of filter: String, pageSize: Int, _ decode: @escaping @Sendable ([UInt8]) throws -> Page<Element>
    ) -> Pages<Element> {
        pages(.getAccountAuthorizationDetails, [("Filter.member.1", filter)], pageSize: pageSize, decode)
    }
}
