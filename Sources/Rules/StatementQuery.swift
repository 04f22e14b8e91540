import Facts

/// The SQL of a rule about each statement of the functions' resource policies: what `Wiring` decided of it, and an
/// `unknown` for each policy that could not be read.
struct StatementQuery {
    var kind: WiringCheck.Kind
    /// The origins in which the kind is judged.
    var origins: [Origin] = Origin.allCases

    var scope: String {
        """
        SELECT DISTINCT resource_id, origin FROM lambda_permission
        WHERE snapshot_id = :snapshot AND origin IN (\(origins.map { "'\($0.rawValue)'" }.joined(separator: ", ")))
        """
    }

    var sql: String {
        """
        \(CheckQuery(kind: kind).sql)
        UNION ALL
        SELECT f.resource_id, f.origin, '', 'unknown',
            'The policy of ' || f.name || ' could not be read: ' || f.policy_reason || '.', NULL, '[]'
        FROM lambda_function f
        WHERE f.snapshot_id = :snapshot AND f.origin = 'aws' AND f.policy_state = 'unread'
        UNION ALL
        SELECT q.resource_id, q.origin, ':' || q.qualifier, 'unknown',
            'The policy of ' || f.name || ':' || q.qualifier || ' could not be read: ' || q.policy_reason || '.', NULL, '[]'
        FROM lambda_qualifier_policy q JOIN lambda_function f ON f.resource_id = q.resource_id
        WHERE q.snapshot_id = :snapshot AND q.origin = 'aws' AND q.policy_state = 'unread'
        """
    }
}
