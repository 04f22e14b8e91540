import Facts
import SnapshotStore
import Testing

@testable import Rules

@Test("A name that thirty resources claim lists twenty of them in each finding")
func claims() throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 1, asOfMS: 1, toolVersion: "test"))
    let buckets = (0..<30).reversed().map { ExampleFacts.named("fixed", address: "aws_s3_bucket.b[\($0)]") }
    try store.write(buckets, source: "terraform.config:.", in: snapshot)
    let rule = try #require(Catalogue.rule("bucket-name-duplicate"))
    try RuleEvaluator(store: store, rules: [rule]).evaluate(snapshot)
    let findings = try store.findings(of: snapshot)
    #expect(findings.count == 30)
    let shown = (0..<20).map { "aws_s3_bucket.b[\($0)]" }.joined(separator: ", ")
    #expect(Set(findings.map(\.message)) == ["30 resources claim the bucket name fixed: \(shown) and 10 more."])
}

@Test("No built-in rule puts a list together without a bound")
func noUnboundedLists() {
    for rule in Catalogue.all where rule.sql.contains("group_concat") {
        // At most the two modes, read and write, of one variable.
        #expect(rule.id == "env-bucket-not-permitted", "use listed() instead of group_concat()")
    }
}

@Test("A reason and evidence that are too long are cut with their length")
func longTexts() throws {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 1, asOfMS: 1, toolVersion: "test"))
    try store.write([ExampleFacts.bucket(.state)], source: "terraform.state:x", in: snapshot)
    let rule = Rule(
        id: "long", title: "t", severity: .low, category: .wiring, rationale: "r.", remedy: "m", sources: [],
        scope: "SELECT resource_id, origin FROM s3_bucket WHERE snapshot_id = :snapshot",
        sql: """
            SELECT resource_id, origin, '' AS subject, 'fail' AS verdict, printf('%.*c', 100000, 'x') AS reason,
                printf('%.*c', 100000, 'y') AS "Value"
            FROM s3_bucket WHERE snapshot_id = :snapshot
            """, examples: [])
    try RuleEvaluator(store: store, rules: [rule]).evaluate(snapshot)
    let finding = try #require(try store.findings(of: snapshot).first)
    #expect(finding.message.hasSuffix("x… (100000 bytes)"))
    #expect(finding.message.utf8.count < 9_000)
    #expect(finding.evidence.first?.value.utf8.count ?? 0 < 25_000)
}

private func stored(_ id: Int64, _ suppression: Suppression) -> SuppressionMatch {
    SuppressionMatch(StoredSuppression(id: id, suppression: suppression))
}

private let day = CalendarDay("2027-01-31")

@Test("More comments than the limit are refused at the place of the first one beyond it")
func manyComments() throws {
    let comments = (1...10_001).map { line in
        stored(
            Int64(line),
            Suppression(
                source: .comment, rules: ["x"], reason: "r", expires: day, file: "main.tf", line: line, block: 1...2))
    }
    let error = #expect(throws: LimitError.self) {
        try SuppressionPass(comments, asOfMS: 0) { _ in SuppressionUse() }
    }
    #expect(
        error?.description.contains("10001 comments pipereport:ignore; the limit is 10000, reached at main.tf:10001")
            == true)
    _ = try SuppressionPass(comments.dropLast(), asOfMS: 0) { _ in SuppressionUse() }
}

@Test("Suppressions that would take too long to compare are refused")
func manyComparisons() throws {
    let entries = (1...100).map {
        stored(
            Int64($0),
            Suppression(
                source: .file, resources: ["*a*b*c"], reason: "r", expires: day, file: "pipereport.yml", line: $0))
    }
    let findings = (1...100).map { number in
        Judgement.FindingRow(
            rule: "r", resourceID: 1, logicalID: "aws_s3_bucket.a\(number)", subject: "", verdict: .fail,
            severity: .low,
            message: "m", evidence: [], address: nil, file: nil, line: nil, fingerprint: "f\(number)", origins: [])
    }
    var tight = try SuppressionPass(entries, asOfMS: 0, maximumSteps: 10_000) { _ in SuppressionUse() }
    #expect(throws: LimitError.self) { try tight.suppress(findings, ofRule: "r", identities: [:]) }
    var ample = try SuppressionPass(entries, asOfMS: 0) { _ in SuppressionUse() }
    #expect(try ample.suppress(findings, ofRule: "r", identities: [:]).count == 100)
}
