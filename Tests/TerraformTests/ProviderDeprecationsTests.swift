import Foundation
import Testing

@testable import Terraform

private let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

@Suite("Deprecations of the AWS provider")
struct ProviderDeprecationsTests {
    static let builtIn = ProviderDeprecations.builtIn

    @Test("whole types, arguments, blocks and computed attributes are told apart")
    func kinds() {
        #expect(Self.builtIn.isDeprecated(type: "aws_s3_bucket_object", isData: false))
        #expect(Self.builtIn.isDeprecated(type: "aws_s3_bucket_object", isData: true))
        #expect(!Self.builtIn.isDeprecated(type: "aws_s3_bucket", isData: false))
        #expect(!Self.builtIn.isDeprecated(type: "aws_no_such_type", isData: false))

        let bucket = Self.builtIn.deprecatedPaths(type: "aws_s3_bucket", isData: false)
        #expect(bucket.isSuperset(of: ["acl", "policy", "versioning", "object_lock_configuration.rule"]))
        #expect(bucket.isDisjoint(with: ["bucket", "website_domain", "tags"]))
        let reads = Self.builtIn.deprecatedReads(type: "aws_s3_bucket", isData: false)
        #expect(reads.isSuperset(of: ["acl", "website_domain"]))
        #expect(reads.isDisjoint(with: ["versioning", "bucket"]))

        #expect(Self.builtIn.deprecatedPaths(type: "aws_s3_bucket", isData: true) == [])
        #expect(
            Self.builtIn.deprecatedPaths(type: "aws_iam_policy_document", isData: true) == [
                "source_json", "override_json",
            ])
        #expect(Self.builtIn.deprecatedPaths(type: "aws_cloudwatch_event_rule", isData: false) == ["is_enabled"])
    }

    @Test("every replacement is of something deprecated, and every modelled deprecation has one")
    func replacements() {
        #expect(
            DeprecationReplacements.replacement(type: "aws_s3_bucket", isData: false, path: "acl")?
                .contains("aws_s3_bucket_acl") == true)
        #expect(
            DeprecationReplacements.replacement(type: "aws_s3_bucket", isData: false, path: "cors_rule.allowed_headers")
                == "the resource aws_s3_bucket_cors_configuration")
        #expect(DeprecationReplacements.replacement(type: "aws_s3_bucket", isData: false, path: "tags") == nil)
        for type in AWSProviderSchema.types.intersection(Self.builtIn.types(isData: false)) {
            let paths = Self.builtIn.deprecatedPaths(type: type, isData: false)
                .union(Self.builtIn.deprecatedReads(type: type, isData: false))
            for path in paths {
                let replacement = DeprecationReplacements.replacement(type: type, isData: false, path: path)
                #expect(replacement != nil, "\(type) \(path) has no replacement")
            }
        }
        for key in DeprecationReplacements.keys {
            let isData = key.hasPrefix("data.")
            let words = (isData ? key.dropFirst(5) : key[...]).split(separator: ".", maxSplits: 1).map(String.init)
            if words.count == 1 {
                #expect(Self.builtIn.isDeprecated(type: words[0], isData: isData), "\(key) is not deprecated")
            } else {
                let paths = Self.builtIn.deprecatedPaths(type: words[0], isData: isData)
                    .union(Self.builtIn.deprecatedReads(type: words[0], isData: isData))
                #expect(paths.contains(words[1]), "\(key) is not deprecated")
            }
        }
    }

    @Test("a schema document gives the same kinds")
    func schemaDocument() throws {
        let schema = #"""
            {"format_version": "1.0", "provider_schemas": {"registry.terraform.io/hashicorp/aws": {
              "resource_schemas": {
                "aws_a": {"version": 0, "block": {"deprecated": true, "attributes": {
                  "written": {"type": "string", "optional": true, "computed": true, "deprecated": true},
                  "computed": {"type": "string", "computed": true, "deprecated": true},
                  "inner": {"nested_type": {"nesting_mode": "list", "attributes": {
                    "old": {"type": "string", "required": true, "deprecated": true}}}},
                  "fine": {"type": "string", "optional": true}},
                  "block_types": {"rule": {"nesting_mode": "list", "block": {"deprecated": true, "attributes": {
                    "prefix": {"type": "string", "optional": true, "deprecated": true}}}}}}},
                "aws_b": {"version": 0, "block": {}}},
              "data_source_schemas": {"aws_a": {"version": 0, "block": {"attributes": {
                "x": {"type": "string", "required": true, "deprecated": true}}}}}}}}
            """#
        let deprecations = try ProviderDeprecations(schema: Data(schema.utf8), version: "9.9.9")
        let table = """
            resource aws_a
            resource aws_a written
            resource aws_a computed read
            resource aws_a inner.old
            resource aws_a rule block
            resource aws_a rule.prefix
            data aws_a x
            """
        #expect(deprecations == ProviderDeprecations(table: table, version: "9.9.9"))
        #expect(deprecations.types(isData: false) == ["aws_a"])
        #expect(throws: DecodingError.self) { try ProviderDeprecations(schema: Data("{}".utf8), version: "1") }
    }

    @Test(
        "what the example's faults write is deprecated",
        arguments: [
            ("deprecated-acl/terraform/buckets.tf", "aws_s3_bucket", "acl"),
            ("deprecated-bucket-object/terraform/modules/layer/main.tf", "aws_s3_bucket_object", "bucket"),
        ])
    func faults(_ file: String, _ type: String, _ argument: String) throws {
        let path = root.appending(path: "examples/chinook-pipeline/faults").appending(path: file)
        let text = try String(contentsOf: path, encoding: .utf8)
        let block = try #require(text.components(separatedBy: "resource \"\(type)\"").dropFirst().first)
        #expect(block.contains("\n  \(argument) "))
        #expect(Self.builtIn.deprecatedPaths(type: type, isData: false).contains(argument))
    }

    static let canRegenerate =
        ProcessInfo.processInfo.environment["PIPEREPORT_TF_PLUGIN_DIR"]?.isEmpty == false
        && (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .contains { FileManager.default.isExecutableFile(atPath: "\($0)/terraform") }

    @Test(
        "the tables are what scripts/provider-schema writes",
        .enabled(if: canRegenerate, "terraform or PIPEREPORT_TF_PLUGIN_DIR is missing: the tables are NOT compared"))
    func freshTables() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "provider-schema-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let schema = folder.appending(path: "schema.json")
        let process = Process()
        process.executableURL = root.appending(path: "scripts/provider-schema")
        process.arguments = ["--output", folder.path, "--keep-schema", schema.path]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        for name in ["AWSProviderDeprecations.swift", "AWSProviderNames.swift"] {
            let committed = root.appending(path: "Sources/Terraform/Deprecations").appending(path: name)
            let isFresh = try Data(contentsOf: folder.appending(path: name)) == Data(contentsOf: committed)
            #expect(isFresh, "\(name) is stale: run scripts/provider-schema")
        }
        let read = try ProviderDeprecations(schema: Data(contentsOf: schema), version: Self.builtIn.version)
        #expect(read == Self.builtIn)
    }
}
