import Facts
import GRDB
import Testing

@testable import Rules
@testable import SnapshotStore

/// A rule that fails on every bucket.
private func failing(_ id: String) -> Rule {
    Rule(
        id: id, title: "t", severity: .high, category: .wiring, rationale: "r.", remedy: "m", sources: [],
        scope: "SELECT resource_id, origin FROM s3_bucket WHERE snapshot_id = :snapshot",
        sql: """
            SELECT resource_id, origin, '' AS subject, 'fail' AS verdict, 'bad' AS reason FROM s3_bucket
            WHERE snapshot_id = :snapshot
            """, examples: [])
}

private let day = CalendarDay("2027-01-31")

private func entry(
    rules: [String] = [], resources: [String] = [], tags: [String] = [], fingerprints: [String] = [],
    expires: CalendarDay? = day, line: Int = 2
) -> Suppression {
    Suppression(
        source: .file, rules: rules, resources: resources, tags: tags, fingerprints: fingerprints, reason: "why",
        expires: expires, file: "pipereport.yml", line: line)
}

private func comment(_ rules: [String], file: String = "main.tf", block: ClosedRange<Int> = 10...14) -> Suppression {
    Suppression(source: .comment, rules: rules, reason: "why", expires: day, file: file, line: 9, block: block)
}

/// The findings of two failing rules on one bucket, live and written at `main.tf:10`, and on a second one elsewhere.
private func evaluated(
    _ suppressions: [Suppression], asOfMS: Int64 = ExampleFacts.november2026, rules: [Rule]? = nil
) throws -> [Finding] {
    let store = try SnapshotStore()
    let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 1, asOfMS: asOfMS, toolVersion: "test"))
    try store.write(suppressions.filter { $0.source == .file }, ofFile: "pipereport.yml", in: snapshot)
    let live = CollectedResource(
        Resource(origin: .aws, type: "aws_s3_bucket", arn: "arn:aws:s3:::legacy-raw", name: "legacy-raw"),
        [.s3Bucket(S3Bucket(name: "legacy-raw"))])
    let ids = try store.write([live], source: "aws.s3", in: snapshot)
    let written = { (address: String, line: Int) in
        CollectedResource(
            Resource(
                origin: .config, type: "aws_s3_bucket", address: address, name: "n-\(line)", file: "main.tf",
                line: line), [.s3Bucket(S3Bucket(name: "n-\(line)"))])
    }
    let configured = try store.write(
        [ExampleFacts.rootModule(), written("aws_s3_bucket.raw", 10), written("aws_s3_bucket.other", 20)],
        source: "terraform.config:.", in: snapshot)
    try store.setLogicalIDs([configured[1]: "arn:aws:s3:::legacy-raw"], in: snapshot)
    try store.queue.write { database in
        try database.execute(
            sql: "INSERT INTO resource_tag (resource_id, snapshot_id, name, value) VALUES (?, ?, 'owner', 'legacy')",
            arguments: [ids[0], snapshot])
    }
    try store.write(suppressions.filter { $0.source == .comment }, source: "terraform.config:.", in: snapshot)
    let all = rules ?? [failing("first-rule"), failing("second-rule")] + Catalogue.all.filter(\.readsFindings)
    try RuleEvaluator(store: store, rules: all).evaluate(snapshot)
    return try store.findings(of: snapshot)
}

private func suppressed(_ findings: [Finding]) -> Set<String> {
    Set(findings.filter { $0.suppression != nil }.map { "\($0.rule) \($0.address ?? "")" })
}

private let raw = ["first-rule aws_s3_bucket.raw", "second-rule aws_s3_bucket.raw"]
private let other = ["first-rule aws_s3_bucket.other", "second-rule aws_s3_bucket.other"]

private let rawFingerprint = RuleEvaluator.fingerprint(
    rule: "first-rule", logicalID: "arn:aws:s3:::legacy-raw", subject: "")

@Test(
    "Values of one kind are alternatives, kinds must all hold",
    arguments: [
        (entry(rules: ["first-rule"]), [raw[0], other[0]]),
        (entry(rules: ["*-rule"]), raw + other),
        (entry(rules: ["first-*", "second-rul?"], resources: ["aws_s3_bucket.raw"]), raw),
        (entry(resources: ["arn:aws:s3:::legacy-*"]), raw),
        (entry(resources: ["aws_s3_bucket.*"]), raw + other),
        (entry(resources: ["n-20"]), other),
        (entry(resources: ["legacy-raw", "n-20"]), raw + other),
        (entry(tags: ["owner=legacy"]), raw),
        (entry(tags: ["owner"]), raw),
        (entry(rules: ["second-rule"], tags: ["owner=*"]), [raw[1]]),
        (entry(tags: ["owner=leg"]), []),
        (entry(resources: ["aws_s3_bucket.other"], tags: ["owner"]), []),
        (entry(fingerprints: [rawFingerprint, "0000000000000000"]), [raw[0]]),
        (entry(rules: ["second-rule"], fingerprints: [rawFingerprint]), []),
        (entry(resources: ["bad"]), []),
        (comment(["first-rule"]), [raw[0]]),
        (comment(["*"]), raw),
        (comment(["*"], block: 11...19), []),
        (comment(["*"], block: 20...20), other),
        (comment(["*"], file: "other.tf"), []),
    ] as [(Suppression, [String])])
func matching(suppression: Suppression, wanted: [String]) throws {
    #expect(suppressed(try evaluated([suppression])) == Set(wanted))
}

@Test("Several entries are alternatives, and the first that holds is named")
func alternatives() throws {
    let findings = try evaluated([
        comment(["*"]), entry(rules: ["first-rule"], line: 7), entry(resources: ["aws_s3_bucket.raw"], line: 3),
    ])
    let places = Dictionary(
        findings.compactMap { finding in
            finding.suppression.map { ("\(finding.rule) \(finding.address ?? "")", $0.place) }
        }, uniquingKeysWith: { first, _ in first })
    #expect(
        places == [raw[0]: "pipereport.yml:3", raw[1]: "pipereport.yml:3", other[0]: "pipereport.yml:7"])
    #expect(findings.first { $0.suppression != nil }?.suppression?.reason == "why")
    #expect(findings.first { $0.suppression != nil }?.suppression?.expires == "2027-01-31")
}

@Test("Findings that count stand before those that are suppressed")
func order() throws {
    let findings = try evaluated([entry(rules: ["first-rule"])])
    #expect(findings.map { $0.suppression != nil } == [false, false, true, true])
}

@Test("A suppression holds through its last day and is a finding from the next, with what it would suppress")
func expiry() throws {
    let end = try #require(day).endMS
    #expect(suppressed(try evaluated([entry(rules: ["first-rule"])], asOfMS: end - 1)).count == 2)
    let findings = try evaluated([entry(rules: ["first-rule"])], asOfMS: end)
    #expect(suppressed(findings) == [])
    let finding = try #require(findings.first { $0.rule == "expired-suppression" })
    #expect(finding.message == "The suppression of first-rule ended on 2027-01-31: 2 findings count again.")
    #expect(finding.severity == .medium)
    #expect(finding.file == "pipereport.yml")
    #expect(finding.line == 2)
    #expect(
        finding.evidence.first { $0.name == "Findings" }?.value
            == "first-rule on aws_s3_bucket.raw, first-rule on aws_s3_bucket.other")
    #expect(!findings.contains { $0.rule == "unused-suppression" })
}

@Test("A suppression that fits nothing is a finding where it is written")
func unused() throws {
    let findings = try evaluated([
        entry(rules: ["first-*"], resources: ["aws_s3_bucket.gone"]), comment(["*"], block: 20...20),
        comment(["first-rule"], block: 11...12),
    ])
    let unused = findings.filter { $0.rule == "unused-suppression" }
    #expect(unused.map(\.file) == ["pipereport.yml", "main.tf"])
    #expect(unused.map(\.line) == [2, 9])
    #expect(unused.map(\.severity) == [.low, .low])
}

@Test("What a rule would say that was not evaluated is not known, so its suppression is not called unused")
func notEvaluated() throws {
    let rules = [failing("first-rule")] + Catalogue.all.filter(\.readsFindings)
    let named = [entry(rules: ["bucket-name-static"]), entry(resources: ["gone"]), entry(rules: ["first-*"])]
    let findings = try evaluated(named, rules: rules)
    #expect(!findings.contains { $0.rule == "unused-suppression" })
    let alone = try evaluated([entry(rules: ["first-*"], resources: ["gone"])], rules: rules)
    #expect(alone.contains { $0.rule == "unused-suppression" })
}

@Test("A rule that does not exist is a finding; the rules that exist are suppressed all the same")
func unknownRule() throws {
    let findings = try evaluated([entry(rules: ["frist-rule", "second-rule"])])
    #expect(suppressed(findings) == [raw[1], other[1]])
    let finding = try #require(findings.first { $0.rule == "invalid-suppression" })
    #expect(
        finding.message
            == "The suppression of frist-rule, second-rule names no rule whose findings can be suppressed: frist-rule.")
}

@Test("Findings about suppressions cannot be suppressed")
func suppressionsOfSuppressions() throws {
    let findings = try evaluated([
        entry(rules: ["*-rule"], resources: ["gone"]),
        entry(rules: ["*-rule"], resources: ["pipereport.yml"], line: 5),
        entry(rules: ["unused-suppression"], line: 8),
    ])
    #expect(suppressed(findings) == [])
    #expect(findings.filter { $0.rule == "unused-suppression" }.map(\.line) == [2, 5])
    #expect(findings.filter { $0.rule == "invalid-suppression" }.map(\.line) == [8])
}

@Test("Without suppressions nothing is said of them")
func none() throws {
    #expect(try evaluated([]).map(\.rule) == ["first-rule", "first-rule", "second-rule", "second-rule"])
}

@Test("The same comment twice in one block is two findings")
func twice() throws {
    let findings = try evaluated([comment(["first-*"], block: 11...11), comment(["first-*"], block: 11...11)])
    #expect(findings.filter { $0.rule == "unused-suppression" }.count == 2)
}
