import Facts

extension Catalogue {
    package static let staleFunctionCode = Rule(
        id: "stale-function-code",
        title: "The code that was built is the code that runs",
        severity: .medium,
        category: .terraform,
        rationale: """
            The zip on this machine, the hash in the state and the code in the account are one package when all is well. \
            A local zip that differs was built and never applied: the fix that was tested does not run. Live code that \
            differs from the state was uploaded by hand and goes with the next apply. A function that ignores changes of \
            its code is not judged.
            """,
        remedy: """
            Tell Terraform when the zip changes, and apply:

            ```hcl
            resource "aws_lambda_function" "this" {
              filename         = "${path.module}/build/function.zip"
              source_code_hash = filebase64sha256("${path.module}/build/function.zip")
            }
            ```

            ```bash
            openssl dgst -sha256 -binary build/function.zip | base64
            aws lambda get-function-configuration --function-name FUNCTION --query CodeSha256
            ```
            """,
        sources: [
            RuleSource(
                "Terraform: lifecycle reference",
                "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle", read: "2026-11-25"),
            RuleSource(
                "AWS Lambda: FunctionConfiguration",
                "https://docs.aws.amazon.com/lambda/latest/dg/API_FunctionConfiguration.html", read: "2026-11-25"),
        ],
        scope: """
            SELECT p.resource_id, r.origin FROM local_package p JOIN resource r ON r.id = p.resource_id
            WHERE p.snapshot_id = :snapshot
            """,
        sql: """
            WITH \(ignoredArguments),
            package AS (
                SELECT p.resource_id, r.origin, r.address, p.path, p.sha256, p.sha256_state, p.sha256_reason,
                    coalesce(r.logical_id, r.arn) AS logical_id
                FROM local_package p JOIN resource r ON r.id = p.resource_id WHERE p.snapshot_id = :snapshot
            ),
            state AS (
                SELECT r.address, min(f.code_sha256) AS sha256, min(coalesce(r.logical_id, r.arn)) AS logical_id
                FROM lambda_function f JOIN resource r ON r.id = f.resource_id
                WHERE f.snapshot_id = :snapshot AND f.origin = 'state' GROUP BY r.address
            ),
            live AS (
                SELECT coalesce(r.logical_id, r.arn) AS logical_id, min(f.code_sha256) AS sha256
                FROM lambda_function f JOIN resource r ON r.id = f.resource_id
                WHERE f.snapshot_id = :snapshot AND f.origin = 'aws' GROUP BY 1
            ),
            judged AS (
                SELECT p.*, s.sha256 AS state_sha256, l.sha256 AS live_sha256,
                    p.address IN (
                        SELECT address FROM ignored WHERE argument IN ('all', 'source_code_hash', 'filename')) AS is_ignored,
                    p.sha256 <> s.sha256 AS is_unapplied, s.sha256 <> l.sha256 AS is_foreign,
                    p.sha256 <> l.sha256 AS is_behind
                FROM package p
                LEFT JOIN state s ON s.address = p.address
                LEFT JOIN live l ON l.logical_id = coalesce(s.logical_id, p.logical_id)
            )
            SELECT resource_id, origin, '' AS subject,
                CASE
                    WHEN is_ignored OR sha256_state = 'absent' THEN 'pass'
                    WHEN is_unapplied OR is_foreign OR is_behind THEN 'fail'
                    WHEN sha256_state IN ('unread', 'unknown') AND coalesce(state_sha256, live_sha256) IS NOT NULL THEN 'unknown'
                    ELSE 'pass' END AS verdict,
                CASE
                    WHEN is_unapplied AND is_foreign AND NOT coalesce(is_behind, 0) THEN 'The code of ' || address
                        || ' that runs is ' || path || ', and the state has another: it was not deployed by Terraform.'
                    WHEN is_foreign THEN 'The code of ' || address || ' that runs is not the one in the state: it was not deployed by Terraform.'
                    WHEN is_unapplied OR is_behind THEN path || ' of ' || address || ' was built and not applied: other code runs.'
                    ELSE 'The package ' || path || ' of ' || address || ' could not be read: ' || coalesce(sha256_reason, 'no reason was recorded') || '.'
                    END AS reason,
                path AS "Package", sha256 AS "SHA-256 here", state_sha256 AS "SHA-256 in the state",
                live_sha256 AS "SHA-256 in the account"
            FROM judged
            """,
        examples: [
            RuleExample(
                "one package everywhere", .pass,
                resources: [
                    ExampleFacts.packaged(.present("A=")), ExampleFacts.lambda(.state, code: "A="),
                    ExampleFacts.lambda(.aws, code: "A="),
                ], holdsUnread: true),
            RuleExample(
                "a new zip was not applied", .fail,
                resources: [
                    ExampleFacts.packaged(.present("B=")), ExampleFacts.lambda(.state, code: "A="),
                    ExampleFacts.lambda(.aws, code: "A="),
                ]),
            RuleExample(
                "other code was uploaded by hand", .fail,
                resources: [
                    ExampleFacts.packaged(.present("A=")), ExampleFacts.lambda(.state, code: "A="),
                    ExampleFacts.lambda(.aws, code: "C="),
                ]),
            RuleExample(
                "changes of the code are ignored", .pass,
                resources: [ExampleFacts.packaged(.present("B=")), ExampleFacts.lambda(.state, code: "A=")],
                blocks: [ExampleFacts.ignoring("source_code_hash")]),
            RuleExample(
                "the zip is not on this machine", .pass,
                resources: [ExampleFacts.packaged(.absent), ExampleFacts.lambda(.state, code: "A=")]),
            RuleExample(
                "the zip's path is not known", .unknown,
                resources: [ExampleFacts.packaged(.unknown("var.package")), ExampleFacts.lambda(.state, code: "A=")]),
        ])

    /// The common table expression `ignored(address, argument)`: what `lifecycle { ignore_changes }` names, of the
    /// instances of the configuration that are compared, and of the blocks themselves for addresses whose keys are not known before the
    /// apply.
    static let ignoredArguments = """
        ignored AS MATERIALIZED (
            SELECT w.address, i.value AS argument
            FROM resource w
            CROSS JOIN terraform_block b ON b.snapshot_id = w.snapshot_id AND b.file = w.file AND b.line = w.line
                AND b.type = w.type AND b.ignored_changes <> '[]'
            CROSS JOIN json_each(b.ignored_changes) i
            WHERE w.snapshot_id = :snapshot AND w.origin = 'config' AND w.type IN (
                'aws_cloudwatch_event_rule', 'aws_cloudwatch_event_target', 'aws_lambda_function',
                'aws_lambda_permission', 'aws_s3_bucket_notification')
            UNION
            SELECT b.address, i.value FROM terraform_block b CROSS JOIN json_each(b.ignored_changes) i
            WHERE b.snapshot_id = :snapshot AND b.kind = 'resource' AND b.ignored_changes <> '[]'
        )
        """
}
