import Facts
import Foundation
import SnapshotStore

/// Snapshots in memory, written through the store's own interface.
enum Fixture {
    static let takenAtMS: Int64 = 1_761_833_002_000
    static let account = "123456789012"
    static let arn = "arn:aws:lambda:eu-west-1:123456789012:function:"

    /// The names of a small pipeline; tests replace them by hostile ones.
    struct Names {
        var label = "chinook pipeline"
        var raw = "my-pipeline-raw-data-bdbdeadb"
        var processed = "my-pipeline-processed-data-bdbdeadb"
        var analytics = "my-pipeline-analytics-data-bdbdeadb"
        var processing = "processing"
        var rule = "raw_to_processing"
        var message = "EventBridge rule raw_to_processing may not invoke processing"
        var path = "terraform/main.tf"
        var reason = "no statement of its policy allows events.amazonaws.com"
    }

    /// A pipeline whose first hop lacks its permission, with runs, an unread policy and a deprecation.
    static func pipeline(_ names: Names = Names()) throws -> (store: SnapshotStore, snapshot: Int64) {
        let store = try SnapshotStore()
        let snapshot = try store.beginSnapshot(
            SnapshotHeader(
                takenAtMS: takenAtMS, asOfMS: takenAtMS, label: names.label, toolVersion: "0.1.0",
                gitCommit: "4f2c91e", isGitDirty: true))
        try store.setIdentity(
            snapshot, account: account, callerARN: "arn:aws:iam::\(account):user/auditor", regions: ["eu-west-1"])
        let ids = try resources(names, store, snapshot)
        try evidence(names, store, snapshot)
        try timeline(names, store, snapshot)
        let deliveries = [Origin.aws, .state].flatMap { self.deliveries(names, ids, origin: $0) }
        try store.replaceDerived(
            DerivedWiring(deliveries: deliveries), runs: try runs(names, store, snapshot), version: 1, in: snapshot)
        try store.replaceJudgement(judgement(names, ids), in: snapshot)
        try store.complete(snapshot)
        return (store, snapshot)
    }

    private static func deliveries(_ names: Names, _ ids: [String: Int64], origin: Origin) -> [Delivery] {
        var first = Delivery(
            origin: origin, via: .eventBridge, bucketID: ids["raw"], bucket: names.raw, functionID: ids["processing"],
            functionARN: arn + names.processing, rule: "default/\(names.rule)", prefix: "raw/",
            permissionReason: "statement AllowEvents allows it",
            permissionStatement: #"{"Action":"lambda:InvokeFunction","Effect":"Allow","Sid":"AllowEvents"}"#)
        if origin == .aws {
            first.permission = .missing
            first.permissionReason = names.reason
            first.permissionStatement = nil
        }
        let second = Delivery(
            origin: origin, via: .eventBridge, bucketID: ids["processed"], bucket: names.processed,
            functionID: ids["analytics"], functionARN: arn + "analytics", rule: "default/processed_to_analytics",
            prefix: "processed/", permissionReason: "statement AllowEvents allows it")
        return [first, second]
    }

    private static func resources(
        _ names: Names, _ store: SnapshotStore, _ snapshot: Int64
    ) throws -> [String: Int64] {
        let written = try store.write(
            [
                bucket(names.raw, names), bucket(names.processed, names), bucket(names.analytics, names),
                function(names.processing, ["PROCESSED_BUCKET": names.processed, "SECRET": nil]),
                function("analytics", ["ANALYTICS_BUCKET": names.analytics]),
                rule(names.rule, names.raw, names.processing),
                rule("processed_to_analytics", names.processed, "analytics"), layer, bucket("logs-of-others", names),
            ], source: "aws", in: snapshot)
        return Dictionary(
            uniqueKeysWithValues: zip(["raw", "processed", "analyticsBucket", "processing", "analytics"], written))
    }

    private static func evidence(_ names: Names, _ store: SnapshotStore, _ snapshot: Int64) throws {
        for collection in [
            CollectionRecord(source: "aws.s3", status: .ok, callCount: 14, receivedBytes: 20_412, durationMS: 912),
            CollectionRecord(
                source: "aws.lambda", status: .partial, callCount: 9, retryCount: 1, receivedBytes: 41_002,
                durationMS: 1_402, errorCode: "AccessDeniedException", errorMessage: names.reason,
                missingAction: "lambda:GetPolicy"),
            CollectionRecord(source: "terraform.state:terraform.tfstate", status: .ok, durationMS: 12),
        ] { try store.record(collection, in: snapshot) }
        try store.record(
            [
                Coverage(origin: .aws, fact: "s3:buckets", state: .read),
                Coverage(
                    origin: .aws, region: "eu-west-1", owner: "ingestion", fact: "lambda:policy", state: .unread,
                    unread: Unread(
                        code: "AccessDeniedException", action: "lambda:GetPolicy", message: names.reason,
                        requestID: "1a2b")),
            ], in: snapshot)
        try store.write(
            [
                StackOutput(name: "raw_bucket", isSensitive: false, value: "\"\(names.raw)\""),
                StackOutput(name: "db_password", isSensitive: true, value: "x"),
            ], source: "terraform.tfstate", in: snapshot)
        try store.write(toolVersion: "1.9.8", of: "terraform", source: "terraform.tfstate", in: snapshot)
        try store.write(toolVersion: "5.100.0", of: "hashicorp/aws", source: ".terraform.lock.hcl", in: snapshot)
        try store.write(fileChanges: [names.path: "modified", "src/processing/handler.py": "added"], in: snapshot)
    }

    private static func runs(_ names: Names, _ store: SnapshotStore, _ snapshot: Int64) throws -> [DerivedRun] {
        let key = "2025-10-30T13-58-00Z/6f1c"
        try store.write(
            [
                OutputObject(
                    bucket: names.raw, key: "raw/\(key).json", stage: .raw, sizeBytes: 61_204,
                    lastModifiedMS: takenAtMS - 300_000, rowCount: .present(500)),
                OutputObject(
                    bucket: names.processed, key: "processed/\(key).json", stage: .processed, sizeBytes: 48_120,
                    lastModifiedMS: takenAtMS - 298_000, rowCount: .present(500),
                    generatedFrom: .present("s3://\(names.raw)/raw/\(key).json")),
                OutputObject(
                    bucket: names.analytics, key: "analytics/\(key)_summary.json", stage: .analytics, sizeBytes: 1_204,
                    lastModifiedMS: takenAtMS - 297_000,
                    rowCount: .unread(Unread(code: "AccessDenied", action: "s3:GetObject")),
                    generatedFrom: .present("s3://\(names.raw)/raw/\(key).json")),
                OutputObject(
                    bucket: names.raw, key: "raw/2025-10-30T14-00-00Z/9a0b.json", stage: .raw, sizeBytes: 61_188,
                    lastModifiedMS: takenAtMS - 100_000, rowCount: .present(500)),
            ], in: snapshot)
        let ids = try store.rows("SELECT id, key FROM output_object ORDER BY id").map { $0.int64("id") ?? 0 }
        return [
            DerivedRun(
                key: key, startedAtMS: takenAtMS - 300_000, finishedAtMS: takenAtMS - 297_000, reached: .analytics,
                objectIDs: Array(ids.prefix(3))),
            DerivedRun(
                key: "2025-10-30T14-00-00Z/9a0b", startedAtMS: takenAtMS - 100_000, finishedAtMS: nil, reached: .raw,
                objectIDs: Array(ids.suffix(1))),
        ]
    }
}
