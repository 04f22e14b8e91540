import Facts

extension Catalogue {
    package static let deprecatedACLArgument = Rule(
        id: "deprecated-acl-argument",
        title: "Buckets are written without the deprecated acl and grant arguments",
        severity: .medium,
        category: .deprecations,
        rationale: """
            `acl` and `grant` on `aws_s3_bucket` have been deprecated since version 4 of the AWS provider. Buckets made \
            since April 2023 have access control lists switched off, so that an apply which sets one fails with \
            `AccessControlListNotSupported`.
            """,
        remedy: """
            Delete the argument. Where an access control list is really needed, write it as a resource of its own, \
            after ownership controls that allow one:

            ```hcl
            resource "aws_s3_bucket_acl" "this" {
              depends_on = [aws_s3_bucket_ownership_controls.this]
              bucket     = aws_s3_bucket.this.id
              acl        = "private"
            }
            ```
            """,
        sources: [
            RuleSource(
                "AWS provider: aws_s3_bucket",
                "https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket",
                read: "2026-11-24"),
            RuleSource(
                "Amazon S3: controlling ownership of objects and disabling ACLs",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
                read: "2026-11-24"),
        ],
        scope: """
            SELECT resource_id, origin FROM s3_bucket WHERE snapshot_id = :snapshot AND origin <> 'aws'
            UNION
            SELECT m.resource_id, r.origin FROM terraform_remark m JOIN resource r ON r.id = m.resource_id
            WHERE m.snapshot_id = :snapshot AND m.kind = 'deprecated_argument' AND m.subject IN ('acl', 'grant')
                AND r.type = 'aws_s3_bucket'
            """,
        sql: """
            WITH written AS (
                SELECT m.resource_id, m.subject, m.file, min(m.line) AS line
                FROM terraform_remark m JOIN resource r ON r.id = m.resource_id
                WHERE m.snapshot_id = :snapshot AND m.kind = 'deprecated_argument' AND m.subject IN ('acl', 'grant')
                    AND r.type = 'aws_s3_bucket'
                GROUP BY m.resource_id, m.subject
            ),
            -- Plans and states have no remarks; their values say it.
            fault AS (
                SELECT resource_id, subject, file, line FROM written
                UNION ALL
                SELECT b.resource_id, 'acl', NULL, NULL FROM s3_bucket b
                WHERE b.snapshot_id = :snapshot AND b.origin <> 'aws' AND b.acl_argument IS NOT NULL
                    AND b.resource_id NOT IN (SELECT resource_id FROM written WHERE subject = 'acl')
                UNION ALL
                SELECT b.resource_id, 'grant', NULL, NULL FROM s3_bucket b
                WHERE b.snapshot_id = :snapshot AND b.origin <> 'aws' AND b.has_grant_argument
                    AND b.resource_id NOT IN (SELECT resource_id FROM written WHERE subject = 'grant')
            )
            SELECT f.resource_id, r.origin, f.subject, 'fail' AS verdict,
                r.address || ' sets the deprecated argument '
                    || CASE WHEN f.subject = 'acl' AND b.acl_argument IS NOT NULL
                        THEN 'acl = "' || b.acl_argument || '"' ELSE f.subject END
                    || '.' AS reason,
                f.file, f.line,
                r.name AS "Bucket", CASE f.subject WHEN 'acl' THEN b.acl_argument END AS "ACL"
            FROM fault f JOIN resource r ON r.id = f.resource_id LEFT JOIN s3_bucket b ON b.resource_id = f.resource_id
            UNION ALL
            SELECT b.resource_id, b.origin, '', 'pass', '', NULL, NULL, b.name, NULL
            FROM s3_bucket b
            WHERE b.snapshot_id = :snapshot AND b.origin <> 'aws'
                AND b.resource_id NOT IN (SELECT resource_id FROM fault)
            """,
        examples: [
            RuleExample("no acl is written", .pass, resources: [ExampleFacts.bucket(.state)]),
            RuleExample(
                "acl is written", .fail, resources: [ExampleFacts.bucket(.state, aclArgument: "private")]),
            RuleExample(
                "grant is written", .fail, resources: [ExampleFacts.bucket(.config, hasGrantArgument: true)]),
            RuleExample(
                "acl is written in a file, from an input", .fail,
                resources: [
                    ExampleFacts.block(
                        "aws_s3_bucket", "aws_s3_bucket.raw", ExampleFacts.remark(.deprecatedArgument, "acl"))
                ]),
        ])
}
