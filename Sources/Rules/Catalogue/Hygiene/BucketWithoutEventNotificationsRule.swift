import Facts

extension Catalogue {
    package static let bucketWithoutEventNotifications = Rule(
        id: "bucket-without-event-notifications",
        title: "Buckets tell of what happens in them",
        severity: .low,
        category: .hygiene,
        rationale: """
            A bucket that sends its events nowhere is one that nothing follows: no function starts, and nobody hears \
            of an object that comes or goes. For the last bucket of a pipeline that may be as it should be.
            """,
        remedy: """
            ```hcl
            resource "aws_s3_bucket_notification" "this" {
              bucket      = aws_s3_bucket.this.id
              eventbridge = true
            }
            ```
            """,
        sources: [
            .prowler("s3_bucket_event_notifications_enabled")
        ],
        facts: [
            ReadableFact(
                "s3_notification_configuration", "is_eventbridge_enabled", action: "s3:GetBucketNotification")
        ],
        aliases: ["s3_bucket_event_notifications_enabled", "CKV2_AWS_62"],
        scope: """
            SELECT resource_id, origin FROM s3_notification_configuration WHERE snapshot_id = :snapshot AND origin = 'aws'
            UNION
            SELECT resource_id, origin FROM s3_bucket WHERE snapshot_id = :snapshot AND origin <> 'aws'
            """,
        sql: """
            WITH bucket AS (
                SELECT resource_id, snapshot_id, origin, bucket AS name FROM s3_notification_configuration
                WHERE snapshot_id = :snapshot AND origin = 'aws'
                UNION ALL
                SELECT resource_id, snapshot_id, origin, name FROM s3_bucket WHERE snapshot_id = :snapshot AND origin <> 'aws'
            ),
            -- Notifications of which it is not known before the apply what bucket they are for.
            loose AS MATERIALIZED (
                SELECT DISTINCT c.origin FROM s3_notification_configuration c
                WHERE c.snapshot_id = :snapshot AND c.origin <> 'aws' AND instr(c.bucket, '${') > 0 AND NOT EXISTS (
                    SELECT 1 FROM s3_bucket b WHERE b.snapshot_id = c.snapshot_id AND b.origin = c.origin AND b.name = c.bucket)
            ),
            judged AS MATERIALIZED (
                SELECT b.resource_id, b.origin, max(c.is_eventbridge_enabled) AS is_enabled,
                    max(CASE WHEN c.is_eventbridge_enabled_state IN ('unread', 'unknown') THEN c.is_eventbridge_enabled_reason END)
                        AS why,
                    max(c.is_eventbridge_enabled_state = 'unread') AS is_unread,
                    EXISTS (
                        SELECT 1 FROM s3_notification n
                        WHERE n.snapshot_id = b.snapshot_id AND n.origin = b.origin AND n.bucket = b.name) AS has_entries,
                    b.origin IN (SELECT origin FROM loose) AS is_open
                FROM bucket b
                LEFT JOIN s3_notification_configuration c
                    ON c.snapshot_id = b.snapshot_id AND c.origin = b.origin AND c.bucket = b.name
                GROUP BY b.resource_id
            )
            SELECT s.resource_id, s.origin, '' AS subject,
                CASE WHEN s.is_enabled OR s.has_entries THEN 'pass' WHEN s.why IS NOT NULL OR s.is_open THEN 'unknown'
                    ELSE 'fail' END AS verdict,
                CASE
                    WHEN s.is_enabled OR s.has_entries THEN ''
                    WHEN s.is_unread
                        THEN 'The notification configuration of ' || \(HygieneSetting.label) || ' could not be read: ' || s.why || '.'
                    WHEN s.why IS NOT NULL THEN 'The notification configuration of ' || \(HygieneSetting.label) || ' is ' || s.why || '.'
                    WHEN s.is_open
                        THEN 'Whether a notification is for ' || \(HygieneSetting.label) || ' is not known before the apply.'
                    ELSE \(HygieneSetting.label) || ' sends its events nowhere.' END AS reason
            FROM judged s
            """,
        examples: [
            RuleExample(
                "EventBridge gets the events", .pass,
                resources: [ExampleFacts.bucket(.aws, notification: .present(true))]),
            RuleExample(
                "the configuration sends them to EventBridge", .pass,
                resources: ExampleFacts.written(.config, notification: .present(true))),
            RuleExample(
                "a function is notified", .pass,
                resources: [
                    ExampleFacts.bucket(
                        .aws, notification: .present(false),
                        entries: [
                            S3Notification(
                                id: "raw", destination: .lambda, destinationARN: ExampleFacts.functionARN,
                                events: ["s3:ObjectCreated:*"])
                        ])
                ], holdsUnread: true),
            RuleExample(
                "nobody gets them", .fail, resources: [ExampleFacts.bucket(.aws, notification: .present(false))]),
            RuleExample("nothing is written", .fail, resources: [ExampleFacts.writtenBucket(.config)]),
            RuleExample(
                "a notification's bucket is not known", .unknown,
                resources: [
                    ExampleFacts.named("pipeline-processed"),
                    ExampleFacts.writtenNotification(.config, "aws_s3_bucket_notification.raw"),
                ]),
            RuleExample(
                "the configuration could not be read", .unknown,
                resources: [
                    ExampleFacts.bucket(.aws, notification: .unread(ExampleFacts.denied("s3:GetBucketNotification")))
                ]),
        ])
}
