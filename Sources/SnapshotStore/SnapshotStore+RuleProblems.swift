package import Facts
internal import GRDB

extension SnapshotStore {
    static func insert(_ problems: [RuleProblem], snapshot: Int64, into database: Database) throws {
        for problem in problems {
            try database.execute(
                sql:
                    "INSERT OR IGNORE INTO rule_error (snapshot_id, file, line, message, rule_id) VALUES (?, ?, ?, ?, ?)",
                masking: [snapshot, problem.file, problem.line, problem.message, problem.rule])
        }
    }

    /// The users' rules that could not be evaluated on a snapshot, by file and line.
    package func ruleProblems(of snapshot: Int64) throws(StoreError) -> [RuleProblem] {
        try rows(
            "SELECT * FROM rule_error WHERE snapshot_id = :snapshot ORDER BY file, line, message",
            ["snapshot": .integer(snapshot)]
        ).map { row in
            RuleProblem(
                file: row.text("file") ?? "", line: row.int("line") ?? 1, message: row.text("message") ?? "",
                rule: row.text("rule_id"))
        }
    }
}
