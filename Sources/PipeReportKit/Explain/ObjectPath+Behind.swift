import Facts
import SnapshotStore

/// What lies behind a function: the buckets that it writes, and what waits for those.
extension ObjectPath {
    /// One function with what it hands on.
    struct Behind: Sendable, Hashable {
        var function: String
        var bucket: String
        /// Whether the function may write there, by the policies that could be read.
        var mayWrite: Access.Decision
        /// The functions that wait for the bucket's objects, with whether those arrive.
        var next: [Next]
    }

    struct Next: Sendable, Hashable {
        var function: String
        var hop: String
        var arrives: Delivery.Switch
    }

    /// Each bucket that a function's environment names and that it may write, then what follows, in the order of the way.
    func behind(_ functionID: Int64) throws -> [Behind] {
        var found: [Behind] = []
        var open = [functionID]
        var seen: Set<Int64> = [functionID]
        while let current = open.first {
            open.removeFirst()
            for row in try writes(of: current) {
                guard let name = row.text("target") else { continue }
                let hops = try waiting(for: name)
                found.append(
                    Behind(
                        function: row.text("function") ?? "", bucket: name,
                        mayWrite: row.text("decision").flatMap(Access.Decision.init) ?? .unknown,
                        next: hops.map { hop in
                            Next(
                                function: hop.text("function") ?? hop.text("function_arn") ?? "",
                                hop: hop.text("rule") ?? "", arrives: answer(hop, "arrives"))
                        }))
                for hop in hops {
                    guard let id = hop.int64("function_id"), seen.insert(id).inserted else { continue }
                    open.append(id)
                }
            }
        }
        return found
    }

    private func writes(of function: Int64) throws -> [SQLRow] {
        try rows(
            """
            SELECT f.name AS function, a.target, a.decision FROM access a
            JOIN lambda_function f ON f.resource_id = a.function_id
            WHERE a.snapshot_id = :snapshot AND a.origin = :origin AND a.function_id = :function
                AND a.purpose = 'environment' AND a.mode = 'write' AND a.decision <> 'denied'
                -- What it is triggered by it reads.
                AND a.target NOT IN (
                    SELECT d.bucket FROM delivery d
                    WHERE d.snapshot_id = a.snapshot_id AND d.origin = a.origin AND d.function_id = a.function_id)
            ORDER BY a.target
            """, ["function": .integer(function)])
    }

    private func waiting(for name: String) throws -> [SQLRow] {
        try rows(
            """
            SELECT d.function_id, d.function_arn, f.name AS function, d.rule, d.arrives FROM delivery d
            LEFT JOIN lambda_function f ON f.resource_id = d.function_id
            WHERE d.snapshot_id = :snapshot AND d.origin = :origin AND d.bucket = :name
            ORDER BY d.via, d.rule, d.function_arn, d.id
            """, ["name": .text(name)])
    }
}
