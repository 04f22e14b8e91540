import Facts

/// The query of a rule on what resource policies grant: one row for each resource that may have a policy.
struct HygienePolicyQuery {
    /// `s3_bucket_settings` or `event_bus`.
    var table: String
    /// SQL on a row `g` of `grantee`: whether the grant is one that the rule forbids.
    var isForbidden: String
    /// SQL on the same: whether that is not known; `0` where it always is.
    var isOpen: String
    /// What is wrong, behind the resource's name: ` lets everyone …`.
    var failure: String

    func fact(_ action: String) -> ReadableFact { ReadableFact(table, "policy", action: action) }

    var scope: String { "SELECT resource_id, origin FROM \(table) WHERE snapshot_id = :snapshot" }

    var sql: String {
        """
        WITH \(HygienePolicy.grantees(of: table)),
        -- Materialized, since each column is read several times; SQLite takes a short cut in AND within CASE WHEN alone.
        judged AS MATERIALIZED (
            SELECT g.resource_id, g.principal, g.statement, CASE WHEN \(isForbidden) THEN 1 ELSE 0 END AS is_forbidden,
                CASE WHEN \(isOpen) THEN 1 ELSE 0 END AS is_open
            FROM grantee g
        ),
        found AS MATERIALIZED (
            SELECT g.resource_id, max(g.is_forbidden) AS is_forbidden, max(g.is_open) AS is_open,
                listed(DISTINCT CASE WHEN g.is_forbidden OR g.is_open THEN g.principal END) AS principals,
                max(CASE WHEN g.is_forbidden THEN g.statement END) AS statement
            FROM judged g
            GROUP BY g.resource_id
        )
        SELECT s.resource_id, s.origin, '' AS subject,
            CASE WHEN f.is_forbidden THEN 'fail' WHEN s.policy_state IN ('unread', 'unknown') OR f.is_open THEN 'unknown'
                ELSE 'pass' END AS verdict,
            CASE
                WHEN f.is_forbidden THEN 'The policy of ' || \(HygieneSetting.label) || '\(failure): ' || f.principals || '.'
                WHEN s.policy_state = 'unread'
                    THEN 'The policy of ' || \(HygieneSetting.label) || ' could not be read: ' || s.policy_reason || '.'
                WHEN s.policy_state = 'unknown'
                    THEN 'The policy of ' || \(HygieneSetting.label) || ' is ' || s.policy_reason || '.'
                WHEN f.is_open THEN 'The policy of ' || \(HygieneSetting.label)
                    || ' grants principals of whom it is not known whose account they lie in: ' || f.principals || '.'
                ELSE '' END AS reason,
            f.principals AS "Principals", f.statement AS "Statement"
        FROM \(table) s LEFT JOIN found f ON f.resource_id = s.resource_id
        WHERE s.snapshot_id = :snapshot
        """
    }
}
