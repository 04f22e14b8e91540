/// Reads IAM's XML answers.
enum IAMAnswers {
    static func roles(_ body: [UInt8]) throws -> Page<IAMRoleDescription> {
        var role = IAMRoleDescription(name: "", arn: "", trustPolicy: "")
        return try list(body, root: "ListRolesResponse", container: "Roles") { element in
            guard element.name == "member", element.parent == "Roles" else {
                if element.parent == "member" { read(element, into: &role) }
                return nil
            }
            defer { role = IAMRoleDescription(name: "", arn: "", trustPolicy: "") }
            return try checked(role)
        }
    }

    static func role(_ body: [UInt8]) throws -> IAMRoleDescription {
        var role = IAMRoleDescription(name: "", arn: "", trustPolicy: "")
        try XMLReader.read(body, root: ["GetRoleResponse"], requiring: ["Role"]) { element in
            switch element.parent {
            case "Role": read(element, into: &role)
            case "PermissionsBoundary" where element.name == "PermissionsBoundaryArn":
                role.permissionsBoundaryARN = element.text
            default: break
            }
        }
        return try checked(role)
    }

    static func inlinePolicyNames(_ body: [UInt8]) throws -> Page<String> {
        try list(body, root: "ListRolePoliciesResponse", container: "PolicyNames") { element in
            element.parent == "PolicyNames" && element.name == "member" ? element.text : nil
        }
    }

    static func attachedPolicies(_ body: [UInt8]) throws -> Page<AttachedPolicy> {
        var policy = AttachedPolicy(name: "", arn: "")
        return try list(body, root: "ListAttachedRolePoliciesResponse", container: "AttachedPolicies") { element in
            switch (element.parent, element.name) {
            case ("member", "PolicyName"): policy.name = element.text
            case ("member", "PolicyArn"): policy.arn = element.text
            case ("AttachedPolicies", "member"):
                defer { policy = AttachedPolicy(name: "", arn: "") }
                guard !policy.arn.isEmpty else { throw MalformedAnswer(description: "an attached policy has no ARN") }
                return policy
            default: break
            }
            return nil
        }
    }

    static func managedPolicy(_ body: [UInt8]) throws -> ManagedPolicy {
        var policy = ManagedPolicy(name: "", arn: "", defaultVersionID: "")
        try XMLReader.read(body, root: ["GetPolicyResponse"], requiring: ["DefaultVersionId"]) { element in
            switch (element.parent, element.name) {
            case ("Policy", "PolicyName"): policy.name = element.text
            case ("Policy", "Arn"): policy.arn = element.text
            case ("Policy", "DefaultVersionId"): policy.defaultVersionID = element.text
            default: break
            }
        }
        return policy
    }

    /// A policy document, URL-decoded.
    static func document(_ body: [UInt8], root: String, element name: String) throws -> String {
        var document = ""
        try XMLReader.read(body, root: [root], requiring: [name]) { element in
            if element.name == name { document = URIEncoding.decode(element.text) }
        }
        guard !document.isEmpty else { throw MalformedAnswer(description: "<\(name)> is empty") }
        return document
    }

    static func read(_ element: XMLElement, into role: inout IAMRoleDescription) {
        switch element.name {
        case "RoleName": role.name = element.text
        case "Arn": role.arn = element.text
        case "Path": role.path = element.text
        case "AssumeRolePolicyDocument": role.trustPolicy = URIEncoding.decode(element.text)
        default: break
        }
    }

    static func checked(_ role: IAMRoleDescription) throws -> IAMRoleDescription {
        guard !role.name.isEmpty, !role.arn.isEmpty, !role.trustPolicy.isEmpty else {
            throw MalformedAnswer(description: "a role lacks name, ARN or trust policy")
        }
        return role
    }

    /// One page of a list: what `item` returns, and the marker of the next page.
    static func list<Element>(
        _ body: [UInt8], root: String, container: String, item: (XMLElement) throws -> Element?
    ) throws -> Page<Element> {
        var page = Page<Element>(items: [])
        var isTruncated = false
        try XMLReader.read(body, root: [root], requiring: [container]) { element in
            if element.depth == 3, element.name == "IsTruncated" {
                isTruncated = element.text == "true"
            } else if element.depth == 3, element.name == "Marker" {
                page.nextToken = element.text.isEmpty ? nil : element.text
            } else if let found = try item(element) {
                page.items.append(found)
            }
        }
        guard isTruncated == (page.nextToken != nil) else {
            throw MalformedAnswer(description: "IsTruncated and Marker disagree")
        }
        return page
    }
}
