import Facts

/// The SQL of a rule that turns what the configuration's reader remarked into verdicts.
///
/// One place in the text is one finding, on the first of the instances that it makes: a block that stands for a hundred
/// objects is mended once. A configuration without such a place passes as a whole, on its root module, so that a rule
/// does not cost a row for each of its resources.
///
/// Shape: conditions and expressions see the remark as `m` and its resource as `r`.
struct RemarkQuery {
    var kinds: [ConfigurationRemark.Kind]
    /// Which remarks of these kinds; nil for all.
    var condition: String?
    var subject = "m.subject"
    var verdict: Verdict = .fail
    /// Whether a configuration passes only where all of its modules were read.
    var needsModules = false
    /// An SQL expression: one sentence.
    var reason: String
    /// Evidence: name → SQL expression, in the order in which a reader sees it.
    var evidence: [(name: String, expression: String)] = []

    /// The resource as a sentence begins with it.
    static let holder = "CASE r.address WHEN 'root module' THEN 'The root module' ELSE r.address END"

    private var remarks: String {
        """
        FROM terraform_remark m JOIN resource r ON r.id = m.resource_id
            WHERE m.snapshot_id = :snapshot AND m.kind IN (\(kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")))
            \(condition.map { "AND (\($0))" } ?? "")
        """
    }

    private static let unread = """
        FROM terraform_remark u JOIN resource x ON x.id = u.resource_id
        WHERE u.snapshot_id = :snapshot AND u.kind = 'module_not_read' AND x.source = r.source
        """

    /// Verdict and reason of a root module without such a place.
    private var rest: String {
        guard needsModules else { return "'pass', ''" }
        return """
            CASE WHEN EXISTS (SELECT 1 \(Self.unread)) THEN 'unknown' ELSE 'pass' END,
            CASE WHEN EXISTS (SELECT 1 \(Self.unread))
                THEN 'These modules were not read: ' || (SELECT listed(u.subject, u.subject) \(Self.unread)) || '.' ELSE '' END
            """
    }

    private static func roots(without sources: String) -> String {
        """
        FROM resource r
        WHERE r.snapshot_id = :snapshot AND r.type = 'terraform_module' AND r.address = 'root module'
            AND r.source NOT IN (\(sources))
        """
    }

    var scope: String {
        """
        SELECT min(resource_id) AS resource_id, origin FROM (
            SELECT m.resource_id, r.origin, r.source, m.file, m.line, m.column_number, \(subject) AS subject
            \(remarks)
        ) GROUP BY source, file, line, column_number, subject
        UNION
        SELECT r.id, r.origin \(Self.roots(without: "SELECT r.source \(remarks)"))
        """
    }

    var sql: String {
        let columns = evidence.indices.map { "evidence_\($0)" }
        return """
            WITH place AS (
                SELECT min(m.resource_id) AS resource_id, r.origin, r.source, \(subject) AS subject, m.file, m.line,
                    count(DISTINCT m.resource_id) AS instances, \(reason) AS reason
                    \(zip(columns, evidence).map { ", \($1.expression) AS \($0)" }.joined())
                \(remarks)
                GROUP BY r.source, m.file, m.line, m.column_number, \(subject)
            )
            SELECT resource_id, origin, subject, '\(verdict.rawValue)' AS verdict, reason, file, min(line) AS line
                \(zip(columns, evidence).map { ", \($0) AS \"\($1.name)\"" }.joined()),
                CASE WHEN count(*) > 1 THEN listed(line, line) END AS "Lines",
                CASE WHEN instances > 1 THEN instances END AS "Instances of the block"
            FROM place GROUP BY resource_id, subject
            UNION ALL
            SELECT r.id, r.origin, '', \(rest), NULL, NULL, \(String(repeating: "NULL, ", count: evidence.count))NULL, NULL
            \(Self.roots(without: "SELECT source FROM place"))
            """
    }
}
