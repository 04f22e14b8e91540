import Facts

/// The SQL of a rule about one part of the hops: it stands on the EventBridge rule, or on the bucket that notifies.
///
/// One row for each hop that is stopped or in doubt, one for each resource of which none is. A rule that targets a function
/// and of which no hop was derived is answered with `unknown`, so that a join that loses it is never a pass.
struct HopQuery {
    /// Which hops are judged, with the hop as `d`.
    var condition: String
    /// Of what else, beside the function, two hops of one resource differ, as SQL; nil for nothing.
    var subject: String?
    var verdict: String
    var reason: String
    /// Name as a reader sees it → SQL.
    var evidence: KeyValuePairs<String, String>
    var origins: [Origin] = Origin.allCases
    /// Whether a rule without a derived hop is in doubt.
    var judgesEveryRule = true

    /// EventBridge rules that target a function, of the targets themselves and not of what was derived of them.
    ///
    /// Of two rules of one name, which two regions may have, the target may be the other's.
    var scope: String {
        """
        SELECT DISTINCT r.resource_id, r.origin
        FROM event_target t
        CROSS JOIN event_rule r ON r.snapshot_id = t.snapshot_id AND r.origin = t.origin AND r.bus = t.bus
            AND r.name = t.rule
        WHERE t.snapshot_id = :snapshot AND t.origin IN (\(list)) AND \(Self.targetsFunction("r"))
        """
    }

    /// Whether the target `t` is a function and the rule's own.
    private static func targetsFunction(_ rule: String) -> String {
        """
        t.arn LIKE 'arn:%:lambda:%:function:%'
            AND (t.resource_id = \(rule).resource_id OR NOT EXISTS (
                SELECT 1 FROM event_rule o
                WHERE o.snapshot_id = \(rule).snapshot_id AND o.origin = \(rule).origin AND o.bus = \(rule).bus
                    AND o.name = \(rule).name AND o.resource_id <> \(rule).resource_id))
        """
    }

    var sql: String {
        let columns = evidence.map { "\($0.value) AS \"\($0.key)\"" }.joined(separator: ", ")
        let names = evidence.map { "\"\($0.key)\"" }.joined(separator: ", ")
        return """
            WITH hop AS (
                SELECT d.id, d.origin, d.via, d.bucket, d.rule, d.function_id\(parts), CASE d.via WHEN 'eventbridge' THEN d.rule_id ELSE coalesce(d.bucket_id, (
                    SELECT min(c.resource_id) FROM s3_notification_configuration c
                    WHERE c.snapshot_id = d.snapshot_id AND c.origin = d.origin AND c.bucket = d.bucket)) END AS resource_id
                FROM delivery d WHERE d.snapshot_id = :snapshot AND d.origin IN (\(list))
            ),
            judged AS MATERIALIZED (
                SELECT d.id, d.resource_id, d.origin, \(verdict) AS verdict
                FROM hop d WHERE d.resource_id IS NOT NULL AND (\(condition))
            ),
            open AS (
                SELECT j.resource_id, j.origin, \(subject.map { "\($0) || ' → ' || " } ?? "")\(Self.functionLabel) AS subject,
                    j.verdict, \(reason) AS reason, \(columns)
                FROM judged j JOIN delivery d ON d.id = j.id WHERE j.verdict <> 'pass'
            ),
            worst AS (
                SELECT *, max(verdict = 'fail') AS is_failure FROM open GROUP BY resource_id, origin, subject
            )
            SELECT resource_id, origin, subject, verdict, reason, \(names) FROM worst
            UNION ALL
            SELECT resource_id, origin, '', 'pass', '', \(evidence.map { _ in "NULL" }.joined(separator: ", "))
            FROM judged GROUP BY resource_id, origin HAVING max(verdict <> 'pass') = 0
            """ + (judgesEveryRule ? lost : "")
    }

    /// The parts that are judged and no others: what a rule reads of a hop is what its scope rests on.
    private var parts: String {
        ["is_rule_enabled", "is_on_default_bus", "is_in_region", "pattern_matches", "target_exists"].filter {
            (condition + verdict).contains("d.\($0)")
        }.map { ", d.\($0)" }.joined()
    }

    private var lost: String {
        """

        UNION ALL
        SELECT i.resource_id, i.origin, '', 'unknown',
            'What the rule ' || r.bus || '/' || r.name || ' delivers was not worked out.',
            \(evidence.map { _ in "NULL" }.joined(separator: ", "))
        FROM event_rule i JOIN event_rule r ON r.resource_id = i.resource_id
        WHERE i.snapshot_id = :snapshot AND i.origin IN (\(list))
            AND i.resource_id NOT IN (SELECT resource_id FROM judged)
            AND EXISTS (
                SELECT 1 FROM event_target t
                WHERE t.snapshot_id = i.snapshot_id AND t.origin = i.origin AND t.bus = i.bus AND t.rule = i.name
                    AND \(Self.targetsFunction("i")))
        """
    }

    private var list: String { origins.map { "'\($0.rawValue)'" }.joined(separator: ", ") }

    /// The function's name, with version or alias where the hop names one: the same whatever region and account.
    static let functionLabel = """
        CASE instr(d.function_arn, ':function:') WHEN 0 THEN d.function_arn
            ELSE substr(d.function_arn, instr(d.function_arn, ':function:') + 10) END
        """

    /// The bucket's name, of the bucket's resource `b` where that is known better than the hop knows it.
    static let bucketLabel = """
        CASE WHEN b.logical_id LIKE 'arn:%:s3:::%' THEN substr(b.logical_id, instr(b.logical_id, ':::') + 3)
            ELSE d.bucket END
        """
}
