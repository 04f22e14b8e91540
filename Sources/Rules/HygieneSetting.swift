import Facts

/// One readable column of a table with one row for each resource, judged in every origin that has a row.
///
/// The judged row is `s` in the SQL that a rule gives, `s.value` its column's value, and `\(HygieneSetting.label)` what a
/// reader calls the resource.
struct HygieneSetting {
    var table: String
    var column: String
    /// The beginning of a sentence: `The versioning`.
    var words: String
    /// The evidence column's name.
    var title: String
    /// SQL for the verdict of a value that was read, absent ones included.
    var verdict: String
    /// SQL for what is wrong, a whole sentence.
    var failure: String
    /// SQL: which rows are judged; nil for all.
    var condition: String?

    /// The address in Terraform, or the name.
    static let label = "(SELECT coalesce(r.address, r.name) FROM resource r WHERE r.id = s.resource_id)"

    /// - Parameter good: SQL, true where the setting is as it should be. What is not yet known may still become so.
    static func needing(_ good: String) -> String {
        "CASE WHEN \(good) THEN 'pass' WHEN instr(s.value, '${') > 0 THEN 'unknown' ELSE 'fail' END"
    }

    /// - Parameters:
    ///   - bad: SQL, true where the setting is not as it should be.
    ///   - open: SQL, true where that is not known before the apply.
    static func forbidding(_ bad: String, open: String) -> String {
        "CASE WHEN \(bad) THEN 'fail' WHEN \(open) THEN 'unknown' ELSE 'pass' END"
    }

    func fact(_ action: String) -> ReadableFact { ReadableFact(table, column, action: action) }

    var scope: String { "SELECT resource_id, origin FROM \(table) s WHERE \(rows)" }

    private var rows: String { "s.snapshot_id = :snapshot" + (condition.map { " AND \($0)" } ?? "") }

    var sql: String {
        """
        WITH read AS (
            SELECT s.resource_id, s.origin, s.\(column) AS value, s.\(column)_state AS state, s.\(column)_reason AS why
            FROM \(table) s WHERE \(rows)
        ),
        judged AS MATERIALIZED (
            SELECT s.resource_id, s.origin,
                CASE WHEN s.state IN ('unread', 'unknown') THEN 'unknown' ELSE \(verdict) END AS verdict
            FROM read s
        )
        -- Most pass: only the others are looked up once more for what is said of them.
        SELECT j.resource_id, j.origin, '' AS subject, j.verdict,
            CASE
                WHEN j.verdict = 'pass' THEN ''
                WHEN j.verdict = 'fail' THEN \(failure)
                WHEN s.state = 'unread' THEN '\(words) of ' || \(Self.label) || ' could not be read: ' || s.why || '.'
                ELSE '\(words) of ' || \(Self.label) || ' is ' || coalesce(s.why, 'not known before the apply') || '.'
                END AS reason,
            s.value AS "\(title)"
        FROM judged j LEFT JOIN (
            SELECT s.resource_id, s.origin, s.\(column) AS value, s.\(column)_state AS state, s.\(column)_reason AS why
            FROM \(table) s) s ON j.verdict <> 'pass' AND s.resource_id = j.resource_id
        """
    }
}

extension HygieneSetting {
    /// A setting of a bucket.
    static func bucket(
        _ column: String, words: String, title: String, verdict: String, failure: String
    ) -> HygieneSetting {
        HygieneSetting(
            table: "s3_bucket_settings", column: column, words: words, title: title, verdict: verdict,
            failure: failure)
    }
}
