import Facts

/// The SQL of a rule that looks for what a statement of a function's role permits too widely.
///
/// Policies that AWS manages are left out: nobody but AWS can narrow them. A statement whose effect is not known before
/// the apply, or with a condition, is not judged.
struct RoleStatementQuery {
    /// What the text of such a statement holds, as SQL on `s.statement`: the rest is not taken apart.
    var hint: String
    /// What makes an action of the statement wide, with the statement as `s` and the action as `a.value`, as SQL.
    var wideAction: String
    /// What the sentence says of the actions, after `allows `.
    var permits: String

    var scope: String {
        """
        SELECT r.resource_id, r.origin FROM iam_role r JOIN (\(Catalogue.functionRoles)) used ON used.resource_id = r.resource_id
        WHERE r.policies_state <> 'unknown'
        """
    }

    var sql: String {
        """
        WITH used AS MATERIALIZED (
            SELECT r.resource_id, r.origin, r.name, r.policies_state, r.policies_reason, x.address
            FROM (\(Catalogue.functionRoles)) u
            CROSS JOIN iam_role r ON r.resource_id = u.resource_id CROSS JOIN resource x ON x.id = r.resource_id
        ),
        named AS MATERIALIZED (
            SELECT resource_id, origin, name FROM used
            UNION SELECT resource_id, origin, '${' || address || '.' || a.value || '}'
                FROM used CROSS JOIN json_each('["arn", "id", "name"]') a WHERE address IS NOT NULL
        ),
        wide AS MATERIALIZED (
            SELECT s.id, s.origin, s.role, s.policy, s.position, s.statement,
                listed(DISTINCT a.value) AS actions, json_extract(s.statement, '$.Resource') AS resource
            FROM iam_statement s CROSS JOIN json_each(s.statement, '$.Action') a
            WHERE s.snapshot_id = :snapshot AND s.source <> 'boundary' AND (\(hint))
                AND s.policy NOT LIKE 'arn:%:iam::aws:policy/%'
                AND json_extract(s.statement, '$.Effect') = 'Allow' AND (\(wideAction))
            GROUP BY s.id
        ),
        found AS MATERIALIZED (
            SELECT DISTINCT n.resource_id, n.origin, w.policy || ' #' || (w.position + 1) AS subject, w.*
            FROM wide w JOIN named n ON n.origin = w.origin AND n.name = w.role
        )
        SELECT f.resource_id, f.origin, f.subject, 'fail' AS verdict,
            'The role ' || u.name || ' allows \(permits): ' || f.actions || '.' AS reason,
            f.policy AS "Policy", f.position + 1 AS "Statement", f.actions AS "Actions", f.resource AS "Resource",
            f.statement AS "Whole statement"
        FROM found f JOIN used u ON u.resource_id = f.resource_id
        GROUP BY f.resource_id, f.origin, f.subject
        UNION ALL
        SELECT u.resource_id, u.origin, '', CASE u.policies_state WHEN 'unread' THEN 'unknown' ELSE 'pass' END,
            'The policies of the role ' || u.name || ' could not be read: ' || u.policies_reason || '.',
            NULL, NULL, NULL, NULL, NULL
        FROM used u
        WHERE u.policies_state <> 'unknown'
            AND (u.policies_state = 'unread' OR u.resource_id NOT IN (SELECT resource_id FROM found))
        """
    }
}
