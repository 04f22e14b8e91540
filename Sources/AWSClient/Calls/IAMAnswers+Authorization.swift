/// Every list of these answers calls its elements `member`, so depth and parent tell them apart:
///
///     1 GetAccountAuthorizationDetailsResponse
///     2   GetAccountAuthorizationDetailsResult
///     3     RoleDetailList
///     4       member
///     5         RoleName, …, RolePolicyList
///     6           member
///     7             PolicyName, PolicyDocument
extension IAMAnswers {
    private static let root = "GetAccountAuthorizationDetailsResponse"

    static func roleDetails(_ body: [UInt8]) throws -> Page<IAMRoleDetail> {
        let none = IAMRoleDetail(description: IAMRoleDescription(name: "", arn: "", trustPolicy: ""))
        var (role, name, content) = (none, "", "")
        return try list(body, root: root, container: "RoleDetailList") { element in
            switch (element.depth, element.parent, element.name) {
            case (5, "member", _): read(element, into: &role.description)
            case (6, "PermissionsBoundary", "PermissionsBoundaryArn"):
                role.description.permissionsBoundaryARN = element.text
            case (7, "member", "PolicyName"): name = element.text
            case (7, "member", "PolicyDocument"), (7, "member", "PolicyArn"): content = element.text
            case (6, "RolePolicyList", "member"):
                let policy = try pair(name, content)
                role.inlinePolicies.append(InlinePolicy(name: policy.0, document: URIEncoding.decode(policy.1)))
                (name, content) = ("", "")
            case (6, "AttachedManagedPolicies", "member"):
                let policy = try pair(name, content)
                role.attachedPolicies.append(AttachedPolicy(name: policy.0, arn: policy.1))
                (name, content) = ("", "")
            case (4, _, "member"):
                defer { role = none }
                guard element.parent == "RoleDetailList" else { return nil }
                _ = try checked(role.description)
                return role
            default: break
            }
            return nil
        }
    }

    static func localPolicies(_ body: [UInt8]) throws -> Page<ManagedPolicyDocument> {
        let none = ManagedPolicyDocument(arn: "", name: "", defaultVersionID: "", document: "")
        var (policy, document, version, isDefault) = (none, "", "", false)
        return try list(body, root: root, container: "Policies") { element in
            switch (element.depth, element.parent, element.name) {
            case (5, "member", "Arn"): policy.arn = element.text
            case (5, "member", "PolicyName"): policy.name = element.text
            case (5, "member", "DefaultVersionId"): policy.defaultVersionID = element.text
            case (7, "member", "Document"): document = element.text
            case (7, "member", "VersionId"): version = element.text
            case (7, "member", "IsDefaultVersion"): isDefault = element.text == "true"
            case (6, "PolicyVersionList", "member"):
                if isDefault { policy.document = URIEncoding.decode(document) }
                if isDefault, policy.defaultVersionID.isEmpty { policy.defaultVersionID = version }
                (document, version, isDefault) = ("", "", false)
            case (4, _, "member"):
                defer { policy = none }
                guard element.parent == "Policies" else { return nil }
                return try checked(policy)
            default: break
            }
            return nil
        }
    }

    private static func pair(_ name: String, _ content: String) throws -> (String, String) {
        guard !name.isEmpty, !content.isEmpty else {
            throw MalformedAnswer(description: "a policy of a role lacks name, document or ARN")
        }
        return (name, content)
    }

    private static func checked(_ policy: ManagedPolicyDocument) throws -> ManagedPolicyDocument {
        guard !policy.arn.isEmpty, !policy.defaultVersionID.isEmpty, !policy.document.isEmpty else {
            throw MalformedAnswer(description: "a managed policy lacks ARN or the document in force")
        }
        var policy = policy
        // moto leaves it out; it ends the ARN.
        if policy.name.isEmpty { policy.name = policy.arn.split(separator: "/").last.map(String.init) ?? policy.arn }
        return policy
    }
}
