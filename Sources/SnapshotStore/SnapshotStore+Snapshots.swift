package import Facts
internal import GRDB

extension SnapshotStore {
    /// Begins an incomplete snapshot and returns its id.
    package func beginSnapshot(_ header: SnapshotHeader) throws -> Int64 {
        try queue.write { database in
            try database.execute(
                sql: """
                    INSERT INTO snapshot (taken_at_ms, as_of_ms, label, tool_version, git_commit, is_git_dirty)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    header.takenAtMS, header.asOfMS, header.label, header.toolVersion, header.gitCommit,
                    header.isGitDirty,
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
                arguments: [account, callerARN, list, snapshot])
        }
    }

    /// Makes the snapshot visible to readers: one update, the last of a collection.
    package func complete(_ snapshot: Int64) throws {
        try queue.write { database in
            try database.execute(sql: "UPDATE snapshot SET is_complete = 1 WHERE id = ?", arguments: [snapshot])
        }
    }

    /// Forgets a snapshot and all that it owns.
    package func delete(_ snapshot: Int64) throws {
        try queue.write { database in
            try database.execute(sql: "DELETE FROM snapshot WHERE id = ?", arguments: [snapshot])
            try database.execute(
                sql: """
                    DELETE FROM attribute_set
                    WHERE NOT EXISTS (SELECT 1 FROM resource WHERE attributes_hash = attribute_set.hash)
                    """)
        }
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
                arguments: [
                    snapshot, collection.source, collection.status.rawValue, collection.callCount,
                    collection.retryCount, collection.receivedBytes, collection.durationMS, collection.errorCode,
                    collection.errorMessage, collection.requestID, collection.missingAction,
                ])
        }
    }

    /// Records the state of lists and facts that were asked for.
    package func record(_ coverage: [Coverage], in snapshot: Int64) throws {
        try queue.write { database in
            for item in coverage {
                try database.execute(
                    sql: """
                        INSERT OR REPLACE INTO coverage (snapshot_id, origin, region, owner, fact, state, error_code,
                            missing_action, reason)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        snapshot, item.origin.rawValue, item.region, item.owner, item.fact, item.state.rawValue,
                        item.unread?.code, item.unread?.action, item.unread?.sentence,
                    ])
            }
        }
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
                    arguments: [snapshot, probe.name, probe.answer.rawValue, probe.statusCode, probe.reason])
            }
        }
    }
}
