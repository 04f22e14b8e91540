package import Facts
internal import GRDB

/// What an evaluation of the rules writes: descriptions, counts and findings.
package struct Judgement: Sendable {
    package struct RuleRow: Sendable {
        package var id: String
        package var title: String
        package var severity: Severity
        package var category: RuleCategory
        /// The whole description as one JSON object.
        package var description: String

        package init(id: String, title: String, severity: Severity, category: RuleCategory, description: String) {
            self.id = id
            self.title = title
            self.severity = severity
            self.category = category
            self.description = description
        }
    }

    package struct Counts: Sendable, Hashable {
        package var pass = 0
        package var fail = 0
        package var unknown = 0

        package init() {}
    }

    package struct FindingRow: Sendable {
        package var rule: String
        package var resourceID: Int64
        package var logicalID: String
        package var subject: String
        package var verdict: Verdict
        package var severity: Severity
        package var message: String
        package var evidence: [EvidenceItem]
        package var address: String?
        package var file: String?
        package var line: Int?
        package var fingerprint: String
        package var origins: [OriginRow]
        /// The `suppression` that keeps it from counting.
        package var suppressionID: Int64?

        package init(
            rule: String, resourceID: Int64, logicalID: String, subject: String, verdict: Verdict, severity: Severity,
            message: String, evidence: [EvidenceItem], address: String?, file: String?, line: Int?,
            fingerprint: String, origins: [OriginRow], suppressionID: Int64? = nil
        ) {
            self.rule = rule
            self.resourceID = resourceID
            self.logicalID = logicalID
            self.subject = subject
            self.verdict = verdict
            self.severity = severity
            self.message = message
            self.evidence = evidence
            self.address = address
            self.file = file
            self.line = line
            self.fingerprint = fingerprint
            self.origins = origins
            self.suppressionID = suppressionID
        }
    }

    package struct OriginRow: Sendable {
        package var origin: Origin
        package var verdict: Verdict
        package var resourceID: Int64
        package var message: String

        package init(origin: Origin, verdict: Verdict, resourceID: Int64, message: String) {
            self.origin = origin
            self.verdict = verdict
            self.resourceID = resourceID
            self.message = message
        }
    }

    /// The rules that were evaluated, in the order of the catalogue.
    package var rules: [RuleRow]
    /// Rule id → origin → counts.
    package var counts: [String: [Origin: Counts]]
    package var findings: [FindingRow]
    /// Rules of users that could not be evaluated; they are not among `rules`.
    package var problems: [RuleProblem]

    package init(
        rules: [RuleRow], counts: [String: [Origin: Counts]], findings: [FindingRow], problems: [RuleProblem] = []
    ) {
        self.rules = rules
        self.counts = counts
        self.findings = findings
        self.problems = problems
    }
}

extension SnapshotStore {
    /// Replaces what the rules said of a snapshot.
    package func replaceJudgement(_ judgement: Judgement, in snapshot: Int64) throws {
        try clearJudgement(of: snapshot)
        try append(judgement, at: 0, in: snapshot)
    }

    /// Forgets what the rules said of a snapshot.
    package func clearJudgement(of snapshot: Int64) throws {
        try queue.write { database in
            let arguments: [(any DatabaseValueConvertible)?] = [snapshot]
            for table in ["finding", "evaluation", "rule", "rule_error"] {
                try database.execute(sql: "DELETE FROM \(table) WHERE snapshot_id = ?", masking: arguments)
            }
        }
    }

    /// Adds to what the rules said of a snapshot.
    ///
    /// - Parameter position: of the first of its rules in the catalogue's order.
    package func append(_ judgement: Judgement, at position: Int, in snapshot: Int64) throws {
        try queue.write { database in
            for (offset, rule) in judgement.rules.enumerated() {
                try database.cachedStatement(
                    sql: """
                        INSERT INTO rule (snapshot_id, id, position, title, severity, category, description)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """
                ).execute(masking: [
                    snapshot, rule.id, position + offset, rule.title, rule.severity.rawValue, rule.category.rawValue,
                    rule.description,
                ])
            }
            for (rule, origins) in judgement.counts {
                for (origin, counts) in origins {
                    try database.cachedStatement(
                        sql: """
                            INSERT INTO evaluation (snapshot_id, origin, rule_id, pass_count, fail_count, unknown_count)
                            VALUES (?, ?, ?, ?, ?, ?)
                            """
                    ).execute(masking: [
                        snapshot, origin.rawValue, rule, counts.pass, counts.fail, counts.unknown,
                    ])
                }
            }
            for finding in judgement.findings { try Self.insert(finding, snapshot: snapshot, into: database) }
            try Self.insert(judgement.problems, snapshot: snapshot, into: database)
        }
    }

    private static func insert(
        _ finding: Judgement.FindingRow, snapshot: Int64, into database: Database
    ) throws {
        let evidence = JSONValue.array(
            finding.evidence.map { .object(["name": .string($0.name), "value": .string($0.value)]) }
        ).canonicalText
        // First seen: the oldest complete snapshot that has the fingerprint, else this one.
        try database.cachedStatement(
            sql: """
                INSERT INTO finding (snapshot_id, rule_id, resource_id, logical_id, subject, verdict, severity,
                    severity_rank, message, evidence, address, file, line, fingerprint, suppression_id,
                    first_seen_ms)
                SELECT :snapshot, :rule, :resource, :logical, :subject, :verdict, :severity, :rank, :message, :evidence,
                    :address, :file, :line, :fingerprint, :suppression, min(taken_at_ms)
                FROM snapshot
                WHERE id = :snapshot OR is_complete = 1 AND id < :snapshot AND EXISTS (
                    SELECT 1 FROM finding f WHERE f.snapshot_id = snapshot.id AND f.fingerprint = :fingerprint)
                """
        ).execute(masking: [
            "snapshot": snapshot, "rule": finding.rule, "resource": finding.resourceID, "logical": finding.logicalID,
            "subject": finding.subject, "verdict": finding.verdict.rawValue, "severity": finding.severity.rawValue,
            "rank": finding.severity.rank, "message": finding.message, "evidence": evidence,
            "address": finding.address, "file": finding.file, "line": finding.line,
            "fingerprint": finding.fingerprint, "suppression": finding.suppressionID,
        ])
        let id = database.lastInsertedRowID
        for row in finding.origins {
            try database.cachedStatement(
                sql: """
                    INSERT INTO finding_origin (finding_id, origin, verdict, resource_id, message)
                    VALUES (?, ?, ?, ?, ?)
                    """
            ).execute(masking: [id, row.origin.rawValue, row.verdict.rawValue, row.resourceID, row.message])
        }
    }

    /// The findings of a snapshot, in the order of `forEachFinding`.
    package func findings(of snapshot: Int64) throws -> [Finding] {
        var findings: [Finding] = []
        try forEachFinding(of: snapshot) { findings.append($0) }
        return findings
    }

    /// What all findings of a rule have in common; each of them shares its texts.
    private struct CommonPart {
        var title: String
        var category: RuleCategory
        var remedy: String
    }

    /// Hands over finding after finding of a snapshot, those that count before the suppressed, and worst first: by
    /// verdict (fail before unknown), severity, the rule's place in the catalogue, resource and subject.
    package func forEachFinding(of snapshot: Int64, _ body: (Finding) throws -> Void) throws {
        let arguments: [String: SQLValue] = ["snapshot": .integer(snapshot)]
        let rules = Dictionary(
            try rows(
                """
                SELECT id, title, category, json_extract(description, '$.remedy') AS remedy FROM rule
                WHERE snapshot_id = :snapshot
                """, arguments
            ).map { row in
                (
                    row.text("id") ?? "",
                    CommonPart(
                        title: row.text("title") ?? "",
                        category: row.text("category").flatMap(RuleCategory.init) ?? .user,
                        remedy: row.text("remedy") ?? "")
                )
            }, uniquingKeysWith: { first, _ in first })
        try forEachRow(
            """
            SELECT f.*, (SELECT group_concat(o.origin) FROM finding_origin o WHERE o.finding_id = f.id) AS origins,
                resource.name AS resource_name, resource.type AS resource_type, s.source AS suppression_source,
                s.reason AS suppression_reason, s.expires_on AS suppression_expires, s.file AS suppression_file,
                s.line AS suppression_line
            FROM finding f
            JOIN rule r ON r.snapshot_id = f.snapshot_id AND r.id = f.rule_id
            JOIN resource ON resource.id = f.resource_id
            LEFT JOIN suppression s ON s.id = f.suppression_id
            WHERE f.snapshot_id = :snapshot
            ORDER BY f.suppression_id IS NOT NULL, f.verdict = 'unknown', f.severity_rank DESC, r.position, f.logical_id, f.subject
            """, arguments
        ) { streamed in
            let row = streamed.copy()
            let id = row.text("rule_id") ?? ""
            let rule = rules[id] ?? CommonPart(title: "", category: .user, remedy: "")
            try body(
                Finding(
                    rule: id, title: rule.title, category: rule.category,
                    severity: row.text("severity").flatMap(Severity.init) ?? .high,
                    verdict: row.text("verdict").flatMap(Verdict.init) ?? .unknown,
                    resource: row.text("logical_id") ?? "", resourceName: row.text("resource_name") ?? "",
                    resourceType: row.text("resource_type") ?? "", subject: row.text("subject") ?? "",
                    origins: (row.text("origins") ?? "").split(separator: ",").compactMap {
                        Origin(rawValue: String($0))
                    }
                    .sorted(),
                    address: row.text("address"), file: row.text("file"), line: row.int("line"),
                    message: row.text("message") ?? "", evidence: evidence(row.text("evidence")),
                    remedy: rule.remedy, fingerprint: row.text("fingerprint") ?? "",
                    firstSeenMS: row.int64("first_seen_ms") ?? 0, suppression: Self.suppression(of: row)))
        }
    }

    private func evidence(_ json: String?) -> [EvidenceItem] {
        guard let json, let items = try? JSONValue(parsing: json).arrayValue else { return [] }
        return items.compactMap { item in
            guard let name = item["name"]?.stringValue, let value = item["value"]?.stringValue else {
                return nil
            }
            return EvidenceItem(name: name, value: value)
        }
    }
}
