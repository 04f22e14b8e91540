import Facts

extension Catalogue {
    package static let notificationBeforePermission = Rule(
        id: "notification-before-permission",
        title: "A notification is set after the permission that it needs",
        severity: .high,
        category: .wiring,
        rationale: """
            S3 validates the destination at the moment in which a notification is set: without the function's permission \
            it refuses with `Unable to validate the following destination configurations`. Nothing in a notification \
            refers to the permission, so that Terraform makes both at the same time, and the apply fails or not by chance.
            """,
        remedy: """
            Say it:

            ```hcl
            resource "aws_s3_bucket_notification" "this" {
              bucket = aws_s3_bucket.this.id

              lambda_function {
                lambda_function_arn = aws_lambda_function.this.arn
                events              = ["s3:ObjectCreated:*"]
              }

              depends_on = [aws_lambda_permission.allow_bucket]
            }
            ```

            Where the permission is in a module, depend on that module.
            """,
        sources: [
            RuleSource(
                "AWS provider: aws_s3_bucket_notification, add notification configuration to Lambda Function",
                "https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket_notification",
                read: "2026-11-25")
        ],
        facts: [ReadableFact("wiring_check", "verdict", action: nil)],
        scope: """
            SELECT DISTINCT resource_id, origin FROM s3_notification
            WHERE snapshot_id = :snapshot AND origin IN ('plan', 'config') AND destination = 'lambda'
                -- What depends on what only the configuration says: a plan alone is not judged.
                AND EXISTS (SELECT 1 FROM terraform_block WHERE snapshot_id = :snapshot)
            """,
        sql: CheckQuery(kind: .notificationOrder).sql,
        examples: [
            RuleExample(
                "the notification depends on the permission", .pass, resources: ExampleFacts.notified(.config),
                checks: [
                    ExampleFacts.check(
                        .notificationOrder, .config, on: 1, subject: ExampleFacts.writtenFunctionARN, .pass)
                ]),
            RuleExample(
                "nothing makes the notification wait", .fail, resources: ExampleFacts.notified(.config),
                checks: [
                    ExampleFacts.check(
                        .notificationOrder, .config, on: 1, subject: ExampleFacts.writtenFunctionARN, .fail)
                ]),
            RuleExample(
                "nothing in the plan makes the notification wait", .fail, resources: ExampleFacts.notified(.plan),
                checks: [
                    ExampleFacts.check(
                        .notificationOrder, .plan, on: 1, subject: ExampleFacts.writtenFunctionARN, .fail)
                ]),
            RuleExample(
                "which permission is the function's is not known before the apply", .unknown,
                resources: ExampleFacts.notified(.plan),
                checks: [
                    ExampleFacts.check(
                        .notificationOrder, .plan, on: 1, subject: ExampleFacts.writtenFunctionARN, .unknown)
                ]),
        ])
}
