import Facts
import Foundation
import SnapshotStore
import Testing

@testable import Rules

private func file(_ id: String, scope: String? = nil, _ sql: String) -> String {
    "-- id: \(id)\n-- title: t\n-- severity: low\n\n" + (scope.map { "-- scope\n\($0)\n" } ?? "") + "-- rule\n" + sql
}

private let small = """
    SELECT resource_id, origin, '' AS subject, CASE WHEN memory_mb < 256 THEN 'fail' ELSE 'pass' END AS verdict,
        name || ' has ' || memory_mb || ' MB.' AS reason, memory_mb AS memory
    FROM lambda_function WHERE snapshot_id = :snapshot
    """

@Test("A user's rule gives findings like a built-in one")
func findings() throws {
    let folder = try UserRuleFolder([
        "memory.sql": file(
            "function-memory", scope: "SELECT resource_id, origin FROM lambda_function WHERE snapshot_id = :snapshot",
            small)
    ])
    #expect(try folder.evaluate() == [])
    let findings = try folder.store.findings(of: folder.snapshot)
    #expect(findings.map(\.message) == ["small has 128 MB."])
    #expect(findings.first?.rule == "function-memory" && findings.first?.category == .user)
    #expect(findings.first?.evidence == [EvidenceItem(name: "memory", value: "128")])
    let counts = try folder.store.rows("SELECT * FROM evaluation").first
    #expect(counts?.int("pass_count") == 1 && counts?.int("fail_count") == 1)
}

/// What is wrong with a rule only data shows.
@Test(
    "A rule that breaks its contract is a problem with file and line, and is not among the rules",
    arguments: [
        (
            small.replacing("'fail'", with: "'failed'"),
            "the column verdict has 'failed'; it takes pass, fail or unknown"
        ),
        (small.replacing("origin,", with: "'cloud' AS origin,"), "the column origin has 'cloud'"),
        (small.replacing("resource_id,", with: "name AS resource_id,"), "the column resource_id has 'small'"),
        (small.replacing("resource_id,", with: "resource_id + 70 AS resource_id,"), "is none of this snapshot"),
        (small.replacing("origin,", with: "'plan' AS origin,"), "resource 1 (plan) is none of this snapshot"),
        (small.replacing("''", with: "NULL"), "the column subject has nothing"),
        (small + " UNION ALL " + small.replacing("'pass'", with: "'unknown'"), "got two rows with the subject ''"),
        (small + " AND memory_mb > 256", "resource 1 (aws) is in the scope and got no row"),
        (small + " AND json_extract(name, '$.x') = 1", "malformed JSON"),
        (small + " AND length(hex(zeroblob(900000000))) > 1", "it makes a value of more than 16 MB"),
        (
            small + " AND (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n) > 1",
            "it took longer than 0.5 s and was stopped"
        ),
    ] as [(String, String)])
func brokenContract(sql: String, message: String) throws {
    let scope = "SELECT resource_id, origin FROM lambda_function WHERE snapshot_id = :snapshot;"
    let folder = try UserRuleFolder([
        "broken.sql": file("broken", scope: scope, sql), "good.sql": file("good", small),
    ])
    let problems = try folder.evaluate(QueryLimits(seconds: 0.5))
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("rules/broken.sql:8: ") == true, "\(problems)")
    #expect(problems.first?.contains(message) == true, "\(problems)")
    #expect(try folder.store.findings(of: folder.snapshot).map(\.rule) == ["good"])
    #expect(try folder.store.rows("SELECT id FROM rule").compactMap { $0.text("id") } == ["good"])
}

@Test("Files are read in order; what is wrong with one leaves the others")
func loading() throws {
    let folder = try UserRuleFolder([
        "a.sql": file("one", small), "b.SQL": file("one", small), "c.sql": file("three", small),
        "d.txt": "no rule", ".hidden.sql": "no rule", "e.sql": "\u{FEFF}" + file("five", small),
        "f.sql": String(repeating: "-- x\n", count: 300_000),
    ])
    let rules = folder.folder.appending(path: "rules")
    try Data([0x2D, 0x2D, 0xFF]).write(to: rules.appending(path: "g.sql"))
    try FileManager.default.createDirectory(at: rules.appending(path: "h.sql"), withIntermediateDirectories: true)
    let set = try UserRuleLoader.load(folder.folders + folder.folders)
    #expect(set.rules.map(\.rule.id) == ["one", "three", "five"])
    #expect(
        set.problems.map(\.description) == [
            "rules/b.SQL:1: the id one is taken by rules/a.sql", "rules/f.sql:1: it is larger than 1 MB",
            "rules/g.sql:1: it is not UTF-8 text", "rules/h.sql:1: it is not a file",
        ])
}

@Test("A problem goes when the rules are evaluated again without it")
func repaired() throws {
    let folder = try UserRuleFolder(["a.sql": "SELECT"])
    #expect(try folder.evaluate().isEmpty == false)
    try Data(file("a", small).utf8).write(to: folder.folder.appending(path: "rules/a.sql"))
    #expect(try folder.evaluate() == [])
}

@Test("A list of the scope that could not be read whole is an unknown of the user's rule too")
func unreadListOfUserRule() throws {
    let folder = try UserRuleFolder([
        "a.sql": file("a", small).replacing("low\n", with: "low\n-- lists: lambda:functions\n")
    ])
    try folder.store.write(
        [CollectedResource(Resource(origin: .aws, type: "aws_account", arn: "arn:aws:iam::1:root", name: "1"))],
        source: "aws.sts", in: folder.snapshot)
    try folder.store.record(
        [
            Coverage(
                origin: .aws, region: "eu-west-1", fact: "lambda:functions", state: .unread,
                unread: Unread(code: "AccessDenied", action: "lambda:ListFunctions"))
        ], in: folder.snapshot)
    #expect(try folder.evaluate() == [])
    #expect(try folder.store.findings(of: folder.snapshot).map(\.verdict) == [.fail, .unknown])
}

@Test(
    "All rules of users together have a time limit, which the message names",
    arguments: [(10.0, 59.0, nil), (10.0, 61.0, 60), (0.1, 61.0, 60), (20.0, 61.0, nil), (20.0, 121.0, 120)])
func timeOfAll(each: Double, passed: Double, limit: Int?) throws {
    let folder = try UserRuleFolder(["memory.sql": file("function-memory", small)])
    let rule = try #require(try UserRuleLoader.load(folder.folders).rules.first)
    let time = UserRuleTime(each: each, start: .now - .seconds(passed))
    let expected = limit.map { "not evaluated: the rules of rule_folders took \($0) s together, which is the limit" }
    #expect(time.problem(with: rule)?.message == expected)
    #expect(time.problem(with: rule)?.rule == limit.map { _ in "function-memory" })
}
