import Facts

extension Catalogue {
    /// The group's name, of its ARN.
    private static let group = "substr(a.target, instr(a.target, ':log-group:') + length(':log-group:'))"

    private static let query = AccessQuery(
        purpose: .logs, mode: .write, subject: "''",
        refusal: "f.name || ' may not write to its log group ' || \(group) || '.'",
        partly: "f.name || ' may do only a part of what writing to its log group ' || \(group) || ' takes.'")

    package static let logsNotWritable = Rule(
        id: "logs-not-writable",
        title: "Every pipeline function may write its logs",
        severity: .medium,
        category: .access,
        rationale: """
            Lambda writes a function's logs with the function's own role: `logs:CreateLogStream` and `logs:PutLogEvents` on \
            its log group. Without them the function runs and says nothing, and every failure has to be guessed.
            """,
        remedy: """
            Permit it on the function's own group:

            ```hcl
            resource "aws_iam_role_policy" "logs" {
              name = "logs"
              role = aws_iam_role.this.id
              policy = jsonencode({
                Version = "2012-10-17"
                Statement = [{
                  Effect   = "Allow"
                  Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
                  Resource = ["${aws_cloudwatch_log_group.this.arn}:*"]
                }]
              })
            }
            ```

            or attach `service-role/AWSLambdaBasicExecutionRole`.
            """,
        sources: [
            RuleSource(
                "AWS Lambda: sending function logs to CloudWatch Logs",
                "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html", read: "2026-11-25")
        ],
        facts: [ReadableFact("access", "decision", action: "iam:GetRolePolicy")],
        scope: """
            SELECT DISTINCT d.function_id AS resource_id, d.origin
            FROM delivery d JOIN lambda_function f ON f.resource_id = d.function_id
            WHERE d.snapshot_id = :snapshot AND f.arn LIKE 'arn:%:lambda:%:function:%'
            """,
        sql: query.sql,
        examples: [
            RuleExample(
                "the role may write the logs", .pass, resources: ExampleFacts.notified(.aws),
                deliveries: [ExampleFacts.notificationDelivery()], accesses: [ExampleFacts.logs(.aws, .allowed)]),
            RuleExample(
                "the role may not", .fail, resources: ExampleFacts.notified(.aws),
                deliveries: [ExampleFacts.notificationDelivery()], accesses: [ExampleFacts.logs(.aws, .denied)]),
            RuleExample(
                "the role may create log streams alone", .fail, resources: ExampleFacts.notified(.aws),
                deliveries: [ExampleFacts.notificationDelivery()], accesses: [ExampleFacts.logs(.aws, .partly)]),
            RuleExample(
                "the role's policies could not be read", .unknown, resources: ExampleFacts.notified(.aws),
                deliveries: [ExampleFacts.notificationDelivery()], accesses: [ExampleFacts.logs(.aws, .unread)]),
            RuleExample(
                "the written role may write the logs", .pass, resources: ExampleFacts.notified(.config),
                deliveries: [ExampleFacts.notificationDelivery(.config)],
                accesses: [ExampleFacts.logs(.config, .allowed)]),
            RuleExample(
                "the planned role may not", .fail, resources: ExampleFacts.notified(.plan),
                deliveries: [ExampleFacts.notificationDelivery(.plan)],
                accesses: [ExampleFacts.logs(.plan, .denied)]),
        ])
}
