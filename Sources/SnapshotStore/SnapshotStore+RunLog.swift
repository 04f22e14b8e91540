package import Facts
internal import GRDB

/// A command that `pipereport record` ran, kept until a snapshot takes it up, and after that.
package struct Recording: Sendable, Hashable {
    /// When it ended; milliseconds since 1970, UTC.
    package var recordedAtMS: Int64
    /// Redacted.
    package var command: String
    package var exitCode: Int
    package var run: RecordedRun

    package init(recordedAtMS: Int64, command: String, exitCode: Int, run: RecordedRun) {
        self.recordedAtMS = recordedAtMS
        self.command = command
        self.exitCode = exitCode
        self.run = run
    }
}

extension SnapshotStore {
    /// Writes what a log tells; a second writing of the same source replaces the first.
    package func write(_ run: RecordedRun, source: String, in snapshot: Int64) throws {
        try queue.write { database in try Self.write(run, source: source, in: snapshot, database) }
    }

    /// Keeps a recorded command for the next snapshot.
    ///
    /// - Returns: its id.
    @discardableResult
    package func record(_ recording: Recording) throws -> Int64 {
        let log = try recording.run.jsonLines
        return try queue.write { database in
            try database.execute(
                sql: "INSERT INTO recording (recorded_at_ms, command, exit_code, log) VALUES (?, ?, ?, ?)",
                masking: [recording.recordedAtMS, recording.command, recording.exitCode, log])
            return database.lastInsertedRowID
        }
    }

    /// Copies into the snapshot what was recorded since the last complete one was begun, as sources `record:ID`.
    ///
    /// What is recorded while this snapshot is taken is left to the next, so that each recording is in one snapshot.
    ///
    /// - Parameter redactor: takes out what became known as secret since, such as sensitive values of the state.
    /// - Returns: how many recordings were copied.
    @discardableResult
    package func attachRecordings(
        to snapshot: Int64, redactor: @autoclosure () throws -> TextRedactor = TextRedactor()
    ) throws -> Int {
        try queue.write { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT r.id, r.log FROM recording r JOIN snapshot s ON s.id = ?
                    WHERE r.recorded_at_ms <= s.taken_at_ms AND r.recorded_at_ms > (
                        SELECT coalesce(max(taken_at_ms), -9223372036854775808) FROM complete_snapshot WHERE id < s.id)
                    ORDER BY r.recorded_at_ms, r.id
                    """, arguments: [snapshot])
            // Gathering what is secret takes long for a large plan; most snapshots have no recording.
            guard !rows.isEmpty else { return 0 }
            let redactor = try redactor()
            for row in rows {
                let (id, log): (Int64, String) = (row["id"], row["log"])
                let run = try RecordedRun(jsonLines: log).redacted(by: redactor)
                // What is secret was not known when it was recorded, and must not stay there either.
                try database.execute(
                    sql: "UPDATE recording SET log = ? WHERE id = ?", masking: [try run.jsonLines, id])
                try Self.write(run, source: "record:\(id)", in: snapshot, database)
            }
            return rows.count
        }
    }

    private static func write(
        _ run: RecordedRun, source: String, in snapshot: Int64, _ database: Database
    ) throws {
        for table in ["action", "diagnostic"] {
            try database.execute(
                sql: "DELETE FROM \(table) WHERE snapshot_id = ? AND source = ?", masking: [snapshot, source])
        }
        let insertAction = try database.cachedStatement(
            sql: """
                INSERT INTO action (snapshot_id, source, position, kind, at_ms, finished_at_ms, address, action, message,
                    exit_code, command, add_count, change_count, remove_count)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for action in run.actions {
            try insertAction.execute(masking: [
                snapshot, source, action.position, action.kind.rawValue, action.atMS, action.finishedAtMS,
                action.address, action.action, action.message, action.exitCode, action.command, action.addCount,
                action.changeCount, action.removeCount,
            ])
        }
        let insertDiagnostic = try database.cachedStatement(
            sql: """
                INSERT INTO diagnostic (snapshot_id, source, position, severity, summary, detail, address, file, line,
                    "column", failure_kind)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for diagnostic in run.diagnostics {
            try insertDiagnostic.execute(masking: [
                snapshot, source, diagnostic.position, diagnostic.severity.rawValue, diagnostic.summary,
                diagnostic.detail, diagnostic.address, diagnostic.file, diagnostic.line, diagnostic.column,
                diagnostic.failure?.rawValue,
            ])
        }
        for (tool, version) in run.toolVersions.sorted(by: { $0.key < $1.key }) {
            try database.execute(
                sql: "INSERT OR REPLACE INTO tool_version (snapshot_id, tool, version, source) VALUES (?, ?, ?, ?)",
                masking: [snapshot, tool, version, source])
        }
    }
}
