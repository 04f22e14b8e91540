import Facts

extension Catalogue {
    private static let query = StatementQuery(kind: .statementInUse, origins: [.aws, .state])

    package static let deadPermission = Rule(
        id: "dead-permission",
        title: "Every statement admits a source that exists and triggers the function",
        severity: .low,
        category: .wiring,
        rationale: """
            A statement for a rule or bucket that is gone, or that no longer triggers the function, does nothing today. \
            It comes back to life when somebody makes a thing of that name, and it hides the statement that is missing. A \
            source in another account or region is not judged: it lies outside of what was read.
            """,
        remedy: """
            Remove the `aws_lambda_permission` resource, or a statement that Terraform does not know:

            ```bash
            aws lambda get-policy --function-name FUNCTION
            aws lambda remove-permission --function-name FUNCTION --statement-id STATEMENT_ID
            ```
            """,
        sources: [
            RuleSource(
                "AWS Lambda: RemovePermission",
                "https://docs.aws.amazon.com/lambda/latest/api/API_RemovePermission.html", read: "2026-11-25")
        ],
        facts: [CheckQuery.fact("lambda:GetPolicy")],
        scope: query.scope,
        sql: query.sql,
        examples: [
            RuleExample(
                "the bucket triggers the function", .pass, resources: ExampleFacts.permitted(.aws),
                checks: ExampleFacts.statementCheck(.statementInUse, .aws, .pass)),
            RuleExample(
                "the bucket does not exist", .fail, resources: ExampleFacts.permitted(.aws),
                checks: ExampleFacts.statementCheck(.statementInUse, .aws, .fail)),
            RuleExample(
                "whether the bucket notifies the function could not be read", .unknown,
                resources: ExampleFacts.permitted(.aws),
                checks: ExampleFacts.statementCheck(.statementInUse, .aws, .unread)),
            RuleExample(
                "the state's bucket triggers the function", .pass, resources: ExampleFacts.permitted(.state),
                checks: ExampleFacts.statementCheck(.statementInUse, .state, .pass)),
            RuleExample(
                "the state's rule has another target", .fail, resources: ExampleFacts.permitted(.state),
                checks: ExampleFacts.statementCheck(.statementInUse, .state, .fail)),
        ])
}
