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
        scope: "SELECT resource_id, origin FROM s3_bucket WHERE snapshot_id = :snapshot AND origin <> 'aws'",
        sql: """
            SELECT b.resource_id, b.origin, '' AS subject,
                CASE WHEN b.acl_argument IS NOT NULL OR b.has_grant_argument THEN 'fail' ELSE 'pass' END AS verdict,
                r.address || ' sets the deprecated argument '
                    || CASE WHEN b.acl_argument IS NOT NULL THEN 'acl = "' || b.acl_argument || '"' ELSE 'grant' END
                    || '.' AS reason,
                b.name AS "Bucket", b.acl_argument AS "ACL"
            FROM s3_bucket b JOIN resource r ON r.id = b.resource_id
            WHERE b.snapshot_id = :snapshot AND b.origin <> 'aws'
            """,
        examples: [
            RuleExample("no acl is written", .pass, resources: [ExampleFacts.bucket(.state)]),
            RuleExample(
                "acl is written", .fail, resources: [ExampleFacts.bucket(.state, aclArgument: "private")]),
            RuleExample(
                "grant is written", .fail, resources: [ExampleFacts.bucket(.config, hasGrantArgument: true)]),
        ])
}
