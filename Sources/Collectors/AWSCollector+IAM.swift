import AWSClient
import Facts

extension AWSCollector {
    /// The roles that functions and targets use, with their policies: not every role of the account.
    func roles(of arns: Set<String>, _ log: CoverageLog) async -> [CollectedResource] {
        let iam = client.iam()
        return await arns.sorted().concurrentMap { arn -> CollectedResource in
            // A role's name is the last part of its path: role/service/name.
            let name = ARN(arn)?.resource.split(separator: "/").last.map(String.init) ?? arn
            let trust: Fact<String> = await log.fact("iam:role", owner: name) { () throws(AWSError) in
                .present(try await iam.role(named: name).trustPolicy)
            }
            var statements: [IAMStatement] = []
            let policies: Fact<[String]> = await log.fact("iam:policies", owner: name) { () throws(AWSError) in
                let inline = try await iam.inlinePolicyNames(ofRole: name).all()
                for policy in inline {
                    let document = try await iam.inlinePolicy(named: policy, ofRole: name)
                    statements += Self.statements(document, role: name, policy: policy, source: .inline)
                }
                let attached = try await iam.attachedPolicies(ofRole: name).all()
                for policy in attached {
                    let version = try await iam.policy(arn: policy.arn).defaultVersionID
                    let document = try await iam.policyDocument(arn: policy.arn, versionID: version)
                    statements += Self.statements(document, role: name, policy: policy.arn, source: .attached)
                }
                return .present(inline + attached.map(\.arn))
            }
            return CollectedResource(
                Resource(origin: .aws, type: "aws_iam_role", arn: arn, name: name, account: account),
                [.iamRole(IAMRole(name: name, arn: arn, trustPolicy: trust, policies: policies))]
                    + statements.map(TypedFact.iamStatement))
        }
    }

    private static func statements(
        _ document: String, role: String, policy: String, source: IAMStatement.Source
    ) -> [IAMStatement] {
        PolicyStatements.split(document).enumerated().map { position, statement in
            IAMStatement(role: role, policy: policy, source: source, position: position, statement: statement)
        }
    }
}
