package import Facts
internal import GRDB

extension SnapshotStore {
    /// Begins an incomplete snapshot and returns its id.
    package func beginSnapshot(_ header: SnapshotHeader) throws -> Int64 {
        try queue.write { database in
            try database.execute(
                sql: """
                    INSERT INTO snapshot (taken_at_ms, as_of_ms, label, tool_version, git_commit, is_git_dirty, request)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                masking: [
                    header.takenAtMS, header.asOfMS, header.label, header.toolVersion, header.gitCommit,
                    header.isGitDirty, Verbatim(header.request),
                ])
            return database.lastInsertedRowID
        }
    }

    /// Records whose account was read, by whom and in which regions.
    package func setIdentity(_ snapshot: Int64, account: String, callerARN: String, regions: [String]) throws {
        let list = JSONValue.array(regions.map(JSONValue.string)).canonicalText
        try queue.write { database in
            try database.execute(
                sql: "UPDATE snapshot SET account = ?, caller_arn = ?, regions = ? WHERE id = ?",
                masking: [account, callerARN, list, snapshot])
        }
    }

    /// Makes the snapshot visible to readers: the last transaction of a collection.
    ///
    /// What a run needed to go on, and earlier snapshots that were never finished, go with it.
    package func complete(_ snapshot: Int64) throws {
        try queue.write { database in
            try database.execute(sql: "DELETE FROM collection_cursor WHERE snapshot_id = ?", masking: [snapshot])
            try database.execute(sql: "DELETE FROM collection_task WHERE snapshot_id = ?", masking: [snapshot])
            let request = try String.fetchOne(
                database, sql: "SELECT request FROM snapshot WHERE id = ?", arguments: [snapshot])
            // Whoever goes on with the run needed it as it was given.
            try database.execute(
                sql: "UPDATE snapshot SET is_complete = 1, request = ? WHERE id = ?", masking: [request, snapshot])
            try Self.delete(database, where: "is_complete = 0 AND id < ?", [snapshot])
        }
    }

    /// Says that Terraform's files are in, so that the run can go on from here when it is cut short.
    package func setResumable(_ snapshot: Int64) throws {
        try queue.write { database in
            try database.execute(sql: "UPDATE snapshot SET is_resumable = 1 WHERE id = ?", masking: [snapshot])
        }
    }

    /// The newest snapshot that was not finished and can go on, with the request that it answers.
    package func unfinishedSnapshot() throws -> UnfinishedSnapshot? {
        try queue.read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT id, taken_at_ms, account, regions, request FROM snapshot
                    WHERE is_complete = 0 AND is_resumable = 1 AND id > (
                        SELECT coalesce(max(id), 0) FROM complete_snapshot)
                    ORDER BY id DESC LIMIT 1
                    """)
            return try row.map { row in
                UnfinishedSnapshot(
                    id: row["id"], takenAtMS: row["taken_at_ms"], account: row["account"],
                    regions: try JSONValue(parsing: row["regions"]).oneOrManyStrings, request: row["request"] ?? "{}")
            }
        }
    }

    /// Forgets a snapshot and all that it owns.
    package func delete(_ snapshot: Int64) throws {
        try queue.write { database in
            try Self.delete(database, where: "id = ?", [snapshot])
        }
    }

    private static func delete(
        _ database: Database, where condition: String, _ arguments: [(any DatabaseValueConvertible)?]
    ) throws {
        try database.execute(sql: "DELETE FROM snapshot WHERE \(condition)", masking: arguments)
        if database.changesCount == 0 { return }
        try database.execute(
            sql: """
                DELETE FROM attribute_set
                WHERE NOT EXISTS (SELECT 1 FROM resource WHERE attributes_hash = attribute_set.hash)
                """)
    }

    /// Records what became of one source; a second record of the same source replaces the first.
    package func record(_ collection: CollectionRecord, in snapshot: Int64) throws {
        try queue.write { database in
            try database.execute(
                sql: """
                    INSERT OR REPLACE INTO collection (snapshot_id, source, status, call_count, retry_count,
                        received_bytes, duration_ms, error_code, error_message, request_id, missing_action)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                masking: [
                    snapshot, collection.source, collection.status.rawValue, collection.callCount,
                    collection.retryCount, collection.receivedBytes, collection.durationMS, collection.errorCode,
                    collection.errorMessage, collection.requestID, collection.missingAction,
                ])
        }
    }

    /// Records the state of lists and facts that were asked for.
    package func record(_ coverage: [Coverage], in snapshot: Int64) throws {
        try queue.write { database in
            for item in coverage { try Self.record(item, in: snapshot, database) }
        }
    }

    static func record(_ item: Coverage, in snapshot: Int64, _ database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO coverage (snapshot_id, origin, region, owner, fact, state, error_code,
                    missing_action, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(masking: [
            snapshot, item.origin.rawValue, item.region, item.owner, item.fact, item.state.rawValue,
            item.unread?.code, item.unread?.action, item.unread?.sentence,
        ])
    }

    /// Records the answers to `HEAD` on planned bucket names.
    package func record(_ probes: [BucketNameProbe], in snapshot: Int64) throws {
        try queue.write { database in
            for probe in probes {
                try database.execute(
                    sql: """
                        INSERT OR REPLACE INTO bucket_name_probe (snapshot_id, name, answer, status_code, reason)
                        VALUES (?, ?, ?, ?, ?)
                        """,
                    masking: [snapshot, probe.name, probe.answer.rawValue, probe.statusCode, probe.reason])
            }
        }
    }
}
