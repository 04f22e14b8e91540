package import Facts
package import SnapshotStore

/// Evaluates rules on one snapshot and writes their verdicts as findings.
package struct RuleEvaluator: Sendable {
    let store: SnapshotStore
    private let rules: [Rule]

    package init(store: SnapshotStore, rules: [Rule] = Catalogue.all) {
        self.store = store
        self.rules = rules
    }

    /// One row of a rule's answer.
    package struct Row: Sendable, Hashable {
        package var resourceID: Int64
        package var origin: Origin
        package var subject: String
        package var verdict: Verdict
        package var severity: Severity
        package var reason: String
        package var evidence: [EvidenceItem]
        /// Where the rule itself names a place, such as the line of an argument; else the resource's own counts.
        package var file: String?
        package var line: Int?
    }

    /// Evaluates every rule and replaces the snapshot's findings.
    ///
    /// - Throws: `RuleError` when a rule breaks its contract.
    package func evaluate(_ snapshot: Int64) throws {
        var counts: [String: [Origin: Judgement.Counts]] = [:]
        var open: [(rule: Rule, rows: [Row])] = []
        for rule in rules {
            let rows = try rows(of: rule, in: snapshot) + unreadLists(of: rule, in: snapshot)
            for row in rows { counts[rule.id, default: [:]][row.origin, default: .init()].count(row.verdict) }
            open.append((rule, rows.filter { $0.verdict != .pass }))
        }
        let subjects = try resources(Set(open.flatMap(\.rows).map(\.resourceID)), of: snapshot)
        let findings = open.flatMap { merge($0.rows, rule: $0.rule, resources: subjects) }
        try store.replaceJudgement(
            Judgement(
                rules: rules.map { rule in
                    .init(
                        id: rule.id, title: rule.title, severity: rule.severity, category: rule.category,
                        description: rule.descriptionJSON)
                },
                counts: counts, findings: findings),
            in: snapshot)
    }

    /// The rows of one rule, checked against its contract.
    package func rows(of rule: Rule, in snapshot: Int64) throws -> [Row] {
        let asOf = try store.rows(
            "SELECT as_of_ms FROM snapshot WHERE id = :snapshot", ["snapshot": .integer(snapshot)]
        ).first?.int64("as_of_ms")
        let rows = try run(rule.sql, rule: rule, snapshot: snapshot, asOf: asOf).map { try row($0, of: rule) }
        var seen: Set<Key> = []
        for row in rows where !seen.insert(Key(row)).inserted {
            throw RuleError.notUnique(
                rule: rule.id, resource: row.resourceID, origin: row.origin.rawValue, subject: row.subject)
        }
        let judged = Set(rows.map { Scope(resourceID: $0.resourceID, origin: $0.origin.rawValue) })
        for wanted in try run(rule.scope, rule: rule, snapshot: snapshot, asOf: asOf) {
            guard let id = wanted.int64("resource_id"), let origin = wanted.text("origin") else {
                throw RuleError.badRow(rule: rule.id, column: "resource_id of the scope", value: "")
            }
            if !judged.contains(Scope(resourceID: id, origin: origin)) {
                throw RuleError.scopeLost(rule: rule.id, resource: id, origin: origin)
            }
        }
        return rows
    }

    private struct Key: Hashable {
        let resourceID: Int64
        let origin: Origin
        let subject: String

        init(_ row: Row) {
            resourceID = row.resourceID
            origin = row.origin
            subject = row.subject
        }
    }

    private struct Scope: Hashable {
        let resourceID: Int64
        let origin: String
    }

    private func run(_ sql: String, rule: Rule, snapshot: Int64, asOf: Int64?) throws -> [SQLRow] {
        // SQLite refuses an argument that the text does not name.
        var arguments: [String: SQLValue] = [:]
        if sql.contains(":snapshot") { arguments["snapshot"] = .integer(snapshot) }
        if sql.contains(":as_of_ms") { arguments["as_of_ms"] = SQLValue(asOf) }
        do {
            return try store.rows(sql, arguments)
        } catch {
            throw RuleError.failed(rule: rule.id, reason: error.description)
        }
    }

    private func row(_ row: SQLRow, of rule: Rule) throws -> Row {
        func wanted(_ column: String) throws -> String {
            guard let text = row.text(column) else { throw RuleError.badRow(rule: rule.id, column: column, value: "") }
            return text
        }
        guard let resourceID = row.int64("resource_id") else {
            throw RuleError.badRow(rule: rule.id, column: "resource_id", value: row.text("resource_id") ?? "")
        }
        guard let origin = Origin(rawValue: try wanted("origin")) else {
            throw RuleError.badRow(rule: rule.id, column: "origin", value: try wanted("origin"))
        }
        guard let verdict = Verdict(rawValue: try wanted("verdict")) else {
            throw RuleError.badRow(rule: rule.id, column: "verdict", value: try wanted("verdict"))
        }
        let severity = row.text("severity").flatMap(Severity.init) ?? rule.severity
        return Row(
            resourceID: resourceID, origin: origin, subject: try wanted("subject"), verdict: verdict,
            severity: severity, reason: verdict == .pass ? "" : try wanted("reason"),
            evidence: row.columns.filter { !Self.contractColumns.contains($0) }.compactMap { column in
                row.text(column).map { EvidenceItem(name: column, value: $0) }
            }, file: row.text("file"), line: row.int("line"))
    }

    private static let contractColumns: Set = [
        "resource_id", "origin", "subject", "verdict", "reason", "severity", "file", "line",
    ]
}

extension Judgement.Counts {
    fileprivate mutating func count(_ verdict: Verdict) {
        switch verdict {
        case .pass: pass += 1
        case .fail: fail += 1
        case .unknown: unknown += 1
        }
    }
}
