import Facts

extension Catalogue {
    package static let publicFunction = Rule(
        id: "public-function",
        title: "No statement lets everyone invoke the function",
        severity: .critical,
        category: .wiring,
        rationale: """
            A statement with the principal `*` and no condition that narrows it lets anybody with an AWS account invoke \
            the function, with whatever its role may do, at your cost. It is often written to make a missing permission \
            go away. A condition on `aws:SourceArn`, `aws:SourceAccount`, `aws:PrincipalOrgID` or a function URL's \
            authentication narrows it.
            """,
        remedy: """
            Take the statement away at once, and admit the one source that the pipeline has:

            ```bash
            aws lambda remove-permission --function-name FUNCTION --statement-id STATEMENT_ID
            ```

            ```hcl
            resource "aws_lambda_permission" "allow_eventbridge" {
              statement_id  = "AllowEventBridge"
              action        = "lambda:InvokeFunction"
              function_name = aws_lambda_function.this.function_name
              principal     = "events.amazonaws.com"
              source_arn    = aws_cloudwatch_event_rule.this.arn
            }
            ```
            """,
        sources: [
            RuleSource(
                "AWS Lambda: using resource-based policies",
                "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html", read: "2026-11-25")
        ],
        facts: [CheckQuery.fact("lambda:GetPolicy")],
        aliases: ["CKV_AWS_301", "awslambda_function_not_publicly_accessible"],
        scope: StatementQuery(kind: .statementNotPublic).scope,
        sql: StatementQuery(kind: .statementNotPublic).sql,
        examples: [
            RuleExample(
                "the statement admits one service", .pass, resources: ExampleFacts.permitted(.aws),
                checks: ExampleFacts.statementCheck(.statementNotPublic, .aws, .pass)),
            RuleExample(
                "the statement admits everyone", .fail, resources: ExampleFacts.permitted(.aws),
                checks: ExampleFacts.statementCheck(.statementNotPublic, .aws, .fail)),
            RuleExample(
                "the policy could not be read", .unknown, resources: ExampleFacts.unreadPolicy),
            RuleExample(
                "the configuration admits one service", .pass, resources: ExampleFacts.permitted(.config),
                checks: ExampleFacts.statementCheck(.statementNotPublic, .config, .pass)),
            RuleExample(
                "the planned statement admits everyone", .fail, resources: ExampleFacts.permitted(.plan),
                checks: ExampleFacts.statementCheck(.statementNotPublic, .plan, .fail)),
            RuleExample(
                "the principal is not known before the apply", .unknown, resources: ExampleFacts.permitted(.plan),
                checks: ExampleFacts.statementCheck(.statementNotPublic, .plan, .unknown)),
        ])
}
