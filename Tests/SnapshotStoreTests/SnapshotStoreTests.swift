import Facts
import Foundation
import GRDB
import Testing

@testable import SnapshotStore

private let header = SnapshotHeader(takenAtMS: 1, asOfMS: 1, toolVersion: "test")
private let denied = Unread(code: "AccessDenied", action: "s3:GetBucketAcl", message: "no", requestID: "r1")

private func bucket(_ name: String, acl: Fact<[ACLGrant]> = .absent) -> CollectedResource {
    CollectedResource(
        Resource(origin: .aws, type: "aws_s3_bucket", arn: ARN.bucket(name), name: name),
        [.s3Bucket(S3Bucket(name: name, acl: acl))])
}

@Test(
    "An unread fact is stored as unread with its reason, an absent one without",
    arguments: [
        (Fact<[ACLGrant]>.unread(denied), "unread"), (.absent, "absent"), (.present([]), "present"),
        (.unknown("aws_s3_bucket.x.id"), "unknown"),
    ])
func factStates(acl: Fact<[ACLGrant]>, state: String) throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(header)
    try store.write([bucket("b", acl: acl)], source: "aws.s3", in: snapshot)
    let row = try #require(try store.rows("SELECT acl, acl_state, acl_reason FROM s3_bucket").first)
    #expect(row.text("acl_state") == state)
    #expect((row.text("acl") != nil) == (state == "present"))
    #expect((row.text("acl_reason") != nil) == (state == "unread" || state == "unknown"))
}

@Test("The schema refuses a value beside unread")
func schemaRefusesContradiction() throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(header)
    let ids = try store.write([bucket("b")], source: "aws.s3", in: snapshot)
    #expect(throws: (any Error).self) {
        try store.queue.write { database in
            try database.execute(
                sql: "UPDATE s3_bucket SET acl_state = 'present' WHERE resource_id = ?", arguments: [ids[0]])
        }
    }
}

@Test("An incomplete snapshot is no snapshot for readers, and latest~1 is the one before the last")
func snapshotReferences() throws {
    let store = try SnapshotStore()
    let first = try store.beginSnapshot(header)
    #expect(throws: StoreError.noSnapshot(wanted: "latest")) { try store.snapshotID("latest") }
    try store.complete(first)
    let second = try store.beginSnapshot(header)
    try store.complete(second)
    _ = try store.beginSnapshot(header)
    #expect(try store.snapshotID("latest") == second)
    #expect(try store.snapshotID("latest~1") == first)
    #expect(try store.snapshotID("\(first)") == first)
    #expect(throws: StoreError.noSnapshot(wanted: "latest~2")) { try store.snapshotID("latest~2") }
}

@Test("Deleting a snapshot takes all of its rows along and nothing of the others")
func deleteCascades() throws {
    let store = try SnapshotStore()
    let kept = try store.beginSnapshot(header)
    try store.write([bucket("kept")], source: "aws.s3", in: kept)
    let gone = try store.beginSnapshot(header)
    try store.write([bucket("gone")], source: "aws.s3", in: gone)
    try store.record([Coverage(origin: .aws, fact: "s3:buckets", state: .read)], in: gone)
    try store.delete(gone)
    #expect(try store.rows("SELECT name FROM s3_bucket").compactMap { $0.text("name") } == ["kept"])
    #expect(try store.rows("SELECT 1 FROM coverage").isEmpty)
}

@Test("A path that cannot be a database is refused in one sentence")
func badPaths() throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "pipereport-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let text = directory + "/text.db"
    try String(repeating: "not a database. ", count: 100).write(toFile: text, atomically: true, encoding: .utf8)
    #expect(throws: StoreError.notOurs(path: text, reason: "it is not an SQLite file")) {
        try SnapshotStore(path: text)
    }
    #expect(throws: StoreError.self) { try SnapshotStore(path: directory + "/no/such/folder/x.db") }
    #expect(throws: StoreError.cannotOpen(path: directory + "/missing.db", reason: "there is no such file")) {
        try SnapshotStore(path: directory + "/missing.db", mode: .readOnly)
    }
    let foreign = directory + "/foreign.db"
    _ = FileManager.default.createFile(atPath: foreign, contents: Data())
    #expect(throws: StoreError.self) { try SnapshotStore(path: foreign, mode: .readOnly) }
}

@Test("A finding keeps the time at which it was first seen")
func firstSeen() throws {
    let store = try SnapshotStore()
    func judge(_ time: Int64) throws -> Int64 {
        let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: time, asOfMS: time, toolVersion: "test"))
        let ids = try store.write([bucket("b")], source: "aws.s3", in: snapshot)
        let finding = Judgement.FindingRow(
            rule: "r", resourceID: ids[0], logicalID: "b", subject: "", verdict: .fail, severity: .high, message: "m",
            evidence: [], address: nil, file: nil, line: nil, fingerprint: "f",
            origins: [.init(origin: .aws, verdict: .fail, resourceID: ids[0], message: "m")])
        let rule = Judgement.RuleRow(
            id: "r", title: "t", severity: .high, category: .wiring, description: #"{"remedy":"do"}"#)
        try store.replaceJudgement(Judgement(rules: [rule], counts: [:], findings: [finding]), in: snapshot)
        try store.complete(snapshot)
        return try #require(try store.findings(of: snapshot).first).firstSeenMS
    }
    #expect(try judge(10) == 10)
    #expect(try judge(20) == 10)
}

@Test("A policy that is not JSON is unread, and a resource that a list repeats is stored once")
func oddAnswers() throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(header)
    let arn = "arn:aws:lambda:us-east-1:111122223333:function:f"
    let function = CollectedResource(
        Resource(origin: .aws, type: "aws_lambda_function", arn: arn, name: "f"),
        [.lambdaFunction(LambdaFunction(name: "f", arn: arn, policy: .present("{cut")))])
    try store.write([function, function], source: "aws.lambda", in: snapshot)
    let rows = try store.rows("SELECT policy, policy_state, policy_reason FROM lambda_function")
    #expect(rows.map { $0.text("policy_state") } == ["unread"])
    #expect(rows.first?.text("policy_reason") == "Malformed: the answer is not JSON")
}
