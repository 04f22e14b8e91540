import SnapshotStore

/// What a snapshot tells at its end, on standard error: a line for each source, and what could not be read.
struct SnapshotSummary {
    let store: SnapshotStore
    let snapshot: Int64

    func print(to world: World, _ database: String, isQuiet: Bool) {
        if !isQuiet {
            for line in sources() + unread() + notAnalysed() { world.err(FindingTable.visible(line) + "\n") }
        }
        // Also when only what went wrong is wanted.
        for problem in (try? store.ruleProblems(of: snapshot)) ?? [] {
            world.err(FindingTable.visible("\(problem)") + "\n")
        }
        world.out("Snapshot \(snapshot) is in \(FindingTable.visible(database)).\n")
    }

    private var arguments: [String: SQLValue] { ["snapshot": .integer(snapshot)] }

    private func sources() -> [String] {
        let rows = try? store.rows(
            "SELECT * FROM collection WHERE snapshot_id = :snapshot AND source LIKE 'aws%' ORDER BY source", arguments)
        return (rows ?? []).map { row in
            var line = "\(row.text("source") ?? ""): \(row.text("status") ?? "")"
            if let calls = row.int("call_count"), calls > 0 { line += ", \(calls) calls" }
            if let retries = row.int("retry_count"), retries > 0 { line += ", \(retries) retries" }
            if let message = row.text("error_message") { line += "; \(message)" }
            return line
        }
    }

    /// `Not analysed: hashicorp/random (3 resources)`
    private func notAnalysed() -> [String] {
        let rows =
            (try? store.rows(
                """
                SELECT provider, max(resource_count) AS count FROM provider_use
                WHERE snapshot_id = :snapshot AND is_analysed = 0 GROUP BY provider ORDER BY provider
                """, arguments)) ?? []
        if rows.isEmpty { return [] }
        let parts = rows.map { row in
            let count = row.int("count") ?? 0
            return "\(row.text("provider") ?? "") (\(count) \(count == 1 ? "resource" : "resources"))"
        }
        return ["not analysed: \(parts.joined(separator: ", "))"]
    }

    /// `312 facts unread: lambda:GetPolicy denied on 12 functions; …`
    private func unread() -> [String] {
        let rows =
            (try? store.rows(
                """
                SELECT fact, coalesce(missing_action, '') AS action, coalesce(error_code, '') AS code,
                    count(*) AS count
                FROM coverage WHERE snapshot_id = :snapshot AND state = 'unread'
                GROUP BY 1, 2, 3 ORDER BY count(*) DESC, 1, 2, 3
                """, arguments)) ?? []
        if rows.isEmpty { return [] }
        let total = rows.reduce(0) { $0 + ($1.int("count") ?? 0) }
        let parts = rows.map { row in
            let (fact, action, count) = (row.text("fact") ?? "", row.text("action") ?? "", row.int("count") ?? 0)
            let code = row.text("code") ?? ""
            let owner = Self.owner(of: fact, count: count)
            return action.isEmpty ? "\(fact) (\(code)) on \(owner)" : "\(action) denied on \(owner) (\(fact), \(code))"
        }
        return ["\(total) \(total == 1 ? "fact" : "facts") unread: \(parts.joined(separator: "; "))"]
    }

    private static func owner(of fact: String, count: Int) -> String {
        let nouns = [
            "s3:buckets": "list", "s3:objects": "stage", "s3": "bucket", "lambda:functions": "list",
            "lambda": "function",
            "events:targets": "rule", "events": "list", "iam:roles": "role", "iam": "policy", "kms": "key",
            "monitoring": "batch of functions",
        ]
        let noun = nouns[fact] ?? nouns[String(fact.prefix { $0 != ":" })] ?? "resource"
        if count == 1 { return "1 \(noun)" }
        let plural = noun == "policy" ? "policies" : noun == "batch of functions" ? "batches of functions" : noun + "s"
        return "\(count) \(plural)"
    }
}
