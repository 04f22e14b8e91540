import Facts

extension Catalogue {
    package static let ownershipNotEnforced = Rule(
        id: "ownership-not-enforced",
        title: "Access control lists are switched off",
        severity: .low,
        category: .deprecations,
        rationale: """
            With `BucketOwnerEnforced` the bucket's owner owns every object and policies alone decide. Any other setting, \
            or none on a bucket from before April 2023, leaves ACLs in force: whoever uploads an object may own it and \
            keep the pipeline's functions from reading it.
            """,
        remedy: """
            Take grants of ACLs into policies first, then:

            ```hcl
            resource "aws_s3_bucket_ownership_controls" "this" {
              bucket = aws_s3_bucket.this.id
              rule {
                object_ownership = "BucketOwnerEnforced"
              }
            }
            ```
            """,
        sources: [
            RuleSource(
                "Amazon S3: OwnershipControlsRule",
                "https://docs.aws.amazon.com/AmazonS3/latest/API/API_OwnershipControlsRule.html", read: "2026-11-25")
        ],
        facts: [ReadableFact("s3_bucket", "ownership", action: "s3:GetBucketOwnershipControls")],
        aliases: ["s3_bucket_acl_prohibited", "CKV2_AWS_65"],
        scope: """
            SELECT resource_id, origin FROM s3_bucket
            WHERE snapshot_id = :snapshot AND origin = 'aws' AND \(isInScope("ownership_reason"))
            UNION
            SELECT id, origin FROM (\(ownershipControls)) c
            WHERE NOT EXISTS (
                SELECT 1 FROM s3_bucket b
                WHERE b.snapshot_id = :snapshot AND b.origin = c.origin AND b.name = c.bucket)
            """,
        sql: """
            SELECT b.resource_id, b.origin, '' AS subject,
                CASE WHEN b.ownership = 'BucketOwnerEnforced' THEN 'pass'
                    WHEN b.ownership_state IN ('unread', 'unknown') THEN 'unknown' ELSE 'fail' END AS verdict,
                CASE
                    WHEN b.ownership_state IN ('unread', 'unknown') THEN 'The ownership of ' || b.name
                        || ' could not be read: ' || coalesce(b.ownership_reason, 'no reason was recorded') || '.'
                    ELSE 'The ownership of ' || b.name || ' is '
                        || coalesce(b.ownership, 'not set, which leaves ACLs in force') || '.' END AS reason,
                NULL AS file, NULL AS line, b.name AS "Bucket", b.ownership AS "Ownership"
            FROM s3_bucket b
            WHERE b.snapshot_id = :snapshot AND b.origin = 'aws' AND \(isInScope("b.ownership_reason"))
            UNION ALL
            SELECT resource_id, origin, '', verdict, reason, file, line, bucket, ownership FROM (
                SELECT coalesce(min(b.resource_id), c.id) AS resource_id, c.origin, c.file, c.line, c.bucket, c.ownership,
                    CASE WHEN c.ownership = 'BucketOwnerEnforced' THEN 'pass'
                        WHEN c.ownership IS NULL OR instr(c.ownership, '${') > 0 THEN 'unknown' ELSE 'fail' END AS verdict,
                    c.address || CASE WHEN c.ownership IS NULL OR instr(c.ownership, '${') > 0
                        THEN ' sets an ownership that is not known before the apply.'
                        ELSE ' sets the ownership ' || c.ownership || '.' END AS reason
                FROM (\(ownershipControls)) c
                LEFT JOIN s3_bucket b ON b.snapshot_id = :snapshot AND b.origin = c.origin AND b.name = c.bucket
                GROUP BY c.id
            )
            -- Of two controls for one bucket the worse counts.
            GROUP BY resource_id, origin HAVING min(CASE verdict WHEN 'fail' THEN 0 WHEN 'unknown' THEN 1 ELSE 2 END) >= 0
            """,
        examples: [
            RuleExample(
                "the live bucket is enforced", .pass,
                resources: [ExampleFacts.liveBucket(ownership: .present("BucketOwnerEnforced"))]),
            RuleExample(
                "the live bucket prefers its owner", .fail,
                resources: [ExampleFacts.liveBucket(ownership: .present("BucketOwnerPreferred"))]),
            RuleExample(
                "the live bucket has no ownership controls", .fail,
                resources: [ExampleFacts.liveBucket(ownership: .absent)]),
            RuleExample(
                "the configuration leaves ACLs on", .fail,
                resources: [ExampleFacts.bucket(.config), ExampleFacts.ownershipControls(.config, "ObjectWriter")]),
            RuleExample(
                "of two controls of one bucket one leaves ACLs on", .fail,
                resources: [
                    ExampleFacts.bucket(.config), ExampleFacts.ownershipControls(.config, "BucketOwnerEnforced"),
                    ExampleFacts.ownershipControls(.config, "ObjectWriter", module: "module.layer."),
                ]),
            RuleExample(
                "the state has it enforced", .pass,
                resources: [
                    ExampleFacts.bucket(.state), ExampleFacts.ownershipControls(.state, "BucketOwnerEnforced"),
                ],
                holdsUnread: true),
            RuleExample(
                "the ownership is an input without a value", .unknown,
                resources: [ExampleFacts.ownershipControls(.config, "${var.ownership}")]),
            RuleExample(
                "the live ownership could not be read", .unknown,
                resources: [
                    ExampleFacts.liveBucket(ownership: .unread(ExampleFacts.denied("s3:GetBucketOwnershipControls")))
                ]),
        ])
}
