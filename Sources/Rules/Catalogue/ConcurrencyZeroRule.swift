import Facts

extension Catalogue {
    package static let concurrencyZero = Rule(
        id: "concurrency-zero",
        title: "No pipeline function has a reserved concurrency of zero",
        severity: .high,
        category: .wiring,
        rationale: """
            A reserved concurrency of 0 stops a function: Lambda throttles every event. It is the quick way to end a loop, \
            and it stays until somebody takes it back. Events wait for up to six hours and are dropped then, or go to \
            the failure destination.
            """,
        remedy: """
            ```bash
            aws lambda delete-function-concurrency --function-name FUNCTION
            ```

            and in Terraform, so that the next apply does not stop it again (`-1` reserves nothing):

            ```hcl
            resource "aws_lambda_function" "this" {
              reserved_concurrent_executions = -1
            }
            ```
            """,
        sources: [
            RuleSource(
                "AWS Lambda: configuring reserved concurrency",
                "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html", read: "2026-11-25")
        ],
        facts: [
            ReadableFact("lambda_function_settings", "reserved_concurrency", action: "lambda:GetFunctionConcurrency")
        ],
        scope: """
            SELECT s.resource_id, s.origin
            FROM (SELECT DISTINCT function_id FROM delivery WHERE snapshot_id = :snapshot) d
            CROSS JOIN lambda_function_settings s ON s.resource_id = d.function_id
            WHERE s.origin IN ('aws', 'state', 'plan')
            """,
        sql: """
            SELECT s.resource_id, s.origin, '' AS subject,
                CASE WHEN s.reserved_concurrency_state IN ('unread', 'unknown') THEN 'unknown'
                    WHEN s.reserved_concurrency = 0 THEN 'fail' ELSE 'pass' END AS verdict,
                CASE WHEN s.reserved_concurrency_state IN ('unread', 'unknown')
                    THEN 'The reserved concurrency of ' || f.name || ' could not be read: '
                        || s.reserved_concurrency_reason || '.'
                    ELSE 'The reserved concurrency of ' || f.name || ' is 0, so that every event is throttled.' END AS reason,
                s.reserved_concurrency AS "Reserved concurrency", d.triggers AS "Triggered by"
            FROM (
                SELECT function_id, listed(DISTINCT coalesce(nullif(bucket, ''), rule)) AS triggers
                FROM delivery WHERE snapshot_id = :snapshot GROUP BY function_id
            ) d
            CROSS JOIN lambda_function_settings s ON s.resource_id = d.function_id
            CROSS JOIN lambda_function f ON f.resource_id = s.resource_id
            WHERE s.origin IN ('aws', 'state', 'plan')
            """,
        examples: [
            RuleExample(
                "nothing is reserved", .pass, resources: ExampleFacts.configured(.aws, concurrency: .absent),
                deliveries: [ExampleFacts.notificationDelivery()]),
            RuleExample(
                "none is left", .fail, resources: ExampleFacts.configured(.aws, concurrency: .present(0)),
                deliveries: [ExampleFacts.notificationDelivery()]),
            RuleExample(
                "the concurrency could not be read", .unknown,
                resources: ExampleFacts.configured(
                    .aws, concurrency: .unread(ExampleFacts.denied("lambda:GetFunctionConcurrency"))),
                deliveries: [ExampleFacts.notificationDelivery()]),
            RuleExample(
                "the state reserves ten", .pass, resources: ExampleFacts.configured(.state, concurrency: .present(10)),
                deliveries: [ExampleFacts.notificationDelivery(.state)]),
            RuleExample(
                "the plan leaves none", .fail, resources: ExampleFacts.configured(.plan, concurrency: .present(0)),
                deliveries: [ExampleFacts.notificationDelivery(.plan)]),
        ])
}
