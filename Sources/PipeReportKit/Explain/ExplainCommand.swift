package import Facts
import SnapshotStore

/// `pipereport explain s3://bucket/key`: the path of that key, hop by hop, with what decides each.
package struct ExplainCommand: Sendable {
    package var database: String
    package var snapshot: String
    package var object: ObjectAddress
    /// Nil takes the account where the snapshot has it, else what is planned, written, or in the state.
    package var origin: Origin?
    /// Nil for any.
    package var creation: ObjectCreation?

    package init(
        database: String, snapshot: String, object: ObjectAddress, origin: Origin?, creation: ObjectCreation?
    ) {
        self.database = database
        self.snapshot = snapshot
        self.object = object
        self.origin = origin
        self.creation = creation
    }

    /// The deployed world first, then what comes next.
    private static let preference: [Origin] = [.aws, .plan, .config, .state]

    /// Runs the command.
    ///
    /// - Returns: `.clean` where the object reaches a function, `.findings` where it does not, `.incomplete` where that
    ///   cannot be told.
    package func run(_ world: World) throws -> CommandStatus {
        let store = try SnapshotStore(path: database, mode: .readOnly)
        let id = try store.snapshotID(snapshot)
        var paths: [ObjectPath] = []
        for origin in Self.preference {
            if let name = try bucket(store, id, origin) {
                paths.append(
                    ObjectPath(
                        store: store, snapshot: id, origin: origin, object: object, creation: creation, bucket: name,
                        account: try account(store, id)))
            }
        }
        guard let path = origin.map({ wanted in paths.first { $0.origin == wanted } }) ?? paths.first else {
            throw CommandError(try unknownBucket(store, id, isElsewhere: !paths.isEmpty))
        }
        let explained = try Explanation(path)
        world.out(explained.text)
        for other in paths where other.origin != path.origin {
            let verdict = FindingTable.visible(try Explanation(other).verdict)
            world.out("\(Explanation.place(other.origin)): \(verdict)\n")
        }
        return explained.status
    }

    /// The bucket's name in one origin: as it is given, that of the resource whose address is given, or the one name
    /// that may turn out to be the given one. A name of which nothing is known could turn out to be any, and answers for
    /// none.
    private func bucket(_ store: SnapshotStore, _ snapshot: Int64, _ origin: Origin) throws -> String? {
        let known = try store.rows(
            """
            SELECT name FROM (
                SELECT b.name, 0 AS rank FROM s3_bucket b
                WHERE b.snapshot_id = :snapshot AND b.origin = :origin AND b.name = :bucket
                UNION ALL
                SELECT b.name, 1 FROM s3_bucket b JOIN resource r ON r.id = b.resource_id
                WHERE b.snapshot_id = :snapshot AND b.origin = :origin AND r.address = :bucket
                UNION ALL
                SELECT d.bucket, 2 FROM delivery d
                WHERE d.snapshot_id = :snapshot AND d.origin = :origin AND d.bucket = :bucket
            ) ORDER BY rank LIMIT 1
            """,
            ["snapshot": .integer(snapshot), "origin": .text(origin.rawValue), "bucket": .text(object.bucket)]
        ).first?.text("name")
        if let known { return known }
        let open = try store.rows(
            "SELECT DISTINCT name FROM s3_bucket WHERE snapshot_id = :snapshot AND origin = :origin AND name LIKE '%${%'",
            ["snapshot": .integer(snapshot), "origin": .text(origin.rawValue)]
        ).compactMap { $0.text("name") }.filter {
            Self.isPartlyKnown($0) && SymbolicComparison.equality($0, object.bucket) == .unknown
        }
        return open.count == 1 ? open.first : nil
    }

    private static func isPartlyKnown(_ name: String) -> Bool {
        SymbolicText.parts(of: name).contains { part in
            if case .literal(let text) = part { text.contains { $0.isLetter || $0.isNumber } } else { false }
        }
    }

    private func account(_ store: SnapshotStore, _ snapshot: Int64) throws -> String? {
        try store.rows("SELECT account FROM snapshot WHERE id = :snapshot", ["snapshot": .integer(snapshot)])
            .first?.text("account")
    }

    private func unknownBucket(_ store: SnapshotStore, _ snapshot: Int64, isElsewhere: Bool) throws -> String {
        if let origin, isElsewhere {
            return
                "The snapshot knows no bucket \(object.bucket) in \(Explanation.place(origin)); leave --origin out to see where it does."
        }
        let open = try store.rows(
            """
            SELECT DISTINCT r.address FROM s3_bucket b JOIN resource r ON r.id = b.resource_id
            WHERE b.snapshot_id = :snapshot AND b.name LIKE '%${%' AND r.address IS NOT NULL ORDER BY r.address LIMIT 10
            """, ["snapshot": .integer(snapshot)]
        ).compactMap { $0.text("address") }
        var sentences = ["The snapshot has no bucket \(object.bucket)."]
        let near = NearNames.of(object.bucket, among: try bucketNames(store, snapshot))
        if !near.isEmpty { sentences.append("Similar names: \(near.joined(separator: ", ")).") }
        if !open.isEmpty {
            sentences.append(
                "Before the apply a bucket goes by its address: s3://ADDRESS/\(object.key), with \(open.joined(separator: ", "))."
            )
        }
        return sentences.joined(separator: " ")
    }

    private func bucketNames(_ store: SnapshotStore, _ snapshot: Int64) throws -> [String] {
        try store.rows(
            "SELECT DISTINCT name FROM s3_bucket WHERE snapshot_id = :snapshot AND name NOT LIKE '%${%' ORDER BY name",
            ["snapshot": .integer(snapshot)]
        ).compactMap { $0.text("name") }
    }
}
