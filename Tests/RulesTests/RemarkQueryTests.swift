import Facts
import SnapshotStore
import Testing

@testable import Rules

private let source = "terraform.config:."

/// The findings of all rules on a configuration and what else a snapshot has.
private func findings(
    _ resources: [CollectedResource], prepare: (SnapshotStore, Int64) throws -> Void = { _, _ in }
) throws -> [Finding] {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 5, asOfMS: 5, toolVersion: "test"))
    try store.write(resources, source: source, in: snapshot)
    try prepare(store, snapshot)
    try RuleEvaluator(store: store).evaluate(snapshot)
    return try store.findings(of: snapshot)
}

@Test("A remark's finding stands on the line of the argument, not of the resource")
func lineOfTheArgument() throws {
    let found = try findings([
        ExampleFacts.block(
            "aws_s3_bucket", "aws_s3_bucket.raw", ExampleFacts.remark(.deprecatedArgument, "versioning", line: 17))
    ])
    #expect(found.map(\.rule) == ["deprecated-bucket-argument"])
    #expect(found.first?.file == "main.tf")
    #expect(found.first?.line == 17)
}

@Test("A block that stands for many resources is one finding, which counts them")
func onePlaceOneFinding() throws {
    let remark = ExampleFacts.remark(.relativePath, "filename", "build/x.zip", line: 12)
    let found = try findings(
        (0..<3).map { ExampleFacts.block("aws_lambda_function", "aws_lambda_function.this[\($0)]", remark) })
    #expect(found.map(\.address) == ["aws_lambda_function.this[0]"])
    #expect(found.first?.evidence.contains(EvidenceItem(name: "Instances of the block", value: "3")) == true)
}

@Test("An argument written twice in one resource is one finding with both lines")
func twoPlacesOfOneSubject() throws {
    let found = try findings([
        ExampleFacts.block(
            "aws_s3_bucket", "aws_s3_bucket.raw", ExampleFacts.remark(.deprecatedArgument, "lifecycle_rule", line: 20),
            ExampleFacts.remark(.deprecatedArgument, "lifecycle_rule", line: 30))
    ])
    #expect(found.map(\.line) == [20])
    #expect(found.first?.evidence.contains(EvidenceItem(name: "Lines", value: "20, 30")) == true)
}

@Test("Every kind of remark has a rule that tells it", arguments: ConfigurationRemark.Kind.allCases)
func remarksHaveRules(kind: ConfigurationRemark.Kind) throws {
    let (type, subject, detail) =
        switch kind {
        case .unsupportedArgument: ("aws_s3_bucket_notification", "lambda_function.filter", "")
        case .unknownRepetition: ("aws_s3_bucket", "count", "depends_on_resource: aws_s3_bucket.x.id")
        default: ("aws_s3_bucket", "something", "detail")
        }
    let found = try findings([
        ExampleFacts.block(type, "\(type).raw", ExampleFacts.remark(kind, subject, detail))
    ])
    #expect(found.count == 1)
}

@Test("After a failed apply what is missing is high, and names the error and the commands that finish it")
func failedApply() throws {
    let resources = [
        ExampleFacts.rootModule(), ExampleFacts.block("aws_lambda_function", "aws_lambda_function.processing"),
    ]
    let found = try findings(resources) { store, snapshot in
        try store.record(ExampleFacts.stateWasRead, in: snapshot)
        let error = RecordedDiagnostic(
            severity: .error, summary: "ExpiredToken: The security token included in the request is expired",
            address: "aws_s3_bucket.raw")
        try store.write(RecordedRun(diagnostics: [error]), source: "log", in: snapshot)
    }
    let finding = try #require(found.first { $0.rule == "not-applied" })
    #expect(finding.severity == .high)
    #expect(finding.message.contains("ExpiredToken"))
    #expect(finding.message.contains("at aws_s3_bucket.raw"))
    #expect(
        finding.evidence.contains {
            $0.name == "Commands that finish it" && $0.value.hasPrefix("aws sts get-caller-identity")
        })
}

@Test("A configuration whose state was not read is left out where another has its own")
func stateElsewhere() throws {
    let own = [
        ExampleFacts.rootModule(), ExampleFacts.block("aws_lambda_function", "aws_lambda_function.processing"),
    ]
    let found = try findings(own) {
        store, snapshot in
        try store.record(ExampleFacts.stateWasRead, in: snapshot)
        try store.write([ExampleFacts.lambda(.state)], source: "terraform.state:terraform.tfstate", in: snapshot)
        try store.write(
            [ExampleFacts.rootModule(), ExampleFacts.block("aws_lambda_function", "aws_lambda_function.other")],
            source: "terraform.config:other", in: snapshot)
    }
    #expect(found.filter { $0.rule == "not-applied" } == [])
}
