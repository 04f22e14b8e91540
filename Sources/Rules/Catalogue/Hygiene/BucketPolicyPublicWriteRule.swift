import Facts

extension Catalogue {
    package static let bucketPolicyPublicWrite = Rule(
        id: "bucket-policy-public-write",
        title: "Bucket policies let nobody unknown write",
        severity: .critical,
        category: .hygiene,
        rationale: """
            Whoever may write to the raw bucket feeds the pipeline: the function reads the object, and what it makes \
            of it stands in the results. Whoever may delete destroys them.
            """,
        remedy: """
            Take the statement out, or name the principals that write:

            ```hcl
            resource "aws_s3_bucket_public_access_block" "this" {
              bucket                  = aws_s3_bucket.this.id
              block_public_acls       = true
              block_public_policy     = true
              ignore_public_acls      = true
              restrict_public_buckets = true
            }
            ```

            The block takes the effect from the statement at once; the policy can be mended afterwards.
            """,
        sources: [
            .prowler("s3_bucket_policy_public_write_access"),
            RuleSource(
                "Prowler: is_policy_public",
                "https://github.com/prowler-cloud/prowler/blob/master/prowler/providers/aws/services/iam/lib/policy.py",
                read: "2026-11-25"),
        ],
        facts: [
            ReadableFact("s3_bucket_settings", "policy", action: "s3:GetBucketPolicy"),
            ReadableFact("s3_bucket_settings", "public_access_block", action: "s3:GetBucketPublicAccessBlock"),
            ReadableFact("account_setting", "value", action: "s3:GetAccountPublicAccessBlock"),
        ],
        aliases: ["s3_bucket_policy_public_write_access", "CKV_AWS_70"],
        scope: """
            SELECT resource_id, origin FROM s3_bucket_settings WHERE snapshot_id = :snapshot
            """,
        sql: """
            WITH \(HygieneBlock.account),
            \(HygienePolicy.grantees(of: "s3_bucket_settings")),
            writer AS MATERIALIZED (
                SELECT g.resource_id, max(g.statement) AS statement FROM grantee g
                WHERE \(HygienePolicy.isEveryone("g")) AND \(HygienePolicy.covers(writes, "g")) AND NOT \(HygienePolicy.isNarrowed("g"))
                GROUP BY g.resource_id
            ),
            judged AS MATERIALIZED (
                SELECT s.resource_id, s.origin, s.policy_state, s.policy_reason, s.public_access_block, s.public_access_block_state,
                    s.public_access_block_reason, a.reason AS account_reason, w.statement,
                    CASE
                        WHEN a.restricts OR \(HygieneBlock.blocks("RestrictPublicBuckets", of: "s.public_access_block"))
                            OR s.policy_state = 'absent' OR (w.statement IS NULL AND s.policy_state = 'present') THEN 'pass'
                        WHEN s.policy_state IN ('unread', 'unknown') OR \(HygieneBlock.isOpen("s")) OR a.reason IS NOT NULL
                            THEN 'unknown'
                        ELSE 'fail' END AS verdict
                FROM s3_bucket_settings s CROSS JOIN account_block a ON a.origin = s.origin
                LEFT JOIN writer w ON w.resource_id = s.resource_id
                WHERE s.snapshot_id = :snapshot
            )
            SELECT s.resource_id, s.origin, '' AS subject, s.verdict,
                CASE
                    WHEN s.verdict = 'pass' THEN ''
                    WHEN s.verdict = 'fail' THEN 'The policy of ' || \(HygieneSetting.label) || ' lets everyone write.'
                    WHEN s.policy_state = 'unread'
                        THEN 'The policy of ' || \(HygieneSetting.label) || ' could not be read: ' || s.policy_reason || '.'
                    WHEN s.policy_state = 'unknown' THEN 'The policy of ' || \(HygieneSetting.label) || ' is ' || s.policy_reason || '.'
                    ELSE 'The policy of ' || \(HygieneSetting.label) || ' lets everyone write, and whether a block takes the effect from it is not known: '
                        || CASE WHEN \(HygieneBlock.isOpen("s")) THEN 'that of the bucket ' || \(HygieneBlock.why("s"))
                            ELSE 'that of the account: ' || s.account_reason END || '.' END AS reason,
                CASE WHEN s.verdict <> 'pass' THEN s.statement END AS "Statement"
            FROM judged s
            """,
        examples: [
            RuleExample(
                "only a role of the account writes", .pass,
                resources: [
                    ExampleFacts.settled {
                        $0.policy = ExampleFacts.allowing(ExampleFacts.roleOfOwnAccount, "s3:PutObject")
                    }
                ], holdsUnread: true),
            RuleExample(
                "everyone may read", .pass,
                resources: [ExampleFacts.settled { $0.policy = ExampleFacts.allowing(#""*""#, "s3:GetObject") }],
                holdsUnread: true),
            RuleExample(
                "the bucket's block takes the effect", .pass,
                resources: [
                    ExampleFacts.settled {
                        $0.policy = ExampleFacts.allowing(#""*""#, "s3:*")
                        $0.publicAccessBlock = ExampleFacts.blocked
                    }
                ], holdsUnread: true),
            RuleExample(
                "everyone may write", .fail,
                resources: [ExampleFacts.settled { $0.policy = ExampleFacts.allowing(#"{"AWS":"*"}"#, "s3:Put*") }]),
            RuleExample(
                "the policy could not be read", .unknown,
                resources: [ExampleFacts.settled { $0.policy = .unread(ExampleFacts.denied("s3:GetBucketPolicy")) }]),
            RuleExample(
                "the state does not tell of a block", .unknown,
                resources: [ExampleFacts.settled(.state) { $0.policy = ExampleFacts.allowing(#""*""#, "s3:*") }]),
        ])

    /// In small letters.
    private static let writes = [
        "s3:putobject", "s3:putobjectacl", "s3:deleteobject", "s3:deleteobjectversion", "s3:putbucketpolicy",
        "s3:putbucketacl", "s3:deletebucket", "s3:deletebucketpolicy", "s3:replicateobject", "s3:restoreobject",
    ]
}
