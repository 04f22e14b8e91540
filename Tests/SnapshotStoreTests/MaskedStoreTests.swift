import Facts
import Foundation
import Testing

@testable import SnapshotStore

private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardizedFileURL

/// Put together, so that no scanner takes this file for a leak.
private let token = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a"

@Test("Nothing is written to the database but through the masking door")
func oneDoor() throws {
    let folder = root.appending(path: "Sources/SnapshotStore")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
    for name in names where name != "MaskedArguments.swift" {
        var text = Substring(try String(contentsOf: folder.appending(path: name), encoding: .utf8))
        #expect(!text.contains("setArguments("), "\(name)")
        while let call = text.range(of: "execute(") {
            text = text[call.upperBound...]
            var depth = 1
            let end = text.firstIndex { character in
                depth += character == "(" ? 1 : character == ")" ? -1 : 0
                return depth == 0
            }
            let arguments = text[..<(end ?? text.endIndex)]
            #expect(!arguments.contains("arguments:"), "\(name) executes without masking: \(arguments.prefix(200))")
        }
    }
}

/// Text columns of rows that outlive their snapshot's completion and that no text from outside reaches.
private let closed: Set<String> = [
    // Hashes of what is stored beside them.
    "attribute_set.hash", "resource.attributes_hash", "finding.fingerprint", "grdb_migrations.identifier",
]

@Test("A secret in any text of any fact is in no table")
func everyTextOfEveryFact() throws {
    let store = try SnapshotStore()
    let secret = "x \(token) y"
    let document = JSONValue.object(["a": .string(secret), "password": "hunter2hunter2"]).canonicalText
    let unread = Unread(code: secret, action: secret, message: secret, requestID: secret)
    let snapshot = try store.beginSnapshot(
        SnapshotHeader(
            takenAtMS: 1, asOfMS: 1, label: secret, toolVersion: secret, gitCommit: secret,
            request: JSONValue.object(["a": .string(secret)]).canonicalText))
    try store.setIdentity(snapshot, account: secret, callerARN: secret, regions: [secret])
    for (number, fact) in facts(secret, document, unread).enumerated() {
        let resource = Resource(
            origin: .aws, type: secret, arn: "arn:aws:s3:::\(number)-\(secret)", address: "a\(number) \(secret)",
            name: secret,
            account: secret, region: secret, file: secret, line: 1, attributes: document)
        try store.write([CollectedResource(resource, [fact])], source: secret, in: snapshot)
    }
    try store.record(
        CollectionRecord(
            source: secret, status: .failed, errorCode: secret, errorMessage: secret, requestID: secret,
            missingAction: secret), in: snapshot)
    try store.record(
        [Coverage(origin: .aws, region: secret, owner: secret, fact: secret, state: .unread, unread: unread)],
        in: snapshot)
    try store.write(
        [
            StackOutput(name: secret, isSensitive: false, value: document),
            StackOutput(name: "db_password", isSensitive: false, value: "\"hunter2hunter2\""),
        ], source: secret, in: snapshot)
    try store.write(fileChanges: [secret: "modified"], in: snapshot)
    try store.write([ProviderUse(provider: secret, resourceCount: 1, isAnalysed: true)], source: secret, in: snapshot)
    try store.write([ResourceDrift(address: secret, type: secret, action: "update")], source: secret, in: snapshot)
    try store.write([CheckResult(address: secret, kind: secret, status: "pass")], source: secret, in: snapshot)
    let run = RecordedRun(
        actions: [
            RecordedAction(
                position: 0, kind: .command, address: secret, action: secret, message: secret, command: secret)
        ],
        diagnostics: [
            RecordedDiagnostic(severity: .error, summary: secret, detail: secret, address: secret, file: secret)
        ],
        toolVersions: [secret: secret])
    try store.write(run, source: secret, in: snapshot)
    try store.record(Recording(recordedAtMS: 1, command: secret, exitCode: 0, run: run))
    try store.write(
        [
            Suppression(
                source: .file, rules: [secret], resources: [secret], tags: [secret], fingerprints: [secret],
                reason: secret, expires: nil, file: secret, line: 1, problem: secret)
        ],
        ofFile: secret, in: snapshot)
    try store.complete(snapshot)

    var holding: Set<String> = []
    for (table, columns) in try textColumns(store) {
        for column in columns {
            let rows = try store.rows(
                "SELECT \"\(column)\" AS text FROM \"\(table)\" WHERE typeof(\"\(column)\") = 'text'")
            for row in rows {
                let text = row.text("text") ?? ""
                #expect(!text.contains(token) && !text.contains("hunter2hunter2"), "\(table).\(column): \(text)")
                if text.contains("***") { holding.insert("\(table).\(column)") }
            }
        }
    }
    #expect(holding.isDisjoint(with: closed))
    #expect(holding.count > 60, "the secrets were written: \(holding.sorted())")
}

private func textColumns(_ store: SnapshotStore) throws -> [String: [String]] {
    let tables = try store.rows("SELECT name FROM sqlite_schema WHERE type = 'table'").compactMap { $0.text("name") }
    return try Dictionary(
        uniqueKeysWithValues: tables.map { table in
            (table, try store.rows("SELECT name FROM pragma_table_info('\(table)')").compactMap { $0.text("name") })
        })
}

/// One fact of each kind that holds texts from outside, with the secret in all of them.
private func facts(_ secret: String, _ document: String, _ unread: Unread) -> [TypedFact] {
    [
        .s3Bucket(
            S3Bucket(
                name: secret,
                acl: .present([ACLGrant(granteeType: secret, grantee: secret, permission: secret, isOwner: false)]),
                ownership: .present(secret))),
        .s3BucketSettings(
            S3BucketSettings(bucket: secret, policy: .present(document), publicAccessBlock: .unread(unread))),
        .lambdaFunction(
            LambdaFunction(
                name: secret, arn: secret, runtime: secret, handler: secret, roleARN: secret, layerARNs: [secret],
                environment: [secret: secret], deadLetterARN: secret, subnetIDs: [secret], logGroup: secret)),
        .lambdaAlias(LambdaAlias(function: secret, name: secret, functionVersion: secret)),
        .lambdaPermission(
            LambdaPermission(
                function: secret, qualifier: secret, sid: secret, statement: document, principal: secret,
                sourceARN: secret, sourceAccount: secret)),
        .eventBus(EventBus(name: secret, arn: secret, policy: .present(document))),
        .eventRule(
            EventRule(
                name: secret, bus: secret, arn: secret, state: secret, pattern: .present(document),
                scheduleExpression: secret)),
        .eventTarget(
            EventTarget(
                rule: secret, bus: secret, targetID: secret, arn: secret, roleARN: secret, inputPaths: [secret: secret],
                inputTemplate: document, deadLetterARN: secret)),
        .iamRole(
            IAMRole(
                name: secret, arn: secret, trustPolicy: .present(document), policies: .present([secret]),
                permissionsBoundary: .present(secret))),
        .kmsKey(KMSKey(arn: secret, reference: secret, metadata: .present(document), policy: .present(document))),
        .tags([secret: secret]),
    ]
}

@Test("The pages of a list and the names of resources that are still to be read are kept as they are until the end")
func verbatimWhileRunning() async throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 1, asOfMS: 1, toolVersion: "test"))
    var batch = CollectedBatch(source: "aws.lambda")
    batch.cursor = PageCursor(list: "lambda:functions@eu-west-1", token: token, isDone: false)
    batch.newTasks = [CollectionTask(kind: "function", region: "eu-west-1", item: token)]
    try await store.commit(batch, in: snapshot)
    #expect(try store.cursor(of: "lambda:functions@eu-west-1", in: snapshot)?.token == token)
    #expect(try store.openTasks("function", in: snapshot).map(\.item) == [token])
    try store.complete(snapshot)
    #expect(try store.rows("SELECT * FROM collection_cursor").isEmpty)
    #expect(try store.rows("SELECT * FROM collection_task").isEmpty)
}

@Test("The same secret is masked the same, so that what referred to each other still does")
func joinsStay() throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 1, asOfMS: 1, toolVersion: "test"))
    let address = "aws_s3_bucket.b[\"\(token)\"]"
    let bucket = CollectedResource(Resource(origin: .state, type: "aws_s3_bucket", address: address, name: "b"), [])
    let first = try store.write([bucket], source: "terraform.state:a", in: snapshot)
    #expect(first.count == 1)
    #expect(try store.rows("SELECT address FROM resource").first?.text("address") == "aws_s3_bucket.b[\"***\"]")
}

@Test("Resources whose addresses differ in a secret only stay apart, so that none hides another")
func maskedAddressesStayApart() throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 1, asOfMS: 1, toolVersion: "test"))
    let buckets = (1...50).map { number in
        CollectedResource(
            Resource(
                origin: .state, type: "aws_s3_bucket", address: "aws_s3_bucket.b[\"token=a\(number)\"]",
                name: "b\(number)"),
            [.s3Bucket(S3Bucket(name: "b\(number)"))])
    }
    try store.write(buckets, source: "terraform.state:a", in: snapshot)
    #expect(try store.rows("SELECT DISTINCT address FROM resource").count == 50)
    #expect(try store.rows("SELECT DISTINCT name FROM s3_bucket").count == 50)
    #expect(try store.rows("SELECT 1 FROM resource WHERE address LIKE '%token=a%'").isEmpty)
}
