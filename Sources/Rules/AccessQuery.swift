import Facts

/// The SQL of a rule on what a function may do with one kind of thing, of the rows of `access`: one row for each that is
/// refused or in doubt, one for each function of which none is.
struct AccessQuery {
    var purpose: Access.Purpose
    var mode: Access.Mode
    /// Tells two rows of one function apart, as SQL.
    var subject: String
    /// The sentence of a refusal, as SQL, with the row as `a` and the function as `f`.
    var refusal: String
    /// The same where only a part is allowed.
    var partly: String

    var sql: String {
        """
        WITH open AS (
            SELECT a.function_id AS resource_id, a.origin, \(subject) AS subject,
                CASE WHEN a.decision IN ('denied', 'partly') THEN 'fail' ELSE 'unknown' END AS verdict,
                CASE a.decision WHEN 'denied' THEN \(refusal) WHEN 'partly' THEN \(partly) ELSE a.reason END AS reason,
                a.reason AS "Why", a.action AS "Action", a.resource AS "Asked for",
                nullif(a.decided_by, '') AS "Decided by", a.statement AS "Deciding statement", f.role_arn AS "Role"
            FROM access a
            JOIN lambda_function f ON f.resource_id = a.function_id
            LEFT JOIN resource b ON b.id = a.bucket_id
            WHERE \(condition) AND a.decision NOT IN ('allowed', 'n/a')
        ),
        worst AS (
            SELECT *, max(verdict = 'fail') AS is_failure FROM open GROUP BY resource_id, origin, subject
        )
        SELECT resource_id, origin, subject, verdict, reason, "Why", "Action", "Asked for", "Decided by",
            "Deciding statement", "Role"
        FROM worst
        UNION ALL
        SELECT a.function_id, a.origin, '', 'pass', '', NULL, NULL, NULL, NULL, NULL, NULL
        FROM access a WHERE \(condition)
        GROUP BY a.function_id, a.origin HAVING max(a.decision NOT IN ('allowed', 'n/a')) = 0
        """
    }

    private var condition: String {
        "a.snapshot_id = :snapshot AND a.purpose = '\(purpose.rawValue)' AND a.mode = '\(mode.rawValue)'"
    }

    /// The target as the findings of all origins call it: a bucket's name where it is known, else the target as it is.
    static let target = """
        CASE WHEN b.logical_id LIKE 'arn:%:s3:::%' THEN substr(b.logical_id, instr(b.logical_id, ':::') + 3)
            ELSE a.target END
        """
}
