package import Facts
internal import GRDB

extension SnapshotStore {
    /// Writes resources of one source with their typed facts, in one transaction.
    ///
    /// - Parameter source: the collection that read them, such as `aws.s3` or `terraform.state:terraform.tfstate`.
    /// - Returns: the new `resource.id` of each, in order. A resource of an identity already written in this
    ///   snapshot, origin and source gets its facts added to the earlier row.
    @discardableResult
    package func write(
        _ resources: [CollectedResource], source: String, in snapshot: Int64
    ) throws -> [Int64] {
        try queue.write { database in
            var ids: [Int64] = []
            ids.reserveCapacity(resources.count)
            for collected in resources {
                let id = try Self.insert(collected.resource, source: source, snapshot: snapshot, into: database)
                let writer = TypedFactWriter(
                    database: database, snapshot: snapshot, resource: id, origin: collected.resource.origin)
                for fact in collected.facts { try writer.write(fact) }
                ids.append(id)
            }
            return ids
        }
    }

    private static func insert(
        _ resource: Resource, source: String, snapshot: Int64, into database: Database
    ) throws -> Int64 {
        let hash = stableHash(resource.attributes)
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO attribute_set (hash, json) VALUES (?, ?)")
            .execute(arguments: [hash, resource.attributes])
        let existing = try database.cachedStatement(
            sql: """
                SELECT id FROM resource WHERE snapshot_id = ? AND origin = ? AND source = ? AND type = ?
                    AND coalesce(address, arn) = ?
                """)
        let identity: StatementArguments = [
            snapshot, resource.origin.rawValue, source, resource.type, resource.address ?? resource.arn,
        ]
        if let id = try Int64.fetchOne(existing, arguments: identity) { return id }
        try database.cachedStatement(
            sql: """
                INSERT INTO resource (snapshot_id, origin, source, type, arn, address, name, account, region, file,
                    line, attributes_hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            snapshot, resource.origin.rawValue, source, resource.type, resource.arn, resource.address, resource.name,
            resource.account, resource.region, resource.file, resource.line, hash,
        ])
        return database.lastInsertedRowID
    }

    /// Sets the logical id of resources: `resource.id` → the text that is the same in every origin.
    package func setLogicalIDs(_ logicalIDs: [Int64: String]) throws {
        try queue.write { database in
            let statement = try database.cachedStatement(sql: "UPDATE resource SET logical_id = ? WHERE id = ?")
            for (id, logicalID) in logicalIDs.sorted(by: { $0.key < $1.key }) {
                try statement.execute(arguments: [logicalID, id])
            }
        }
    }
}
