import Facts
import SnapshotStore

/// Joins what several origins say of one thing: the ARN where one is known, else the Terraform address.
enum LogicalIdentity {
    /// - Returns: `resource.id` → logical id, where that is neither the resource's ARN nor, without one, its address.
    static func resolve(_ store: SnapshotStore, _ snapshot: Int64) throws -> [Int64: String] {
        let arguments: [String: SQLValue] = ["snapshot": .integer(snapshot)]
        var found = try rootsApart(store, arguments)
        found.merge(try liveARNs(store, snapshot)) { $1 }
        // Before an apply a planned resource has no ARN; the state's resource of the same address lends its own.
        let states = try store.rows(
            """
            SELECT type, address, arn FROM resource
            WHERE snapshot_id = :snapshot AND origin = 'state' AND arn IS NOT NULL AND address IS NOT NULL
            """, arguments)
        if states.isEmpty { return found }
        var arns: [[String]: String] = [:]
        for row in states { arns[[row.text("type") ?? "", row.text("address") ?? ""]] = row.text("arn") }
        let open = try store.rows(
            """
            SELECT id, type, address FROM resource
            WHERE snapshot_id = :snapshot AND origin <> 'aws' AND arn IS NULL AND address IS NOT NULL
            """, arguments)
        for row in open {
            guard let id = row.int64("id"), let arn = arns[[row.text("type") ?? "", row.text("address") ?? ""]] else {
                continue
            }
            found[id] = arn
        }
        return found
    }

    /// Two root modules may have one address for two things: the second's then begins with its source.
    private static func rootsApart(
        _ store: SnapshotStore, _ arguments: [String: SQLValue]
    ) throws -> [Int64: String] {
        let sources = try store.rows(
            """
            SELECT DISTINCT source FROM resource WHERE snapshot_id = :snapshot AND type = 'terraform_module'
            ORDER BY source
            """, arguments)
        guard sources.count > 1 else { return [:] }
        let rows = try store.rows(
            """
            SELECT id, source || ' ' || address AS logical_id FROM resource
            WHERE snapshot_id = :snapshot AND origin = 'config' AND arn IS NULL AND source > (
                SELECT min(source) FROM resource WHERE snapshot_id = :snapshot AND type = 'terraform_module')
            """, arguments)
        return rows.reduce(into: [:]) { result, row in
            if let id = row.int64("id") { result[id] = row.text("logical_id") }
        }
    }

    /// `resource.id` of what is written or planned without an ARN → the ARN of the live resource that it is, by its
    /// typed facts.
    private static func liveARNs(_ store: SnapshotStore, _ snapshot: Int64) throws -> [Int64: String] {
        let arguments: [String: SQLValue] = ["snapshot": .integer(snapshot)]
        let account = try store.rows("SELECT account FROM snapshot WHERE id = :snapshot", arguments).first?
            .text("account")
        let live = Set(
            try store.rows(
                "SELECT arn FROM resource WHERE snapshot_id = :snapshot AND origin = 'aws' AND arn IS NOT NULL",
                arguments
            ).compactMap { $0.text("arn") })
        guard let account, !live.isEmpty else { return [:] }
        let symbol = SymbolicText.text(of: "aws.account_id")
        var found: [Int64: String] = [:]
        for table in ["lambda_function", "event_rule", "event_bus", "iam_role"] {
            let rows = try store.rows(
                """
                SELECT resource_id, arn FROM \(table)
                WHERE snapshot_id = :snapshot AND origin IN ('plan', 'config') AND arn IS NOT NULL
                """, arguments)
            for row in rows {
                guard let id = row.int64("resource_id"), let text = row.text("arn") else { continue }
                let arn = text.replacing(symbol, with: account)
                if live.contains(arn) { found[id] = arn }
            }
        }
        let buckets = try store.rows(
            """
            SELECT b.resource_id, r.arn
            FROM s3_bucket b
            JOIN s3_bucket l ON l.snapshot_id = b.snapshot_id AND l.origin = 'aws' AND l.name = b.name
            JOIN resource r ON r.id = l.resource_id
            WHERE b.snapshot_id = :snapshot AND b.origin IN ('plan', 'config') AND r.arn IS NOT NULL
            """, arguments)
        for row in buckets {
            if let id = row.int64("resource_id") { found[id] = row.text("arn") }
        }
        return found
    }
}
