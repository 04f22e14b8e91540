import Facts

extension Catalogue {
    private static let query = AccessQuery(
        purpose: .deadLetter, mode: .write, subject: AccessQuery.target,
        refusal: "f.name || ' sends what fails to ' || a.target || ', where its role may not write.'",
        partly: "f.name || ' sends what fails to ' || a.target || ', where its role may do only a part of it.'")

    package static let deadLetterNotWritable = Rule(
        id: "dead-letter-not-writable",
        title: "A function may write to where its failed events go",
        severity: .medium,
        category: .access,
        rationale: """
            Lambda sends a failed event to the dead-letter queue or failure destination with the function's own role. \
            Lambda checks that when the destination is set; a policy that is narrowed later loses the events for good, and \
            only the metric `DestinationDeliveryFailures` or `DeadLetterErrors` tells.
            """,
        remedy: """
            Permit it:

            ```hcl
            resource "aws_iam_role_policy" "dead_letters" {
              name = "dead-letters"
              role = aws_iam_role.this.id
              policy = jsonencode({
                Version = "2012-10-17"
                Statement = [{
                  Effect   = "Allow"
                  Action   = ["sqs:SendMessage"]
                  Resource = [aws_sqs_queue.dead_letters.arn]
                }]
              })
            }
            ```

            For a topic the action is `sns:Publish`, for a function `lambda:InvokeFunction`, for a bus `events:PutEvents`.
            """,
        sources: [
            RuleSource(
                "AWS Lambda: capturing records of asynchronous invocations",
                "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
                read: "2026-11-25")
        ],
        facts: [ReadableFact("access", "decision", action: "iam:GetRolePolicy")],
        scope: """
            SELECT DISTINCT d.function_id AS resource_id, d.origin
            FROM delivery d JOIN lambda_function f ON f.resource_id = d.function_id
            WHERE d.snapshot_id = :snapshot AND f.dead_letter_arn <> ''
            """,
        sql: query.sql,
        examples: [
            RuleExample(
                "the role may write to the queue", .pass, resources: ExampleFacts.notified(.aws),
                accesses: [ExampleFacts.deadLetters(.aws, .allowed)]),
            RuleExample(
                "the role may not", .fail, resources: ExampleFacts.notified(.aws),
                accesses: [ExampleFacts.deadLetters(.aws, .denied)]),
            RuleExample(
                "the role's policies could not be read", .unknown, resources: ExampleFacts.notified(.aws),
                accesses: [ExampleFacts.deadLetters(.aws, .unread)]),
            RuleExample(
                "the written role may write to the queue", .pass, resources: ExampleFacts.notified(.config),
                accesses: [ExampleFacts.deadLetters(.config, .allowed)]),
            RuleExample(
                "the planned role may not", .fail, resources: ExampleFacts.notified(.plan),
                accesses: [ExampleFacts.deadLetters(.plan, .denied)]),
        ])
}
