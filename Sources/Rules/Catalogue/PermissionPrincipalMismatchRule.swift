import Facts

extension Catalogue {
    package static let permissionPrincipalMismatch = Rule(
        id: "permission-principal-mismatch",
        title: "The service that a statement admits is the one that its source belongs to",
        severity: .high,
        category: .wiring,
        rationale: """
            Only S3 calls on behalf of a bucket, and only EventBridge on behalf of a rule. A statement that admits \
            `events.amazonaws.com` from the ARN of a bucket, or `s3.amazonaws.com` from the ARN of a rule, admits nobody. \
            It is what remains when a trigger was changed from notifications to EventBridge and half of the permission \
            was changed with it.
            """,
        remedy: """
            Give the source of the service, or the service of the source:

            ```hcl
            principal  = "events.amazonaws.com"
            source_arn = aws_cloudwatch_event_rule.this.arn
            ```

            ```hcl
            principal      = "s3.amazonaws.com"
            source_arn     = aws_s3_bucket.this.arn
            source_account = data.aws_caller_identity.current.account_id
            ```
            """,
        sources: [
            RuleSource(
                "AWS Lambda: using resource-based policies",
                "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html", read: "2026-11-25"),
            RuleSource(
                "cfn-lint: rules (W3664)", "https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/rules.md",
                read: "2026-11-25"),
        ],
        facts: [CheckQuery.fact("lambda:GetPolicy")],
        aliases: ["W3664"],
        scope: StatementQuery(kind: .statementPrincipal).scope,
        sql: StatementQuery(kind: .statementPrincipal).sql,
        examples: [
            RuleExample(
                "S3 is admitted from a bucket", .pass, resources: ExampleFacts.permitted(.aws),
                checks: ExampleFacts.statementCheck(.statementPrincipal, .aws, .pass)),
            RuleExample(
                "EventBridge is admitted from a bucket", .fail, resources: ExampleFacts.permitted(.aws),
                checks: ExampleFacts.statementCheck(.statementPrincipal, .aws, .fail)),
            RuleExample(
                "the policy could not be read", .unknown, resources: ExampleFacts.unreadPolicy),
            RuleExample(
                "the state admits S3 from a bucket", .pass, resources: ExampleFacts.permitted(.state),
                checks: ExampleFacts.statementCheck(.statementPrincipal, .state, .pass)),
            RuleExample(
                "the configuration admits S3 from a rule", .fail, resources: ExampleFacts.permitted(.config),
                checks: ExampleFacts.statementCheck(.statementPrincipal, .config, .fail)),
            RuleExample(
                "what the source will be is not known before the apply", .unknown,
                resources: ExampleFacts.permitted(.plan),
                checks: ExampleFacts.statementCheck(.statementPrincipal, .plan, .unknown)),
        ])
}
