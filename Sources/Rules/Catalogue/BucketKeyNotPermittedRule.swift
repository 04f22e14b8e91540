import Facts

extension Catalogue {
    /// The directions in which the function may use a bucket that a key encrypts.
    private static let inUse = """
        a.snapshot_id = :snapshot AND a.key_decision <> 'n/a' AND a.decision <> 'denied'
            AND (a.purpose = 'environment' OR a.purpose = 'trigger' AND a.mode = 'read')
        """

    package static let bucketKeyNotPermitted = Rule(
        id: "bucket-key-not-permitted",
        title: "Who may use a bucket may use the key that encrypts it",
        severity: .high,
        category: .access,
        rationale: """
            With a KMS key on the bucket, reading an object takes `kms:Decrypt` and writing one `kms:GenerateDataKey`, by \
            the role's policies and by the key's own. Without them S3 answers `AccessDenied`, whatever the bucket permits. \
            Judged are the directions in which the function may use the bucket.
            """,
        remedy: """
            Permit the use of the key, in the role as long as the key's policy lets the account's IAM decide:

            ```hcl
            resource "aws_iam_role_policy" "bucket_key" {
              name = "bucket-key"
              role = aws_iam_role.this.id
              policy = jsonencode({
                Version = "2012-10-17"
                Statement = [{
                  Effect   = "Allow"
                  Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
                  Resource = [aws_kms_key.this.arn]
                }]
              })
            }
            ```

            A key of another account needs the statement in its own policy, too.
            """,
        sources: [
            RuleSource(
                "Amazon S3: using server-side encryption with AWS KMS keys",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html", read: "2026-11-25")
        ],
        facts: [ReadableFact("access", "key_decision", action: "kms:GetKeyPolicy")],
        scope: """
            SELECT DISTINCT a.function_id AS resource_id, a.origin FROM access a WHERE \(inUse)
            """,
        sql: """
            WITH open AS (
                SELECT a.function_id AS resource_id, a.origin, \(AccessQuery.target) || ' ' || a.mode AS subject,
                    CASE WHEN a.key_decision IN ('denied', 'partly') AND a.decision IN ('allowed', 'partly')
                        THEN 'fail' ELSE 'unknown' END AS verdict,
                    CASE WHEN a.key_decision IN ('unread', 'unknown') THEN a.key_reason
                        WHEN a.decision IN ('unread', 'unknown') THEN a.reason
                        ELSE f.name || ' may ' || a.mode || ' the objects of ' || a.target || ', but not '
                            || CASE a.mode WHEN 'read' THEN 'decrypt with' ELSE 'make data keys of' END
                            || ' the key that encrypts them.' END AS reason,
                    a.target AS "Bucket", a.key_arn AS "Key",
                    CASE a.mode WHEN 'read' THEN 'kms:Decrypt' ELSE 'kms:GenerateDataKey' END AS "Action",
                    a.key_reason AS "Why", a.key_statement AS "Deciding statement", f.role_arn AS "Role"
                FROM access a
                JOIN lambda_function f ON f.resource_id = a.function_id
                LEFT JOIN resource b ON b.id = a.bucket_id
                WHERE \(inUse) AND a.key_decision <> 'allowed'
            ),
            worst AS (
                SELECT *, max(verdict = 'fail') AS is_failure FROM open GROUP BY resource_id, origin, subject
            )
            SELECT resource_id, origin, subject, verdict, reason, "Bucket", "Key", "Action", "Why",
                "Deciding statement", "Role"
            FROM worst
            UNION ALL
            SELECT a.function_id, a.origin, '', 'pass', '', NULL, NULL, NULL, NULL, NULL, NULL
            FROM access a WHERE \(inUse)
            GROUP BY a.function_id, a.origin HAVING min(a.key_decision = 'allowed') = 1
            """,
        examples: [
            RuleExample(
                "the reader may decrypt", .pass, resources: ExampleFacts.notified(.aws),
                accesses: [ExampleFacts.access(.aws, .trigger, .read, .allowed, key: .allowed)]),
            RuleExample(
                "the reader may not decrypt", .fail, resources: ExampleFacts.notified(.aws),
                accesses: [ExampleFacts.access(.aws, .trigger, .read, .allowed, key: .denied)]),
            RuleExample(
                "the writer may not make data keys", .fail, resources: ExampleFacts.notified(.aws),
                accesses: [ExampleFacts.access(.aws, .environment, .write, .allowed, key: .denied)]),
            RuleExample(
                "who may not read the bucket needs no key for it", .pass, resources: ExampleFacts.notified(.aws),
                accesses: [
                    ExampleFacts.access(.aws, .environment, .read, .denied, key: .denied),
                    ExampleFacts.access(.aws, .environment, .write, .allowed, key: .allowed),
                ]),
            RuleExample(
                "the key's policy could not be read", .unknown, resources: ExampleFacts.notified(.aws),
                accesses: [ExampleFacts.access(.aws, .trigger, .read, .allowed, key: .unread)]),
            RuleExample(
                "the written role may decrypt", .pass, resources: ExampleFacts.notified(.config),
                accesses: [ExampleFacts.access(.config, .trigger, .read, .allowed, key: .allowed)]),
            RuleExample(
                "the planned role may not decrypt", .fail, resources: ExampleFacts.notified(.plan),
                accesses: [ExampleFacts.access(.plan, .trigger, .read, .partly, key: .denied)]),
        ])
}
