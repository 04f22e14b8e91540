import Facts

extension Catalogue {
    package static let bucketNameStatic = Rule(
        id: "bucket-name-static",
        title: "Bucket names differ between deployments",
        severity: .medium,
        category: .bucketNames,
        rationale: """
            Bucket names are shared by all accounts of a partition. A name that is written out can be deployed once \
            in the world: the second account, region or environment fails with `BucketAlreadyExists`, half way \
            through its first apply.
            """,
        remedy: """
            Pick one:

            - add what differs: `bucket = "my-pipeline-raw-${data.aws_caller_identity.current.account_id}"`, or a \
            `random_id`;
            - let the provider choose: `bucket_prefix = "my-pipeline-raw-"`;
            - make the name a variable without a default;
            - where the bucket exists and is yours, take it over: `terraform import 'ADDRESS' BUCKET`.
            """,
        sources: [
            RuleSource(
                "Amazon S3: general purpose bucket naming rules",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
                read: "2026-11-25"),
            RuleSource(
                "Amazon S3: namespaces for general purpose buckets",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html",
                read: "2026-11-25"),
        ],
        scope: bucketNameStaticQuery.scope,
        sql: bucketNameStaticQuery.sql,
        examples: [
            RuleExample("names have a suffix", .pass, resources: [ExampleFacts.rootModule()]),
            RuleExample(
                "the name is written out", .fail,
                resources: [
                    ExampleFacts.rootModule(),
                    ExampleFacts.block(
                        "aws_s3_bucket", "aws_s3_bucket.raw",
                        ExampleFacts.remark(.literalName, "bucket", "my-pipeline-raw")),
                ]),
        ])

    private static let bucketNameStaticQuery = RemarkQuery(
        kinds: [.literalName],
        reason:
            "'The bucket name ' || m.detail || ' of ' || r.address || ' is written out: it cannot be deployed a second time.'",
        evidence: [("Bucket", "m.detail"), ("Argument", "m.subject")])
}
