import Facts
import Foundation
import GRDB
import Testing

@testable import SnapshotStore

private let header = SnapshotHeader(takenAtMS: 1, asOfMS: 1, toolVersion: "test", request: #"{"readsAWS":true}"#)
private let bucketARN = ARN.bucket("b")

private func bucket(_ facts: [TypedFact]) -> CollectedResource {
    CollectedResource(Resource(origin: .aws, type: "aws_s3_bucket", arn: bucketARN, name: "b"), facts)
}

private func task(_ item: String, kind: String = "bucket", region: String = "") -> CollectionTask {
    CollectionTask(kind: kind, region: region, item: item)
}

@Test("A batch is written whole or not at all")
func batchesAreAtomic() async throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(header)
    var batch = CollectedBatch(source: "aws.s3")
    batch.resources = [bucket([.s3Bucket(S3Bucket(name: "b"))])]
    batch.newTasks = [task("b")]
    batch.cursor = PageCursor(list: "s3:buckets@", token: "t1", isDone: false)
    // No such answer can be stored: the schema refuses it, and everything else of the batch with it.
    var bad = batch
    bad.resources.append(
        CollectedResource(
            Resource(origin: .aws, type: "aws_lambda_function", arn: "arn:f", name: "f"),
            [.lambdaFunctionSettings(LambdaFunctionSettings(function: "arn:f", recursiveLoop: .present("Perhaps")))]))
    await #expect(throws: (any Error).self) { try await store.commit(bad, in: snapshot) }
    #expect(try store.rows("SELECT 1 FROM resource").isEmpty)
    #expect(try store.cursor(of: "s3:buckets@", in: snapshot) == nil)
    try await store.commit(batch, in: snapshot)
    #expect(try store.cursor(of: "s3:buckets@", in: snapshot)?.token == "t1")
    #expect(try store.openTasks("bucket", in: snapshot) == [task("b")])
}

@Test("A task that is done or known is not asked for again")
func tasks() async throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(header)
    var batch = CollectedBatch(source: "aws.s3")
    batch.newTasks = ["a", "b", "c"].map { task($0) } + [task("a", region: "eu-west-1"), task("x", kind: "role")]
    batch.doneTasks = [task("b")]
    try await store.commit(batch, in: snapshot)
    batch.doneTasks = []
    try await store.commit(batch, in: snapshot)
    #expect(try store.openTasks("bucket", in: snapshot) == [task("a"), task("c"), task("a", region: "eu-west-1")])
    #expect(try store.openTasks("bucket", after: task("a"), limit: 1, in: snapshot) == [task("c")])
    #expect(try store.tasks("bucket", region: "", limit: 9, in: snapshot).map(\.item) == ["a", "b", "c"])
    #expect(try store.taskCounts("bucket", in: snapshot) == (total: 4, done: 1))
    let added = try store.addTasks(
        select: "SELECT 'bucket' AS kind, '' AS region, value AS item FROM json_each('[\"a\", \"d\"]')", in: snapshot)
    #expect(added == 1)
}

@Test("Details fill the row that a list has written")
func details() async throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(header)
    let notAsked = Unread(code: "NotAsked", message: "m")
    var list = CollectedBatch(source: "aws.s3")
    list.resources = [bucket([.s3Bucket(S3Bucket(name: "b", acl: .unread(notAsked), ownership: .unread(notAsked)))])]
    try await store.commit(list, in: snapshot)
    var found = CollectedBatch(source: "aws.s3")
    found.resources = [
        bucket([
            .bucketDetails(S3BucketDetails(region: "eu-west-1", acl: .present([]), ownership: .absent)),
            .s3BucketSettings(S3BucketSettings(bucket: "b", tags: .present(#"{"team":"data"}"#))),
        ])
    ]
    try await store.commit(found, in: snapshot)
    let rows = try store.rows(
        """
        SELECT r.region, b.acl, b.ownership_state, s.tags, s.policy_state FROM resource r
        JOIN s3_bucket b ON b.resource_id = r.id JOIN s3_bucket_settings s ON s.resource_id = r.id
        """)
    #expect(
        rows.map(\.values) == [
            [.text("eu-west-1"), .text("[]"), .text("absent"), .text(#"{"team":"data"}"#), .text("absent")]
        ])
}

@Test("Facts for a resource that no list has written are left out")
func unlisted() throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(header)
    let late = CollectedResource(
        Resource(origin: .aws, type: "aws_lambda_function", arn: "arn:late", name: "arn:late"),
        [.lambdaVersion(LambdaVersion(function: "arn:late", version: "1"))], addsToListed: true)
    #expect(try store.write([late], source: "aws.lambda", in: snapshot).isEmpty)
    #expect(try store.rows("SELECT 1 FROM resource").isEmpty)
}

@Test("Calls add up over the batches of a run")
func calls() async throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(header)
    var batch = CollectedBatch(source: "aws.s3")
    batch.calls = [
        APICall(service: "s3", operation: "GetBucketAcl", action: "s3:GetBucketAcl", callCount: 2, retryCount: 1)
    ]
    try await store.commit(batch, in: snapshot)
    try await store.commit(batch, in: snapshot)
    let row = try #require(try store.rows("SELECT call_count, retry_count, action FROM api_call").first)
    #expect(row.values == [.integer(4), .integer(2), .text("s3:GetBucketAcl")])
}

@Test("Only a snapshot that is resumable and the newest can go on, and completing one forgets those before it")
func unfinished() throws {
    let store = try SnapshotStore()
    let first = try store.beginSnapshot(header)
    #expect(try store.unfinishedSnapshot() == nil)
    try store.setIdentity(first, account: "111122223333", callerARN: "arn", regions: ["eu-west-1"])
    try store.setResumable(first)
    #expect(
        try store.unfinishedSnapshot()
            == UnfinishedSnapshot(
                id: first, takenAtMS: 1, account: "111122223333", regions: ["eu-west-1"],
                request: #"{"readsAWS":true}"#))
    let second = try store.beginSnapshot(header)
    try store.complete(second)
    #expect(try store.unfinishedSnapshot() == nil)
    #expect(try store.rows("SELECT id FROM snapshot").map(\.values) == [[.integer(second)]])
    #expect(try store.rows("SELECT 1 FROM collection_cursor").isEmpty)
}

@Test("A role gets the statements of its attached policies, once, and is unread when one of them is")
func attachedPolicies() async throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(header)
    func role(_ name: String, policies: [String], boundary: Fact<String> = .absent) -> CollectedResource {
        let arn = "arn:aws:iam::111122223333:role/\(name)"
        return CollectedResource(
            Resource(origin: .aws, type: "aws_iam_role", arn: arn, name: name),
            [.iamRole(IAMRole(name: name, arn: arn, policies: .present(policies), permissionsBoundary: boundary))])
    }
    func policy(_ name: String) -> String { "arn:aws:iam::111122223333:policy/\(name)" }
    var batch = CollectedBatch(source: "aws.iam")
    batch.resources = [
        role("a", policies: ["inline", policy("two"), policy("one")], boundary: .present(policy("one"))),
        role("b", policies: [policy("denied")]),
    ]
    batch.policies = [
        ManagedPolicyFact(arn: policy("two"), document: .present(#"{"Statement":[{"Sid":"1"},{"Sid":"2"}]}"#)),
        ManagedPolicyFact(arn: policy("one"), document: .present(#"{"Statement":{"Sid":"3"}}"#)),
        ManagedPolicyFact(
            arn: policy("denied"), document: .unread(Unread(code: "AccessDenied", action: "iam:GetPolicyVersion"))),
    ]
    try await store.commit(batch, in: snapshot)
    try store.attachPolicies(in: snapshot)
    try store.attachPolicies(in: snapshot)
    let statements = try store.rows(
        "SELECT role || ' ' || source || ' ' || position || ' ' || statement AS text FROM iam_statement ORDER BY text")
    #expect(
        statements.compactMap { $0.text("text") } == [
            #"a attached 0 {"Sid":"1"}"#, #"a attached 0 {"Sid":"3"}"#, #"a attached 1 {"Sid":"2"}"#,
            #"a boundary 0 {"Sid":"3"}"#,
        ])
    let states = try store.rows("SELECT name, policies_state, policies_reason FROM iam_role ORDER BY name")
    #expect(states.map { $0.text("policies_state") } == ["present", "unread"])
    #expect(states.last?.text("policies_reason") == "AccessDenied on iam:GetPolicyVersion")
}

@Test("A database of the first version is brought up to date with its rows, and refused to readers until then")
func migration() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "pipereport-\(UUID().uuidString).db").path
    defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
        for statement in Migration1.statements { try database.execute(sql: statement) }
    }
    let queue = try DatabaseQueue(path: path)
    try migrator.migrate(queue)
    try queue.write { database in
        try database.execute(
            sql: """
                INSERT INTO snapshot (id, taken_at_ms, as_of_ms, tool_version, is_complete) VALUES (1, 1, 1, 'old', 1);
                INSERT INTO attribute_set VALUES ('h', '{}');
                INSERT INTO resource (id, snapshot_id, origin, source, type, arn, name, attributes_hash)
                    VALUES (1, 1, 'aws', 'aws.iam', 'aws_iam_role', 'arn:r', 'r', 'h');
                INSERT INTO iam_role (resource_id, snapshot_id, origin, name, trust_policy_state, policies_state)
                    VALUES (1, 1, 'aws', 'r', 'absent', 'absent');
                INSERT INTO iam_statement (resource_id, snapshot_id, origin, role, policy, source, position, statement)
                    VALUES (1, 1, 'aws', 'r', 'p', 'inline', 0, '{}');
                """)
    }
    try queue.close()
    #expect(throws: StoreError.outdated(path: path)) { try SnapshotStore(path: path, mode: .readOnly) }
    let store = try SnapshotStore(path: path)
    let role = try #require(
        try store.rows(
            """
            SELECT i.permissions_boundary_state, s.statement FROM iam_role i
            JOIN iam_statement s ON s.resource_id = i.resource_id
            """
        ).first)
    #expect(role.values == [.text("unread"), .text("{}")])
}
