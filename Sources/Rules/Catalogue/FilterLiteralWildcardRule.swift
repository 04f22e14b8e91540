import Facts

extension Catalogue {
    package static let filterLiteralWildcard = Rule(
        id: "filter-literal-wildcard",
        title: "Notification filters are plain prefixes and suffixes",
        severity: .medium,
        category: .wiring,
        rationale: """
            S3 compares a notification's prefix and suffix with the key character by character. An asterisk is no wildcard \
            there: `raw/*` waits for keys that begin with `raw/*` and takes none of `raw/a.json`. Nothing refuses it, and \
            nothing arrives. Attributes that are not known before the apply hold no asterisk; an input variable may.
            """,
        remedy: """
            Leave the asterisk out: a prefix takes all that begins with it, a suffix all that ends with it.

            ```hcl
            filter_prefix = "raw/"
            filter_suffix = ".json"
            ```

            Patterns with wildcards are possible in EventBridge:

            ```json
            {"source": ["aws.s3"], "detail": {"object": {"key": [{"wildcard": "raw/*/part-*.json"}]}}}
            ```
            """,
        sources: [
            RuleSource(
                "Amazon S3: configuring event notifications using object key name filtering",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html",
                read: "2026-11-25")
        ],
        facts: [
            ReadableFact("s3_notification_configuration", "is_eventbridge_enabled", action: "s3:GetBucketNotification")
        ],
        scope: "SELECT DISTINCT resource_id, origin FROM s3_notification WHERE snapshot_id = :snapshot",
        sql: """
            WITH judged AS (
                SELECT n.resource_id, n.origin, n.entry_id, n.bucket, n.prefix, n.suffix, n.destination_arn, CASE
                    WHEN \(hasAsterisk("n.prefix")) OR \(hasAsterisk("n.suffix")) THEN 'fail'
                    WHEN n.prefix || n.suffix LIKE '%${var.%' THEN 'unknown' ELSE 'pass' END AS verdict
                FROM s3_notification n WHERE n.snapshot_id = :snapshot
            ),
            worst AS (
                SELECT *, max(CASE verdict WHEN 'fail' THEN 3 WHEN 'unknown' THEN 2 ELSE 1 END) AS rank
                FROM judged GROUP BY resource_id, origin, entry_id
            )
            SELECT resource_id, origin, entry_id AS subject, verdict,
                CASE verdict WHEN 'fail' THEN 'The notification of ' || bucket || ' filters keys by '
                    || prefix || CASE WHEN prefix <> '' AND suffix <> '' THEN ' and ' ELSE '' END || suffix
                    || ', and S3 takes the asterisk literally.'
                    ELSE 'Whether the filter of ' || bucket || ' has an asterisk is not known until '
                        || prefix || suffix || ' is.' END AS reason,
                bucket AS "Bucket", entry_id AS "Notification entry", nullif(prefix, '') AS "Prefix",
                nullif(suffix, '') AS "Suffix", destination_arn AS "Destination"
            FROM worst
            UNION ALL
            \(unreadNotifications), c.bucket, NULL, NULL, NULL, NULL \(ofUnreadNotifications)
            """,
        examples: [
            RuleExample("the filter is a plain suffix", .pass, resources: ExampleFacts.notified(.aws)),
            RuleExample(
                "the prefix ends in an asterisk", .fail,
                resources: ExampleFacts.notified(.aws, entries: [ExampleFacts.entry(.aws, prefix: "raw/*")])),
            RuleExample(
                "the notification configuration could not be read", .unknown,
                resources: ExampleFacts.notified(
                    .aws, entries: [], configuration: .unread(ExampleFacts.denied("s3:GetBucketNotification")))),
            RuleExample(
                "what is not known is a resource's attribute, whatever its key", .pass,
                resources: ExampleFacts.notified(
                    .config, entries: [ExampleFacts.entry(.config, prefix: "${random_pet.x[*].id}/")])),
            RuleExample(
                "the suffix beside what is not known begins with an asterisk", .fail,
                resources: ExampleFacts.notified(
                    .plan, entries: [ExampleFacts.entry(.plan, prefix: "${random_pet.x.id}/*")])),
            RuleExample(
                "the prefix is an input that has no value", .unknown,
                resources: ExampleFacts.notified(
                    .config, entries: [ExampleFacts.entry(.config, prefix: "${var.prefix}")])),
        ])

    /// Whether a text has an asterisk before its first symbol or after its last one.
    private static func hasAsterisk(_ text: String) -> String {
        """
        (CASE WHEN \(text) LIKE '%${%}%' THEN
            instr(substr(\(text), 1, instr(\(text), '${') - 1), '*')
                + instr(substr(\(text), length(rtrim(\(text), replace(\(text), '}', ''))) + 1), '*')
            ELSE instr(\(text), '*') END > 0)
        """
    }
}
