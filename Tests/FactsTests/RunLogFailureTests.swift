import Testing

@testable import Facts

private func error(_ summary: String, _ detail: String = "", address: String? = nil) -> RecordedDiagnostic {
    RecordedDiagnostic(severity: .error, summary: summary, detail: detail, address: address)
}

@Test(
    "An error is known by AWS's or Terraform's own words",
    arguments: [
        ("creating S3 Bucket (raw): BucketAlreadyExists", "", RunLogFailure.bucketAlreadyExists),
        ("creating S3 Bucket (raw)", "api error BucketAlreadyOwnedByYou: …", .bucketAlreadyExists),
        ("STS: GetCallerIdentity", "api error ExpiredToken: The security token … is expired", .expiredCredentials),
        (
            "api error InvalidClientTokenId: The security token included in the request is invalid.", "",
            .expiredCredentials
        ),
        ("No valid credential sources found", "", .expiredCredentials),
        ("api error RequestExpired: Request has expired.", "", .expiredCredentials),
        (
            "creating IAM Role (x)", "AccessDenied: User: arn is not authorized to perform: iam:CreateRole",
            .accessDenied
        ),
        ("creating Lambda", "ThrottlingException: Rate exceeded", .throttled),
        ("Error acquiring the state lock", "ConditionalCheckFailedException: …", .stateLocked),
        ("Error acquiring the state lock", "api error ExpiredTokenException", .expiredCredentials),
        ("Invalid value for variable", "", .other),
    ])
func kinds(summary: String, detail: String, kind: RunLogFailure) {
    #expect(error(summary, detail).failure == kind)
}

@Test("A warning is no failure")
func warnings() {
    #expect(RecordedDiagnostic(severity: .warning, summary: "Deprecated: AccessDenied").failure == nil)
}

@Test("A bucket that exists is imported under its own name, and a hostile address is one word of the shell")
func importCommands() {
    let taken = error("creating S3 Bucket (my-raw): BucketAlreadyExists", address: "aws_s3_bucket.raw")
    #expect(RunLogFailure.bucketAlreadyExists.commands(for: taken).first == "terraform import aws_s3_bucket.raw my-raw")
    let hostile = error("creating S3 Bucket ($(reboot)): BucketAlreadyExists", address: "a[\"x\"]; reboot")
    #expect(
        RunLogFailure.bucketAlreadyExists.commands(for: hostile).first == "terraform import 'a[\"x\"]; reboot' BUCKET")
}

@Test("Every kind but the last says what to do", arguments: RunLogFailure.allCases)
func advice(kind: RunLogFailure) {
    #expect(kind.advice.isEmpty == (kind == .other))
    #expect(kind.commands(for: error("x")).isEmpty == (kind == .other))
}

@Test("A run reads back from its lines as it was")
func jsonLines() throws {
    let run = RecordedRun(
        actions: [
            RecordedAction(position: 0, kind: .command, atMS: 1, exitCode: 1, command: "terraform apply"),
            RecordedAction(position: 2, kind: .applyErrored, address: "a.b", action: "create"),
        ], diagnostics: [error("two\nlines \u{2028} x", "é")], toolVersions: ["terraform": "1.11.4"])
    let lines = try run.jsonLines
    #expect(lines.split(separator: "\n").count == 4)
    #expect(try RecordedRun(jsonLines: lines) == run)
}
