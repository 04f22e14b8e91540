import Facts

extension Catalogue {
    package static let bucketAccessNotLogged = Rule(
        id: "bucket-access-not-logged",
        title: "Access to buckets is logged",
        severity: .medium,
        category: .hygiene,
        rationale: """
            Server access logs say who read, wrote and deleted which object. They are the only record of requests on \
            objects where CloudTrail logs no data events, and they cannot be had afterwards.
            """,
        remedy: """
            ```hcl
            resource "aws_s3_bucket_logging" "this" {
              bucket        = aws_s3_bucket.this.id
              target_bucket = aws_s3_bucket.logs.id
              target_prefix = "s3/this/"
            }
            ```

            The bucket of the logs is another one: a bucket that logs into itself grows by its own logs.
            """,
        sources: [
            .prowler("s3_bucket_server_access_logging_enabled")
        ],
        facts: [bucketAccessNotLoggedQuery.fact("s3:GetBucketLogging")],
        aliases: ["s3_bucket_server_access_logging_enabled", "CKV_AWS_18"],
        scope: bucketAccessNotLoggedQuery.scope,
        sql: bucketAccessNotLoggedQuery.sql,
        examples: [
            RuleExample(
                "access is logged", .pass,
                resources: [
                    ExampleFacts.settled { $0.logging = .present(#"{"TargetBucket":"logs","TargetPrefix":"raw/"}"#) }
                ]),
            RuleExample(
                "access is not logged", .fail,
                resources: [ExampleFacts.settled { $0.logging = .absent }]),
            RuleExample(
                "the setting could not be read", .unknown,
                resources: [ExampleFacts.settled { $0.logging = .unread(ExampleFacts.denied("s3:GetBucketLogging")) }]),
            RuleExample(
                "the setting waits for the apply", .unknown,
                resources: [ExampleFacts.settled(.plan) { $0.logging = .unknown("${var.setting}") }]),
        ])

    private static let bucketAccessNotLoggedQuery = HygieneSetting.bucket(
        "logging", words: "The logging", title: "Logging",
        verdict: HygieneSetting.needing("s.state = 'present'"),
        failure: """
            'Nobody logs who reads and writes ' || \(HygieneSetting.label) || '.'
            """)
}
