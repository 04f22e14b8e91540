import Facts
import Foundation
import SnapshotStore
import Testing

@testable import Rules

private func rule(scope: String? = nil, sql: String) -> Rule {
    Rule(
        id: "test-rule", title: "t", severity: .low, category: .wiring, rationale: "r.", remedy: "m", sources: [],
        scope: scope ?? "SELECT resource_id, origin FROM s3_bucket WHERE snapshot_id = :snapshot", sql: sql,
        examples: [])
}

private func store(_ origins: [Origin] = [.aws]) throws -> (SnapshotStore, Int64) {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 5, asOfMS: 5, toolVersion: "test"))
    for origin in origins {
        let resource = Resource(
            origin: origin, type: "aws_s3_bucket", arn: "arn:aws:s3:::b",
            address: origin == .aws ? nil : "aws_s3_bucket.b", name: "b")
        try store.write(
            [CollectedResource(resource, [.s3Bucket(S3Bucket(name: "b"))])], source: origin.rawValue, in: snapshot)
    }
    return (store, snapshot)
}

@Test("A resource of the scope without a row is an error to whoever asks for all rows, in a run unknown, never a pass")
func lostJoin() throws {
    let (store, snapshot) = try store()
    let lossy = rule(
        sql:
            "SELECT resource_id, origin, '' AS subject, 'pass' AS verdict, '' AS reason FROM s3_bucket WHERE snapshot_id = :snapshot AND 0"
    )
    let evaluator = RuleEvaluator(store: store, rules: [lossy])
    #expect(throws: RuleError.scopeLost(rule: "test-rule", resource: 1, origin: "aws")) {
        try evaluator.rows(of: lossy, in: snapshot)
    }
    try evaluator.evaluate(snapshot)
    #expect(try !store.findings(of: snapshot).isEmpty)
    #expect(try store.findings(of: snapshot).allSatisfy { $0.verdict == .unknown })
}

@Test("Two rows for one resource, origin and subject are an error")
func twoVerdicts() throws {
    let (store, snapshot) = try store()
    let row =
        "SELECT resource_id, origin, '' AS subject, 'pass' AS verdict, '' AS reason FROM s3_bucket WHERE snapshot_id = :snapshot"
    #expect(throws: RuleError.notUnique(rule: "test-rule", resource: 1, origin: "aws", subject: "")) {
        try RuleEvaluator(store: store, rules: [rule(sql: row + " UNION ALL " + row)]).evaluate(snapshot)
    }
}

@Test("A fault seen in three origins is one finding that lists them, the deployed one speaking first")
func oneFinding() throws {
    let (store, snapshot) = try store([.state, .aws, .plan])
    let failing = rule(
        sql:
            "SELECT resource_id, origin, '' AS subject, 'fail' AS verdict, 'seen in ' || origin AS reason, name AS bucket FROM s3_bucket WHERE snapshot_id = :snapshot"
    )
    try RuleEvaluator(store: store, rules: [failing]).evaluate(snapshot)
    let findings = try store.findings(of: snapshot)
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.origins == [.aws, .state, .plan])
    #expect(finding.message == "seen in aws")
    #expect(finding.evidence == [EvidenceItem(name: "bucket", value: "b")])
    #expect(finding.address == "aws_s3_bucket.b")
}

@Test("A failure in one origin outweighs what another could not say")
func failureOutweighsUnknown() throws {
    let (store, snapshot) = try store([.aws, .state])
    let mixed = rule(
        sql: """
            SELECT resource_id, origin, '' AS subject, CASE origin WHEN 'aws' THEN 'unknown' ELSE 'fail' END AS verdict,
                origin AS reason FROM s3_bucket WHERE snapshot_id = :snapshot
            """)
    try RuleEvaluator(store: store, rules: [mixed]).evaluate(snapshot)
    #expect(try store.findings(of: snapshot).map(\.verdict) == [.fail])
    #expect(try store.findings(of: snapshot).map(\.message) == ["state"])
}

@Test("A list of the scope that could not be read whole is an unknown on the account, never silence")
func unreadLists() throws {
    let (store, snapshot) = try store()
    try store.write(
        [
            CollectedResource(
                Resource(origin: .aws, type: "aws_account", arn: "arn:aws:iam::111122223333:root", name: "111122223333")
            )
        ], source: "aws.sts", in: snapshot)
    let denied = Unread(code: "AccessDenied", action: "lambda:ListFunctions")
    try store.record(
        [
            Coverage(origin: .aws, region: "eu-west-1", fact: "lambda:functions", state: .unread, unread: denied),
            Coverage(origin: .aws, fact: "s3:tags", state: .unread, unread: denied),
        ], in: snapshot)
    var passing = rule(
        sql:
            "SELECT resource_id, origin, '' AS subject, 'pass' AS verdict, '' AS reason FROM s3_bucket WHERE snapshot_id = :snapshot"
    )
    passing.lists = ["lambda:functions", "events:rules"]
    try RuleEvaluator(store: store, rules: [passing]).evaluate(snapshot)
    let findings = try store.findings(of: snapshot)
    #expect(findings.map(\.verdict) == [.unknown])
    #expect(findings.first?.resource == "arn:aws:iam::111122223333:root")
    #expect(findings.first?.subject == "lambda:functions@eu-west-1")
    #expect(findings.first?.message.contains("AccessDenied on lambda:ListFunctions") == true)
}

@Test("Every rule file is in the catalogue")
func catalogueIsWhole() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
        path: "../../Sources/Rules/Catalogue")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    var ids: Set<String> = []
    for file in files where file.hasSuffix("Rule.swift") {
        let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        let id = try #require(text.firstMatch(of: /\n {8}id: "([^"]+)"/), "\(file) declares no id").output.1
        ids.insert(String(id))
    }
    #expect(ids == Set(Catalogue.all.map(\.id)), "add the rule's line to Sources/Rules/Catalogue.swift")
}
