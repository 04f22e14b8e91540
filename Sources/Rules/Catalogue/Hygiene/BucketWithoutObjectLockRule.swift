import Facts

extension Catalogue {
    package static let bucketWithoutObjectLock = Rule(
        id: "bucket-without-object-lock",
        title: "Buckets can hold objects that nobody may delete",
        severity: .low,
        category: .hygiene,
        rationale: """
            Object Lock keeps versions of objects from being deleted or overwritten for a time, also by \
            administrators. Raw data that a run must be able to start from again is worth it.
            """,
        remedy: """
            ```hcl
            resource "aws_s3_bucket_object_lock_configuration" "this" {
              bucket = aws_s3_bucket.this.id
              rule {
                default_retention {
                  mode = "GOVERNANCE"
                  days = 30
                }
              }
            }
            ```

            Versioning must be on. `terraform destroy` fails as long as a locked version is in the bucket.
            """,
        sources: [
            .prowler("s3_bucket_object_lock")
        ],
        facts: [bucketWithoutObjectLockQuery.fact("s3:GetBucketObjectLockConfiguration")],
        aliases: ["s3_bucket_object_lock"],
        scope: bucketWithoutObjectLockQuery.scope,
        sql: bucketWithoutObjectLockQuery.sql,
        examples: [
            RuleExample(
                "Object Lock is on", .pass,
                resources: [ExampleFacts.settled { $0.objectLock = .present(#"{"ObjectLockEnabled":"Enabled"}"#) }]),
            RuleExample(
                "the bucket has no Object Lock", .fail,
                resources: [ExampleFacts.settled { $0.objectLock = .absent }]),
            RuleExample(
                "the setting could not be read", .unknown,
                resources: [
                    ExampleFacts.settled {
                        $0.objectLock = .unread(ExampleFacts.denied("s3:GetBucketObjectLockConfiguration"))
                    }
                ]),
            RuleExample(
                "the setting waits for the apply", .unknown,
                resources: [ExampleFacts.settled(.plan) { $0.objectLock = .unknown("${var.setting}") }]),
        ])

    private static let bucketWithoutObjectLockQuery = HygieneSetting.bucket(
        "object_lock", words: "The Object Lock configuration", title: "Object Lock",
        verdict: HygieneSetting.needing("json_extract(s.value, '$.ObjectLockEnabled') = 'Enabled'"),
        failure: """
            \(HygieneSetting.label) || ' has no Object Lock: objects can be deleted before their retention ends.'
            """)
}
