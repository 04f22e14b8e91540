import Facts

extension Catalogue {
    package static let aclWithOwnerEnforced = Rule(
        id: "acl-with-owner-enforced",
        title: "Access control lists are set only on buckets that take them",
        severity: .high,
        category: .deprecations,
        rationale: """
            A bucket whose ownership is `BucketOwnerEnforced`, which every bucket made since April 2023 has by default, \
            takes no access control lists: setting one fails with `AccessControlListNotSupported`, for the bucket by \
            `aws_s3_bucket_acl` and for an object by its `acl` (only `bucket-owner-full-control` is let through). The \
            apply stops there, and what follows stays undeployed.
            """,
        remedy: """
            Delete the ACL; the owner has full control without it, and others are admitted by a bucket policy. Where an \
            ACL is really needed, allow it first:

            ```hcl
            resource "aws_s3_bucket_ownership_controls" "this" {
              bucket = aws_s3_bucket.this.id
              rule {
                object_ownership = "BucketOwnerPreferred"
              }
            }

            resource "aws_s3_bucket_acl" "this" {
              depends_on = [aws_s3_bucket_ownership_controls.this]
              bucket     = aws_s3_bucket.this.id
              acl        = "private"
            }
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
        facts: [ReadableFact("s3_bucket", "ownership", action: "s3:GetBucketOwnershipControls")],
        scope: """
            SELECT r.id AS resource_id, r.origin FROM resource r JOIN attribute_set a ON a.hash = r.attributes_hash
            WHERE \(aclHolders)
            """,
        sql: """
            WITH holder AS (
                SELECT r.id, r.origin, r.type, r.address, json_extract(a.json, '$.bucket') AS bucket,
                    json_extract(a.json, '$.acl') AS acl
                FROM resource r JOIN attribute_set a ON a.hash = r.attributes_hash
                WHERE \(aclHolders)
            ),
            -- Beside the holders the ownership controls of their buckets; partitions spare a join without an index.
            pooled AS (
                SELECT id, origin, type, address, bucket, acl, 0 AS is_controls, NULL AS ownership FROM holder
                UNION ALL
                SELECT NULL, origin, NULL, NULL, bucket, NULL, 1, ownership FROM (\(ownershipControls))
                WHERE bucket IS NOT NULL
            ),
            controlled AS (
                SELECT id, origin, type, address, bucket, acl, max(is_controls) OVER same AS has_controls,
                    min(ownership) OVER same AS ownership
                FROM pooled WINDOW same AS (PARTITION BY origin, bucket)
            ),
            judged AS (
                SELECT h.id, h.origin, h.address, h.bucket, h.acl, coalesce(h.ownership, l.ownership) AS ownership,
                    l.ownership_reason AS reason,
                    CASE
                        WHEN h.ownership IN ('BucketOwnerPreferred', 'ObjectWriter') THEN 'allowed'
                        WHEN h.ownership = 'BucketOwnerEnforced' THEN 'enforced'
                        WHEN h.has_controls THEN 'open'
                        WHEN l.ownership = 'BucketOwnerEnforced' THEN 'live'
                        WHEN l.ownership_state IN ('unread', 'unknown') THEN 'unread'
                        -- A live bucket without ownership controls is one from before April 2023.
                        WHEN l.name IS NOT NULL THEN 'allowed'
                        -- What is in the state was accepted by the bucket.
                        WHEN h.type = 'aws_s3_bucket_acl' AND h.address IN (
                            SELECT address FROM resource
                            WHERE snapshot_id = :snapshot AND origin = 'state' AND type = 'aws_s3_bucket_acl') THEN 'allowed'
                        WHEN h.origin <> 'state' AND EXISTS (
                            SELECT 1 FROM s3_bucket n
                            WHERE n.snapshot_id = :snapshot AND n.origin = h.origin AND n.name = h.bucket) THEN 'default'
                        ELSE 'outside' END AS finding
                FROM controlled h
                LEFT JOIN s3_bucket l ON l.snapshot_id = :snapshot AND l.origin = 'aws' AND l.name = h.bucket
                WHERE h.id IS NOT NULL
                GROUP BY h.id
            )
            SELECT id AS resource_id, origin, '' AS subject,
                CASE WHEN finding IN ('enforced', 'live', 'default') THEN 'fail' WHEN finding = 'allowed' THEN 'pass'
                    ELSE 'unknown' END AS verdict,
                CASE finding
                    WHEN 'enforced' THEN address || ' sets an ACL, and the ownership controls of its bucket say BucketOwnerEnforced.'
                    WHEN 'live' THEN address || ' sets an ACL, and the bucket ' || bucket || ' is BucketOwnerEnforced.'
                    WHEN 'default' THEN address || ' sets an ACL, and its bucket has no ownership controls: a new bucket is BucketOwnerEnforced.'
                    WHEN 'open' THEN 'The ownership of the bucket of ' || address || ' is not known before the apply: ' || coalesce(ownership, 'no rule is written') || '.'
                    WHEN 'unread' THEN 'The ownership of the bucket ' || bucket || ' could not be read: ' || coalesce(reason, 'no reason was recorded') || '.'
                    WHEN 'outside' THEN 'The bucket of ' || address || ' is none of those known here'
                        || coalesce(': ' || bucket || '.', '.')
                    END AS reason,
                bucket AS "Bucket", acl AS "ACL", ownership AS "Ownership"
            FROM judged
            """,
        examples: [
            RuleExample(
                "ownership controls allow the ACL", .pass,
                resources: [
                    ExampleFacts.bucket(.config), ExampleFacts.ownershipControls(.config, "BucketOwnerPreferred"),
                    ExampleFacts.bucketACL(.config),
                ], holdsUnread: true),
            RuleExample(
                "a new bucket has no ownership controls", .fail,
                resources: [ExampleFacts.bucket(.config), ExampleFacts.bucketACL(.config)]),
            RuleExample(
                "ownership controls forbid the ACL of an object", .fail,
                resources: [
                    ExampleFacts.bucket(.config), ExampleFacts.ownershipControls(.config, "BucketOwnerEnforced"),
                    ExampleFacts.block(
                        "aws_s3_object", "aws_s3_object.layer", origin: .config,
                        attributes: #"{"acl":"private","bucket":"pipeline-raw","key":"layer.zip"}"#),
                ]),
            RuleExample(
                "the live bucket is from before April 2023", .pass,
                resources: [
                    ExampleFacts.liveBucket(ownership: .absent), ExampleFacts.bucket(.config),
                    ExampleFacts.bucketACL(.config),
                ]),
            RuleExample(
                "the live bucket is enforced", .fail,
                resources: [
                    ExampleFacts.liveBucket(ownership: .present("BucketOwnerEnforced")), ExampleFacts.bucketACL(.state),
                ]),
            RuleExample(
                "the live ownership could not be read", .unknown,
                resources: [
                    ExampleFacts.liveBucket(ownership: .unread(ExampleFacts.denied("s3:GetBucketOwnershipControls"))),
                    ExampleFacts.bucketACL(.state),
                ]),
            RuleExample(
                "the bucket is an input without a value", .unknown,
                resources: [ExampleFacts.bucketACL(.config, bucket: "${var.bucket}")]),
        ])

    /// What sets an ACL. Objects are judged as they are written: in plans and states the provider fills their `acl` in.
    private static let aclHolders = """
        r.snapshot_id = :snapshot AND r.type IN ('aws_s3_bucket_acl', 'aws_s3_object', 'aws_s3_bucket_object')
            AND r.origin <> 'aws' AND coalesce(r.planned_action, '') NOT IN ('delete', 'forget')
            AND NOT \(isDataSource("r"))
            AND (
                r.type = 'aws_s3_bucket_acl'
                OR (r.origin = 'config' AND json_extract(a.json, '$.acl') <> 'bucket-owner-full-control'))
        """

    /// Every ownership controls resource: `id, origin, address, file, line, bucket, ownership`.
    static let ownershipControls = """
        SELECT r.id, r.origin, r.address, r.file, r.line, json_extract(a.json, '$.bucket') AS bucket,
            json_extract(a.json, '$.rule[0].object_ownership') AS ownership
        FROM resource r JOIN attribute_set a ON a.hash = r.attributes_hash
        WHERE r.snapshot_id = :snapshot AND r.origin <> 'aws' AND r.type = 'aws_s3_bucket_ownership_controls'
            AND coalesce(r.planned_action, '') NOT IN ('delete', 'forget')
        """
}
