import Facts
internal import GRDB

extension SnapshotStore {
    /// Gives each live role the statements of its attached policies and of its boundary, from `managed_policy`.
    ///
    /// A role with a document that could not be read has unread policies: what it may do is not known. Can be run again.
    package func attachPolicies(in snapshot: Int64) throws {
        try queue.write { database in
            try database.execute(
                sql: """
                    DELETE FROM iam_statement
                    WHERE snapshot_id = ? AND origin = 'aws' AND source IN ('attached', 'boundary')
                    """, masking: [snapshot])
            for (source, uses) in [("attached", Self.attachments), ("boundary", Self.boundaries)] {
                try database.execute(
                    sql: """
                        INSERT INTO iam_statement (resource_id, snapshot_id, origin, role, policy, source, position,
                            statement)
                        SELECT used.resource_id, :snapshot, 'aws', used.name, used.policy, :source,
                            CASE json_type(m.document, '$.Statement') WHEN 'array' THEN s.key ELSE 0 END, s.value
                        FROM (\(uses)) used
                        JOIN managed_policy m ON m.snapshot_id = :snapshot AND m.arn = used.policy
                        JOIN json_each(CASE json_type(m.document, '$.Statement')
                            WHEN 'array' THEN json_extract(m.document, '$.Statement')
                            ELSE json_array(json_extract(m.document, '$.Statement')) END) s
                        WHERE m.document_state = 'present' AND s.type = 'object'
                        ORDER BY used.resource_id, used.policy, s.key
                        """, masking: ["snapshot": snapshot, "source": source])
            }
            try Self.markUnread("policies", uses: Self.attachments, snapshot, database)
            try Self.markUnread("permissions_boundary", uses: Self.boundaries, snapshot, database)
        }
    }

    private static let attachments = """
        SELECT i.resource_id, i.name, p.value AS policy FROM iam_role i, json_each(i.policies) p
        WHERE i.snapshot_id = :snapshot AND i.origin = 'aws' AND p.value LIKE 'arn:%:policy/%'
        """

    private static let boundaries = """
        SELECT resource_id, name, permissions_boundary AS policy FROM iam_role
        WHERE snapshot_id = :snapshot AND origin = 'aws' AND permissions_boundary IS NOT NULL
        """

    private static func markUnread(
        _ column: String, uses: String, _ snapshot: Int64, _ database: Database
    ) throws {
        try database.execute(
            sql: """
                UPDATE iam_role SET \(column) = NULL, \(column)_state = 'unread', \(column)_reason = lost.reason
                FROM (
                    SELECT used.resource_id, min(m.document_reason) AS reason FROM (\(uses)) used
                    JOIN managed_policy m ON m.snapshot_id = :snapshot AND m.arn = used.policy
                    WHERE m.document_state = 'unread' GROUP BY used.resource_id
                ) lost
                WHERE iam_role.resource_id = lost.resource_id
                """, masking: ["snapshot": snapshot])
    }
}
