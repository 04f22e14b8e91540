import Facts

extension Catalogue {
    package static let doubleDelivery = Rule(
        id: "double-delivery",
        title: "An object reaches a function on one way only",
        severity: .medium,
        category: .wiring,
        rationale: """
            A bucket may notify a function and send its events to EventBridge, where a rule targets the same function: \
            then each object is processed twice, by events of two shapes. It is what a half finished move from \
            notifications to EventBridge looks like. Counts double, and both runs may write the same key.
            """,
        remedy: """
            Keep one way. With EventBridge, the notification keeps its switch and loses the entry:

            ```hcl
            resource "aws_s3_bucket_notification" "this" {
              bucket      = aws_s3_bucket.this.id
              eventbridge = true
            }
            ```

            Remove the `aws_lambda_permission` for `s3.amazonaws.com` with it.
            """,
        sources: [
            RuleSource(
                "Amazon S3: using EventBridge",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html", read: "2026-11-25")
        ],
        facts: [CheckQuery.fact("s3:GetBucketNotification")],
        scope: deliveredFunctions,
        sql: CheckQuery(kind: .deliveredOnce).sql,
        examples: [
            RuleExample(
                "EventBridge alone delivers", .pass, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery()],
                checks: [ExampleFacts.check(.deliveredOnce, on: 2, .pass)]),
            RuleExample(
                "the bucket notifies the function too", .fail, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery()],
                checks: [ExampleFacts.check(.deliveredOnce, on: 2, subject: "pipeline-raw", .fail)]),
            RuleExample(
                "the notifications could not be read", .unknown, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery()],
                checks: [ExampleFacts.check(.deliveredOnce, on: 2, subject: "pipeline-raw", .unread)]),
            RuleExample(
                "the configuration writes one way", .pass, resources: ExampleFacts.written(.config),
                deliveries: [ExampleFacts.writtenDelivery(.config)],
                checks: [ExampleFacts.check(.deliveredOnce, .config, on: 2, .pass)]),
            RuleExample(
                "the plan makes both ways", .fail, resources: ExampleFacts.written(.plan),
                deliveries: [ExampleFacts.writtenDelivery(.plan)],
                checks: [ExampleFacts.check(.deliveredOnce, .plan, on: 2, subject: ExampleFacts.writtenBucket, .fail)]),
        ])

    /// The functions to which anything is delivered.
    static let deliveredFunctions = """
        SELECT DISTINCT function_id AS resource_id, origin FROM delivery
        WHERE snapshot_id = :snapshot AND function_id IS NOT NULL
        """
}
