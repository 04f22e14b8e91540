import Facts

extension Catalogue {
    package static let unmanagedResource = Rule(
        id: "unmanaged-resource",
        title: "What is wired to the pipeline is in a state",
        severity: .low,
        category: .terraform,
        rationale: """
            A bucket, rule or function that takes part in the pipeline and is in none of the states was made by hand, or \
            its state is kept elsewhere. No plan shows when it changes, and a second deployment does not have it.
            """,
        remedy: """
            Write the resource and take it over, or delete it where it is a leftover:

            ```hcl
            import {
              to = aws_lambda_function.processing
              id = "FUNCTION"
            }
            ```

            ```bash
            terraform plan -generate-config-out=imported.tf
            ```

            Where another state has it, give that state to the next snapshot too.
            """,
        sources: [
            RuleSource(
                "Terraform: lifecycle reference",
                "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle", read: "2026-11-25")
        ],
        scope: """
            SELECT resource_id, 'aws' AS origin FROM (\(wiredResources)) WHERE \(stateWasRead)
            """,
        sql: """
            SELECT r.id AS resource_id, r.origin, '' AS subject,
                CASE
                    WHEN EXISTS (
                        SELECT 1 FROM resource s
                        WHERE s.snapshot_id = :snapshot AND s.logical_id = coalesce(r.logical_id, r.arn)
                            AND s.origin = 'state') THEN 'pass'
                    WHEN EXISTS (
                        SELECT 1 FROM resource s
                        WHERE s.snapshot_id = :snapshot AND s.arn = coalesce(r.logical_id, r.arn)
                            AND s.origin = 'state' AND s.logical_id IS NULL) THEN 'pass'
                    ELSE 'fail' END AS verdict,
                CASE r.type WHEN 'aws_s3_bucket' THEN 'The bucket ' WHEN 'aws_lambda_function' THEN 'The function '
                    ELSE 'The EventBridge rule ' END
                    || r.name || ' takes part in the pipeline and is in none of the states that were read.' AS reason,
                r.type AS "Type", r.arn AS "ARN"
            FROM (\(wiredResources)) w JOIN resource r ON r.id = w.resource_id
            WHERE \(stateWasRead)
            """,
        examples: [
            RuleExample(
                "the state has bucket, rule and function", .pass,
                resources: ExampleFacts.targetedFunction + [
                    ExampleFacts.bucket(.state), ExampleFacts.lambda(.state),
                    ExampleFacts.eventRule(.state, pattern: .absent),
                ], deliveries: [ExampleFacts.delivery()], collections: [ExampleFacts.stateWasRead]),
            RuleExample(
                "the rule was made by hand", .fail,
                resources: ExampleFacts.targetedFunction + [ExampleFacts.bucket(.state), ExampleFacts.lambda(.state)],
                deliveries: [ExampleFacts.delivery()], collections: [ExampleFacts.stateWasRead]),
        ])

    private static let wiredResources = """
        SELECT bucket_id AS resource_id FROM delivery
        WHERE snapshot_id = :snapshot AND origin = 'aws' AND bucket_id IS NOT NULL
        UNION
        SELECT rule_id FROM delivery WHERE snapshot_id = :snapshot AND origin = 'aws' AND rule_id IS NOT NULL
        UNION
        SELECT function_id FROM delivery WHERE snapshot_id = :snapshot AND origin = 'aws' AND function_id IS NOT NULL
        """
}
