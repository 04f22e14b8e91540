import Facts
import SnapshotStore

extension Fixture {
    /// A plan, an apply that stopped at names that are taken, one that completed, and an invocation by hand; then one
    /// that credentials stopped.
    static func timeline(_ names: Names, _ store: SnapshotStore, _ snapshot: Int64) throws {
        let startMS = takenAtMS - 3_600_000
        let deprecated = RecordedDiagnostic(
            position: 2, severity: .warning, summary: "Argument is deprecated",
            detail: "acl is deprecated. Use the aws_s3_bucket_acl resource instead.", address: "aws_s3_bucket.raw",
            file: names.path, line: 12)
        let taken = RecordedDiagnostic(
            position: 5, severity: .error, summary: "creating S3 Bucket (my-pipeline-raw-data): BucketAlreadyExists",
            detail: names.reason, address: "aws_s3_bucket.raw", file: names.path, line: 12)
        let refused = RecordedDiagnostic(
            position: 3, severity: .error,
            summary: "STS: GetCallerIdentity, api error InvalidClientTokenId: The security token is invalid.",
            detail: names.reason, address: "provider[\"registry.terraform.io/hashicorp/aws\"]", file: "versions.tf",
            line: 14)
        let runs = [
            RecordedRun(
                actions: [
                    command("terraform apply", startMS, 22_900, "apply", "failed with 1 error", add: 14),
                    step(3, .applyComplete, "aws_s3_bucket.analytics", startMS + 1_000, 3_100),
                    step(4, .applyErrored, "aws_s3_bucket.raw", startMS + 1_200, 160),
                ], diagnostics: [deprecated, taken], toolVersions: ["terraform": "1.9.8"]),
            RecordedRun(
                actions: [
                    command(
                        "terraform apply -json -auto-approve", startMS + 600_000, 64_200, "apply", "completed", exit: 0,
                        add: 19, change: 1, remove: 1),
                    step(
                        1, .applyComplete, "module.\(names.processing).aws_lambda_function.this", startMS + 602_000,
                        7_300),
                    step(3, .applyStart, "aws_s3_bucket.raw", startMS + 603_000, nil),
                ], diagnostics: [deprecated]),
            RecordedRun(actions: [
                command(
                    "aws lambda invoke --function-name \(names.processing) out.json", startMS + 900_000, 1_420, nil,
                    nil, exit: 0)
            ]),
            RecordedRun(
                actions: [
                    command("terraform plan -json", startMS + 1_800_000, 900, nil, "failed with 1 error", exit: 1)
                ], diagnostics: [refused]),
        ]
        for (index, run) in runs.enumerated() {
            try store.write(run, source: index == 0 ? "log:apply.jsonl" : "record:\(index)", in: snapshot)
        }
    }

    private static func command(
        _ text: String, _ atMS: Int64, _ durationMS: Int64, _ action: String?, _ message: String?, exit: Int? = nil,
        add: Int? = nil, change: Int = 0, remove: Int = 0
    ) -> RecordedAction {
        RecordedAction(
            position: 0, kind: .command, atMS: atMS, finishedAtMS: atMS + durationMS, action: action, message: message,
            exitCode: exit, command: text, addCount: add, changeCount: add.map { _ in change },
            removeCount: add.map { _ in remove })
    }

    private static func step(
        _ position: Int, _ kind: RecordedAction.Kind, _ address: String, _ atMS: Int64, _ durationMS: Int64?
    ) -> RecordedAction {
        RecordedAction(
            position: position, kind: kind, atMS: atMS, finishedAtMS: durationMS.map { atMS + $0 }, address: address,
            action: "create")
    }
}
