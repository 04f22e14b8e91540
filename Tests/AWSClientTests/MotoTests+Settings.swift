import Facts
import Testing

@testable import AWSClient

/// What has a call of its own. moto 5.2 lacks ListFunctionUrlConfigs, GetFunctionRecursionConfig and ListEndpoints.
extension MotoTests {
    /// The same words as setting_facts in moto_world.py makes.
    static func settings(_ client: AWSClient) async throws -> [String] {
        try await buckets(client) + functions(client.lambda()) + authorization(client.iam())
            + metrics(client.cloudWatch()) + key(client.kms())
    }

    private static func canonical(_ text: String) throws -> String { try JSONValue(parsing: text).canonicalText }

    private static func buckets(_ client: AWSClient) async throws -> [String] {
        let s3 = client.s3()
        var facts: [String] = []
        for bucket in try await s3.buckets().all().map(\.name) {
            let settings = try await [
                "policy": s3.policy(ofBucket: bucket).map(canonical),
                "publicAccessBlock": s3.publicAccessBlock(ofBucket: bucket),
                "encryption": s3.encryption(ofBucket: bucket), "versioning": s3.versioning(ofBucket: bucket),
                "logging": s3.logging(ofBucket: bucket), "lifecycle": s3.lifecycle(ofBucket: bucket),
                "objectLock": s3.objectLock(ofBucket: bucket), "replication": s3.replication(ofBucket: bucket),
                "tags": s3.tags(ofBucket: bucket),
            ]
            facts += settings.map { "setting \(bucket) \($0.key) \($0.value.value ?? $0.value.state)" }
        }
        let account = try await client.sts().callerIdentity().account
        let block = try await client.s3Control().publicAccessBlock(account: account)
        return facts + ["account \(block.value ?? block.state)"]
    }

    private static func functions(_ lambda: LambdaCalls) async throws -> [String] {
        var facts: [String] = []
        for description in try await lambda.functions().all() {
            let name = description.function.name
            let arn = try #require(description.function.arn)
            facts.append("attributes \(JSONValue.object(description.attributes).canonicalText)")
            let status = try await lambda.status(ofFunction: name)
            facts.append("status \(arn) \(status.value ?? status.state)")
            let concurrency = try await lambda.reservedConcurrency(ofFunction: name)
            facts.append("concurrency \(arn) \(concurrency.value.map(String.init) ?? concurrency.state)")
            let invoke = try await lambda.eventInvokeConfigs(ofFunction: arn)
            facts.append("invoke \(arn) \(invoke.value ?? invoke.state)")
            facts += try await lambda.aliases(ofFunction: name).all().map {
                "alias \($0.function) \($0.name) \($0.functionVersion)"
            }
        }
        facts += try await lambda.versions().all().map {
            "version \($0.function) \($0.version) \($0.codeSHA256 ?? "none")"
        }
        facts += try await lambda.eventSourceMappings().all().map {
            "mapping \($0.uuid) \($0.functionARN) \($0.eventSourceARN ?? "none") \($0.state ?? "none")"
        }
        return facts
    }

    private static func authorization(_ iam: IAMCalls) async throws -> [String] {
        var facts: [String] = []
        for role in try await iam.roleDetails().all() {
            func pairs(_ pairs: [(String, JSONValue)]) -> String {
                JSONValue.array(pairs.map { .array([.string($0.0), $0.1]) }).canonicalText
            }
            let inline = try role.inlinePolicies.map { ($0.name, try JSONValue(parsing: $0.document)) }
            let attached = role.attachedPolicies.map { ($0.name, JSONValue.string($0.arn)) }
            facts.append(
                "detail \(role.description.arn) \(try canonical(role.description.trustPolicy)) "
                    + "\(role.description.permissionsBoundaryARN ?? "none") \(pairs(inline)) \(pairs(attached))")
        }
        return try await facts
            + iam.localPolicies().all().map {
                "managed \($0.arn) \($0.defaultVersionID) \(try canonical($0.document))"
            }
    }

    private static func metrics(_ cloudWatch: CloudWatchCalls) async throws -> [String] {
        let startMS: Int64 = 1_795_564_800_000
        return try await cloudWatch.functionMetrics(
            functionNames: ["function-0", "function-1"], startMS: startMS, endMS: startMS + 3_600_000
        ).map { "metrics \($0.key) \($0.value.value ?? $0.value.state)" }
    }

    private static func key(_ kms: KMSCalls) async throws -> [String] {
        #expect(try await kms.key("alias/no-such-key") == .absent)
        let key = try #require(try await kms.key("alias/example").value)
        let policy = try await kms.policy(ofKey: key.arn)
        return ["key \(key.arn) \(key.metadata) \(policy.value ?? policy.state)"]
    }
}
