import Facts

extension Catalogue {
    package static let bucketPublicAccessBlockMissing = Rule(
        id: "bucket-public-access-block-missing",
        title: "Buckets block public access",
        severity: .high,
        category: .hygiene,
        rationale: """
            The block takes the effect from every public grant, of ACLs and policies alike, also from those that \
            somebody adds by mistake next year. A block of the whole account does the same for all of its buckets. New \
            buckets have one since April 2023; a bucket without one is older, or somebody took it away.
            """,
        remedy: """
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
            .prowler("s3_bucket_level_public_access_block"),
            RuleSource(
                "Amazon S3: blocking public access",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
                read: "2026-11-25"),
        ],
        facts: [
            ReadableFact("s3_bucket_settings", "public_access_block", action: "s3:GetBucketPublicAccessBlock"),
            ReadableFact("account_setting", "value", action: "s3:GetAccountPublicAccessBlock"),
        ],
        aliases: ["s3_bucket_level_public_access_block", "CKV_AWS_55", "CKV_AWS_56"],
        scope: """
            SELECT resource_id, origin FROM s3_bucket_settings
            WHERE snapshot_id = :snapshot AND NOT (origin <> 'aws' AND public_access_block_state = 'absent')
            """,
        sql: """
            WITH \(HygieneBlock.account),
            judged AS MATERIALIZED (
                SELECT s.resource_id, s.origin, s.public_access_block, s.public_access_block_state, s.public_access_block_reason,
                    a.reason AS account_reason,
                    CASE
                        WHEN (a.ignores AND a.restricts)
                            OR (\(HygieneBlock.blocks("IgnorePublicAcls", of: "s.public_access_block"))
                                AND \(HygieneBlock.blocks("RestrictPublicBuckets", of: "s.public_access_block"))) THEN 'pass'
                        WHEN \(HygieneBlock.isOpen("s")) OR a.reason IS NOT NULL THEN 'unknown'
                        ELSE 'fail' END AS verdict
                FROM s3_bucket_settings s CROSS JOIN account_block a ON a.origin = s.origin
                -- What Terraform does not write is not known: it may be S3's default or nothing.
                WHERE s.snapshot_id = :snapshot AND NOT (s.origin <> 'aws' AND s.public_access_block_state = 'absent')
            )
            SELECT s.resource_id, s.origin, '' AS subject, s.verdict,
                CASE
                    WHEN s.verdict = 'pass' THEN ''
                    WHEN s.verdict = 'fail' THEN 'Neither '
                        || \(HygieneSetting.label) || ' nor its account takes the effect from public ACLs and public policies.'
                    WHEN \(HygieneBlock.isOpen("s")) THEN 'The public access block of ' || \(HygieneSetting.label) || ' '
                        || \(HygieneBlock.why("s")) || '.'
                    ELSE \(HygieneSetting.label) || ' does not block public access, and whether its account does is not known: '
                        || s.account_reason || '.' END AS reason,
                CASE WHEN s.verdict <> 'pass' THEN s.public_access_block END AS "Block"
            FROM judged s
            """,
        examples: [
            RuleExample(
                "the bucket blocks it", .pass,
                resources: [ExampleFacts.settled { $0.publicAccessBlock = ExampleFacts.blocked }],
                accountSettings: [ExampleFacts.accountBlock(.absent)], holdsUnread: true),
            RuleExample(
                "the account blocks it", .pass, resources: [ExampleFacts.settled()],
                accountSettings: [ExampleFacts.accountBlock(ExampleFacts.blocked)], holdsUnread: true),
            RuleExample(
                "nothing blocks it", .fail, resources: [ExampleFacts.settled()],
                accountSettings: [ExampleFacts.accountBlock(.absent)]),
            RuleExample(
                "the configuration only keeps new grants from being written", .fail,
                resources: [ExampleFacts.settled(.config) { $0.publicAccessBlock = ExampleFacts.unblocked }]),
            RuleExample(
                "the bucket's block could not be read", .unknown,
                resources: [
                    ExampleFacts.settled {
                        $0.publicAccessBlock = .unread(ExampleFacts.denied("s3:GetBucketPublicAccessBlock"))
                    }
                ], accountSettings: [ExampleFacts.accountBlock(.absent)]),
            RuleExample(
                "the account's block could not be read", .unknown, resources: [ExampleFacts.settled()],
                accountSettings: [
                    ExampleFacts.accountBlock(.unread(ExampleFacts.denied("s3:GetAccountPublicAccessBlock")))
                ]),
        ])
}
