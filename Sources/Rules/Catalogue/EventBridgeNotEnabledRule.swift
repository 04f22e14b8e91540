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
        scope: """
            SELECT min(b.resource_id) AS resource_id, b.origin
            FROM event_rule r
            CROSS JOIN json_each(r.pattern, '$.detail.bucket.name') named
            CROSS JOIN s3_bucket b ON b.snapshot_id = r.snapshot_id AND b.origin = r.origin AND b.name = named.value
            WHERE r.snapshot_id = :snapshot AND r.state <> 'DISABLED'
                AND EXISTS (
                    SELECT 1 FROM event_target t
                    WHERE t.snapshot_id = r.snapshot_id AND t.origin = r.origin AND t.bus = r.bus AND t.rule = r.name
                        AND t.arn LIKE 'arn:%:lambda:%:function:%'
                        -- Of two rules of one name, which two regions may have, the target may be the other's.
                        AND (t.resource_id = r.resource_id OR NOT EXISTS (
                            SELECT 1 FROM event_rule o
                            WHERE o.snapshot_id = r.snapshot_id AND o.origin = r.origin AND o.bus = r.bus
                                AND o.name = r.name AND o.resource_id <> r.resource_id)))
            GROUP BY b.origin, b.name
            """,
        sql: """
            SELECT coalesce(d.bucket_id, d.rule_id) AS resource_id, d.origin, d.rule AS subject,
                CASE
                    WHEN d.is_rule_enabled = 'no' OR d.pattern_matches = 'no' THEN 'pass'
                    WHEN d.origin IN ('plan', 'config') AND 'unknown' IN (d.is_rule_enabled, d.pattern_matches)
                        AND d.is_bucket_switch_on = 'no' THEN 'unknown'
                    WHEN d.is_bucket_switch_on = 'no' THEN 'fail'
                    WHEN d.is_bucket_switch_on IN ('unread', 'unknown') THEN 'unknown'
                    ELSE 'pass' END AS verdict,
                CASE
                    WHEN r.pattern_state = 'unknown'
                        THEN 'The pattern of the rule ' || d.rule || ' is ' || r.pattern_reason || '.'
                    WHEN d.origin IN ('plan', 'config') AND 'unknown' IN (d.is_rule_enabled, d.pattern_matches)
                        AND d.is_bucket_switch_on = 'no'
                        THEN 'The bucket ' || d.bucket || ' does not send its events to EventBridge, and whether the rule ' || d.rule || ' waits for them is not known before the apply.'
                    WHEN d.is_bucket_switch_on = 'no' AND d.bucket_id IS NULL
                        THEN 'The rule ' || d.rule || ' waits for S3 events, and no bucket of its account and region sends any to EventBridge.'
                    WHEN d.is_bucket_switch_on = 'no'
                        THEN 'The rule ' || d.rule || ' waits for objects in ' || d.bucket || ', but that bucket does not send its events to EventBridge.'
                    WHEN d.bucket_id IS NULL AND d.bucket = ''
                        THEN 'The rule ' || d.rule || ' waits for S3 events, and whether any bucket sends its own to EventBridge is not known.'
                    WHEN d.bucket_id IS NULL AND d.origin IN ('plan', 'config')
                        THEN 'The rule ' || d.rule || ' waits for objects in ' || d.bucket || ', which is none of the buckets whose names are known before the apply.'
                    WHEN d.bucket_id IS NULL
                        THEN 'The rule ' || d.rule || ' waits for objects in ' || d.bucket || ', which lies outside this snapshot.'
                    WHEN d.is_bucket_switch_on = 'unread'
                        THEN 'The notification configuration of ' || d.bucket || ' could not be read: ' || coalesce(
                            (SELECT c.is_eventbridge_enabled_reason FROM s3_notification_configuration c
                            WHERE c.snapshot_id = d.snapshot_id AND c.origin = d.origin AND c.bucket = d.bucket
                                AND c.is_eventbridge_enabled_state = 'unread' LIMIT 1), 'no reason was recorded') || '.'
                    WHEN d.origin IN ('plan', 'config')
                        THEN 'Whether ' || d.bucket || ' sends its events to EventBridge is not known before the apply: more than one notification resource sets it, or one whose bucket is not known may be its own.'
                    ELSE 'Whether ' || d.bucket || ' sends its events to EventBridge is not decided: more than one notification resource sets it, or none is known.'
                    END AS reason,
                d.bucket AS "Bucket", d.rule AS "EventBridge rule", r.pattern AS "Event pattern",
                (SELECT CASE c.is_eventbridge_enabled WHEN 1 THEN 'on' WHEN 0 THEN 'off' ELSE c.is_eventbridge_enabled_state END
                    FROM s3_notification_configuration c
                    WHERE c.snapshot_id = d.snapshot_id AND c.origin = d.origin AND c.bucket = d.bucket LIMIT 1
                ) AS "EventBridge switch"
            FROM delivery d LEFT JOIN event_rule r ON r.resource_id = d.rule_id
            WHERE d.snapshot_id = :snapshot AND d.via = 'eventbridge'
                AND (d.is_bucket_switch_on <> 'n/a' OR d.bucket_id IS NOT NULL)
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
            RuleExample(
                "the bucket's resource is known, whatever its name will be, and sends its events", .pass,
                resources: ExampleFacts.written(.config), deliveries: [ExampleFacts.writtenDelivery(.config)]),
            RuleExample(
                "no notification resource is written for the bucket", .fail,
                resources: ExampleFacts.written(.config, notification: nil),
                deliveries: [ExampleFacts.writtenDelivery(.config, isBucketSwitchOn: .no)]),
            RuleExample(
                "the planned notification does not switch it on", .fail,
                resources: ExampleFacts.written(.plan, notification: .present(false)),
                deliveries: [ExampleFacts.writtenDelivery(.plan, isBucketSwitchOn: .no)]),
            RuleExample(
                "the pattern is not known before the apply", .unknown,
                resources: ExampleFacts.written(
                    .plan, pattern: .unknown("aws_cloudwatch_event_rule.raw.event_pattern")),
                deliveries: [
                    ExampleFacts.writtenDelivery(
                        .plan, bucketID: nil, bucket: "", isBucketSwitchOn: .unknown, patternMatches: .unknown)
                ]),
            RuleExample(
                "a notification may turn out to be the bucket's", .unknown,
                resources: ExampleFacts.written(.config, notification: nil),
                deliveries: [ExampleFacts.writtenDelivery(.config, isBucketSwitchOn: .unknown)]),
            RuleExample(
                "the bucket is off, and whether the rule is enabled is not known before the apply", .unknown,
                resources: ExampleFacts.written(.config, notification: .present(false)),
                deliveries: [
                    ExampleFacts.writtenDelivery(.config, isBucketSwitchOn: .no, isRuleEnabled: .unknown)
                ]),
        ])
}
