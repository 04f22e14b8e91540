import Facts

extension Catalogue {
    package static let aclInUse = Rule(
        id: "acl-in-use",
        title: "Only the owner is granted a bucket by its access control list",
        severity: .medium,
        category: .deprecations,
        rationale: """
            An access control list grants beside all policies, and nobody sees it in Terraform or IAM. A grant to \
            `AllUsers` opens the bucket to the internet, one to `AuthenticatedUsers` to everybody with an AWS account.
            """,
        remedy: """
            Write what is really needed as a bucket policy, take the grants away, then switch ACLs off:

            ```bash
            aws s3api put-bucket-acl --bucket BUCKET --acl private
            aws s3api put-bucket-ownership-controls --bucket BUCKET \\
              --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerEnforced}]'
            ```
            """,
        sources: [
            RuleSource(
                "Amazon S3: object ownership, troubleshooting",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-ownership-error-responses.html",
                read: "2026-11-25"),
            RuleSource(
                "Amazon S3: OwnershipControlsRule",
                "https://docs.aws.amazon.com/AmazonS3/latest/API/API_OwnershipControlsRule.html", read: "2026-11-25"),
        ],
        facts: [ReadableFact("s3_bucket", "acl", action: "s3:GetBucketAcl")],
        aliases: ["s3_bucket_public_list_acl", "s3_bucket_public_write_acl"],
        scope: """
            SELECT resource_id, origin FROM s3_bucket
            WHERE snapshot_id = :snapshot AND origin = 'aws' AND \(isInScope("acl_reason"))
            """,
        sql: """
            WITH foreign_grant AS (
                SELECT b.resource_id,
                    listed(json_extract(g.value, '$.permission') || ' to ' || json_extract(g.value, '$.grantee'), g.key)
                        AS grants,
                    max(json_extract(g.value, '$.grantee') LIKE '%/global/AllUsers'
                        OR json_extract(g.value, '$.grantee') LIKE '%/global/AuthenticatedUsers') AS is_everyone
                FROM s3_bucket b JOIN json_each(b.acl) g
                WHERE b.snapshot_id = :snapshot AND b.origin = 'aws' AND NOT json_extract(g.value, '$.isOwner')
                GROUP BY b.resource_id
            )
            SELECT b.resource_id, b.origin, '' AS subject,
                CASE WHEN f.grants IS NOT NULL THEN 'fail' WHEN b.acl_state IN ('unread', 'unknown') THEN 'unknown'
                    ELSE 'pass' END AS verdict,
                CASE WHEN f.is_everyone THEN 'critical' ELSE 'medium' END AS severity,
                CASE
                    WHEN f.is_everyone THEN 'The ACL of ' || b.name || ' grants everyone: ' || f.grants || '.'
                    WHEN f.grants IS NOT NULL THEN 'The ACL of ' || b.name || ' grants others than the owner: ' || f.grants || '.'
                    ELSE 'The ACL of ' || b.name || ' could not be read: ' || coalesce(b.acl_reason, 'no reason was recorded') || '.'
                    END AS reason,
                b.name AS "Bucket", f.grants AS "Grants", b.ownership AS "Ownership"
            FROM s3_bucket b LEFT JOIN foreign_grant f ON f.resource_id = b.resource_id
            WHERE b.snapshot_id = :snapshot AND b.origin = 'aws' AND \(isInScope("b.acl_reason"))
            """,
        examples: [
            RuleExample(
                "only the owner is granted", .pass,
                resources: [ExampleFacts.liveBucket(acl: .present([ExampleFacts.ownersGrant]))]),
            RuleExample(
                "another account is granted", .fail,
                resources: [
                    ExampleFacts.liveBucket(
                        acl: .present([
                            ExampleFacts.ownersGrant,
                            ACLGrant(
                                granteeType: "CanonicalUser", grantee: "79a59df900b949e55d96a1e6", permission: "READ",
                                isOwner: false),
                        ]))
                ]),
            RuleExample(
                "everyone is granted", .fail,
                resources: [
                    ExampleFacts.liveBucket(
                        acl: .present([
                            ACLGrant(
                                granteeType: "Group", grantee: "http://acs.amazonaws.com/groups/global/AllUsers",
                                permission: "READ", isOwner: false)
                        ]))
                ]),
            RuleExample(
                "the ACL could not be read", .unknown,
                resources: [ExampleFacts.liveBucket(acl: .unread(ExampleFacts.denied("s3:GetBucketAcl")))]),
        ])

    /// Whether a live fact was to be read at all: of what Terraform neither manages nor wires only the name is listed.
    static func isInScope(_ reason: String) -> String {
        "coalesce(\(reason), '') NOT LIKE 'NotAsked: Terraform does not manage it%'"
    }
}
