package import Facts
internal import GRDB

extension SnapshotStore {
    /// Writes a batch in one transaction: all of it or nothing.
    ///
    /// Meanwhile the caller's thread is free, and a task that is cancelled still has what it hands over written.
    package func commit(_ batch: CollectedBatch, in snapshot: Int64) async throws {
        let queue = queue
        try await Task {
            try await queue.write { database in try Self.write(batch, in: snapshot, database) }
        }.value
    }

    private static func write(_ batch: CollectedBatch, in snapshot: Int64, _ database: Database) throws {
        for collected in batch.resources { try write(collected, source: batch.source, in: snapshot, database) }
        for object in batch.objects { try write(object, in: snapshot, database) }
        for setting in batch.settings { try write(setting, in: snapshot, database) }
        for policy in batch.policies { try write(policy, in: snapshot, database) }
        for item in batch.coverage { try record(item, in: snapshot, database) }
        try write(newTasks: batch.newTasks, doneTasks: batch.doneTasks, in: snapshot, database)
        if let cursor = batch.cursor { try write(cursor, in: snapshot, database) }
        for call in batch.calls { try add(call, in: snapshot, database) }
    }

    /// Writes a setting of the whole account.
    package func record(_ setting: AccountSetting, in snapshot: Int64) throws {
        try queue.write { try Self.write(setting, in: snapshot, $0) }
    }

    private static func write(_ setting: AccountSetting, in snapshot: Int64, _ database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO account_setting (snapshot_id, name, region, value, value_state, value_reason)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(masking: [
            snapshot, setting.name, setting.region, setting.value.value, setting.value.state, setting.value.reason,
        ])
    }

    private static func write(_ policy: ManagedPolicyFact, in snapshot: Int64, _ database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO managed_policy (snapshot_id, arn, document, document_state, document_reason)
                VALUES (?, ?, ?, ?, ?)
                """
        ).execute(masking: [
            snapshot, policy.arn, policy.document.value, policy.document.state, policy.document.reason,
        ])
    }

    private static func write(
        newTasks: [CollectionTask], doneTasks: [CollectionTask], in snapshot: Int64, _ database: Database
    ) throws {
        let add = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO collection_task (snapshot_id, kind, region, item) VALUES (?, ?, ?, ?)")
        for task in newTasks { try add.execute(masking: [snapshot, task.kind, task.region, Verbatim(task.item)]) }
        let finish = try database.cachedStatement(
            sql: """
                UPDATE collection_task SET is_done = 1
                WHERE snapshot_id = ? AND kind = ? AND region = ? AND item = ?
                """)
        for task in doneTasks { try finish.execute(masking: [snapshot, task.kind, task.region, Verbatim(task.item)]) }
    }

    private static func write(_ cursor: PageCursor, in snapshot: Int64, _ database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO collection_cursor (snapshot_id, list, page_token, is_done)
                VALUES (?, ?, ?, ?)
                """
        ).execute(masking: [snapshot, cursor.list, Verbatim(cursor.token), cursor.isDone])
    }

    private static func add(_ call: APICall, in snapshot: Int64, _ database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO api_call (snapshot_id, service, operation, action, call_count, retry_count,
                    throttled_count, denied_count, failed_count, received_bytes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (snapshot_id, service, operation) DO UPDATE SET
                    call_count = call_count + excluded.call_count, retry_count = retry_count + excluded.retry_count,
                    throttled_count = throttled_count + excluded.throttled_count,
                    denied_count = denied_count + excluded.denied_count,
                    failed_count = failed_count + excluded.failed_count,
                    received_bytes = received_bytes + excluded.received_bytes
                """
        ).execute(masking: [
            snapshot, call.service, call.operation, call.action, call.callCount, call.retryCount,
            call.throttledCount, call.deniedCount, call.failedCount, call.receivedBytes,
        ])
    }
}

// MARK: - Where a run stands

extension SnapshotStore {
    /// How far a list was read; nil when its first page is still to come.
    package func cursor(of list: String, in snapshot: Int64) throws -> PageCursor? {
        try queue.read { database in
            let row = try Row.fetchOne(
                database,
                sql: "SELECT page_token, is_done FROM collection_cursor WHERE snapshot_id = ? AND list = ?",
                arguments: [snapshot, list])
            return row.map { PageCursor(list: list, token: $0["page_token"], isDone: $0["is_done"]) }
        }
    }

    /// Tasks of a kind that are still to be done, in the order of region and item.
    ///
    /// - Parameters:
    ///   - last: only tasks behind this one; nil from the first.
    ///   - limit: at most so many.
    package func openTasks(
        _ kind: String, after last: CollectionTask? = nil, limit: Int = 500, in snapshot: Int64
    ) throws -> [CollectionTask] {
        try tasks(kind, where: "is_done = 0", after: last, limit: limit, in: snapshot)
    }

    /// The same of all tasks of one region, whether done or not.
    package func tasks(
        _ kind: String, region: String, after last: CollectionTask? = nil, limit: Int, in snapshot: Int64
    ) throws -> [CollectionTask] {
        try tasks(
            kind, where: "region = ?", [region], after: last ?? CollectionTask(kind: kind, region: region, item: ""),
            limit: limit, in: snapshot)
    }

    private func tasks(
        _ kind: String, where condition: String, _ values: [String] = [], after last: CollectionTask?, limit: Int,
        in snapshot: Int64
    ) throws -> [CollectionTask] {
        try queue.read { database in
            let place: StatementArguments = [last?.region ?? "", last?.item ?? "", limit]
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT region, item FROM collection_task
                    WHERE snapshot_id = ? AND kind = ? AND \(condition) AND (region, item) > (?, ?)
                    ORDER BY region, item LIMIT ?
                    """, arguments: [snapshot, kind] + StatementArguments(values) + place
            ).map { CollectionTask(kind: kind, region: $0["region"], item: $0["item"]) }
        }
    }

    /// Which of `items` are open tasks of a kind.
    package func openItems(_ kind: String, among items: [String], in snapshot: Int64) throws -> Set<String> {
        try matching(
            items,
            """
            SELECT value FROM json_each(:values) WHERE EXISTS (
                SELECT 1 FROM collection_task t
                WHERE t.snapshot_id = :snapshot AND t.kind = :kind AND t.region = '' AND t.item = value
                    AND t.is_done = 0)
            """, ["snapshot": snapshot, "kind": kind])
    }

    /// Which of `values` are the name or the ARN of a live resource.
    package func resourceNames(among values: [String], in snapshot: Int64) throws -> Set<String> {
        try matching(
            values,
            """
            SELECT value FROM json_each(:values)
            WHERE EXISTS (
                SELECT 1 FROM resource r WHERE r.snapshot_id = :snapshot AND r.arn = value AND r.origin = 'aws')
            OR EXISTS (
                SELECT 1 FROM resource r WHERE r.snapshot_id = :snapshot AND r.name = value AND r.origin = 'aws')
            """, ["snapshot": snapshot])
    }

    /// One query for many values, since a query costs more than what it looks up.
    private func matching(_ values: [String], _ sql: String, _ arguments: StatementArguments) throws -> Set<String> {
        if values.isEmpty { return [] }
        let list = JSONValue.array(values.map(JSONValue.string)).canonicalText
        return try queue.read { database in
            let statement = try database.cachedStatement(sql: sql)
            return Set(try String.fetchAll(statement, arguments: arguments &+ ["values": list]))
        }
    }

    /// How many tasks of a kind there are, and how many are done.
    package func taskCounts(_ kind: String, in snapshot: Int64) throws -> (total: Int, done: Int) {
        try queue.read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT count(*) AS total, coalesce(sum(is_done), 0) AS done FROM collection_task
                    WHERE snapshot_id = ? AND kind = ?
                    """, arguments: [snapshot, kind])
            return (row?["total"] ?? 0, row?["done"] ?? 0)
        }
    }

    /// Adds the tasks that `select` names, in columns `kind, region, item`; known ones stay as they are.
    ///
    /// - Returns: how many are new.
    @discardableResult
    package func addTasks(select sql: String, in snapshot: Int64) throws -> Int {
        try queue.write { database in
            try database.execute(
                sql: """
                    INSERT OR IGNORE INTO collection_task (snapshot_id, kind, region, item)
                    SELECT :snapshot, found.kind, found.region, found.item FROM (\(sql)) found
                    """, masking: ["snapshot": snapshot])
            return database.changesCount
        }
    }
}
