import Facts

extension Catalogue {
    package static let permissionWithoutSource = Rule(
        id: "permission-without-source",
        title: "Every statement that admits a service says from which resource and account",
        severity: .medium,
        category: .wiring,
        rationale: """
            A statement that admits `events.amazonaws.com` or `s3.amazonaws.com` without a source admits the service on \
            behalf of every customer: anybody's rule or bucket may invoke the function (the confused deputy). The ARN of \
            a bucket carries no account, so that a bucket which is deleted and taken by somebody else still invokes it \
            unless the statement also names the account; that alone is of low severity.
            """,
        remedy: """
            Name the source, and for a bucket its account too:

            ```hcl
            resource "aws_lambda_permission" "allow_bucket" {
              statement_id   = "AllowBucket"
              action         = "lambda:InvokeFunction"
              function_name  = aws_lambda_function.this.function_name
              principal      = "s3.amazonaws.com"
              source_arn     = aws_s3_bucket.this.arn
              source_account = data.aws_caller_identity.current.account_id
            }
            ```
            """,
        sources: [
            RuleSource(
                "AWS Lambda: using resource-based policies",
                "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html", read: "2026-11-25"),
            RuleSource(
                "IAM: the confused deputy problem",
                "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html", read: "2026-11-25"),
        ],
        facts: [CheckQuery.fact("lambda:GetPolicy")],
        aliases: ["CKV_AWS_364", "AWS-0067", "W3663"],
        scope: StatementQuery(kind: .statementSource).scope,
        sql: StatementQuery(kind: .statementSource).sql,
        examples: [
            RuleExample(
                "the statement names bucket and account", .pass, resources: ExampleFacts.permitted(.aws),
                checks: ExampleFacts.statementCheck(.statementSource, .aws, .pass)),
            RuleExample(
                "the statement names no source", .fail, resources: ExampleFacts.permitted(.aws),
                checks: ExampleFacts.statementCheck(.statementSource, .aws, .fail)),
            RuleExample(
                "the policy could not be read", .unknown, resources: ExampleFacts.unreadPolicy),
            RuleExample(
                "the written statement names bucket and account", .pass, resources: ExampleFacts.permitted(.config),
                checks: ExampleFacts.statementCheck(.statementSource, .config, .pass)),
            RuleExample(
                "the planned statement names the bucket without its account", .fail,
                resources: ExampleFacts.permitted(.plan),
                checks: ExampleFacts.statementCheck(.statementSource, .plan, .fail)),
            RuleExample(
                "the source is not known before the apply", .unknown, resources: ExampleFacts.permitted(.plan),
                checks: ExampleFacts.statementCheck(.statementSource, .plan, .unknown)),
        ])
}
