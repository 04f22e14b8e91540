import Facts

extension Catalogue {
    package static let deprecatedBucketArgument = Rule(
        id: "deprecated-bucket-argument",
        title: "Settings of buckets are resources of their own",
        severity: .medium,
        category: .deprecations,
        rationale: """
            Version 4 of the AWS provider moved the settings of `aws_s3_bucket` into resources of their own and \
            deprecated the inline arguments; a later major version removes them. Written both ways, the two undo \
            each other at every apply.
            """,
        remedy: """
            Move each argument into the resource that the finding names, then take the setting over without changing \
            it:

            ```hcl
            resource "aws_s3_bucket_versioning" "this" {
              bucket = aws_s3_bucket.this.id
              versioning_configuration {
                status = "Enabled"
              }
            }
            ```

            ```bash
            terraform import aws_s3_bucket_versioning.this BUCKET
            terraform plan
            ```
            """,
        sources: [
            RuleSource(
                "AWS provider: aws_s3_bucket",
                "https://raw.githubusercontent.com/hashicorp/terraform-provider-aws/v6.68.0/website/docs/r/s3_bucket.html.markdown",
                read: "2026-11-25")
        ],
        scope: deprecatedBucketArgumentQuery.scope,
        sql: deprecatedBucketArgumentQuery.sql,
        examples: [
            RuleExample(
                "versioning is a resource of its own", .pass,
                resources: [
                    ExampleFacts.rootModule(),
                    ExampleFacts.block("aws_s3_bucket_versioning", "aws_s3_bucket_versioning.raw"),
                ]),
            RuleExample(
                "versioning is written inline", .fail,
                resources: [
                    ExampleFacts.rootModule(),
                    ExampleFacts.block(
                        "aws_s3_bucket", "aws_s3_bucket.raw",
                        ExampleFacts.remark(.deprecatedArgument, "versioning")),
                ]),
            RuleExample(
                "acl is written inline, which another rule tells", .pass,
                resources: [
                    ExampleFacts.rootModule(),
                    ExampleFacts.block(
                        "aws_s3_bucket", "aws_s3_bucket.raw",
                        ExampleFacts.remark(.deprecatedArgument, "acl")),
                ]),
        ])

    private static let deprecatedBucketArgumentQuery = RemarkQuery(
        kinds: [.deprecatedArgument],
        condition:
            "r.type = 'aws_s3_bucket' AND \(firstPart) IN (SELECT value FROM json_each('\(bucketArgumentNames)'))",
        subject: "m.subject",
        reason: """
            r.address || ' sets the deprecated argument ' || m.subject || '; write ' || \(bucketArgumentResource) || '.'
            """,
        evidence: [("Argument", "m.subject"), ("Write instead", bucketArgumentResource)])

    /// Deprecated argument of `aws_s3_bucket` → the resource that replaces it.
    private static let bucketArguments = [
        ("acceleration_status", "aws_s3_bucket_accelerate_configuration"),
        ("cors_rule", "aws_s3_bucket_cors_configuration"),
        ("lifecycle_rule", "aws_s3_bucket_lifecycle_configuration"),
        ("logging", "aws_s3_bucket_logging"),
        ("object_lock_configuration", "aws_s3_bucket_object_lock_configuration"),
        ("policy", "aws_s3_bucket_policy"),
        ("replication_configuration", "aws_s3_bucket_replication_configuration"),
        ("request_payer", "aws_s3_bucket_request_payment_configuration"),
        ("server_side_encryption_configuration", "aws_s3_bucket_server_side_encryption_configuration"),
        ("versioning", "aws_s3_bucket_versioning"),
        ("website", "aws_s3_bucket_website_configuration"),
    ]

    static let bucketArgumentNames = JSONValue.array(bucketArguments.map { .string($0.0) }).canonicalText

    private static let bucketArgumentResource =
        "CASE \(firstPart) \(bucketArguments.map { "WHEN '\($0.0)' THEN '\($0.1)'" }.joined(separator: " ")) END"

    /// The argument or block at the top of the remark's path.
    static let firstPart = "substr(m.subject, 1, instr(m.subject || '.', '.') - 1)"
}
