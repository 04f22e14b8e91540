package import Facts
import Rules
import SnapshotStore

/// `pipereport check`: prints the findings of a snapshot and says by its exit code whether they matter.
package struct CheckCommand: Sendable {
    package enum Format: String, Sendable, CaseIterable {
        case table
        case json
    }

    package var database: String
    package var snapshot: String
    package var format: Format
    /// The severity from which a finding fails the check; nil never fails it.
    package var failOn: Severity?
    /// Only these rules; empty means all.
    package var only: [String]
    package var origins: [Origin]
    package var requiresComplete: Bool

    package init(
        database: String, snapshot: String, format: Format, failOn: Severity?, only: [String], origins: [Origin],
        requiresComplete: Bool
    ) {
        self.database = database
        self.snapshot = snapshot
        self.format = format
        self.failOn = failOn
        self.only = only
        self.origins = origins
        self.requiresComplete = requiresComplete
    }

    /// Those of the words that are the id of no rule: neither of the catalogue nor of a rule that the user wrote and the
    /// snapshot knows.
    package static func unknownRules(_ words: [String], database: String, snapshot: String) -> [String] {
        let strange = words.filter { Catalogue.rule($0) == nil }
        if strange.isEmpty { return [] }
        // What is wrong with the database is told when the command opens it.
        guard let store = try? SnapshotStore(path: database, mode: .readOnly), let id = try? store.snapshotID(snapshot),
            let rules = try? store.rows(
                "SELECT id FROM rule WHERE snapshot_id = :snapshot", ["snapshot": .integer(id)]),
            let problems = try? store.ruleProblems(of: id)
        else { return strange }
        let known = Set(rules.compactMap { $0.text("id") } + problems.compactMap(\.rule))
        return strange.filter { !known.contains($0) }
    }

    /// Runs the command.
    ///
    /// - Returns: `.failed` when a rule that the user wrote could not be evaluated, `.findings` for a failure at or
    ///   above the threshold, `.incomplete` for unread evidence where that was asked for.
    package func run(_ world: World) throws -> CommandStatus {
        let store = try SnapshotStore(path: database, mode: .readOnly)
        let id = try store.snapshotID(snapshot)
        var summary = try CheckSummary(store: store, snapshot: id, only: only)
        // Findings are printed as they are read: there may be a million.
        let output = ChunkedOutput(world)
        var json = CheckJSON.Findings()
        try store.forEachFinding(of: id) { finding in
            guard only.isEmpty || only.contains(finding.rule),
                origins.isEmpty || !Set(origins).isDisjoint(with: finding.origins)
            else { return }
            summary.count(finding)
            switch format {
            case .table: output.write(FindingTable.text(of: finding))
            case .json: output.write(json.text(of: finding))
            }
        }
        switch format {
        case .table: output.write(FindingTable.text(of: summary))
        case .json: output.write(json.end(CheckJSON(summary: summary)) + "\n")
        }
        output.flush()
        // A machine's format has no place for it, and a person who looks at the log should still hear of it.
        if format == .json, let incomplete = summary.incomplete { world.err("pipereport: \(incomplete)\n") }
        let problems = try store.ruleProblems(of: id).filter { problem in
            only.isEmpty || problem.rule.map(only.contains) ?? true
        }
        for problem in problems { world.err(FindingTable.visible("\(problem)") + "\n") }
        // The job was not wholly done, whatever the other rules found.
        if !problems.isEmpty { return .failed }
        if let failOn, summary.failures.contains(where: { $0.key >= failOn && $0.value > 0 }) { return .findings }
        if requiresComplete, summary.unknown > 0 || summary.unreadSources > 0 { return .incomplete }
        return .clean
    }
}

/// The counts beside the findings.
struct CheckSummary {
    var snapshot: SQLRow
    var failures: [Severity: Int] = [:]
    var unknown = 0
    /// Findings that count neither as failed nor as unknown.
    var suppressed = 0
    var pass: Int
    /// Sources of which something could not be read.
    var unreadSources: Int

    /// A sentence when evidence is missing.
    var incomplete: String? {
        if unreadSources == 0 { return nil }
        return
            "\(unreadSources) source\(unreadSources == 1 ? " was" : "s were") not read whole: pipereport render lists them."
    }

    init(store: SnapshotStore, snapshot id: Int64, only: [String]) throws {
        let arguments: [String: SQLValue] = ["snapshot": .integer(id)]
        snapshot =
            try store.rows("SELECT * FROM snapshot WHERE id = :snapshot", arguments).first
            ?? SQLRow(columns: [], values: [])
        pass = try store.rows(
            "SELECT rule_id, pass_count FROM evaluation WHERE snapshot_id = :snapshot", arguments
        ).filter { only.isEmpty || only.contains($0.text("rule_id") ?? "") }.reduce(0) {
            $0 + ($1.int("pass_count") ?? 0)
        }
        unreadSources =
            try store.rows(
                """
                SELECT count(*) AS count FROM collection
                WHERE snapshot_id = :snapshot AND status IN ('partial', 'denied', 'failed')
                """, arguments
            ).first?.int("count") ?? 0
    }

    mutating func count(_ finding: Finding) {
        if finding.suppression != nil {
            suppressed += 1
        } else if finding.verdict == .unknown {
            unknown += 1
        } else {
            failures[finding.severity, default: 0] += 1
        }
    }
}
