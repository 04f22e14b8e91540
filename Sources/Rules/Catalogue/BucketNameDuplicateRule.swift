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
            WITH named AS (
                SELECT b.resource_id, b.origin, b.name, b.planned_action, r.address, r.source,
                    -- Inputs and resources of two configurations may have one symbol and two values.
                    CASE WHEN instr(b.name, '${') > 0 THEN r.source ELSE '' END AS place
                FROM s3_bucket b JOIN resource r ON r.id = b.resource_id
                WHERE b.snapshot_id = :snapshot AND b.origin <> 'aws'
            ),
            shared AS MATERIALIZED (
                SELECT origin, name, place, count(*) FILTER (WHERE planned_action IS NOT 'delete') AS claims,
                    CASE WHEN min(source) <> max(source)
                        THEN listed(address || ' in ' || source) FILTER (WHERE planned_action IS NOT 'delete')
                        ELSE listed(address) FILTER (WHERE planned_action IS NOT 'delete') END AS claimants
                FROM named GROUP BY origin, name, place HAVING count(*) > 1
            )
            SELECT n.resource_id, n.origin, '' AS subject, CASE WHEN s.claims > 1 THEN 'fail' ELSE 'pass' END AS verdict,
                s.claims || ' resources claim the bucket name ' || n.name || ': ' || s.claimants || '.' AS reason,
                n.name AS "Bucket", s.claimants AS "Claimed by"
            FROM named n JOIN shared s ON s.origin = n.origin AND s.name = n.name AND s.place = n.place
            UNION ALL
            SELECT resource_id, origin, '', 'pass', '', NULL, NULL FROM named
            WHERE (origin, name, place) NOT IN (SELECT origin, name, place FROM shared)
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
            RuleExample(
                "two written buckets whose names are not known have each its own", .pass,
                resources: [
                    ExampleFacts.writtenBucket(.config),
                    ExampleFacts.writtenBucket(
                        .config, name: "${aws_s3_bucket.layer.bucket}", address: "aws_s3_bucket.layer"),
                ]),
            RuleExample(
                "two written buckets take one name from one input", .fail,
                resources: [
                    ExampleFacts.writtenBucket(.config, name: "${var.bucket}"),
                    ExampleFacts.writtenBucket(.config, name: "${var.bucket}", address: "aws_s3_bucket.layer"),
                ]),
            RuleExample(
                "two planned buckets take one name from one input", .fail,
                resources: [
                    ExampleFacts.writtenBucket(.plan, name: "${var.bucket}"),
                    ExampleFacts.writtenBucket(.plan, name: "${var.bucket}", address: "aws_s3_bucket.layer"),
                ]),
            RuleExample(
                "two modules of the configuration write one name", .fail,
                resources: [
                    ExampleFacts.named("pipeline-raw"),
                    ExampleFacts.named("pipeline-raw", address: "module.layer.aws_s3_bucket.artifacts"),
                ]),
            RuleExample(
                "two buckets have suffixes of their own", .pass,
                resources: [
                    ExampleFacts.named("raw-${random_id.a.hex}"),
                    ExampleFacts.named("raw-${random_id.b.hex}", address: "aws_s3_bucket.processed"),
                ]),
        ])
}
