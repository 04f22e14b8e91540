import Facts

extension TerraformFacts {
    static func role(_ attributes: JSONValue, at address: String) -> [TypedFact] {
        guard let name = attributes["name"]?.stringValue else { return [] }
        return [
            .iamRole(
                IAMRole(
                    name: name, arn: attributes["arn"]?.stringValue,
                    trustPolicy: document(
                        attributes["assume_role_policy"], attribute: "\(address).assume_role_policy")))
        ]
    }

    static func rolePolicy(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        guard let role = attributes["role"]?.stringValue, let policy = attributes["policy"]?.stringValue
        else { return [] }
        let attribute = instance.isCertain ? "\(instance.address).policy" : "\(instance.address).count"
        let isOpen = !instance.isCertain || document(.string(policy), attribute: attribute).value == nil
        let statements = isOpen ? [unknownStatement(attribute)] : PolicyStatements.split(policy)
        return statements.enumerated().map { position, statement in
            .iamStatement(
                IAMStatement(
                    role: role, policy: attributes["name"]?.stringValue ?? "", source: .inline,
                    position: position, statement: statement))
        }
    }
}
