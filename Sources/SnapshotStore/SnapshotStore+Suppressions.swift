package import Facts
internal import GRDB

/// A suppression of a snapshot with its row's id.
package struct StoredSuppression: Sendable, Hashable {
    package var id: Int64
    package var suppression: Suppression

    package init(id: Int64, suppression: Suppression) {
        self.id = id
        self.suppression = suppression
    }
}

extension SnapshotStore {
    /// The type of the row that stands for `pipereport.yml` in a snapshot.
    package static let configurationType = "pipereport_configuration"

    /// Writes the entries of `pipereport.yml`, with the row of the file that findings about them stand on.
    ///
    /// - Parameter file: the file's name as a reader finds it.
    package func write(_ suppressions: [Suppression], ofFile file: String, in snapshot: Int64) throws {
        guard !suppressions.isEmpty else { return }
        let row = CollectedResource(
            Resource(origin: .config, type: Self.configurationType, address: file, name: file, file: file, line: 1))
        let ids = try write([row], source: "pipereport", in: snapshot)
        try queue.write { database in
            for suppression in suppressions {
                for id in ids.prefix(1) { try Self.insert(suppression, on: id, in: snapshot, database) }
            }
        }
    }

    /// Writes the comments of a configuration whose resources are written: each stands on the first resource of its
    /// block, and on the root module where the block has none.
    ///
    /// - Parameter source: the configuration, such as `terraform.config:.`.
    package func write(_ comments: [Suppression], source: String, in snapshot: Int64) throws {
        if comments.isEmpty { return }
        try queue.write { database in
            // Asked once: no index leads from a place to its resource.
            var blocks: [String: Int64] = [:]
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT min(id) AS id, file, line FROM resource
                    WHERE snapshot_id = ? AND origin = 'config' AND source = ? AND file IS NOT NULL GROUP BY file, line
                    """, arguments: [snapshot, source])
            while let row = try rows.next() {
                let (id, file, line): (Int64, String, Int?) = (row["id"], row["file"], row["line"])
                if let line { blocks["\(file):\(line)"] = id }
            }
            let root = try Int64.fetchOne(
                database,
                sql: """
                    SELECT min(id) FROM resource
                    WHERE snapshot_id = ? AND origin = 'config' AND source = ? AND type = 'terraform_module'
                        AND address = 'root module'
                    """, arguments: [snapshot, source])
            for comment in comments {
                let block = comment.block.flatMap { blocks["\(comment.file):\($0.lowerBound)"] }
                guard let id = block ?? root else { continue }
                try Self.insert(comment, on: id, in: snapshot, database)
            }
        }
    }

    private static func insert(
        _ suppression: Suppression, on resource: Int64, in snapshot: Int64, _ database: Database
    ) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO suppression (snapshot_id, resource_id, source, label, rules, resources, tags, fingerprints,
                    reason, expires_on, expires_at_ms, file, line, block_line, block_end_line, problem)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(masking: [
            snapshot, resource, suppression.source.rawValue, suppression.label, list(suppression.rules),
            list(suppression.resources), list(suppression.tags), list(suppression.fingerprints), suppression.reason,
            suppression.expires?.text,
            suppression.expires?.endMS, suppression.file, suppression.line, suppression.block?.lowerBound,
            suppression.block?.upperBound, suppression.problem,
        ])
    }

    /// The suppressions of a snapshot: those of `pipereport.yml` first, then comments, each as they are written.
    package func suppressions(of snapshot: Int64) throws -> [StoredSuppression] {
        try rows(
            "SELECT * FROM suppression WHERE snapshot_id = :snapshot ORDER BY source DESC, file, line, id",
            ["snapshot": .integer(snapshot)]
        ).compactMap { row in
            guard let id = row.int64("id"), let source = row.text("source").flatMap(Suppression.Source.init) else {
                return nil
            }
            let texts = { (column: String) in
                row.text(column).flatMap { try? JSONValue(parsing: $0) }?.oneOrManyStrings ?? []
            }
            var block: ClosedRange<Int>?
            if let first = row.int("block_line"), let last = row.int("block_end_line"), first <= last {
                block = first...last
            }
            return StoredSuppression(
                id: id,
                suppression: Suppression(
                    source: source, rules: texts("rules"), resources: texts("resources"), tags: texts("tags"),
                    fingerprints: texts("fingerprints"), reason: row.text("reason"),
                    expires: row.text("expires_on").flatMap(CalendarDay.init), file: row.text("file") ?? "",
                    line: row.int("line") ?? 0, block: block, problem: row.text("problem")))
        }
    }

    /// Records what became of suppressions: row's id → use.
    package func record(_ uses: [Int64: SuppressionUse]) throws {
        try queue.write { database in
            for (id, use) in uses.sorted(by: { $0.key < $1.key }) {
                try database.cachedStatement(
                    sql: """
                        UPDATE suppression SET match_count = ?, matches = ?, is_judged = ?, unknown_rules = ?
                        WHERE id = ?
                        """
                ).execute(masking: [
                    use.matchCount, Self.list(use.matches), use.isJudged, Self.list(use.unknownRules), id,
                ])
            }
        }
    }

    /// The suppression of a row that `findings(of:)` joined; nil for a finding that counts.
    static func suppression(of row: SQLRow) -> FindingSuppression? {
        guard let source = row.text("suppression_source").flatMap(Suppression.Source.init) else { return nil }
        return FindingSuppression(
            reason: row.text("suppression_reason") ?? "", expires: row.text("suppression_expires") ?? "",
            source: source, file: row.text("suppression_file") ?? "", line: row.int("suppression_line") ?? 0)
    }
}
