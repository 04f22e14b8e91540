import Facts

extension Catalogue {
    package static let bucketNameTaken = Rule(
        id: "bucket-name-taken",
        title: "Every bucket that the plan creates has a name that is still free",
        severity: .critical,
        category: .bucketNames,
        rationale: """
            Bucket names are shared by all accounts of a partition. A name that somebody has makes the apply fail with \
            `BucketAlreadyExists` half way, and everything that needs the bucket is left undeployed.
            """,
        remedy: """
            Pick one:

            - add a suffix that is yours, such as the account id or a random one: \
            `bucket = "my-pipeline-raw-${data.aws_caller_identity.current.account_id}"`;
            - let the provider choose: `bucket_prefix = "my-pipeline-raw-"`;
            - make the name a variable without a default;
            - where the bucket is your own, take it over: `terraform import 'ADDRESS' BUCKET`.
            """,
        sources: [
            RuleSource(
                "Amazon S3: bucket naming rules",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html", read: "2026-11-24"),
            RuleSource(
                "Amazon S3: HeadBucket", "https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html",
                read: "2026-11-24"),
        ],
        facts: [ReadableFact("bucket_name_probe", "answer", action: "s3:ListBucket")],
        scope: """
            SELECT resource_id, origin FROM s3_bucket
            WHERE snapshot_id = :snapshot AND origin = 'plan' AND planned_action = 'create'
            """,
        sql: """
            SELECT b.resource_id, b.origin, '' AS subject,
                CASE
                    WHEN managed.name IS NOT NULL OR probe.answer = 'free' THEN 'pass'
                    WHEN probe.answer = 'exists' THEN 'fail'
                    ELSE 'unknown' END AS verdict,
                CASE
                    WHEN probe.answer = 'exists' AND live.name IS NOT NULL
                        THEN 'The bucket ' || b.name || ' exists in this account and in none of the states read: import it or choose another name.'
                    WHEN probe.answer = 'exists' AND list.state = 'read'
                        THEN 'The name ' || b.name || ' is taken: the bucket exists and is not among those of this account.'
                    WHEN probe.answer = 'exists'
                        THEN 'The name ' || b.name || ' is taken; whether by this account could not be read.'
                    WHEN probe.answer IS NULL
                        THEN 'Whether the name ' || b.name || ' is free was not asked; snapshot --probe-names asks.'
                    ELSE 'Whether the name ' || b.name || ' is free could not be read: '
                        || coalesce(probe.reason, 'no answer') || '.' END AS reason,
                b.name AS "Bucket", probe.status_code AS "Answer to HEAD (HTTP status)"
            FROM s3_bucket b
            LEFT JOIN bucket_name_probe probe ON probe.snapshot_id = b.snapshot_id AND probe.name = b.name
            LEFT JOIN (SELECT DISTINCT name FROM s3_bucket WHERE snapshot_id = :snapshot AND origin = 'aws') live
                ON live.name = b.name
            LEFT JOIN (SELECT DISTINCT name FROM s3_bucket WHERE snapshot_id = :snapshot AND origin = 'state') managed
                ON managed.name = b.name
            LEFT JOIN coverage list ON list.snapshot_id = b.snapshot_id AND list.origin = 'aws' AND list.region = ''
                AND list.owner = '' AND list.fact = 's3:buckets'
            WHERE b.snapshot_id = :snapshot AND b.origin = 'plan' AND b.planned_action = 'create'
            """,
        examples: [
            RuleExample(
                "the name is free", .pass, resources: [ExampleFacts.bucket(.plan, plannedAction: "create")],
                probes: [BucketNameProbe(name: ExampleFacts.bucketName, answer: .free, statusCode: 404)]),
            RuleExample(
                "another account has it", .fail, resources: [ExampleFacts.bucket(.plan, plannedAction: "create")],
                probes: [BucketNameProbe(name: ExampleFacts.bucketName, answer: .exists, statusCode: 403)],
                coverage: [Coverage(origin: .aws, fact: "s3:buckets", state: .read)]),
            RuleExample(
                "our own bucket that no state has", .fail,
                resources: [
                    ExampleFacts.bucket(.plan, plannedAction: "create"),
                    ExampleFacts.bucket(.aws, notification: .present(false)),
                ],
                probes: [BucketNameProbe(name: ExampleFacts.bucketName, answer: .exists, statusCode: 200)],
                coverage: [Coverage(origin: .aws, fact: "s3:buckets", state: .read)]),
            RuleExample(
                "S3 answered with an error", .unknown,
                resources: [ExampleFacts.bucket(.plan, plannedAction: "create")],
                probes: [
                    BucketNameProbe(
                        name: ExampleFacts.bucketName, answer: .unread, statusCode: 503, reason: "SlowDown")
                ]),
            RuleExample(
                "nobody asked", .unknown, resources: [ExampleFacts.bucket(.plan, plannedAction: "create")]),
        ])
}
