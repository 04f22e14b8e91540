import Facts

extension Catalogue {
    package static let eventBridgeNotEnabled = Rule(
        id: "eventbridge-not-enabled",
        title: "Every bucket whose events an EventBridge rule waits for sends them to EventBridge",
        severity: .high,
        category: .wiring,
        rationale: """
            S3 sends a bucket's events to EventBridge only when the bucket's notification configuration says so. It is \
            off on every new bucket, and a second notification resource for the bucket switches it off again. A rule \
            that waits for such a bucket can never fire, and nothing reports it.
            """,
        remedy: """
            Switch it on in the one notification resource of the bucket:

            ```hcl
            resource "aws_s3_bucket_notification" "this" {
              bucket      = aws_s3_bucket.this.id
              eventbridge = true
            }
            ```

            Keep every other entry of the bucket in that resource: S3 holds one configuration for a bucket, and each \
            write replaces it whole.
            """,
        sources: [
            RuleSource(
                "Amazon S3: enabling Amazon EventBridge",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-event-notifications-eventbridge.html",
                read: "2026-11-24")
        ],
        facts: [ReadableFact("delivery", "is_bucket_switch_on", action: "s3:GetBucketNotification")],
        lists: ["s3:buckets", "events:buses", "events:rules", "events:targets"],
        scope: """
            SELECT DISTINCT b.resource_id, b.origin
            FROM event_rule r
            CROSS JOIN json_each(r.pattern, '$.detail.bucket.name') named
            CROSS JOIN s3_bucket b ON b.snapshot_id = r.snapshot_id AND b.origin = r.origin AND b.name = named.value
            WHERE r.snapshot_id = :snapshot AND r.origin IN ('aws', 'state') AND r.state <> 'DISABLED'
                AND EXISTS (
                    SELECT 1 FROM event_target t
                    WHERE t.snapshot_id = r.snapshot_id AND t.origin = r.origin AND t.bus = r.bus AND t.rule = r.name
                        AND t.arn LIKE 'arn:%:lambda:%:function:%')
            """,
        sql: """
            SELECT coalesce(d.bucket_id, d.rule_id) AS resource_id, d.origin, d.rule AS subject,
                CASE
                    WHEN d.is_rule_enabled = 'no' OR d.pattern_matches = 'no' THEN 'pass'
                    WHEN d.is_bucket_switch_on = 'no' THEN 'fail'
                    WHEN d.is_bucket_switch_on IN ('unread', 'unknown') THEN 'unknown'
                    ELSE 'pass' END AS verdict,
                CASE
                    WHEN d.is_bucket_switch_on = 'no' AND d.bucket_id IS NULL
                        THEN 'The rule ' || d.rule || ' waits for S3 events, and no bucket of its account and region sends any to EventBridge.'
                    WHEN d.is_bucket_switch_on = 'no'
                        THEN 'The rule ' || d.rule || ' waits for objects in ' || d.bucket || ', but that bucket does not send its events to EventBridge.'
                    WHEN d.bucket_id IS NULL
                        THEN 'The rule ' || d.rule || ' waits for objects in ' || d.bucket || ', which lies outside this snapshot.'
                    WHEN d.is_bucket_switch_on = 'unread'
                        THEN 'The notification configuration of ' || d.bucket || ' could not be read: ' || coalesce(
                            (SELECT c.is_eventbridge_enabled_reason FROM s3_notification_configuration c
                            WHERE c.snapshot_id = d.snapshot_id AND c.origin = d.origin AND c.bucket = d.bucket
                                AND c.is_eventbridge_enabled_state = 'unread' LIMIT 1), 'no reason was recorded') || '.'
                    ELSE 'Whether ' || d.bucket || ' sends its events to EventBridge is not decided: more than one notification resource sets it, or none is known.'
                    END AS reason,
                d.bucket AS "Bucket", d.rule AS "EventBridge rule", r.pattern AS "Event pattern",
                (SELECT CASE c.is_eventbridge_enabled WHEN 1 THEN 'on' WHEN 0 THEN 'off' ELSE c.is_eventbridge_enabled_state END
                    FROM s3_notification_configuration c
                    WHERE c.snapshot_id = d.snapshot_id AND c.origin = d.origin AND c.bucket = d.bucket LIMIT 1
                ) AS "EventBridge switch"
            FROM delivery d LEFT JOIN event_rule r ON r.resource_id = d.rule_id
            WHERE d.snapshot_id = :snapshot AND d.via = 'eventbridge' AND d.is_bucket_switch_on <> 'n/a'
            GROUP BY coalesce(d.bucket_id, d.rule_id), d.origin, d.rule
            """,
        examples: [
            RuleExample(
                "the bucket sends its events", .pass, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery(isBucketSwitchOn: .yes)]),
            RuleExample(
                "the bucket does not send its events", .fail, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery(isBucketSwitchOn: .no)]),
            RuleExample(
                "a disabled rule waits for nothing", .pass, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery(isBucketSwitchOn: .no, isRuleEnabled: .no)], holdsUnread: true),
            RuleExample(
                "no bucket of the account sends events", .fail, resources: ExampleFacts.ruleForAnyBucket,
                deliveries: [ExampleFacts.delivery(bucketID: nil, bucket: "", isBucketSwitchOn: .no)]),
            RuleExample(
                "the notification configuration could not be read", .unknown,
                resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery(isBucketSwitchOn: .unread)]),
        ])
}
