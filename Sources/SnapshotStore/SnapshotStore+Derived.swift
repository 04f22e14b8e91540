package import Facts
internal import GRDB

/// A run as derivation found it, with the objects that belong to it.
package struct DerivedRun: Sendable, Hashable {
    /// `<timestamp>/<id>` of the raw object, without folder and ending.
    package var key: String
    /// Milliseconds since 1970, UTC.
    package var startedAtMS: Int64
    package var finishedAtMS: Int64?
    /// The last stage in which the run has an object.
    package var reached: Stage
    /// `output_object.id` of its artefacts.
    package var objectIDs: [Int64]

    package init(key: String, startedAtMS: Int64, finishedAtMS: Int64?, reached: Stage, objectIDs: [Int64]) {
        self.key = key
        self.startedAtMS = startedAtMS
        self.finishedAtMS = finishedAtMS
        self.reached = reached
        self.objectIDs = objectIDs
    }
}

extension SnapshotStore {
    /// Replaces what was derived of a snapshot; derivation can be run again on any snapshot.
    package func replaceDerived(
        _ wiring: DerivedWiring, runs: [DerivedRun], version: Int, in snapshot: Int64
    ) throws {
        try queue.write { database in
            for table in ["delivery", "access", "wiring_check", "unanalysed_hop", "run"] {
                try database.execute(sql: "DELETE FROM \(table) WHERE snapshot_id = ?", masking: [snapshot])
            }
            for delivery in wiring.deliveries { try Self.insert(delivery, snapshot: snapshot, into: database) }
            for access in wiring.accesses { try Self.insert(access, snapshot: snapshot, into: database) }
            for check in wiring.checks { try Self.insert(check, snapshot: snapshot, into: database) }
            for hop in wiring.unanalysedHops { try Self.insert(hop, snapshot: snapshot, into: database) }
            for run in runs { try Self.insert(run, snapshot: snapshot, into: database) }
            try database.execute(
                sql: "UPDATE snapshot SET derivation_version = ? WHERE id = ?", masking: [version, snapshot])
        }
    }

    private static func insert(_ delivery: Delivery, snapshot: Int64, into database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO delivery (snapshot_id, origin, via, bucket_id, bucket, function_id, function_arn, rule_id,
                    rule, prefix, suffix, is_bucket_switch_on, is_rule_enabled, is_on_default_bus, pattern_matches,
                    target_exists, permission, permission_reason, permission_statement, arrives, is_in_region,
                    pattern_reason, target_id, forwarded_by, creations, decided_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(masking: [
            snapshot, delivery.origin.rawValue, delivery.via.rawValue, delivery.bucketID, delivery.bucket,
            delivery.functionID, delivery.functionARN, delivery.ruleID, delivery.rule, delivery.prefix,
            delivery.suffix, delivery.isBucketSwitchOn.rawValue, delivery.isRuleEnabled.rawValue,
            delivery.isOnDefaultBus.rawValue, delivery.patternMatches.rawValue, delivery.targetExists.rawValue,
            delivery.permission.rawValue, delivery.permissionReason, delivery.permissionStatement,
            delivery.arrives.rawValue, delivery.isInRegion.rawValue, delivery.patternReason, delivery.targetID,
            list(delivery.forwardedBy), list(delivery.creations), delivery.decidedBy?.rawValue,
        ])
    }

    private static func insert(_ run: DerivedRun, snapshot: Int64, into database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO run (snapshot_id, run_key, started_at_ms, finished_at_ms, duration_ms, reached)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(masking: [
            snapshot, run.key, run.startedAtMS, run.finishedAtMS, run.finishedAtMS.map { $0 - run.startedAtMS },
            run.reached.rawValue,
        ])
        let id = database.lastInsertedRowID
        for object in run.objectIDs {
            try database.cachedStatement(sql: "INSERT INTO run_artifact (run_id, object_id) VALUES (?, ?)")
                .execute(masking: [id, object])
        }
    }

    /// Writes objects of the pipeline's stages.
    package func write(_ objects: [OutputObject], in snapshot: Int64) throws {
        try queue.write { database in
            for object in objects { try Self.write(object, in: snapshot, database) }
        }
    }

    static func write(_ object: OutputObject, in snapshot: Int64, _ database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO output_object (snapshot_id, bucket, key, stage, size_bytes,
                    last_modified_ms, etag, row_count, row_count_state, row_count_reason, generated_from,
                    generated_from_state, generated_from_reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(masking: [
            snapshot, object.bucket, object.key, object.stage.rawValue, object.sizeBytes,
            object.lastModifiedMS, object.etag, object.rowCount.value, object.rowCount.state,
            object.rowCount.reason, object.generatedFrom.value, object.generatedFrom.state,
            object.generatedFrom.reason,
        ])
    }
}
