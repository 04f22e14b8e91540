import Facts
import Foundation
import Testing

@testable import SnapshotStore

/// A store in a file of its own, with one snapshot; the folder goes when it goes.
private final class FileStore {
    let folder: URL
    let store: SnapshotStore
    let snapshot: Int64

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "query-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = try SnapshotStore(path: folder.appending(path: "p.db").path)
        snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 5, asOfMS: 7, toolVersion: "test"))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func run(
        _ sql: String, _ limits: QueryLimits = QueryLimits(), arguments: [String: SQLValue] = [:]
    ) throws -> ReadOnlyQuery.Answer {
        try store.readOnlyQuery(limits: limits).run(sql, arguments)
    }
}

@Test("Columns, values and arguments come as they are, beside the connection that writes")
func reading() throws {
    let file = try FileStore()
    let answer = try file.run(
        "SELECT id AS n, tool_version, :as_of_ms AS day, NULL AS none, 1.5 AS real, x'00ff' AS blob FROM snapshot",
        arguments: ["as_of_ms": .integer(7), "snapshot": .integer(1)])
    #expect(answer.columns == ["n", "tool_version", "day", "none", "real", "blob"])
    #expect(
        answer.rows.map(\.values) == [[.integer(1), .text("test"), .integer(7), .null, .real(1.5), .text("00ff")]])
    // A view over a table-valued function.
    #expect(try file.run("SELECT * FROM terraform_reference").rows == [])
    #expect(try file.run("SELECT id FROM finding").columns == ["id"])
    #expect(try file.run("SELECT value FROM json_each('[1,2]') -- and a comment\n;\n").rows.count == 2)
}

@Test(
    "Everything that is more than reading is refused, and named",
    arguments: [
        ("DELETE FROM finding", "it may not write: DELETE from finding"),
        ("INSERT INTO rule (id) VALUES ('x')", "it may not write: INSERT into rule"),
        ("UPDATE snapshot SET label = 'x'", "it may not write: UPDATE of snapshot"),
        ("REPLACE INTO rule (id) VALUES ('x')", "it may not write: INSERT into rule"),
        ("WITH x AS (SELECT 1) DELETE FROM rule", "it may not write: DELETE from rule"),
        ("DROP TABLE finding", "it may not write"), ("CREATE TABLE t (a)", "it may not write"),
        ("CREATE TEMP TABLE t (a)", "it may not write"), ("CREATE TEMP VIEW v AS SELECT 1", "it may not write"),
        ("CREATE TRIGGER t AFTER INSERT ON rule BEGIN SELECT 1; END", "it may not write"),
        ("CREATE VIRTUAL TABLE t USING fts5(a)", "it may not write"),
        ("UPDATE sqlite_master SET sql = ''", "table sqlite_master may not be modified"),
        ("ALTER TABLE rule RENAME TO r", "it may not write"), ("REINDEX", "it may not write: REINDEX"),
        ("ANALYZE", "it may not write"), ("VACUUM INTO '/tmp/copy.db'", "it may not"), ("VACUUM", "it may not"),
        ("ATTACH '/tmp/other.db' AS other", "it may not ATTACH"), ("DETACH main", "it may not DETACH"),
        ("PRAGMA query_only = 0", "it may not use PRAGMA query_only"), ("PRAGMA journal_mode", "it may not use PRAGMA"),
        ("SELECT * FROM pragma_database_list", "it may not use PRAGMA database_list"),
        ("BEGIN IMMEDIATE", "transaction"), ("SAVEPOINT s", "transaction"), ("COMMIT", "transaction"),
        ("SELECT load_extension('/tmp/x.so')", "load_extension"), ("SELECT fts3_tokenizer('simple')", "fts3_tokenizer"),
        ("SELECT 1; DELETE FROM rule", "it is more than one statement"), ("SELECT 1; SELECT 2", "more than one"),
        ("", "there is no statement"), ("-- nothing", "there is no statement"),
        ("SELECT :other", "no parameter :other"),
        ("SELECT ?", "no parameter ?1"), ("SELECT 1\u{0}; DELETE FROM rule", "NUL"),
        ("SELECT \"no_such_column\" FROM rule", "no such column"),
    ] as [(String, String)])
func refusals(sql: String, reason: String) throws {
    let file = try FileStore()
    let before = try file.store.rows("SELECT count(*) AS n FROM sqlite_schema").first?.int("n")
    let error = try #require(throws: QueryError.self) { try file.run(sql) }
    #expect(error.reason.contains(reason), "\(error.reason)")
    #expect(try file.store.rows("SELECT count(*) AS n FROM sqlite_schema").first?.int("n") == before)
    #expect(try file.store.rows("SELECT count(*) AS n FROM snapshot WHERE label IS NULL").first?.int("n") == 1)
    #expect(!FileManager.default.fileExists(atPath: "/tmp/copy.db"))
}

@Test(
    "A query without end stops at the time limit",
    arguments: [
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n ORDER BY -i",
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)
        SELECT count(*) FROM n a, n b, n c, n d WHERE a.i + b.i + c.i + d.i < 0
        """,
    ])
func timeLimit(sql: String) throws {
    let file = try FileStore()
    let began = ContinuousClock.now
    let error = try #require(throws: QueryError.self) { try file.run(sql, QueryLimits(seconds: 0.3)) }
    #expect(error == QueryError(.outOfTime, "it took longer than 0.3 s and was stopped"))
    #expect(ContinuousClock.now - began < .seconds(5))
}

@Test(
    "A query that would fill memory is stopped",
    arguments: [
        ("SELECT hex(zeroblob(1000000000))", "a value of more than 16 MB"),
        (
            "SELECT replace(hex(zeroblob(1000000)), '0', '0123456789012345678901234567890')",
            "a value of more than 16 MB"
        ),
        (
            "WITH RECURSIVE n(t) AS (SELECT 'x' UNION ALL SELECT t || t FROM n) SELECT max(length(t)) FROM n",
            "a value of more than 16 MB"
        ),
        (
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100) \
            SELECT hex(zeroblob(4000000)) FROM n
            """, "its rows are more than 64 MB"
        ),
        (
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
            "it gives more than 20000 rows"
        ),
    ] as [(String, String)])
func memoryLimit(sql: String, reason: String) throws {
    let file = try FileStore()
    let limits = QueryLimits(seconds: 60, rowCount: 20_000, resultBytes: 64 << 20)
    let error = try #require(throws: QueryError.self) { try file.run(sql, limits) }
    #expect(error.kind == .tooLarge)
    #expect(error.reason.contains(reason), "\(error.reason)")
}

@Test(
    "A mistake is told with its line",
    arguments: [
        ("SELECT id\nFROM snapshot\nWHERE lable = 'x'", 3, "no such column: lable"),
        ("SELECT id\nFROM snapshots", 1, "no such table: snapshots"),
        ("SELECT 1,\n  2,,\n 3", 2, "near \",\": syntax error"),
        ("-- why\n\nDELETE FROM rule", 3, "it may not write: DELETE from rule"),
        ("SELECT 'é',\n  frobnicate(1)", 2, "no such function: frobnicate"),
        ("SELECT 1;\n\nSELECT 2", 3, "it is more than one statement"),
    ] as [(String, Int, String)])
func errorLines(sql: String, line: Int, reason: String) throws {
    let file = try FileStore()
    let told = try #require(throws: QueryError.self) { try file.run(sql) }
    #expect(told.reason == reason)
    #expect(told.line(in: sql) == line)
    let compiled = try #require(throws: QueryError.self) { try QueryChecker().check(sql) }
    #expect(compiled == told)
}

@Test("What a statement reads is known without running it")
func reads() throws {
    let shape = try QueryChecker().check(
        """
        SELECT f.name, (SELECT count(*) FROM s3_bucket) AS buckets FROM lambda_function f
        WHERE f.snapshot_id = :snapshot AND f.policy_state = 'unread'
        """, parameters: ["snapshot", "as_of_ms"])
    #expect(shape.columns == ["name", "buckets"])
    #expect(shape.reads == ["lambda_function.name", "lambda_function.snapshot_id", "lambda_function.policy_state"])
}

@Test("A database in memory has no second connection, and a file that is gone is an error")
func notOpened() throws {
    #expect(throws: StoreError.self) { try SnapshotStore().readOnlyQuery() }
    let error = try #require(throws: QueryError.self) { try ReadOnlyQuery(path: "/nonexistent/p.db").run("SELECT 1") }
    #expect(error.kind == .notOpened)
}
