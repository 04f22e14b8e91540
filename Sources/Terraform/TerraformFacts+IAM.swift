import Facts

extension TerraformFacts {
    /// A role with its inline policies; what is attached to it is joined by the derivation.
    static func role(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        guard let name = attributes["name"]?.stringValue else { return [] }
        let boundary = attributes["permissions_boundary"]?.writtenText
        let trustPolicy = document(
            attributes["assume_role_policy"], attribute: "\(instance.address).assume_role_policy")
        let role = IAMRole(
            name: name, arn: attributes["arn"]?.stringValue, trustPolicy: trustPolicy,
            permissionsBoundary: boundary.map { .present($0) } ?? .absent)
        return [.iamRole(role)] + inlinePolicies(of: name, attributes, instance)
            + attached("managed_policy_arns", to: [name], attributes, instance)
    }

    private static func inlinePolicies(
        of role: String, _ attributes: JSONValue, _ instance: TerraformInstance
    ) -> [TypedFact] {
        let place = "\(instance.address).inline_policy"
        do {
            return try (attributes["inline_policy"] ?? .null).blocks(at: place).enumerated().flatMap {
                position, block -> [TypedFact] in
                // An empty block stands for "no inline policies".
                guard let text = block["policy"]?.writtenText else { return [] }
                let attribute = "\(place)[\(position)].policy"
                let isOpen = document(.string(text), attribute: attribute).value == nil
                let policy = block["name"]?.stringValue ?? ""
                return statements(
                    isOpen ? [unknownStatement(attribute)] : PolicyStatements.split(text), of: policy, role: role)
            }
        } catch {
            return statements([unknownStatement(place)], of: "inline_policy", role: role)
        }
    }

    static func rolePolicy(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        guard let role = attributes["role"]?.stringValue, let policy = attributes["policy"]?.stringValue
        else { return [] }
        let attribute = instance.isCertain ? "\(instance.address).policy" : "\(instance.address).count"
        let isOpen = !instance.isCertain || document(.string(policy), attribute: attribute).value == nil
        return statements(
            isOpen ? [unknownStatement(attribute)] : PolicyStatements.split(policy),
            of: attributes["name"]?.stringValue ?? "", role: role)
    }

    private static func statements(_ statements: [String], of policy: String, role: String) -> [TypedFact] {
        statements.enumerated().map { position, statement in
            .iamStatement(
                IAMStatement(role: role, policy: policy, source: .inline, position: position, statement: statement))
        }
    }

    // MARK: Managed policies

    /// A customer's managed policy. A data source tells its document only where it was read.
    static func managedPolicy(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        let document = policy("policy", attributes, of: instance)
        if instance.isData, document.value == nil || attributes["arn"]?.writtenText == nil { return [] }
        let arn = attributes["arn"]?.writtenText ?? SymbolicText.text(of: "\(instance.address).arn")
        return setting(.managedPolicy, owner: arn, document)
    }

    static func attachment(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        switch instance.type {
        case "aws_iam_role_policy_attachments_exclusive":
            attached("policy_arns", to: [owner("role_name", attributes, instance)], attributes, instance)
        case "aws_iam_policy_attachment":
            attached("policy_arn", to: attributes["roles"]?.oneOrManyStrings ?? [], attributes, instance)
        default: attached("policy_arn", to: [owner("role", attributes, instance)], attributes, instance)
        }
    }

    /// - Parameter argument: of one policy's ARN, or of several.
    private static func attached(
        _ argument: String, to roles: [String], _ attributes: JSONValue, _ instance: TerraformInstance
    ) -> [TypedFact] {
        let open = SymbolicText.text(of: "\(instance.address).\(argument)")
        return (attributes[argument]?.oneOrManyStrings ?? []).flatMap { arn in
            let value = fact(of: instance) { () throws(SettingShape.Open) in
                if arn == open { throw SettingShape.Open(attribute: "\(instance.address).\(argument)") }
                return .string(arn)
            }
            return roles.flatMap { setting(.attachedPolicy, owner: $0, value) }
        }
    }
}
