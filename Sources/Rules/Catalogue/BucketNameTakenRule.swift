import Facts

extension Catalogue {
    package static let bucketNameTaken = Rule(
        id: "bucket-name-taken",
        title: "Every bucket that is to be created has a name that is still free",
        severity: .critical,
        category: .bucketNames,
        rationale: """
            Bucket names are shared by all accounts of a partition. A name that somebody has makes the apply fail with \
            `BucketAlreadyExists` half way, and everything that needs the bucket is left undeployed. Of the configuration \
            only names are judged that are wholly known and that S3 was asked about.
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
        answersUnread: ["s3:buckets"],
        scope: """
            SELECT resource_id, origin FROM s3_bucket
            WHERE snapshot_id = :snapshot AND origin = 'plan' AND planned_action = 'create'
            UNION
            SELECT resource_id, origin FROM s3_bucket
            WHERE snapshot_id = :snapshot AND origin = 'config'
                AND name IN (SELECT name FROM bucket_name_probe WHERE snapshot_id = :snapshot)
            """,
        sql: """
            SELECT b.resource_id, b.origin, '' AS subject,
                CASE
                    WHEN b.name IN (SELECT name FROM s3_bucket WHERE snapshot_id = :snapshot AND origin = 'state') OR probe.answer = 'free' THEN 'pass'
                    WHEN probe.answer = 'exists' THEN 'fail'
                    ELSE 'unknown' END AS verdict,
                CASE
                    WHEN probe.answer = 'exists' AND b.name IN (
                            SELECT name FROM s3_bucket WHERE snapshot_id = :snapshot AND origin = 'aws')
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
            LEFT JOIN coverage list ON list.snapshot_id = b.snapshot_id AND list.origin = 'aws' AND list.region = ''
                AND list.owner = '' AND list.fact = 's3:buckets'
            -- A configuration alone would fill the report with names that nobody asked about.
            WHERE b.snapshot_id = :snapshot AND (
                (b.origin = 'plan' AND b.planned_action = 'create') OR (b.origin = 'config' AND probe.name IS NOT NULL))
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
            RuleExample(
                "another account has a name of the configuration", .fail,
                resources: [ExampleFacts.named(ExampleFacts.bucketName)],
                probes: [BucketNameProbe(name: ExampleFacts.bucketName, answer: .exists, statusCode: 403)]),
            RuleExample(
                "the state has the bucket of the configuration", .pass,
                resources: [ExampleFacts.named(ExampleFacts.bucketName), ExampleFacts.bucket(.state)],
                probes: [BucketNameProbe(name: ExampleFacts.bucketName, answer: .exists, statusCode: 200)],
                holdsUnread: true),
        ])
}
