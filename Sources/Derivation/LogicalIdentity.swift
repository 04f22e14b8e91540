import Facts
import SnapshotStore

/// Joins what several origins say of one thing: the ARN where one is known, else the Terraform address.
enum LogicalIdentity {
    /// - Returns: `resource.id` → logical id, for every resource of the snapshot.
    static func resolve(_ store: SnapshotStore, _ snapshot: Int64) throws -> [Int64: String] {
        let rows = try store.rows(
            "SELECT id, origin, type, arn, address FROM resource WHERE snapshot_id = :snapshot",
            ["snapshot": .integer(snapshot)])
        // Before an apply a planned resource has no ARN; the state's resource of the same address lends its own.
        var arnByAddress: [[String]: String] = [:]
        for row in rows where row.text("origin") == Origin.state.rawValue {
            guard let address = row.text("address"), let arn = row.text("arn") else { continue }
            arnByAddress[[row.text("type") ?? "", address]] = arn
        }
        return rows.reduce(into: [:]) { result, row in
            guard let id = row.int64("id") else { return }
            let address = row.text("address")
            result[id] = row.text("arn") ?? address.flatMap { arnByAddress[[row.text("type") ?? "", $0]] } ?? address
        }
    }
}
