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
            let templates = InsertTemplates()
            for collected in resources {
                if let id = try Self.write(collected, source: source, in: snapshot, database, templates) {
                    ids.append(id)
                }
            }
            return ids
        }
    }

    /// - Returns: the resource's id; nil when it adds to a listed resource that is not there.
    @discardableResult
    static func write(
        _ collected: CollectedResource, source: String, in snapshot: Int64, _ database: Database,
        _ templates: InsertTemplates = InsertTemplates()
    ) throws -> Int64? {
        // Most resources of a list are new, and those that add to one are known: each kind is tried first as what it is.
        let new =
            collected.addsToListed
            ? nil : try insertApart(collected.resource, source: source, snapshot: snapshot, into: database, templates)
        let found = try new ?? id(of: collected.resource, source: source, snapshot: snapshot, in: database)
        guard let id = found else { return nil }
        let writer = TypedFactWriter(
            database: database, snapshot: snapshot, resource: id, origin: collected.resource.origin, source: source,
            templates: templates)
        for fact in collected.facts { try writer.write(fact) }
        return id
    }

    private static func id(
        of resource: Resource, source: String, snapshot: Int64, in database: Database
    ) throws -> Int64? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT id FROM resource WHERE snapshot_id = ? AND origin = ? AND source = ? AND type = ?
                    AND coalesce(address, arn) = ?
                """)
        return try Int64.fetchOne(
            statement,
            arguments: [
                snapshot, resource.origin.rawValue, source, resource.type,
                MaskedArguments.value(resource.address ?? resource.arn),
            ])
    }

    /// Inserts a resource. Two whose names differ only in what is masked stay two, numbered: or else one of them could
    /// hide the other.
    private static func insertApart(
        _ resource: Resource, source: String, snapshot: Int64, into database: Database, _ templates: InsertTemplates
    ) throws -> Int64? {
        if let id = try insert(resource, source: source, snapshot: snapshot, into: database, templates) { return id }
        let identity = resource.address ?? resource.arn ?? ""
        let masked = SecretMatcher.mask(identity)
        if masked == identity { return nil }
        while true {
            templates.maskedRepeats += 1
            var numbered = resource
            let name = "\(masked)~\(templates.maskedRepeats + 1)"
            if resource.address == nil { numbered.arn = name } else { numbered.address = name }
            let id = try insert(numbered, source: source, snapshot: snapshot, into: database, templates)
            if let id { return id }
        }
    }

    /// - Returns: nil when the resource is there already.
    private static func insert(
        _ resource: Resource, source: String, snapshot: Int64, into database: Database, _ templates: InsertTemplates
    ) throws -> Int64? {
        let hash = try hash(of: resource.attributes, into: database, templates)
        try database.cachedStatement(
            sql: """
                INSERT INTO resource (snapshot_id, origin, source, type, arn, address, name, account, region, file,
                    line, attributes_hash, planned_action, replace_paths, is_tainted, deposed_count, logical_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """
        ).execute(masking: [
            snapshot, resource.origin.rawValue, source, resource.type, resource.arn, resource.address, resource.name,
            resource.account, resource.region, resource.file, resource.line, hash, resource.plannedAction,
            resource.replacePaths.isEmpty
                ? nil : JSONValue.array(resource.replacePaths.map(JSONValue.string)).canonicalText,
            resource.isTainted, resource.deposedCount, resource.arn ?? resource.address,
        ])
        return database.changesCount == 0 ? nil : database.lastInsertedRowID
    }

    /// Stores a set of attributes once, under its hash.
    private static func hash(
        of attributes: String, into database: Database, _ templates: InsertTemplates
    ) throws -> String {
        // Of most types nothing is kept.
        if attributes == "{}", let hash = templates.emptyHash { return hash }
        // The hash of a secret would tell whether a guess is right.
        let attributes = SecretMatcher.mask(attributes)
        let hash = stableHash(attributes)
        // A prepared database could hold another text under this hash.
        try database.cachedStatement(
            sql: """
                INSERT INTO attribute_set (hash, json) VALUES (?, ?)
                ON CONFLICT (hash) DO UPDATE SET json = excluded.json WHERE json <> excluded.json
                """
        )
        .execute(masking: [hash, Verbatim(attributes)])
        if attributes == "{}" { templates.emptyHash = hash }
        return hash
    }

    /// Sets the logical ids of a snapshot's resources: the text that is the same in every origin.
    ///
    /// - Parameter logicalIDs: `resource.id` → its logical id, where that is neither its ARN nor, without one, its address.
    package func setLogicalIDs(_ logicalIDs: [Int64: String], in snapshot: Int64) throws {
        try queue.write { database in
            try database.execute(
                sql: """
                    UPDATE resource SET logical_id = coalesce(arn, address)
                    WHERE snapshot_id = ? AND logical_id IS NOT coalesce(arn, address)
                    """, masking: [snapshot])
            let statement = try database.cachedStatement(sql: "UPDATE resource SET logical_id = ? WHERE id = ?")
            for (id, logicalID) in logicalIDs.sorted(by: { $0.key < $1.key }) {
                try statement.execute(masking: [logicalID, id])
            }
        }
    }
}
