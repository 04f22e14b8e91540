/// The SQL of a rule on suppressions themselves.
///
/// Shape: conditions and expressions see the suppression's row, with `is_expired` as of the snapshot's day. Each one that
/// is judged gets a row, on the file or block in which it is written.
struct SuppressionQuery {
    /// Which ones are judged.
    var condition: String
    var failure: String
    /// An SQL expression: one sentence.
    var reason: String

    private static let entries = """
        WITH entry AS (
            SELECT s.*, r.origin, s.expires_at_ms <= :as_of_ms AS is_expired,
                row_number() OVER (PARTITION BY s.resource_id, s.label ORDER BY s.file, s.line, s.id) AS place
            FROM suppression s JOIN resource r ON r.id = s.resource_id
            WHERE s.snapshot_id = :snapshot
        )
        """

    var scope: String { "\(Self.entries) SELECT DISTINCT resource_id, origin FROM entry WHERE \(condition)" }

    var sql: String {
        """
        \(Self.entries)
        SELECT resource_id, origin, label || CASE WHEN place > 1 THEN ' (' || place || ')' ELSE '' END AS subject,
            CASE WHEN \(failure) THEN 'fail' ELSE 'pass' END AS verdict, \(reason) AS reason, file, line,
            reason AS "Reason", expires_on AS "Expires",
            (SELECT listed(value, key) FROM json_each(matches)) AS "Findings"
        FROM entry WHERE \(condition)
        """
    }
}
