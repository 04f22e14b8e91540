import Facts
import SnapshotStore

extension RuleEvaluator {
    /// What a finding needs to know of the resource it stands on.
    struct JudgedResource {
        var logicalID: String
        var address: String?
        var file: String?
        var line: Int?
    }

    func resources(of snapshot: Int64) throws -> [Int64: JudgedResource] {
        // A live resource takes address and place from the Terraform resource of the same logical id.
        let rows = try store.rows(
            """
            SELECT r.id, coalesce(r.logical_id, r.arn, r.address) AS logical_id, coalesce(r.address, w.address) AS address,
                coalesce(r.file, w.file) AS file, coalesce(r.line, w.line) AS line
            FROM resource r
            LEFT JOIN (
                SELECT logical_id, type, min(address) AS address, file, line FROM resource
                WHERE snapshot_id = :snapshot AND address IS NOT NULL AND logical_id IS NOT NULL
                GROUP BY logical_id, type
            ) w ON r.address IS NULL AND w.logical_id = r.logical_id AND w.type = r.type
            WHERE r.snapshot_id = :snapshot
            """, ["snapshot": .integer(snapshot)])
        return Dictionary(
            rows.compactMap { row in
                guard let id = row.int64("id"), let logicalID = row.text("logical_id") else { return nil }
                return (
                    id,
                    JudgedResource(
                        logicalID: logicalID, address: row.text("address"), file: row.text("file"),
                        line: row.int("line"))
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    /// One finding for each logical resource and subject: seen in four origins it is still one.
    func merge(
        _ rows: [Row], rule: Rule, resources: [Int64: JudgedResource]
    ) -> [Judgement.FindingRow] {
        let groups = Dictionary(grouping: rows) { row in
            [resources[row.resourceID]?.logicalID ?? "", row.subject]
        }
        return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { key, rows in
            // A failure outweighs what another origin could not say; then the deployed one speaks first.
            let ordered = rows.sorted { left, right in
                if left.verdict != right.verdict { return left.verdict == .fail }
                return left.origin != right.origin ? left.origin < right.origin : left.resourceID < right.resourceID
            }
            guard let first = ordered.first else { return nil }
            let known = ordered.compactMap { resources[$0.resourceID] }
            return Judgement.FindingRow(
                rule: rule.id, resourceID: first.resourceID, logicalID: key[0], subject: key[1],
                verdict: first.verdict,
                severity: ordered.filter { $0.verdict == first.verdict }.map(\.severity).max() ?? rule.severity,
                message: first.reason, evidence: first.evidence,
                address: known.compactMap(\.address).first, file: known.compactMap(\.file).first,
                line: known.compactMap(\.line).first,
                fingerprint: Self.fingerprint(rule: rule.id, logicalID: key[0], subject: key[1]),
                origins: Self.origins(of: ordered))
        }
    }

    private static func origins(of rows: [Row]) -> [Judgement.OriginRow] {
        var seen: Set<Origin> = []
        return rows.filter { seen.insert($0.origin).inserted }.map { row in
            .init(origin: row.origin, verdict: row.verdict, resourceID: row.resourceID, message: row.reason)
        }
    }

    /// 16 hexadecimal digits over rule, resource and subject: the same in every snapshot and on every machine.
    static func fingerprint(rule: String, logicalID: String, subject: String) -> String {
        String(stableHash([rule, logicalID, subject].joined(separator: "\u{1F}")).prefix(16))
    }
}
