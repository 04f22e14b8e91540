package enum IAMOperation: String, ServiceOperation {
    case listRoles = "ListRoles"
    case getRole = "GetRole"
    case listRolePolicies = "ListRolePolicies"
    case getRolePolicy = "GetRolePolicy"
    case listAttachedRolePolicies = "ListAttachedRolePolicies"
    case getPolicy = "GetPolicy"
    case getPolicyVersion = "GetPolicyVersion"
    case getAccountAuthorizationDetails = "GetAccountAuthorizationDetails"

    package static var service: AWSServiceName { .iam }
    package var method: HTTPRequest.Method { .post }
}

/// A role with its trust policy.
package struct IAMRoleDescription: Sendable, Hashable {
    package var name: String
    package var arn: String
    package var path: String
    /// `AssumeRolePolicyDocument` as JSON, URL-decoded.
    package var trustPolicy: String
    /// The ARN of the permissions boundary; `role(named:)` and `roleDetails()` know it, `roles()` never does.
    package var permissionsBoundaryARN: String?

    package init(
        name: String, arn: String, path: String = "/", trustPolicy: String, permissionsBoundaryARN: String? = nil
    ) {
        self.name = name
        self.arn = arn
        self.path = path
        self.trustPolicy = trustPolicy
        self.permissionsBoundaryARN = permissionsBoundaryARN
    }
}

/// A managed policy that is attached to a role.
package struct AttachedPolicy: Sendable, Hashable {
    package var name: String
    package var arn: String

    package init(name: String, arn: String) {
        self.name = name
        self.arn = arn
    }
}

/// A managed policy, without its document.
package struct ManagedPolicy: Sendable, Hashable {
    package var name: String
    package var arn: String
    /// Such as `v3`; its document is the one in force.
    package var defaultVersionID: String

    package init(name: String, arn: String, defaultVersionID: String) {
        self.name = name
        self.arn = arn
        self.defaultVersionID = defaultVersionID
    }
}

/// AWS Identity and Access Management: one endpoint a partition, the query protocol.
///
/// Policy documents come URL-encoded (RFC 3986) in its answers and are decoded here.
package struct IAMCalls: Sendable {
    let service: AWSService

    /// ListRoles: every role of the account.
    package func roles() -> Pages<IAMRoleDescription> {
        pages(.listRoles, [], IAMAnswers.roles)
    }

    /// GetRole.
    package func role(named name: String) async throws(AWSError) -> IAMRoleDescription {
        try await call(.getRole, [("RoleName", name)], IAMAnswers.role)
    }

    /// ListRolePolicies: the names of a role's inline policies.
    package func inlinePolicyNames(ofRole role: String) -> Pages<String> {
        pages(.listRolePolicies, [("RoleName", role)], IAMAnswers.inlinePolicyNames)
    }

    /// GetRolePolicy: an inline policy's document as JSON.
    package func inlinePolicy(named name: String, ofRole role: String) async throws(AWSError) -> String {
        try await call(.getRolePolicy, [("RoleName", role), ("PolicyName", name)]) {
            try IAMAnswers.document($0, root: "GetRolePolicyResponse", element: "PolicyDocument")
        }
    }

    /// ListAttachedRolePolicies.
    package func attachedPolicies(ofRole role: String) -> Pages<AttachedPolicy> {
        pages(.listAttachedRolePolicies, [("RoleName", role)], IAMAnswers.attachedPolicies)
    }

    /// GetPolicy: a managed policy's default version.
    package func policy(arn: String) async throws(AWSError) -> ManagedPolicy {
        try await call(.getPolicy, [("PolicyArn", arn)], IAMAnswers.managedPolicy)
    }

    /// GetPolicyVersion: the document of a managed policy's version as JSON.
    package func policyDocument(arn: String, versionID: String) async throws(AWSError) -> String {
        try await call(.getPolicyVersion, [("PolicyArn", arn), ("VersionId", versionID)]) {
            try IAMAnswers.document($0, root: "GetPolicyVersionResponse", element: "Document")
        }
    }

    private func call<Value>(
        _ operation: IAMOperation, _ parameters: [(String, String?)], _ decode: ([UInt8]) throws -> Value
    ) async throws(AWSError) -> Value {
        let request = ServiceRequest.query(operation, version: "2010-05-08", parameters: parameters)
        return try await service.call(request) { try decode($0.body) }
    }

    func pages<Element>(
        _ operation: IAMOperation, _ parameters: [(String, String?)], pageSize: Int = 1000,
        _ decode: @escaping @Sendable ([UInt8]) throws -> Page<Element>
    ) -> Pages<Element> {
        Pages(operation) { token throws(AWSError) in
            try await call(operation, parameters + [("Marker", token), ("MaxItems", String(pageSize))], decode)
        }
    }
}
