import Facts
import Testing

@testable import Rules

private let whole = """
    -- id: function-memory
    -- title: Functions have at least 256 MB of memory.
    -- severity: low
    -- rationale: With less memory a function
    --   gets less CPU.
    --
    --   Each costs time.
    -- remedy: Set it:
    --
    --   ```hcl
    --     memory_size = 256
    --   ```
    -- source: Lambda quotas | https://docs.aws.amazon.com/lambda | 2026-11-25
    -- source: Pricing | https://aws.amazon.com/lambda/pricing | 2026-11-25
    -- facts: lambda_function.policy [lambda:GetPolicy], s3_bucket.acl
    -- lists: lambda:functions
    -- alias: CKV_1, CKV_2

    -- scope
    SELECT resource_id, origin FROM lambda_function WHERE snapshot_id = :snapshot;

    -- rule
    SELECT resource_id, origin, '' AS subject, 'pass' AS verdict, '' AS reason -- as always
    FROM lambda_function WHERE snapshot_id = :snapshot
    """

private func read(_ text: String) throws -> (rule: UserRule?, problems: [RuleProblem]) {
    var reader = try UserRuleReader()
    return reader.read(text, file: "rules/x.sql")
}

@Test("A file with header, scope and rule is a rule like the built-in ones", arguments: ["\n", "\r\n"])
func wholeFile(newline: String) throws {
    let (found, problems) = try read(whole.replacing("\n", with: newline))
    #expect(problems == [])
    let user = try #require(found)
    #expect(user.rule.id == "function-memory")
    #expect(user.rule.title == "Functions have at least 256 MB of memory")
    #expect(user.rule.severity == .low && user.rule.category == .user)
    #expect(
        user.rule.rationale
            == "With less memory a function\ngets less CPU.\n\nEach costs time.\n\nWritten in `rules/x.sql`.")
    #expect(user.rule.remedy == "Set it:\n\n```hcl\n  memory_size = 256\n```")
    #expect(user.rule.sources.map(\.title) == ["Lambda quotas", "Pricing"])
    #expect(user.rule.sources.first?.read == "2026-11-25")
    #expect(
        user.rule.facts == [
            ReadableFact("lambda_function", "policy", action: "lambda:GetPolicy"),
            ReadableFact("s3_bucket", "acl", action: nil),
        ])
    #expect(user.rule.lists == ["lambda:functions"])
    #expect(user.rule.aliases == ["CKV_1", "CKV_2"])
    #expect(user.scopeLine == 20 && user.sqlLine == 23)
    #expect(user.reads.contains("lambda_function.resource_id"))
}

@Test("Without marks the SQL begins where the header ends, and there is no scope")
func noMarks() throws {
    let (user, problems) = try read(
        """
        -- id: no-marks
        -- title: t
        -- severity: high
        -- category: hygiene

        -- A comment: as people write them, before the SQL.
        SELECT resource_id, origin, '' AS subject, 'unknown' AS verdict, policy_reason AS reason
        FROM lambda_function WHERE snapshot_id = :snapshot AND policy_state = 'unread'
        """)
    #expect(problems == [])
    #expect(user?.rule.rationale == "Written in `rules/x.sql`.")
    #expect(user?.rule.remedy == "The rule's file names no remedy.")
    #expect(user?.rule.scope == "" && user?.sqlLine == 7 && user?.rule.category == .hygiene)
    // What the SQL reads of a fact's state is the fact; nobody has to declare it.
    #expect(user?.rule.facts.map(\.name) == ["lambda_function.policy"])
    #expect(user?.reads.contains("lambda_function.policy") == true)
}

private let sql = """
    SELECT resource_id, origin, '' AS subject, 'pass' AS verdict, '' AS reason FROM s3_bucket
    """

@Test(
    "What is wrong is told with its line",
    arguments: [
        ("-- id: a-b\n-- title: t\n\(sql)", 1, "the header has no severity"),
        ("-- id: a-b\n-- severity: low\n\(sql)", 1, "the header has no title"),
        ("-- title: t\n-- severity: low\n\(sql)", 1, "the header has no id"),
        ("\(sql)", 1, "the header has no id"),
        ("-- id: A_B\n-- title: t\n-- severity: low\n\(sql)", 1, "the id 'A_B' is not lower-case words"),
        ("-- id: ../x\n-- title: t\n-- severity: low\n\(sql)", 1, "the id '../x' is not"),
        ("-- title: t\n-- id: not-applied\n-- severity: low\n\(sql)", 2, "is taken by a rule of pipereport"),
        ("-- title: t\n-- id: index\n-- severity: low\n\(sql)", 2, "is taken by the site's index of rules"),
        ("-- title: t\n-- id: wiring\n-- severity: low\n\(sql)", 2, "the id wiring is taken by a category"),
        ("-- id: a-b\n-- title: t\n-- severity: urgent\n\(sql)", 3, "severity takes low, medium, high, critical"),
        ("-- id: a-b\n-- title: t\n-- severity: low\n-- colour: red\n\(sql)", 4, "'colour' is not a key"),
        ("-- id: a-b\n-- title: t\n-- severity: low\n-- category: mine\n\(sql)", 4, "category takes wiring"),
        ("-- id: a-b\n-- title: t\n-- severity: low\n-- title: u\n\(sql)", 4, "title was given before, in line 2"),
        ("-- id: a-b\n-- title:\n-- severity: low\n\(sql)", 2, "title has no value"),
        ("-- id: a-b\n-- title: t\n-- severity: low\n-- Some words\n\(sql)", 4, "lines of `-- key: value`"),
        (
            "-- id: a-b\n-- title: t\n-- severity: low\n\n-- rationale: r\n\(sql)", 5,
            "ended at an empty line, before rationale"
        ),
        ("--   more\n-- id: a-b\n-- title: t\n-- severity: low\n\(sql)", 1, "none came before"),
        ("-- id: a-b\n-- title: t\n-- severity: low\n-- source: here\n\(sql)", 4, "source takes `Title |"),
        ("-- id: a-b\n-- title: t\n-- severity: low\n-- facts: policy\n\(sql)", 4, "facts takes a list"),
        (
            "-- id: a-b\n-- title: t\n-- severity: low\n-- facts: s3_bucket.color\n\(sql)", 4,
            "s3_bucket.color, which is no"
        ),
        ("-- id: a-b\n-- title: t\n-- severity: low\n", 1, "there is no SQL of the rule"),
        ("-- id: a-b\n-- title: t\n-- severity: low\n-- rule\n-- later", 5, "there is no statement"),
        (
            "-- id: a-b\n-- title: t\n-- severity: low\n-- rule\n\(sql);\n-- rule\n\(sql)", 6,
            "a second section `-- rule`"
        ),
        (
            "-- id: a-b\n-- title: t\n-- severity: low\nSELECT 1\n  AS resource_id", 4,
            "does not give the columns origin,"
        ),
        ("-- id: a-b\n-- title: t\n-- severity: low\n\(sql)\nWHERE colour = 1", 5, "no such column: colour"),
        ("-- id: a-b\n-- title: t\n-- severity: low\nDELETE FROM finding", 4, "it may not write: DELETE from finding"),
        ("-- id: a-b\n-- title: t\n-- severity: low\n\(sql)\nWHERE 1 = :today", 4, "there is no parameter :today"),
        (
            "-- id: a-b\n-- title: t\n-- severity: low\n-- scope\nSELECT 1\nFRM x;\n-- rule\n\(sql)", 6,
            "syntax error"
        ),
        (
            "-- id: a-b\n-- title: t\n-- severity: low\n-- scope\nSELECT resource_id FROM s3_bucket;\n-- rule\n\(sql)",
            5,
            "the query does not give the column origin"
        ),
    ] as [(String, Int, String)])
func mistakes(text: String, line: Int, message: String) throws {
    let (rule, problems) = try read(text)
    #expect(rule == nil)
    #expect(
        problems.contains { $0.line == line && $0.message.contains(message) && $0.file == "rules/x.sql" },
        "\(problems.map(\.description))")
}

@Test("All problems of a file are told at once, in order")
func allAtOnce() throws {
    let (_, problems) = try read("-- id: X\n-- title: t\n-- severity: bad\nSELECT nothing FROM s3_bucket")
    #expect(problems.map(\.line) == [1, 3, 4])
}
