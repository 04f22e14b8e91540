import Facts

extension Catalogue {
    package static let envBucketNotPermitted = Rule(
        id: "env-bucket-not-permitted",
        title: "A function may use the buckets that its environment names",
        severity: .high,
        category: .access,
        rationale: """
            A variable that names a bucket says what the function works with. Where its role may neither read nor write an \
            object there, the first call ends in `AccessDenied`, at run time only. One of the two is enough to pass: most \
            functions read from one bucket and write to another.
            """,
        remedy: """
            Permit what the function does there, and nothing else:

            ```hcl
            resource "aws_iam_role_policy" "write_processed" {
              name = "write-processed"
              role = aws_iam_role.this.id
              policy = jsonencode({
                Version = "2012-10-17"
                Statement = [{
                  Effect   = "Allow"
                  Action   = ["s3:PutObject"]
                  Resource = ["${aws_s3_bucket.processed.arn}/*"]
                }]
              })
            }
            ```

            or remove the variable, if nothing reads it.
            """,
        sources: [
            RuleSource(
                "IAM: policy evaluation logic",
                "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
                read: "2026-11-25"),
            RuleSource(
                "AWS Lambda: execution role",
                "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html", read: "2026-11-25"),
        ],
        facts: [ReadableFact("access", "decision", action: "iam:GetRolePolicy")],
        scope: """
            SELECT DISTINCT function_id AS resource_id, origin FROM access
            WHERE snapshot_id = :snapshot AND purpose = 'environment' AND bucket_id IS NOT NULL
            """,
        sql: """
            -- Most pass, and the sentences about the others are long: they are put together for these alone.
            WITH judged AS MATERIALIZED (
                SELECT a.function_id, a.origin, \(AccessQuery.target) AS subject,
                    max(a.decision IN ('allowed', 'partly')) AS may_something
                FROM access a JOIN resource b ON b.id = a.bucket_id
                WHERE a.snapshot_id = :snapshot AND a.purpose = 'environment'
                GROUP BY a.function_id, a.origin, subject
            ),
            named AS (
                SELECT a.function_id, a.origin, \(AccessQuery.target) AS subject, a.target,
                    (SELECT listed(value, key) FROM json_each(a.variables)) AS variables,
                    max(a.decision IN ('allowed', 'partly')) AS may_something,
                    min(a.decision = 'denied') AS may_nothing,
                    max(CASE WHEN a.decision <> 'denied' THEN a.reason END) AS doubt,
                    group_concat(a.action || ': ' || a.reason, ' ') AS why,
                    max(CASE WHEN a.decision = 'denied' THEN a.statement END) AS statement
                FROM access a JOIN resource b ON b.id = a.bucket_id
                WHERE a.snapshot_id = :snapshot AND a.purpose = 'environment'
                    AND a.function_id IN (SELECT function_id FROM judged WHERE NOT may_something)
                GROUP BY a.function_id, a.origin, subject
            )
            SELECT n.function_id AS resource_id, n.origin, n.subject,
                CASE WHEN n.may_nothing THEN 'fail' ELSE 'unknown' END AS verdict,
                CASE WHEN n.may_nothing THEN 'The variable ' || n.variables || ' of ' || f.name || ' names the bucket '
                    || n.target || ', where it may neither read nor write an object.'
                    ELSE n.doubt END AS reason,
                n.variables AS "Variable", n.target AS "Bucket", n.why AS "Why", n.statement AS "Deciding statement",
                f.role_arn AS "Role"
            FROM named n JOIN lambda_function f ON f.resource_id = n.function_id
            WHERE NOT n.may_something
            UNION ALL
            SELECT function_id, origin, subject, 'pass', '', NULL, NULL, NULL, NULL, NULL FROM judged WHERE may_something
            """,
        examples: [
            RuleExample(
                "the function may write there", .pass, resources: ExampleFacts.notified(.aws),
                accesses: [
                    ExampleFacts.access(.aws, .environment, .read, .denied),
                    ExampleFacts.access(.aws, .environment, .write, .allowed),
                ]),
            RuleExample(
                "the function may do nothing there", .fail, resources: ExampleFacts.notified(.aws),
                accesses: [
                    ExampleFacts.access(.aws, .environment, .read, .denied),
                    ExampleFacts.access(.aws, .environment, .write, .denied),
                ]),
            RuleExample(
                "the role's policies could not be read", .unknown, resources: ExampleFacts.notified(.aws),
                accesses: [
                    ExampleFacts.access(.aws, .environment, .read, .unread),
                    ExampleFacts.access(.aws, .environment, .write, .denied),
                ]),
            RuleExample(
                "the written role may read there", .pass, resources: ExampleFacts.notified(.config),
                accesses: [
                    ExampleFacts.access(.config, .environment, .read, .partly),
                    ExampleFacts.access(.config, .environment, .write, .denied),
                ]),
            RuleExample(
                "the planned role may do nothing there", .fail, resources: ExampleFacts.notified(.plan),
                accesses: [
                    ExampleFacts.access(.plan, .environment, .read, .denied),
                    ExampleFacts.access(.plan, .environment, .write, .denied),
                ]),
        ])
}
