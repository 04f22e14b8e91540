import Facts

extension Catalogue {
    package static let accountPublicAccessBlockMissing = Rule(
        id: "account-public-access-block-missing",
        title: "The account blocks public access to all of its buckets",
        severity: .high,
        category: .hygiene,
        rationale: """
            A block of the account holds for every bucket, also for those of tomorrow, and nobody who may only change \
            a bucket can lift it. A pipeline needs no public bucket.
            """,
        remedy: """
            ```hcl
            resource "aws_s3_account_public_access_block" "this" {
              block_public_acls       = true
              block_public_policy     = true
              ignore_public_acls      = true
              restrict_public_buckets = true
            }
            ```

            Look first whether another system of the account serves a public bucket, such as a website.
            """,
        sources: [
            .prowler("s3_account_level_public_access_blocks")
        ],
        facts: [ReadableFact("account_setting", "value", action: "s3:GetAccountPublicAccessBlock")],
        aliases: ["s3_account_level_public_access_blocks"],
        scope: """
            SELECT r.id AS resource_id, r.origin FROM resource r
            JOIN account_setting a ON a.snapshot_id = r.snapshot_id AND a.name = 's3:public_access_block'
            WHERE r.snapshot_id = :snapshot AND r.origin = 'aws' AND r.type = 'aws_account'
            UNION
            SELECT resource_id, origin FROM written_setting
            WHERE snapshot_id = :snapshot AND kind = 's3:account_public_access_block'
            """,
        sql: """
            SELECT s.resource_id, s.origin, '' AS subject, s.verdict,
                CASE s.verdict
                    WHEN 'fail' THEN s.label || ' does not take the effect from public ACLs and public policies.'
                    WHEN 'unknown' THEN 'Whether ' || s.label || ' blocks public access is not known: '
                        || coalesce(s.why, 'not known before the apply') || '.'
                    ELSE '' END AS reason, s.value AS "Block"
            FROM (
                SELECT s.resource_id, s.origin, s.label, s.value, s.why,
                    CASE
                        WHEN \(HygieneBlock.blocks("IgnorePublicAcls", of: "s.value"))
                            AND \(HygieneBlock.blocks("RestrictPublicBuckets", of: "s.value")) THEN 'pass'
                        WHEN s.state IN ('unread', 'unknown') OR instr(s.value, '${') > 0 THEN 'unknown'
                        ELSE 'fail' END AS verdict
                FROM (
                    SELECT r.id AS resource_id, r.origin, 'The account ' || r.name AS label, a.value, a.value_state AS state,
                        a.value_reason AS why
                    FROM resource r
                    JOIN account_setting a ON a.snapshot_id = r.snapshot_id AND a.name = 's3:public_access_block'
                    WHERE r.snapshot_id = :snapshot AND r.origin = 'aws' AND r.type = 'aws_account'
                    UNION ALL
                    SELECT w.resource_id, w.origin, coalesce(r.address, r.name), w.value, w.value_state, w.value_reason
                    FROM written_setting w JOIN resource r ON r.id = w.resource_id
                    WHERE w.snapshot_id = :snapshot AND w.kind = 's3:account_public_access_block'
                ) s
            ) s
            """,
        examples: [
            RuleExample(
                "the account blocks it", .pass, resources: [ExampleFacts.accountResource],
                accountSettings: [ExampleFacts.accountBlock(ExampleFacts.blocked)]),
            RuleExample(
                "the account blocks nothing", .fail, resources: [ExampleFacts.accountResource],
                accountSettings: [ExampleFacts.accountBlock(.absent)]),
            RuleExample(
                "the configuration leaves public policies in force", .fail,
                resources: [
                    ExampleFacts.block(
                        "aws_s3_account_public_access_block", "aws_s3_account_public_access_block.this",
                        .writtenSetting(
                            WrittenSetting(.accountPublicAccessBlock, owner: "", value: ExampleFacts.unblocked)))
                ]),
            RuleExample(
                "the account's block could not be read", .unknown, resources: [ExampleFacts.accountResource],
                accountSettings: [
                    ExampleFacts.accountBlock(.unread(ExampleFacts.denied("s3:GetAccountPublicAccessBlock")))
                ]),
        ])
}
