import Facts

extension Catalogue {
    package static let unsupportedNotificationBlock = Rule(
        id: "unsupported-notification-block",
        title: "Notification blocks hold only what the provider knows",
        severity: .high,
        category: .terraform,
        rationale: """
            An entry of `aws_s3_bucket_notification` has `filter_prefix` and `filter_suffix` and no nested blocks. \
            S3 itself, CloudFormation and the AWS CLI have a `filter`, which is often carried over: Terraform \
            answers `Unsupported block type` and plans nothing of the module.
            """,
        remedy: """
            Write prefix and suffix as arguments of the entry:

            ```hcl
            resource "aws_s3_bucket_notification" "this" {
              bucket = aws_s3_bucket.this.id

              lambda_function {
                lambda_function_arn = aws_lambda_function.processing.arn
                events              = ["s3:ObjectCreated:*"]
                filter_prefix       = "raw/"
                filter_suffix       = ".json"
              }
            }
            ```
            """,
        sources: [
            RuleSource(
                "AWS provider: aws_s3_bucket_notification",
                "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_notification",
                read: "2026-11-25")
        ],
        scope: unsupportedNotificationBlockQuery.scope,
        sql: unsupportedNotificationBlockQuery.sql,
        examples: [
            RuleExample(
                "a module was not read", .unknown,
                resources: [ExampleFacts.rootModule(ExampleFacts.remark(.moduleNotRead, "module.lambda"))]),
            RuleExample("nothing of the kind is written", .pass, resources: [ExampleFacts.rootModule()]),
            RuleExample(
                "an entry has a filter block", .fail,
                resources: [
                    ExampleFacts.rootModule(),
                    ExampleFacts.block(
                        "aws_s3_bucket_notification", "aws_s3_bucket_notification.raw",
                        ExampleFacts.remark(
                            .unsupportedArgument, "lambda_function.filter", "filter_prefix and filter_suffix")),
                ]),
            RuleExample(
                "another type has something that it does not know", .pass,
                resources: [
                    ExampleFacts.rootModule(),
                    ExampleFacts.block(
                        "aws_s3_bucket", "aws_s3_bucket.raw",
                        ExampleFacts.remark(.unsupportedArgument, "names")),
                ]),
        ])

    private static let unsupportedNotificationBlockQuery = RemarkQuery(
        kinds: [.unsupportedArgument],
        condition: "r.type = 'aws_s3_bucket_notification'", needsModules: true,
        reason: """
            r.address || ' writes ' || m.subject || ', which the provider does not have' \
            || CASE m.detail WHEN '' THEN '.' ELSE ': ' || rtrim(m.detail, '.') || '.' END
            """,
        evidence: [("Block", "m.subject"), ("Instead", "nullif(m.detail, '')")])
}
