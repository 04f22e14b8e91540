import Facts

extension Catalogue {
    package static let bucketPublicAccess = Rule(
        id: "bucket-public-access",
        title: "Buckets are not public",
        severity: .critical,
        category: .hygiene,
        rationale: """
            A public bucket's objects are found within hours: scanners try names by the million. What the pipeline \
            collects, and what it makes of it, is then anybody's.
            """,
        remedy: """
            Switch public access off; this takes the effect from grants and policy at once:

            ```hcl
            resource "aws_s3_bucket_public_access_block" "this" {
              bucket                  = aws_s3_bucket.this.id
              block_public_acls       = true
              block_public_policy     = true
              ignore_public_acls      = true
              restrict_public_buckets = true
            }
            ```
            """,
        sources: [
            .prowler("s3_bucket_public_access"),
            RuleSource(
                "Amazon S3: blocking public access",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
                read: "2026-11-25"),
        ],
        facts: [
            ReadableFact("s3_bucket_settings", "policy", action: "s3:GetBucketPolicy"),
            ReadableFact("s3_bucket_settings", "public_access_block", action: "s3:GetBucketPublicAccessBlock"),
            ReadableFact("s3_bucket", "acl", action: "s3:GetBucketAcl"),
            ReadableFact("account_setting", "value", action: "s3:GetAccountPublicAccessBlock"),
        ],
        aliases: ["s3_bucket_public_access", "CKV_AWS_20", "CKV_AWS_57"],
        scope: """
            SELECT resource_id, origin FROM s3_bucket_settings WHERE snapshot_id = :snapshot
            """,
        sql: """
            WITH \(HygieneBlock.account),
            \(HygienePolicy.grantees(of: "s3_bucket_settings")),
            public_policy AS MATERIALIZED (
                SELECT DISTINCT g.resource_id FROM grantee g
                WHERE \(HygienePolicy.isEveryone("g")) AND NOT \(HygienePolicy.isNarrowed("g"))
            ),
            public_acl AS MATERIALIZED (\(publicACLs)),
            part AS MATERIALIZED (
                SELECT s.resource_id, s.origin, s.policy_state, s.policy_reason, s.public_access_block, s.public_access_block_state,
                    s.public_access_block_reason, a.reason AS account_reason, b.acl_state, b.acl_reason,
                    (\(HygieneBlock.isOpen("s")) OR a.reason IS NOT NULL) AS is_block_open,
                    CASE WHEN a.restricts OR \(HygieneBlock.blocks("RestrictPublicBuckets", of: "s.public_access_block"))
                            OR s.policy_state = 'absent' THEN 'no'
                        WHEN s.policy_state IN ('unread', 'unknown') THEN 'open'
                        WHEN p.resource_id IS NULL THEN 'no' ELSE 'yes' END AS by_policy,
                    CASE WHEN a.ignores OR \(HygieneBlock.blocks("IgnorePublicAcls", of: "s.public_access_block")) THEN 'no'
                        WHEN c.resource_id IS NOT NULL THEN 'yes'
                        WHEN b.acl_state IN ('unread', 'unknown') THEN 'open' ELSE 'no' END AS by_acl
                FROM s3_bucket_settings s CROSS JOIN account_block a ON a.origin = s.origin
                CROSS JOIN s3_bucket b ON b.resource_id = s.resource_id
                LEFT JOIN public_policy p ON p.resource_id = s.resource_id
                LEFT JOIN public_acl c ON c.resource_id = s.resource_id
                WHERE s.snapshot_id = :snapshot
            )
            SELECT s.resource_id, s.origin, '' AS subject,
                CASE WHEN s.by_policy = 'no' AND s.by_acl = 'no' THEN 'pass'
                    WHEN 'yes' IN (s.by_policy, s.by_acl) AND NOT s.is_block_open THEN 'fail' ELSE 'unknown' END AS verdict,
                CASE
                    WHEN s.by_policy = 'no' AND s.by_acl = 'no' THEN ''
                    WHEN 'yes' IN (s.by_policy, s.by_acl) AND NOT s.is_block_open THEN \(HygieneSetting.label) || ' is public by its '
                        || CASE WHEN s.by_policy <> 'yes' THEN 'ACL' WHEN s.by_acl <> 'yes' THEN 'policy' ELSE 'policy and its ACL' END
                        || ', and no block takes the effect from it.'
                    WHEN 'yes' IN (s.by_policy, s.by_acl) THEN \(HygieneSetting.label)
                        || ' is public unless a block takes the effect, and that is not known: '
                        || CASE WHEN \(HygieneBlock.isOpen("s")) THEN 'that of the bucket ' || \(HygieneBlock.why("s"))
                            ELSE 'that of the account: ' || s.account_reason END || '.'
                    ELSE 'Whether ' || \(HygieneSetting.label) || ' is public is not known: its '
                        || CASE s.by_policy WHEN 'open' THEN 'policy: ' || s.policy_reason ELSE 'ACL: ' || s.acl_reason END || '.'
                    END AS reason,
                s.by_policy AS "Public by policy", s.by_acl AS "Public by ACL"
            FROM part s
            """,
        examples: [
            RuleExample(
                "policy and ACL grant nobody unknown", .pass,
                resources: [
                    ExampleFacts.settled { $0.policy = ExampleFacts.allowing(ExampleFacts.roleOfOtherAccount, "s3:*") }
                ],
                holdsUnread: true),
            RuleExample(
                "the account's block takes the effect", .pass,
                resources: [ExampleFacts.settled { $0.policy = ExampleFacts.allowing(#""*""#, "s3:GetObject") }],
                accountSettings: [ExampleFacts.accountBlock(ExampleFacts.blocked)], holdsUnread: true),
            RuleExample(
                "a VPC endpoint is the only way in", .pass,
                resources: [
                    ExampleFacts.settled {
                        $0.policy = ExampleFacts.allowing(
                            #""*""#, "s3:GetObject", condition: #"{"StringEquals":{"aws:SourceVpce":"vpce-1"}}"#)
                    }
                ], holdsUnread: true),
            RuleExample(
                "everyone reads by the policy", .fail,
                resources: [ExampleFacts.settled { $0.policy = ExampleFacts.allowing(#""*""#, "s3:GetObject") }]),
            RuleExample(
                "everyone reads by the ACL", .fail,
                resources: [
                    ExampleFacts.settled(
                        bucket: S3Bucket(name: ExampleFacts.bucketName, acl: .present([ExampleFacts.everyonesGrant])))
                ]),
            RuleExample(
                "the configuration writes a public ACL", .fail,
                resources: [
                    ExampleFacts.settled(.config) { $0.publicAccessBlock = ExampleFacts.unblocked },
                    ExampleFacts.block(
                        "aws_s3_bucket_acl", "aws_s3_bucket_acl.raw",
                        attributes: #"{"acl":"public-read","bucket":"pipeline-raw"}"#),
                ]),
            RuleExample(
                "the ACL could not be read", .unknown,
                resources: [
                    ExampleFacts.settled(
                        bucket: S3Bucket(
                            name: ExampleFacts.bucketName, acl: .unread(ExampleFacts.denied("s3:GetBucketAcl"))))
                ]),
            RuleExample(
                "the policy could not be read", .unknown,
                resources: [ExampleFacts.settled { $0.policy = .unread(ExampleFacts.denied("s3:GetBucketPolicy")) }]),
            RuleExample(
                "the account's block could not be read", .unknown,
                resources: [ExampleFacts.settled { $0.policy = ExampleFacts.allowing(#""*""#, "s3:GetObject") }],
                accountSettings: [
                    ExampleFacts.accountBlock(.unread(ExampleFacts.denied("s3:GetAccountPublicAccessBlock")))
                ]),
        ])

    /// Buckets that an ACL opens: a grant to one of the two groups, the bucket's own argument, or an ACL of Terraform.
    private static let publicACLs = """
        SELECT b.resource_id FROM s3_bucket b
        WHERE b.snapshot_id = :snapshot AND (b.acl_argument LIKE 'public-read%' OR b.acl_argument = 'authenticated-read'
            OR (instr(b.acl, '/global/') > 0 AND EXISTS (
                SELECT 1 FROM json_each(b.acl) g
                WHERE json_extract(g.value, '$.grantee') LIKE '%/global/AllUsers'
                    OR json_extract(g.value, '$.grantee') LIKE '%/global/AuthenticatedUsers')))
        UNION
        SELECT b.resource_id FROM resource r
        CROSS JOIN attribute_set a ON a.hash = r.attributes_hash
        CROSS JOIN s3_bucket b ON b.snapshot_id = r.snapshot_id AND b.origin = r.origin
            AND b.name = json_extract(a.json, '$.bucket')
        WHERE r.snapshot_id = :snapshot AND r.type = 'aws_s3_bucket_acl'
            AND coalesce(r.planned_action, '') NOT IN ('delete', 'forget')
            AND json_extract(a.json, '$.acl') IN ('public-read', 'public-read-write', 'authenticated-read')
        """
}
