import Facts

extension Catalogue {
    package static let notificationClobbering = Rule(
        id: "notification-clobbering",
        title: "One writer sets the whole notification configuration of a bucket",
        severity: .high,
        category: .wiring,
        rationale: """
            S3 holds one notification configuration for a bucket, and every write replaces it whole. Two \
            `aws_s3_bucket_notification` resources for one bucket overwrite each other at each apply; which one wins is \
            chance. In the same way the next apply deletes entries that were made by hand.
            """,
        remedy: """
            Keep one `aws_s3_bucket_notification` for a bucket, in the module that owns the bucket, with every entry \
            in it. For several consumers switch EventBridge on and give each a rule of its own:

            ```hcl
            resource "aws_s3_bucket_notification" "this" {
              bucket      = aws_s3_bucket.this.id
              eventbridge = true
            }
            ```

            Entries that Terraform does not know: write them into that resource, or delete them, before the next apply.
            """,
        sources: [
            RuleSource(
                "AWS provider: aws_s3_bucket_notification",
                "https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket_notification",
                read: "2026-11-24"),
            RuleSource(
                "Amazon S3: PutBucketNotificationConfiguration",
                "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html",
                read: "2026-11-24"),
        ],
        facts: [
            ReadableFact("s3_notification_configuration", "is_eventbridge_enabled", action: "s3:GetBucketNotification")
        ],
        scope: """
            SELECT DISTINCT b.resource_id, b.origin
            FROM s3_bucket b
            JOIN s3_notification_configuration c ON c.snapshot_id = b.snapshot_id AND c.origin = b.origin
                AND c.bucket = b.name
            WHERE b.snapshot_id = :snapshot
            """,
        sql: """
            WITH writer AS (
                SELECT c.origin, c.bucket, count(*) AS writers, min(c.resource_id) AS first_id,
                    max(c.bucket = '${' || r.address || '.bucket}') AS is_bucket_open,
                    CASE count(DISTINCT r.source) WHEN 1 THEN listed(r.address)
                        ELSE listed(r.address || ' in ' || r.source) END AS addresses
                FROM s3_notification_configuration c JOIN resource r ON r.id = c.resource_id
                WHERE c.snapshot_id = :snapshot AND c.origin <> 'aws'
                GROUP BY c.origin, c.bucket
            ),
            stray AS (
                SELECT n.bucket, listed(n.entry_id || ' → ' || n.destination_arn) AS entries
                FROM s3_notification n
                WHERE n.snapshot_id = :snapshot AND n.origin = 'aws' AND NOT EXISTS (
                    SELECT 1 FROM s3_notification known
                    WHERE known.snapshot_id = :snapshot AND known.origin = 'state' AND known.bucket = n.bucket
                        AND known.destination_arn = n.destination_arn)
                GROUP BY n.bucket
            ),
            stray_switch AS (
                SELECT c.bucket FROM s3_notification_configuration c
                WHERE c.snapshot_id = :snapshot AND c.origin = 'aws' AND c.is_eventbridge_enabled = 1 AND NOT EXISTS (
                    SELECT 1 FROM s3_notification_configuration known
                    WHERE known.snapshot_id = :snapshot AND known.origin = 'state' AND known.bucket = c.bucket
                        AND known.is_eventbridge_enabled IS NOT 0)
            )
            SELECT coalesce(b.resource_id, w.first_id) AS resource_id, w.origin, '' AS subject,
                CASE WHEN w.writers > 1 THEN 'fail' WHEN w.is_bucket_open THEN 'unknown' ELSE 'pass' END AS verdict,
                CASE WHEN w.writers = 1
                    THEN 'Which bucket ' || w.addresses || ' sets is not known until the apply: it may be one that another resource sets.'
                    ELSE w.bucket || ' has ' || w.writers || ' notification resources, and each apply of one erases what the others set: '
                    || w.addresses || '.' END AS reason,
                w.bucket AS "Bucket", w.addresses AS "Notification resources", NULL AS "Entries no state knows"
            FROM writer w
            LEFT JOIN s3_bucket b ON b.snapshot_id = :snapshot AND b.origin = w.origin AND b.name = w.bucket
            UNION ALL
            SELECT b.resource_id, b.origin, '',
                CASE
                    WHEN managed.writers IS NULL THEN 'pass'
                    WHEN c.is_eventbridge_enabled_state = 'unread' THEN 'unknown'
                    WHEN stray.entries IS NOT NULL OR stray_switch.bucket IS NOT NULL THEN 'fail'
                    ELSE 'pass' END,
                CASE
                    WHEN c.is_eventbridge_enabled_state = 'unread'
                        THEN 'The notification configuration of ' || b.name || ' could not be read: '
                            || c.is_eventbridge_enabled_reason || '.'
                    ELSE 'The bucket ' || b.name || ' has notification settings that no state knows; the next apply of '
                        || managed.addresses || ' erases them.' END,
                b.name, managed.addresses,
                coalesce(stray.entries, CASE WHEN stray_switch.bucket IS NOT NULL THEN 'EventBridge is on' END)
            FROM s3_bucket b
            JOIN s3_notification_configuration c ON c.resource_id = b.resource_id
            LEFT JOIN writer managed ON managed.bucket = b.name AND managed.origin = 'state'
            LEFT JOIN stray ON stray.bucket = b.name
            LEFT JOIN stray_switch ON stray_switch.bucket = b.name
            WHERE b.snapshot_id = :snapshot AND b.origin = 'aws'
            """,
        examples: [
            RuleExample(
                "one resource sets it", .pass,
                resources: [
                    ExampleFacts.bucket(.state),
                    ExampleFacts.notification("aws_s3_bucket_notification.raw", isEventBridgeEnabled: true),
                ], holdsUnread: true),
            RuleExample(
                "two resources set it", .fail,
                resources: [
                    ExampleFacts.bucket(.state),
                    ExampleFacts.notification("aws_s3_bucket_notification.raw", isEventBridgeEnabled: true),
                    ExampleFacts.notification(
                        "module.processing.aws_s3_bucket_notification.this", isEventBridgeEnabled: false),
                ]),
            RuleExample(
                "one resource of the configuration sets it, whatever the bucket's name will be", .pass,
                resources: [
                    ExampleFacts.writtenBucket(.config),
                    ExampleFacts.writtenNotification(.config, "aws_s3_bucket_notification.raw"),
                ], holdsUnread: true),
            RuleExample(
                "two resources of the configuration set it", .fail,
                resources: [
                    ExampleFacts.writtenBucket(.config),
                    ExampleFacts.writtenNotification(.config, "aws_s3_bucket_notification.raw"),
                    ExampleFacts.writtenNotification(.config, "module.processing.aws_s3_bucket_notification.this"),
                ]),
            RuleExample(
                "two planned resources set it", .fail,
                resources: [
                    ExampleFacts.writtenBucket(.plan),
                    ExampleFacts.writtenNotification(.plan, "aws_s3_bucket_notification.raw"),
                    ExampleFacts.writtenNotification(.plan, "module.processing.aws_s3_bucket_notification.this"),
                ]),
            RuleExample(
                "the plan does not know which bucket it is", .unknown,
                resources: [
                    CollectedResource(
                        Resource(
                            origin: .plan, type: "aws_s3_bucket_notification",
                            address: "aws_s3_bucket_notification.raw", name: "raw"),
                        [
                            .notificationConfiguration(
                                S3NotificationConfiguration(
                                    bucket: "${aws_s3_bucket_notification.raw.bucket}",
                                    isEventBridgeEnabled: .present(true)))
                        ])
                ]),
            RuleExample(
                "an entry was made by hand on a bucket that Terraform manages", .fail,
                resources: [
                    ExampleFacts.bucket(
                        .aws, notification: .present(true),
                        entries: [
                            S3Notification(
                                id: "by-hand", destination: .lambda, destinationARN: ExampleFacts.functionARN,
                                events: ["s3:ObjectCreated:*"])
                        ]),
                    ExampleFacts.notification("aws_s3_bucket_notification.raw", isEventBridgeEnabled: true),
                ]),
            RuleExample(
                "the live bucket has what the state says", .pass,
                resources: [
                    ExampleFacts.bucket(.aws, notification: .present(true)),
                    ExampleFacts.notification("aws_s3_bucket_notification.raw", isEventBridgeEnabled: true),
                ]),
            RuleExample(
                "the live configuration could not be read", .unknown,
                resources: [
                    ExampleFacts.bucket(.aws, notification: .unread(ExampleFacts.denied("s3:GetBucketNotification"))),
                    ExampleFacts.notification("aws_s3_bucket_notification.raw", isEventBridgeEnabled: true),
                ]),
        ])
}
