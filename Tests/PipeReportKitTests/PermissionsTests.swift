import Facts
import Foundation
import SnapshotStore
import Testing

@testable import PipeReportKit

private func run(_ command: PermissionsCommand) throws -> String {
    let text = OutputText()
    try command.run(
        World(
            now: { 0 }, environment: [:], currentDirectory: "/nowhere", out: text.add, err: { _ in },
            isErrTerminal: false))
    return text.value
}

private func actions(_ policy: String) throws -> [String] {
    let statements = try JSONValue(parsing: policy)["Statement"]?.arrayValue ?? []
    return statements.flatMap { $0["Action"]?.oneOrManyStrings ?? [] }
}

@Test("The policy holds the actions of the facts that are needed, each once, and only reads")
func declaredPermissions() throws {
    let needed = try actions(run(PermissionsCommand()))
    #expect(needed.contains("lambda:GetPolicy") && needed.contains("s3:GetBucketNotification"))
    #expect(needed.contains("kms:GetKeyPolicy") && !needed.contains("cloudwatch:GetMetricData"))
    #expect(needed.count == Set(needed).count)
    let all = try actions(run(PermissionsCommand(demand: DemandOptions(readsAllFacts: true))))
    #expect(Set(needed).isSubset(of: all))
    #expect(all.contains("cloudwatch:GetMetricData"))
    for action in all {
        let verb = action.split(separator: ":").last ?? ""
        #expect(["Get", "List", "Describe"].contains { verb.hasPrefix($0) }, "\(action)")
    }
}

@Test("With only the wiring rules on, the policy is smaller")
func fewerRulesFewerPermissions() throws {
    let wiring = try actions(run(PermissionsCommand(demand: DemandOptions(rules: ["wiring"]))))
    let all = try actions(run(PermissionsCommand(demand: DemandOptions(readsAllFacts: true))))
    #expect(wiring.count < all.count)
}

@Test("Objects are allowed in the buckets of the stages alone, where these are known")
func stages() {
    let policy = PermissionPolicy(
        actions: ["s3:ListBucket", "s3:GetObject", "s3:ListAllMyBuckets"], probesNames: false,
        stages: ["s3://raw/in/", "s3://out"], partition: "aws-cn")
    #expect(policy.statements.map(\.sid) == ["ReadSettings", "ListObjects", "ReadObjects"])
    #expect(policy.statements[1].resources == ["arn:aws-cn:s3:::out", "arn:aws-cn:s3:::raw"])
    #expect(policy.statements[2].resources == ["arn:aws-cn:s3:::out/*", "arn:aws-cn:s3:::raw/in/*"])
    let open = PermissionPolicy(actions: ["s3:ListBucket"], probesNames: true, stages: ["s3://raw"], partition: "aws")
    #expect(open.statements.map(\.resources) == [["arn:aws:s3:::*"]])
}

@Test("The policy is printed as Terraform configuration too")
func terraformPolicy() throws {
    let text = PermissionPolicy(
        actions: ["s3:ListAllMyBuckets"], probesNames: false, stages: [], partition: "aws"
    ).terraform
    #expect(
        text == """
            data "aws_iam_policy_document" "pipereport" {
              statement {
                sid    = "ReadSettings"
                effect = "Allow"
                actions = [
                  "s3:ListAllMyBuckets",
                ]
                resources = [
                  "*",
                ]
              }
            }

            resource "aws_iam_policy" "pipereport" {
              name        = "pipereport"
              description = "What pipereport reads"
              policy      = data.aws_iam_policy_document.pipereport.json
            }

            """)
}

@Test("What a snapshot really called is told by its calls")
func usedPermissions() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "pipereport-\(UUID().uuidString).db").path
    defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
    let store = try SnapshotStore(path: path)
    let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 1, asOfMS: 1, toolVersion: "test"))
    var batch = CollectedBatch(source: "aws.lambda")
    batch.calls = [
        APICall(service: "lambda", operation: "GetPolicy", action: "lambda:GetPolicy", callCount: 3),
        APICall(service: "sts", operation: "GetCallerIdentity", action: nil, callCount: 1),
    ]
    try await store.commit(batch, in: snapshot)
    try store.complete(snapshot)
    #expect(try actions(run(PermissionsCommand(usedIn: path))) == ["lambda:GetPolicy"])
}

@Test("The progress line tells what is read, how much of it, calls and time")
func progressLine() {
    let line = ProgressMeter.line(what: "S3 buckets", done: 30, total: 120, calls: 77, elapsedMS: 1_234)
    #expect(line == "█████░░░░░░░░░░░░░░░ 30/120 S3 buckets, 77 calls, 1.2 s")
    #expect(ProgressMeter.line(what: "", done: 0, total: 0, calls: 1, elapsedMS: 0).contains("0/0"))
}

/// Text gathered from a closure.
private final class OutputText: @unchecked Sendable {
    private let lock = NSLock()
    private var text = ""

    var value: String { lock.withLock { text } }

    func add(_ more: String) { lock.withLock { text += more } }
}
