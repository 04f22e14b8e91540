import Facts

extension Catalogue {
    package static let patternMissesObjects = Rule(
        id: "pattern-misses-objects",
        title: "Objects that are in the bucket match the trigger that waits for them",
        severity: .medium,
        category: .wiring,
        rationale: """
            A pattern or filter may be right in itself and still fit none of the keys that the stage before it really \
            writes: another folder, another ending, upper case. The objects that were listed are held against it, and it \
            fails when none fits. Buckets whose objects were not listed are not judged.
            """,
        remedy: """
            Compare the keys with the filter, and change the one that is wrong:

            ```bash
            aws s3 ls s3://BUCKET --recursive | head
            aws events describe-rule --name RULE --query EventPattern --output text
            ```

            ```hcl
            filter_prefix = "raw/"
            filter_suffix = ".json"
            ```
            """,
        sources: [
            RuleSource(
                "Amazon EventBridge: comparison operators in event patterns",
                "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html",
                read: "2026-11-25"),
            RuleSource(
                "Amazon S3: configuring event notifications using object key name filtering",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html",
                read: "2026-11-25"),
        ],
        facts: [CheckQuery.fact("events:ListRules")],
        scope: """
            SELECT DISTINCT CASE d.via WHEN 'eventbridge' THEN d.rule_id ELSE d.bucket_id END AS resource_id, d.origin
            FROM delivery d
            WHERE d.snapshot_id = :snapshot AND d.origin = 'aws' AND d.bucket_id IS NOT NULL
                AND (d.via = 'notification' OR d.rule_id IS NOT NULL) AND EXISTS (
                    SELECT 1 FROM output_object o WHERE o.snapshot_id = d.snapshot_id AND o.bucket = d.bucket)
            """,
        sql: CheckQuery(kind: .patternMeetsObjects).sql,
        examples: [
            RuleExample(
                "an object matches the pattern", .pass, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery()],
                checks: [ExampleFacts.check(.patternMeetsObjects, on: 3, subject: "pipeline-raw", .pass)],
                objects: [ExampleFacts.rawObject]),
            RuleExample(
                "no object matches the pattern", .fail, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery()],
                checks: [ExampleFacts.check(.patternMeetsObjects, on: 3, subject: "pipeline-raw", .fail)],
                objects: [ExampleFacts.rawObject]),
            RuleExample(
                "no object passes the notification's filter", .fail, resources: ExampleFacts.notified(.aws),
                deliveries: [ExampleFacts.notificationDelivery()],
                checks: [ExampleFacts.check(.patternMeetsObjects, on: 1, subject: "pipeline-raw raw", .fail)],
                objects: [ExampleFacts.rawObject]),
            RuleExample(
                "the pattern could not be read", .unknown, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery()],
                checks: [ExampleFacts.check(.patternMeetsObjects, on: 3, subject: "pipeline-raw", .unread)],
                objects: [ExampleFacts.rawObject]),
        ])
}
