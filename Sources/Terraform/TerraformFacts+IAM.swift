import Facts

extension TerraformFacts {
    static func role(_ attributes: JSONValue) -> [TypedFact] {
        guard let name = attributes[key: "name"]?.stringValue else { return [] }
        let trust = attributes[key: "assume_role_policy"]?.stringValue
        return [
            .iamRole(
                IAMRole(
                    name: name, arn: attributes[key: "arn"]?.stringValue,
                    trustPolicy: trust.map(Fact.present) ?? .absent))
        ]
    }

    static func rolePolicy(_ attributes: JSONValue) -> [TypedFact] {
        guard let role = attributes[key: "role"]?.stringValue, let policy = attributes[key: "policy"]?.stringValue
        else { return [] }
        return PolicyStatements.split(policy).enumerated().map { position, statement in
            .iamStatement(
                IAMStatement(
                    role: role, policy: attributes[key: "name"]?.stringValue ?? "", source: .inline,
                    position: position, statement: statement))
        }
    }
}
