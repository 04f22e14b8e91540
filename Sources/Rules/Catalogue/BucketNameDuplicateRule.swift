import Facts

extension Catalogue {
    package static let bucketNameDuplicate = Rule(
        id: "bucket-name-duplicate",
        title: "Each bucket name is claimed by one resource",
        severity: .high,
        category: .bucketNames,
        rationale: """
            Two resources, modules or states that claim one bucket name are two owners of one thing: the second create \
            fails, or (in us-east-1, where S3 answers the owner's repeated create with success) both manage the bucket \
            and undo each other's settings, until one of them destroys it.
            """,
        remedy: """
            Keep one resource for the bucket and refer to it from the other place (`data "aws_s3_bucket"`, or a module \
            input); forget the second claim without destroying the bucket:

            ```bash
            terraform state rm 'SECOND_ADDRESS'
            ```
            """,
        sources: [
            RuleSource(
                "Amazon S3: CreateBucket", "https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html",
                read: "2026-11-24")
        ],
        scope: "SELECT resource_id, origin FROM s3_bucket WHERE snapshot_id = :snapshot AND origin <> 'aws'",
        sql: """
            WITH claim AS (
                SELECT b.origin, b.name, count(*) AS claims,
                    CASE count(DISTINCT r.source) WHEN 1 THEN group_concat(r.address, ', ')
                        ELSE group_concat(r.address || ' in ' || r.source, ', ') END AS addresses
                FROM s3_bucket b JOIN resource r ON r.id = b.resource_id
                WHERE b.snapshot_id = :snapshot AND b.origin <> 'aws' AND b.planned_action IS NOT 'delete'
                GROUP BY b.origin, b.name
            )
            SELECT b.resource_id, b.origin, '' AS subject,
                CASE WHEN claim.claims > 1 THEN 'fail' ELSE 'pass' END AS verdict,
                claim.claims || ' resources claim the bucket name ' || b.name || ': ' || claim.addresses || '.' AS reason,
                b.name AS "Bucket", claim.addresses AS "Claimed by"
            FROM s3_bucket b LEFT JOIN claim ON claim.origin = b.origin AND claim.name = b.name
            WHERE b.snapshot_id = :snapshot AND b.origin <> 'aws'
            """,
        examples: [
            RuleExample("one resource claims the name", .pass, resources: [ExampleFacts.bucket(.state)]),
            RuleExample(
                "two resources claim the name", .fail,
                resources: [
                    ExampleFacts.bucket(.state),
                    ExampleFacts.bucket(.state, address: "module.layer.aws_s3_bucket.artifacts"),
                ]),
            RuleExample(
                "the state and the plan speak of one resource", .pass,
                resources: [ExampleFacts.bucket(.state), ExampleFacts.bucket(.plan)]),
        ])
}
