import Facts

extension Catalogue {
    package static let bucketEncryptionMissing = Rule(
        id: "bucket-encryption-missing",
        title: "Buckets encrypt what is written to them",
        severity: .medium,
        category: .hygiene,
        rationale: """
            AWS has encrypted every new object since January 2023, with S3's own key where a bucket says nothing. \
            Stores that only speak S3's protocol do not, and there this setting decides.
            """,
        remedy: """
            ```hcl
            resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
              bucket = aws_s3_bucket.this.id
              rule {
                apply_server_side_encryption_by_default {
                  sse_algorithm = "AES256"
                }
              }
            }
            ```
            """,
        sources: [
            .prowler("s3_bucket_default_encryption")
        ],
        facts: [bucketEncryptionMissingQuery.fact("s3:GetEncryptionConfiguration")],
        aliases: ["s3_bucket_default_encryption", "CKV_AWS_19"],
        scope: bucketEncryptionMissingQuery.scope,
        sql: bucketEncryptionMissingQuery.sql,
        examples: [
            RuleExample(
                "S3's own key encrypts", .pass,
                resources: [
                    ExampleFacts.settled {
                        $0.encryption = .present(#"[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]"#)
                    }
                ]),
            RuleExample(
                "nothing encrypts", .fail,
                resources: [ExampleFacts.settled { $0.encryption = .absent }]),
            RuleExample(
                "the setting could not be read", .unknown,
                resources: [
                    ExampleFacts.settled {
                        $0.encryption = .unread(ExampleFacts.denied("s3:GetEncryptionConfiguration"))
                    }
                ]),
            RuleExample(
                "the setting waits for the apply", .unknown,
                resources: [ExampleFacts.settled(.plan) { $0.encryption = .unknown("${var.setting}") }]),
        ])

    private static let bucketEncryptionMissingQuery = HygieneSetting.bucket(
        "encryption", words: "The default encryption", title: "Encryption",
        verdict: HygieneSetting.needing("s.state = 'present'"),
        failure: """
            \(HygieneSetting.label) || ' has no default encryption.'
            """)
}
