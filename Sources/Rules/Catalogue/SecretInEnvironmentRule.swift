import Facts

extension Catalogue {
    package static let secretInEnvironment = Rule(
        id: "secret-in-environment",
        title: "No credential stands in a function's environment",
        severity: .high,
        category: .access,
        rationale: """
            Everybody who may read a function's configuration reads its variables, and so does everybody who may read the \
            Terraform state. A value counts as a credential when it has a known form (an AWS access key, a token of a known \
            service, a private key, a URL with a password), or a name such as `PASSWORD` with a value that looks random. \
            Only the variable's name is kept; the value is shown nowhere.
            """,
        remedy: """
            Change the credential first: it has been seen. Then keep it in a store and give the function its name:

            ```hcl
            resource "aws_lambda_function" "this" {
              environment {
                variables = {
                  DB_SECRET_ARN = aws_secretsmanager_secret.db.arn
                }
              }
            }
            ```

            with `secretsmanager:GetSecretValue` on that ARN in its role. For AWS itself the role is the credential; a \
            function needs no access key.
            """,
        sources: [
            RuleSource(
                "AWS Lambda: working with environment variables",
                "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html", read: "2026-11-25")
        ],
        facts: [ReadableFact("lambda_function", "environment", action: "lambda:ListFunctions")],
        aliases: ["awslambda_function_no_secrets_in_variables"],
        answersUnread: ["lambda:environment"],
        scope: "SELECT resource_id, origin FROM lambda_function WHERE snapshot_id = :snapshot",
        sql: """
            WITH secret AS MATERIALIZED (
                SELECT f.resource_id, f.origin, f.name AS function, json_extract(s.value, '$.name') AS name,
                    min(json_extract(s.value, '$.form')) AS form
                FROM lambda_function f CROSS JOIN json_each(f.secret_variables) s
                WHERE f.snapshot_id = :snapshot AND f.secret_variables <> '[]'
                GROUP BY f.resource_id, json_extract(s.value, '$.name')
            ),
            unread AS MATERIALIZED (
                SELECT f.resource_id, min(c.reason) AS reason
                FROM coverage c
                CROSS JOIN resource r ON r.snapshot_id = c.snapshot_id AND r.type = 'aws_lambda_function'
                    AND r.name = c.owner AND r.origin = 'aws' AND coalesce(r.region, c.region) = c.region
                CROSS JOIN lambda_function f ON f.resource_id = r.id
                WHERE c.snapshot_id = :snapshot AND c.origin = 'aws' AND c.fact = 'lambda:environment'
                    AND c.state = 'unread'
                GROUP BY f.resource_id
            )
            SELECT resource_id, origin, name AS subject, 'fail' AS verdict,
                'The variable ' || name || ' of ' || function || ' holds what looks like a credential: ' || form || '.' AS reason,
                name AS "Variable", form AS "Looks like"
            FROM secret
            UNION ALL
            SELECT f.resource_id, f.origin, '', CASE WHEN u.reason IS NULL THEN 'pass' ELSE 'unknown' END,
                'The environment of ' || f.name || ' could not be read: ' || u.reason || '.', NULL, NULL
            FROM lambda_function f LEFT JOIN unread u ON u.resource_id = f.resource_id
            WHERE f.snapshot_id = :snapshot AND f.resource_id NOT IN (SELECT resource_id FROM secret)
            """,
        examples: [
            RuleExample(
                "no value looks like a credential", .pass,
                resources: [ExampleFacts.environment(.aws, ["RAW_BUCKET": "pipeline-raw", "LOG_LEVEL": nil])]),
            RuleExample(
                "a value is an access key", .fail,
                resources: [
                    ExampleFacts.environment(
                        .aws, ["KEY_ID": nil], secrets: [SecretVariable(name: "KEY_ID", form: "AWS access key id")])
                ]),
            RuleExample(
                "the environment could not be read", .unknown, resources: [ExampleFacts.environment(.aws)],
                coverage: [
                    Coverage(
                        origin: .aws, region: "us-east-1", owner: "processing", fact: "lambda:environment",
                        state: .unread, unread: ExampleFacts.denied("kms:Decrypt"))
                ]),
            RuleExample(
                "no written value looks like a credential", .pass,
                resources: [ExampleFacts.environment(.config, ["RAW_BUCKET": ExampleFacts.writtenBucket])],
                holdsUnread: true),
            RuleExample(
                "a written value is a password", .fail,
                resources: [
                    ExampleFacts.environment(
                        .config, ["DB_PASSWORD": nil],
                        secrets: [SecretVariable(name: "DB_PASSWORD", form: "random text under a secret's name")])
                ]),
        ])
}
