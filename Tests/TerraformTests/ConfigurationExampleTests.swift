import Collectors
import Facts
import Foundation
import Machine
import Testing

@testable import Terraform

/// The example pipeline: what the configuration says before the apply is what Terraform planned and what it made.
struct ConfigurationExampleTests {
    private static let example = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "examples/chinook-pipeline")

    static let faults = [
        "clobbered-notification", "deprecated-acl", "deprecated-bucket-object", "duplicate-name", "eventbridge-off",
        "missing-permission", "name-taken", "wrong-source",
    ]

    /// The evaluator of the example with a fault's files laid over it.
    private static func evaluator(_ deployment: String) -> ConfigurationEvaluator {
        let root = example.appending(path: "terraform").path
        let overlay = example.appending(path: "faults/\(deployment)/terraform").path
        guard let boundary = try? ReadBoundary(root: example.path) else { return evaluate("") }
        let disk = ConfigurationFileSystem.disk(boundary)
        let laidOver: @Sendable (String) -> String = { path in
            path.hasPrefix(root) ? overlay + path.dropFirst(root.count) : path
        }
        let fileSystem = ConfigurationFileSystem(
            listFiles: { Array(Set(disk.listFiles($0) + disk.listFiles(laidOver($0)))) },
            read: { disk.read(laidOver($0)) ?? disk.read($0) })
        return ConfigurationEvaluator(
            ConfigurationTree.read(
                root, displayPath: "terraform", fileSystem: fileSystem,
                options: ConfigurationOptions(environment: ["TF_VAR_emulator": "true"])))
    }

    private static func document(_ deployment: String, _ name: String) throws -> JSONValue {
        let file = example.appending(path: "deployments/\(deployment)/\(name)")
        return try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: file))
    }

    @Test(
        "addresses and every attribute that the plan knows are what the configuration says",
        arguments: ["healthy"] + faults)
    func plan(_ deployment: String) throws {
        let evaluator = Self.evaluator(deployment)
        #expect(evaluator.tree.problems.isEmpty)
        #expect(evaluator.tree.unreadModules.isEmpty)
        let resources = Dictionary(uniqueKeysWithValues: evaluator.all.map { ($0.address, $0) })
        let changes = try #require(try Self.document(deployment, "plan.json")["resource_changes"]?.arrayValue)
        let planned = changes.compactMap { $0["address"]?.stringValue }.sorted()
        #expect(evaluator.resources { _ in false }.filter { !$0.isData }.map(\.address).sorted() == planned)
        if deployment == "healthy" { #expect(planned.count == 45) }
        var compared = 0
        for change in changes {
            let address = try #require(change["address"]?.stringValue)
            let resource = try #require(resources[address])
            for (name, planned) in change["change"]?["after"]?.objectValue ?? [:] {
                guard let written = resource.attributes?[name] else { continue }
                if Self.agrees(written, planned, isPlan: true) {
                    compared += 1
                } else {
                    Issue.record("\(address).\(name): \(written) is not \(planned)")
                }
            }
        }
        #expect(compared > 100)
    }

    @Test("patterns, policies and ARNs are those that the apply made", arguments: ["healthy"])
    func state(_ deployment: String) throws {
        let resources = Dictionary(
            uniqueKeysWithValues: Self.evaluator(deployment).all.map { ($0.address, $0) })
        let blocks = try #require(try Self.document(deployment, "terraform.tfstate")["resources"]?.arrayValue)
        var compared: Set<String> = []
        for block in blocks {
            let prefix = (block["module"]?.stringValue).map { $0 + "." } ?? ""
            let type = try #require(block["type"]?.stringValue)
            let data = block["mode"] == "data" ? "data." : ""
            for instance in block["instances"]?.arrayValue ?? [] {
                let key = instance["index_key"].map { key in "[\(key.canonicalText)]" } ?? ""
                let address = "\(prefix)\(data)\(type).\(block["name"]?.stringValue ?? "")\(key)"
                let resource = try #require(resources[address], "\(address)")
                for (name, made) in instance["attributes"]?.objectValue ?? [:] {
                    guard let written = resource.attributes?[name] else { continue }
                    if Self.agrees(written, made) {
                        compared.insert("\(type).\(name)")
                    } else {
                        Issue.record("\(address).\(name): \(written) is not \(made)")
                    }
                }
            }
        }
        for name in [
            "aws_cloudwatch_event_rule.event_pattern", "aws_cloudwatch_event_rule.arn", "aws_s3_bucket.arn",
            "aws_lambda_function.arn", "aws_lambda_function.role", "aws_iam_role_policy.policy",
            "aws_lambda_permission.source_arn", "aws_cloudwatch_event_target.arn", "aws_sqs_queue.url",
            "aws_s3_bucket_notification.bucket",
        ] {
            #expect(compared.contains(name), "\(name) was not compared")
        }
    }

    /// Whether a value of the configuration is that of Terraform once the account is known; what stays a symbol may be
    /// anything.
    ///
    /// - Parameter isPlan: what a plan does not know is not in it.
    private static func agrees(_ written: JSONValue, _ other: JSONValue, isPlan: Bool = false) -> Bool {
        switch (written, other) {
        case (.string(let text), _) where SymbolicText.hasSymbols(text):
            let known = text.replacingOccurrences(of: "${aws.account_id}", with: "123456789012")
            if SymbolicText.hasSymbols(known) { return true }
            return agrees(.string(known), other, isPlan: isPlan)
        case (.string(let text), .string(let otherText)):
            if text == otherText { return true }
            // The provider writes documents anew.
            guard let document = try? JSONValue(parsing: text), text.hasPrefix("{") else { return false }
            return (try? JSONValue(parsing: otherText)) == document
        case (.object(let members), .object(let others)):
            // The provider fills in what is not written.
            return members.allSatisfy { name, value in
                value == .null ? true : others[name].map { agrees(value, $0, isPlan: isPlan) } ?? isPlan
            }
        case (.array(let items), .array(let others)):
            return items.count == others.count && zip(items, others).allSatisfy { agrees($0, $1, isPlan: isPlan) }
        default: return written == other
        }
    }
}
