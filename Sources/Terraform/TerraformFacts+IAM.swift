import Facts

extension TerraformFacts {
    static func role(_ attributes: JSONValue) -> [TypedFact] {
        guard let name = attributes["name"]?.stringValue else { return [] }
        let trust = attributes["assume_role_policy"]?.stringValue
        return [
            .iamRole(
                IAMRole(
                    name: name, arn: attributes["arn"]?.stringValue,
                    trustPolicy: trust.map(Fact.present) ?? .absent))
        ]
    }

    static func rolePolicy(_ attributes: JSONValue) -> [TypedFact] {
        guard let role = attributes["role"]?.stringValue, let policy = attributes["policy"]?.stringValue
        else { return [] }
        return PolicyStatements.split(policy).enumerated().map { position, statement in
            .iamStatement(
                IAMStatement(
                    role: role, policy: attributes["name"]?.stringValue ?? "", source: .inline,
                    position: position, statement: statement))
        }
    }
}
