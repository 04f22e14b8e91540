import Facts
import Foundation
import Testing

@testable import AWSClient

/// Everything that we read of an emulated account against what boto3 reads of it.
@Suite(.timeLimit(.minutes(2))) struct MotoTests {
    struct World: Decodable {
        var endpoint: String
        var facts: [String]
    }

    @Test func readsWhatBotoReads() async throws {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "moto_world.py")
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [BotocoreSignatureTests.python, script.path(percentEncoded: false)]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer {
            // The script ends when its input does.
            try? input.fileHandleForWriting.close()
            process.waitUntilExit()
        }
        var line = Data()
        while line.last != UInt8(ascii: "\n") {
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { break }
            line += data
        }
        if line.isEmpty {
            process.waitUntilExit()
            try #require([3, 127].contains(process.terminationStatus), "moto_world.py failed")
            print("SKIPPED: reading is not compared with boto3, because moto is not installed; run scripts/setup")
            return
        }
        let world = try JSONDecoder().decode(World.self, from: line)
        let client = AWSClient(
            AWSSession(
                transport: CurlTransport(), credentials: CredentialChain(.test), region: "eu-west-1",
                endpoints: try Endpoints(variables: ["AWS_ENDPOINT_URL": world.endpoint])))
        let facts = try await Self.facts(client)
        await client.close()
        #expect(Set(facts).subtracting(world.facts) == [], "read by us only")
        #expect(Set(world.facts).subtracting(facts) == [], "read by boto3 only")
        #expect(facts.sorted().count == world.facts.count)
        #expect(client.statistics.total.failedCount == 0)
    }

    /// The same words as moto_world.py makes.
    static func facts(_ client: AWSClient) async throws -> [String] {
        let identity = try await client.sts().callerIdentity()
        return try await ["identity \(identity.account) \(identity.arn)"] + s3(client.s3()) + lambda(client.lambda())
            + eventBridge(client.eventBridge()) + iam(client.iam()) + settings(client)
    }

    static func s3(_ s3: S3Calls) async throws -> [String] {
        var facts: [String] = []
        for bucket in try await s3.buckets().all() {
            let name = bucket.name
            facts.append("bucket \(name) \((bucket.createdMS ?? 0) / 1000) \(try await s3.location(ofBucket: name))")
            for grant in try await s3.acl(ofBucket: name) {
                #expect(grant.isOwner)
                facts.append("grant \(name) \(grant.granteeType) \(grant.grantee) \(grant.permission)")
            }
            let ownership = try await s3.ownership(ofBucket: name)
            facts.append("ownership \(name) \(ownership.value ?? ownership.state)")
            for entry in try await s3.notificationConfiguration(ofBucket: name).entries {
                facts.append(
                    "notification \(name) \(entry.destinationARN) \(entry.events[0]) \(entry.prefix) \(entry.suffix)")
            }
            for try await page in s3.objects(inBucket: name) {
                // moto logs the reading itself.
                for object in page.items where !object.key.hasPrefix("logs/") {
                    facts.append(
                        "object \(name) \(object.key) \(object.sizeBytes) \(object.lastModifiedMS / 1000) \(object.etag)"
                    )
                    guard name == "example-raw" else { continue }
                    let content = try await s3.object(bucket: name, key: object.key, limitBytes: 1000)
                    #expect(String(decoding: content.bytes, as: UTF8.self) == object.key)
                }
            }
            #expect(await s3.probe(bucketName: name).answer == .exists)
        }
        #expect(await s3.probe(bucketName: "no-such-bucket").answer == .free)
        return facts
    }

    static func lambda(_ lambda: LambdaCalls) async throws -> [String] {
        var facts: [String] = []
        for description in try await lambda.functions().all() {
            let function = description.function
            let arn = try #require(function.arn)
            facts.append(
                "function \(arn) \(function.runtime ?? "") \(function.timeoutSeconds ?? 0) \(function.codeSHA256 ?? "") "
                    + "\(description.environment.value?["INDEX"] ?? "") \(function.layerARNs.joined(separator: " "))")
            let policy = try await lambda.policy(ofFunction: arn)
            facts.append("policy \(function.name) \(policy.value ?? policy.state)")
        }
        for layer in try await lambda.layers().all() {
            for version in try await lambda.versions(ofLayer: layer.name).all() {
                facts.append("layer \(layer.name) \(version.version) \(version.arn)")
            }
        }
        return facts
    }

    static func eventBridge(_ events: EventBridgeCalls) async throws -> [String] {
        var facts: [String] = []
        for bus in try await events.buses().all() {
            for rule in try await events.rules(onBus: bus.name).all() {
                facts.append("rule \(bus.name) \(rule.arn ?? "") \(rule.state) \(rule.pattern.value ?? "")")
                for target in try await events.targets(ofRule: rule.name, onBus: bus.name).all() {
                    facts.append("target \(rule.name) \(target.targetID) \(target.arn) \(target.inputTemplate ?? "")")
                    #expect(try await events.ruleNames(targeting: target.arn).all() == [rule.name])
                }
            }
        }
        return facts
    }

    static func iam(_ iam: IAMCalls) async throws -> [String] {
        var facts: [String] = []
        func statement(_ document: String, _ key: String) throws -> String {
            try JSONValue(parsing: document)["Statement"]?.arrayValue?.first?[key]?.stringValue ?? "?"
        }
        for role in try await iam.roles().all() {
            var named = try await iam.role(named: role.name)
            // ListRoles does not tell it.
            named.permissionsBoundaryARN = nil
            #expect(named == role)
            facts.append("role \(role.arn) \(try statement(role.trustPolicy, "Action"))")
            for name in try await iam.inlinePolicyNames(ofRole: role.name).all() {
                let document = try await iam.inlinePolicy(named: name, ofRole: role.name)
                facts.append("inline \(name) \(try statement(document, "Resource"))")
            }
            for attached in try await iam.attachedPolicies(ofRole: role.name).all() {
                let policy = try await iam.policy(arn: attached.arn)
                facts.append("attached \(policy.arn) \(policy.defaultVersionID)")
                let document = try await iam.policyDocument(arn: policy.arn, versionID: policy.defaultVersionID)
                #expect(try statement(document, "Action") == "s3:PutObject")
            }
        }
        return facts
    }
}
