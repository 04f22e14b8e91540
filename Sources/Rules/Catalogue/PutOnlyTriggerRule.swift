import Facts

extension Catalogue {
    package static let putOnlyTrigger = Rule(
        id: "put-only-trigger",
        title: "A trigger takes objects however they were written",
        severity: .medium,
        category: .wiring,
        rationale: """
            `s3:ObjectCreated:Put`, and in a pattern `"reason": ["PutObject"]`, stand for one way of writing an object. A \
            large file is uploaded in parts (`CompleteMultipartUpload`), and `aws s3 cp` and the SDKs choose that by \
            themselves above a few megabytes; copies and browser uploads have types of their own. The pipeline works with \
            small test files and misses the large ones.
            """,
        remedy: """
            Wait for every creation:

            ```hcl
            events = ["s3:ObjectCreated:*"]
            ```

            and in an EventBridge pattern leave `detail.reason` out:

            ```json
            {"source": ["aws.s3"], "detail-type": ["Object Created"], "detail": {"bucket": {"name": ["BUCKET"]}}}
            ```
            """,
        sources: [
            RuleSource(
                "Amazon S3: event notification types and destinations",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html",
                read: "2026-11-25"),
            RuleSource(
                "Amazon S3: EventBridge event message structure",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html", read: "2026-11-25"),
        ],
        facts: [
            CheckQuery.fact("events:ListRules"),
            ReadableFact("s3_notification_configuration", "is_eventbridge_enabled", action: "s3:GetBucketNotification"),
        ],
        scope: """
            SELECT resource_id, origin FROM event_rule WHERE snapshot_id = :snapshot AND pattern_state <> 'absent'
            UNION SELECT resource_id, origin FROM s3_notification
            WHERE snapshot_id = :snapshot AND destination = 'lambda'
            """,
        sql: """
            \(CheckQuery(kind: .allCreations).sql)
            UNION ALL
            \(unreadNotifications), NULL, '[]' \(ofUnreadNotifications)
            """,
        examples: [
            RuleExample(
                "the entry takes every creation", .pass, resources: ExampleFacts.notified(.aws),
                checks: [ExampleFacts.check(.allCreations, on: 1, subject: "raw", .pass)]),
            RuleExample(
                "the entry takes single uploads alone", .fail,
                resources: ExampleFacts.notified(
                    .aws, entries: [ExampleFacts.entry(.aws, events: ["s3:ObjectCreated:Put"])]),
                checks: [ExampleFacts.check(.allCreations, on: 1, subject: "raw", .fail)]),
            RuleExample(
                "the rule takes single uploads alone", .fail, resources: ExampleFacts.targetedFunction,
                checks: [ExampleFacts.check(.allCreations, on: 3, .fail)]),
            RuleExample(
                "the notification configuration could not be read", .unknown,
                resources: ExampleFacts.notified(
                    .aws, entries: [], configuration: .unread(ExampleFacts.denied("s3:GetBucketNotification")))),
            RuleExample(
                "the configuration's entry takes every creation", .pass, resources: ExampleFacts.notified(.config),
                checks: [ExampleFacts.check(.allCreations, .config, on: 1, subject: "raw", .pass)]),
            RuleExample(
                "the planned rule takes single uploads alone", .fail, resources: ExampleFacts.written(.plan),
                checks: [ExampleFacts.check(.allCreations, .plan, on: 3, .fail)]),
            RuleExample(
                "the planned pattern is not known before the apply", .unknown,
                resources: ExampleFacts.written(
                    .plan, pattern: .unknown("aws_cloudwatch_event_rule.raw.event_pattern")),
                checks: [ExampleFacts.check(.allCreations, .plan, on: 3, .unknown)]),
        ])
}
