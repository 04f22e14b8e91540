import Facts

extension Catalogue {
    package static let bucketWithoutVersioning = Rule(
        id: "bucket-without-versioning",
        title: "Buckets keep the versions of their objects",
        severity: .medium,
        category: .hygiene,
        rationale: """
            Without versioning a second run that writes the same key destroys the first run's result, and a deletion \
            by mistake is final. Replication and Object Lock need it as well.
            """,
        remedy: """
            ```hcl
            resource "aws_s3_bucket_versioning" "this" {
              bucket = aws_s3_bucket.this.id
              versioning_configuration {
                status = "Enabled"
              }
            }
            ```

            Add a lifecycle rule with `noncurrent_version_expiration`, or old versions are paid for without end.
            """,
        sources: [
            .prowler("s3_bucket_object_versioning")
        ],
        facts: [bucketWithoutVersioningQuery.fact("s3:GetBucketVersioning")],
        aliases: ["s3_bucket_object_versioning", "CKV_AWS_21"],
        scope: bucketWithoutVersioningQuery.scope,
        sql: bucketWithoutVersioningQuery.sql,
        examples: [
            RuleExample(
                "versions are kept", .pass,
                resources: [ExampleFacts.settled { $0.versioning = .present(#"{"Status":"Enabled"}"#) }]),
            RuleExample(
                "versioning was never switched on", .fail,
                resources: [ExampleFacts.settled { $0.versioning = .absent }]),
            RuleExample(
                "versioning is suspended", .fail,
                resources: [ExampleFacts.settled(.state) { $0.versioning = .present(#"{"Status":"Suspended"}"#) }]),
            RuleExample(
                "the setting could not be read", .unknown,
                resources: [
                    ExampleFacts.settled { $0.versioning = .unread(ExampleFacts.denied("s3:GetBucketVersioning")) }
                ]),
            RuleExample(
                "the setting waits for the apply", .unknown,
                resources: [ExampleFacts.settled(.plan) { $0.versioning = .unknown("${var.setting}") }]),
        ])

    private static let bucketWithoutVersioningQuery = HygieneSetting.bucket(
        "versioning", words: "The versioning", title: "Versioning",
        verdict: HygieneSetting.needing("json_extract(s.value, '$.Status') = 'Enabled'"),
        failure: """
            \(HygieneSetting.label) || ' keeps no versions: what a run of the pipeline overwrites or deletes is gone.'
            """)
}
