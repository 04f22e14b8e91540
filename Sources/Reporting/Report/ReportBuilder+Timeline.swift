internal import Facts
internal import SnapshotStore

extension ReportBuilder {
    /// How many commands a report holds, the newest.
    private static let commandLimit = 100
    private static let stepLimit = 200
    private static let diagnosticLimit = 2_000

    func timeline() throws -> Timeline {
        let rows = try rows(
            """
            SELECT *, lead(position) OVER (PARTITION BY source ORDER BY position) AS next FROM action
            WHERE snapshot_id = :snapshot AND kind = 'command'
            ORDER BY at_ms, length(source), source, position
            """)
        if rows.isEmpty { return Timeline() }
        let diagnostics = Dictionary(
            grouping: try self.rows(
                """
                SELECT * FROM diagnostic WHERE snapshot_id = :snapshot ORDER BY severity, source, position
                LIMIT \(Self.diagnosticLimit)
                """),
            by: { $0.string("source") })
        let shown = rows.suffix(Self.commandLimit)
        var timeline = Timeline(
            commands: shown.map { command($0, diagnostics[$0.string("source")] ?? []) }, commandCount: rows.count)
        if let index = timeline.commands.lastIndex(where: \.isApply) {
            let row = shown[shown.startIndex + index]
            (timeline.lastSteps, timeline.lastStepCount) = try steps(of: row)
        }
        return timeline
    }

    private func command(_ row: SQLRow, _ diagnostics: [SQLRow]) -> TimelineCommand {
        let positions = (row.int("position") ?? 0)..<(row.int("next") ?? .max)
        let own = diagnostics.filter { positions.contains($0.int("position") ?? 0) }.map(diagnostic)
        return TimelineCommand(
            source: row.string("source"), command: row.string("command"), action: row.optional("action"),
            startedAtMS: row.int64("at_ms"), finishedAtMS: row.int64("finished_at_ms"),
            exitCode: row.int("exit_code"), message: row.optional("message"),
            counts: row.int("add_count").map { ($0, row.int("change_count") ?? 0, row.int("remove_count") ?? 0) },
            errors: own.filter { $0.severity == .error }, warnings: own.filter { $0.severity == .warning })
    }

    private func diagnostic(_ row: SQLRow) -> RecordedDiagnostic {
        RecordedDiagnostic(
            position: row.int("position") ?? 0,
            severity: row.text("severity").flatMap(RecordedDiagnostic.Severity.init) ?? .error,
            summary: row.string("summary"), detail: row.string("detail"), address: row.optional("address"),
            file: row.optional("file"), line: row.int("line"), column: row.int("column"))
    }

    private func steps(of command: SQLRow) throws -> ([TimelineStep], Int) {
        let found = try store.rows(
            """
            SELECT *, count(*) OVER () AS total FROM action
            WHERE snapshot_id = :snapshot AND source = :source AND position > :from AND position < :to
                AND kind IN ('apply_start', 'apply_complete', 'apply_errored') AND coalesce(action, '') <> 'read'
            ORDER BY kind = 'apply_complete', at_ms, position LIMIT \(Self.stepLimit)
            """,
            [
                "snapshot": .integer(snapshot), "source": command["source"], "from": command["position"],
                "to": .integer(command.int64("next") ?? .max),
            ])
        let steps = found.map { row in
            TimelineStep(
                atMS: row.int64("at_ms"),
                durationMS: row.int64("finished_at_ms").flatMap { end in row.int64("at_ms").map { max(0, end - $0) } },
                address: row.string("address"), action: row.string("action"),
                outcome: outcome(row.text("kind")))
        }
        return (steps, found.first?.int("total") ?? 0)
    }

    private func outcome(_ kind: String?) -> TimelineStep.Outcome {
        switch kind {
        case "apply_complete": .completed
        case "apply_errored": .failed
        default: .unfinished
        }
    }
}
