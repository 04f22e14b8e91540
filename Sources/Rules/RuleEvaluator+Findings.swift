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

    func resources(_ ids: Set<Int64>, of snapshot: Int64) throws -> [Int64: JudgedResource] {
        let list = JSONValue.array(ids.sorted().map { .number(Double($0)) }).canonicalText
        // A live resource takes address and place from the Terraform resource of the same logical id.
        let rows = try store.rows(
            """
            SELECT r.id, coalesce(r.logical_id, r.arn, r.address) AS logical_id, coalesce(r.address, w.address) AS address,
                coalesce(r.file, w.file) AS file, coalesce(r.line, w.line) AS line
            FROM json_each(:ids) wanted
            CROSS JOIN resource r ON r.id = wanted.value
            -- In CASE, since SQLite would else look through all resources of one logical id for each of them.
            LEFT JOIN resource w ON w.id = CASE WHEN r.address IS NULL THEN (
                SELECT t.id FROM resource t
                WHERE t.snapshot_id = :snapshot AND t.logical_id = r.logical_id AND t.type = r.type
                    AND t.address IS NOT NULL
                ORDER BY t.line IS NULL, t.address LIMIT 1) END
            """, ["snapshot": .integer(snapshot), "ids": .text(list)])
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
            // File and line go together: of one row, or of one resource.
            let places =
                ordered.filter { $0.line != nil }.map { ($0.file, $0.line) }
                + known.filter { $0.line != nil }.map { ($0.file, $0.line) }
            return Judgement.FindingRow(
                rule: rule.id, resourceID: first.resourceID, logicalID: key[0], subject: key[1],
                verdict: first.verdict,
                severity: ordered.filter { $0.verdict == first.verdict }.map(\.severity).max() ?? rule.severity,
                message: first.reason, evidence: first.evidence,
                address: known.compactMap(\.address).first, file: places.first?.0, line: places.first?.1,
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
