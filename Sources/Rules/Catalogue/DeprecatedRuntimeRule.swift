import Facts

extension Catalogue {
    package static let deprecatedRuntime = Rule(
        id: "deprecated-runtime",
        title: "Functions run on a runtime that AWS supports",
        severity: .high,
        category: .deprecations,
        rationale: """
            Past its end of support a runtime gets no security patches. Later AWS refuses to create functions on it, and \
            then to update them: from that day on the next apply that touches the function's code or settings fails, and \
            the function can only be replaced. Medium up to the last step, from 90 days before the end of support; high \
            once updates are blocked. The dates are those that AWS published by \(LambdaRuntimes.asOf).
            """,
        remedy: """
            Move to the runtime that the finding names, test the function with it, and apply:

            ```hcl
            resource "aws_lambda_function" "this" {
              runtime = "python3.13"
            }
            ```

            Rebuild layers with compiled dependencies for the new runtime at the same time, and add it to their \
            `compatible_runtimes`.
            """,
        sources: [
            RuleSource(
                "AWS Lambda: runtime deprecation policy",
                "https://docs.aws.amazon.com/lambda/latest/dg/runtime-support-policy.md", read: "2026-11-25")
        ],
        aliases: [
            "awslambda_function_using_supported_runtimes", "CKV_AWS_363", "aws_lambda_function_deprecated_runtime",
        ],
        scope: "SELECT resource_id, origin FROM lambda_function WHERE snapshot_id = :snapshot",
        sql: """
            WITH runtime(name, end_of_support, block_create, block_update) AS (VALUES \(LambdaRuntimes.rows)),
            day AS (
                SELECT date(:as_of_ms / 1000, 'unixepoch') AS today,
                    date(:as_of_ms / 1000, 'unixepoch', '+90 days') AS soon
            ),
            -- Few runtimes are used by many functions: each is looked up once.
            used AS MATERIALIZED (
                SELECT u.runtime, t.end_of_support, t.block_create, t.block_update,
                    CASE
                        WHEN instr(u.runtime, '${') > 0 THEN 'open'
                        WHEN t.block_update <= day.today THEN 'blocked'
                        WHEN t.end_of_support <= day.today THEN 'ended'
                        WHEN t.end_of_support <= day.soon THEN 'soon'
                        ELSE 'supported' END AS stage,
                    -- Of the same language: `python` of `python3.9`, `nodejs` of `nodejs20.x`.
                    (SELECT n.name FROM runtime n
                        WHERE n.name LIKE rtrim(u.runtime, '0123456789.x') || '%' AND n.end_of_support > t.end_of_support
                        ORDER BY n.end_of_support DESC, length(n.name) DESC, n.name DESC LIMIT 1) AS longest
                FROM (SELECT DISTINCT runtime FROM lambda_function WHERE snapshot_id = :snapshot AND runtime IS NOT NULL) u
                CROSS JOIN day LEFT JOIN runtime t ON t.name = u.runtime
            ),
            judged AS (
                SELECT f.resource_id, f.origin, f.runtime, coalesce(r.address, f.name) AS function, u.end_of_support,
                    u.block_create, u.block_update, coalesce(u.stage, 'supported') AS stage, u.longest
                FROM lambda_function f JOIN resource r ON r.id = f.resource_id LEFT JOIN used u ON u.runtime = f.runtime
                WHERE f.snapshot_id = :snapshot
            )
            SELECT resource_id, origin, '' AS subject,
                CASE stage WHEN 'open' THEN 'unknown' WHEN 'supported' THEN 'pass' ELSE 'fail' END AS verdict,
                CASE stage WHEN 'blocked' THEN 'high' ELSE 'medium' END AS severity,
                CASE stage
                    WHEN 'open' THEN 'The runtime of ' || function || ' is not known before the apply: ' || runtime || '.'
                    WHEN 'blocked' THEN function || ' runs on ' || runtime || ': since ' || block_update
                        || ' AWS refuses to update functions on it.'
                    WHEN 'ended' THEN function || ' runs on ' || runtime || ', whose support ended on ' || end_of_support
                        || coalesce('; from ' || block_update || ' AWS refuses to update functions on it.', '.')
                    ELSE function || ' runs on ' || runtime || ', whose support ends on ' || end_of_support || '.' END AS reason,
                runtime AS "Runtime", end_of_support AS "End of support", block_create AS "Creation blocked from",
                block_update AS "Updates blocked from",
                CASE WHEN stage IN ('blocked', 'ended', 'soon') THEN longest END AS "Longest supported"
            FROM judged
            """,
        examples: [
            RuleExample(
                "the runtime is supported for years", .pass,
                resources: [ExampleFacts.lambda(.aws, runtime: "python3.13")], asOfMS: ExampleFacts.november2026),
            RuleExample(
                "a container image has no runtime", .pass,
                resources: [ExampleFacts.lambda(.state)], asOfMS: ExampleFacts.november2026),
            RuleExample(
                "support ends within 90 days", .fail,
                resources: [ExampleFacts.lambda(.state, runtime: "nodejs22.x")], asOfMS: ExampleFacts.february2027),
            RuleExample(
                "support has ended", .fail,
                resources: [ExampleFacts.lambda(.config, runtime: "python3.9")], asOfMS: ExampleFacts.november2026),
            RuleExample(
                "updates are blocked", .fail,
                resources: [ExampleFacts.lambda(.aws, runtime: "python3.6")], asOfMS: ExampleFacts.november2026),
            RuleExample(
                "the runtime is an input without a value", .unknown,
                resources: [ExampleFacts.lambda(.config, runtime: "${var.runtime}")], asOfMS: ExampleFacts.november2026),
            RuleExample(
                "a runtime that the dates do not have", .pass,
                resources: [ExampleFacts.lambda(.aws, runtime: "python3.99")], asOfMS: ExampleFacts.november2026),
        ])
}
