/// What the states and the account say differently, part by part, of what a pipeline relies on.
///
/// Shape of each part: `resource_id` (of the state), `subject`, `arguments` (JSON: the arguments that `ignore_changes`
/// names when the difference is wanted), `finding` (`same`, `unread` or `differs`), `recorded`, `live`, `reason` (why a
/// live fact is unread).
enum DriftQuery {
    static let parts = [eventBridge, entries, statements, environment, code, pattern, ruleState, targets]

    private static let eventBridge = """
        SELECT c.resource_id, 'eventbridge' AS subject, '["eventbridge"]' AS arguments,
            CASE WHEN l.is_eventbridge_enabled_state IN ('unread', 'unknown') THEN 'unread'
                WHEN c.is_eventbridge_enabled IS NOT l.is_eventbridge_enabled THEN 'differs' ELSE 'same' END AS finding,
            CASE c.is_eventbridge_enabled WHEN 1 THEN 'on' ELSE 'off' END AS recorded,
            CASE l.is_eventbridge_enabled WHEN 1 THEN 'on' ELSE 'off' END AS live,
            l.is_eventbridge_enabled_reason AS reason
        FROM s3_notification_configuration c
        JOIN s3_notification_configuration l ON l.snapshot_id = c.snapshot_id AND l.origin = 'aws' AND l.bucket = c.bucket
        WHERE c.snapshot_id = :snapshot AND c.origin = 'state'
        """

    /// Entries that the account has and no state knows are notification-clobbering's.
    private static let entries = """
        SELECT e.resource_id, e.argument, '["' || e.argument || '"]',
            CASE WHEN l.is_eventbridge_enabled_state IN ('unread', 'unknown') THEN 'unread'
                WHEN e.missing > 0 THEN 'differs' ELSE 'same' END,
            e.entries, CASE WHEN e.missing > 0 THEN 'without ' || e.missing || ' of them' END,
            l.is_eventbridge_enabled_reason
        FROM (
            SELECT n.resource_id, n.bucket, count(*) - count(known.id) AS missing,
                CASE n.destination WHEN 'lambda' THEN 'lambda_function' WHEN 'sqs' THEN 'queue' ELSE 'topic' END AS argument,
                listed(n.destination_arn || ' for ' || n.events || ' ' || n.prefix || '*' || n.suffix) AS entries
            FROM s3_notification n
            LEFT JOIN s3_notification known ON known.id = (
                SELECT k.id FROM s3_notification k
                WHERE k.snapshot_id = n.snapshot_id AND k.origin = 'aws' AND k.bucket = n.bucket
                    AND k.destination_arn = n.destination_arn AND k.prefix = n.prefix AND k.suffix = n.suffix
                    AND \(sorted("k.events")) = \(sorted("n.events")) LIMIT 1)
            WHERE n.snapshot_id = :snapshot AND n.origin = 'state'
            GROUP BY n.resource_id, n.destination
        ) e
        JOIN s3_notification_configuration l ON l.snapshot_id = :snapshot AND l.origin = 'aws' AND l.bucket = e.bucket
        """

    /// The function of a permission may be named by name or ARN; of two regions' functions of one name either will do.
    private static let statements = """
        SELECT p.resource_id, 'statement',
            '["action", "function_name", "principal", "source_account", "source_arn", "statement_id"]',
            CASE
                WHEN max(s.id IS NOT NULL AND CASE WHEN s.statement = p.statement THEN 1
                        ELSE json_extract(s.statement, '$.Principal') IS json_extract(p.statement, '$.Principal')
                            AND json_extract(s.statement, '$.Action') IS json_extract(p.statement, '$.Action') END
                    AND s.source_arn IS p.source_arn AND s.source_account IS p.source_account
                    AND f.policy_state <> 'unread') THEN 'same'
                WHEN max(CASE WHEN p.qualifier IS NULL THEN f.policy_state IN ('unread', 'unknown')
                    ELSE coalesce(q.policy_state, 'unread') IN ('unread', 'unknown') END) THEN 'unread'
                ELSE 'differs' END,
            p.sid || ' admits ' || p.principal || coalesce(' from ' || p.source_arn, ''),
            coalesce(max(s.sid || ' admits ' || s.principal || coalesce(' from ' || s.source_arn, '')), 'no such statement'),
            coalesce(max(q.policy_reason), max(f.policy_reason), 'the policy of the qualifier was not asked')
        FROM lambda_permission p
        JOIN (
            SELECT resource_id, arn, arn AS name, policy_state, policy_reason FROM lambda_function
            WHERE snapshot_id = :snapshot AND origin = 'aws'
            UNION ALL
            SELECT l.resource_id, l.arn, x.name, l.policy_state, l.policy_reason
            FROM resource x JOIN lambda_function l ON l.resource_id = x.id
            WHERE x.snapshot_id = :snapshot AND x.type = 'aws_lambda_function' AND x.origin = 'aws'
        ) f ON f.name = p.function
        LEFT JOIN lambda_permission s ON s.resource_id = f.resource_id AND s.sid = p.sid AND s.qualifier IS p.qualifier
        LEFT JOIN lambda_qualifier_policy q ON q.resource_id = f.resource_id AND q.qualifier = p.qualifier
        WHERE p.snapshot_id = :snapshot AND p.origin = 'state'
        GROUP BY p.id
        """

    /// State functions beside the live ones of their ARN.
    private static let functions = """
        lambda_function s JOIN lambda_function l ON l.snapshot_id = s.snapshot_id AND l.origin = 'aws' AND l.arn = s.arn
        JOIN resource r ON r.id = s.resource_id
        WHERE s.snapshot_id = :snapshot AND s.origin = 'state'
        """

    /// Names, and the values that both sides keep: those that name a resource. A state whose variables are all sensitive
    /// shows none.
    private static let environment = """
        SELECT s.resource_id, 'environment', '["environment"]',
            CASE
                WHEN s.environment = l.environment OR s.environment = '{}' THEN 'same'
                WHEN l.environment = '{}' AND EXISTS (
                    SELECT 1 FROM coverage c WHERE c.snapshot_id = s.snapshot_id AND c.origin = 'aws'
                        AND c.fact = 'lambda:environment' AND c.owner = l.name AND c.state = 'unread') THEN 'unread'
                WHEN \(keys("s.environment")) <> \(keys("l.environment")) THEN 'differs'
                WHEN EXISTS (
                    SELECT 1 FROM json_each(s.environment) a JOIN json_each(l.environment) b ON b.key = a.key
                    WHERE a.value <> b.value) THEN 'differs'
                ELSE 'same' END,
            s.environment, l.environment, 'lambda:ListFunctions gave no environment'
        FROM \(functions)
        """

    /// Where the zip is on this machine, stale-function-code says it.
    private static let code = """
        SELECT s.resource_id, 'source_code_hash',
            '["filename", "image_uri", "s3_key", "s3_object_version", "source_code_hash"]',
            CASE WHEN s.code_sha256 = l.code_sha256 THEN 'same' ELSE 'differs' END, s.code_sha256, l.code_sha256, NULL
        FROM \(functions) AND s.code_sha256 IS NOT NULL AND l.code_sha256 IS NOT NULL
            AND r.address NOT IN (
                SELECT w.address FROM local_package p JOIN resource w ON w.id = p.resource_id
                WHERE p.snapshot_id = :snapshot AND p.sha256 IS NOT NULL)
        """

    private static let rules = """
        event_rule s JOIN event_rule l ON l.snapshot_id = s.snapshot_id AND l.origin = 'aws' AND l.bus = s.bus
            AND l.name = s.name AND l.arn = s.arn
        WHERE s.snapshot_id = :snapshot AND s.origin = 'state'
        """

    /// As JSON: the order of members and the white space say nothing.
    private static let pattern = """
        SELECT s.resource_id, 'event_pattern', '["event_pattern"]',
            CASE WHEN l.pattern_state IN ('unread', 'unknown') THEN 'unread'
                WHEN s.pattern IS l.pattern OR json(s.pattern) IS json(l.pattern) THEN 'same'
                WHEN \(leaves("s.pattern")) IS \(leaves("l.pattern")) THEN 'same' ELSE 'differs' END,
            s.pattern, l.pattern, l.pattern_reason
        FROM \(rules)
        """

    private static let ruleState = """
        SELECT s.resource_id, 'state', '["state", "is_enabled"]',
            CASE WHEN s.state = l.state THEN 'same' ELSE 'differs' END, s.state, l.state, NULL
        FROM \(rules)
        """

    private static let targets = """
        SELECT s.resource_id, 'target', '["arn", "dead_letter_config", "input_transformer", "role_arn", "target_id"]',
            CASE
                WHEN max(l.arn = s.arn AND l.role_arn IS s.role_arn AND l.dead_letter_arn IS s.dead_letter_arn
                    AND l.input_template IS s.input_template AND json(l.input_paths) = json(s.input_paths)) THEN 'same'
                WHEN count(l.id) > 0 THEN 'differs'
                WHEN s.bus || '/' || s.rule IN (
                    SELECT owner FROM coverage WHERE snapshot_id = :snapshot AND origin = 'aws'
                        AND fact = 'events:targets' AND state = 'read') THEN 'differs'
                ELSE 'unread' END,
            s.target_id || ' → ' || s.arn, coalesce(max(l.target_id || ' → ' || l.arn), 'no such target'),
            'events:ListTargetsByRule gave no answer for the rule'
        FROM event_target s
        JOIN event_rule r ON r.snapshot_id = s.snapshot_id AND r.origin = 'aws' AND r.bus = s.bus AND r.name = s.rule
        LEFT JOIN event_target l ON l.snapshot_id = s.snapshot_id AND l.origin = 'aws' AND l.bus = s.bus
            AND l.rule = s.rule AND l.target_id = s.target_id
        WHERE s.snapshot_id = :snapshot AND s.origin = 'state'
        GROUP BY s.id
        """

    private static func sorted(_ list: String) -> String {
        "(SELECT json_group_array(value) FROM (SELECT value FROM json_each(\(list)) ORDER BY value))"
    }

    private static func keys(_ object: String) -> String {
        "(SELECT json_group_array(key) FROM (SELECT key FROM json_each(\(object)) ORDER BY key))"
    }

    private static func leaves(_ document: String) -> String {
        """
        (SELECT json_group_array(fullkey || ' ' || type || ' ' || coalesce(atom, ''))
            FROM (SELECT fullkey, type, atom FROM json_tree(\(document)) ORDER BY fullkey))
        """
    }
}
