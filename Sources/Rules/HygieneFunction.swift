/// The query of a rule on what the list of functions gives: one row for each function that the pipeline touches.
struct HygieneFunction {
    /// SQL on the function `f`: whether it is as it should be.
    var isGood: String
    /// SQL on `f`: whether that is not known before the apply.
    var isOpen = "0"
    /// SQL on `f`: what is wrong, behind the function's name.
    var failure: String
    /// What is not known, behind the function's name.
    var opening = "' is not known before the apply.'"
    /// SQL on `f` and its name.
    var evidence: (sql: String, title: String)
    /// SQL on `f`: which functions; nil for all.
    var condition: String?

    private var rows: String {
        "f.snapshot_id = :snapshot AND \(Catalogue.isInScope("f.policy_reason"))"
            + (condition.map { " AND \($0)" } ?? "")
    }

    var scope: String { "SELECT resource_id, origin FROM lambda_function f WHERE \(rows)" }

    var sql: String {
        """
        SELECT f.resource_id, f.origin, '' AS subject,
            CASE WHEN \(isGood) THEN 'pass' WHEN \(isOpen) THEN 'unknown' ELSE 'fail' END AS verdict,
            CASE WHEN \(isGood) THEN '' ELSE \(Self.label) || CASE WHEN \(isOpen) THEN \(opening) ELSE \(failure) END END
                AS reason,
            \(evidence.sql) AS "\(evidence.title)"
        FROM lambda_function f WHERE \(rows)
        """
    }

    /// The address in Terraform, or the name.
    static let label = "(SELECT coalesce(r.address, f.name) FROM resource r WHERE r.id = f.resource_id)"
}
