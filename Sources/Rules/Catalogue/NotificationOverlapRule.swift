import Facts

extension Catalogue {
    package static let notificationOverlap = Rule(
        id: "notification-overlap",
        title: "No two notification entries of a bucket take the same objects",
        severity: .high,
        category: .wiring,
        rationale: """
            S3 sends an event to one destination only, and refuses a configuration in which two entries for the same type \
            of event could both take one key (`Configurations overlap`). Two prefixes overlap when one begins the other, \
            two suffixes when one ends the other, and an empty one overlaps with all. The apply fails, and none of the \
            entries is set.
            """,
        remedy: """
            Tell the entries apart by prefix or suffix:

            ```hcl
            resource "aws_s3_bucket_notification" "this" {
              bucket = aws_s3_bucket.this.id

              lambda_function {
                lambda_function_arn = aws_lambda_function.json.arn
                events              = ["s3:ObjectCreated:*"]
                filter_suffix       = ".json"
              }

              lambda_function {
                lambda_function_arn = aws_lambda_function.csv.arn
                events              = ["s3:ObjectCreated:*"]
                filter_suffix       = ".csv"
              }
            }
            ```

            Where two consumers need the same objects, switch EventBridge on and give each a rule of its own.
            """,
        sources: [
            RuleSource(
                "Amazon S3: configuring event notifications using object key name filtering",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html",
                read: "2026-11-25")
        ],
        facts: [ReadableFact("wiring_check", "verdict", action: nil)],
        scope: """
            SELECT resource_id, origin FROM s3_notification_configuration
            WHERE snapshot_id = :snapshot AND origin IN ('state', 'plan', 'config')
            """,
        sql: CheckQuery(kind: .notificationOverlap).sql,
        examples: [
            RuleExample(
                "the entries have different suffixes", .pass, resources: ExampleFacts.notified(.config),
                checks: [ExampleFacts.check(.notificationOverlap, .config, on: 1, .pass)]),
            RuleExample(
                "two entries take the same keys", .fail, resources: ExampleFacts.notified(.config),
                checks: [ExampleFacts.check(.notificationOverlap, .config, on: 1, subject: "json / all", .fail)]),
            RuleExample(
                "two planned entries take the same keys", .fail, resources: ExampleFacts.notified(.plan),
                checks: [ExampleFacts.check(.notificationOverlap, .plan, on: 1, subject: "json / all", .fail)]),
            RuleExample(
                "a prefix is not known before the apply", .unknown, resources: ExampleFacts.notified(.plan),
                checks: [ExampleFacts.check(.notificationOverlap, .plan, on: 1, subject: "json / all", .unknown)]),
            RuleExample(
                "the state has one entry", .pass, resources: ExampleFacts.notified(.state),
                checks: [ExampleFacts.check(.notificationOverlap, .state, on: 1, .pass)]),
        ])
}
