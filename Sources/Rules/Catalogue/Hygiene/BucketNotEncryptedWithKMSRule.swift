import Facts

extension Catalogue {
    package static let bucketNotEncryptedWithKMS = Rule(
        id: "bucket-not-encrypted-with-kms",
        title: "Buckets are encrypted with a key of KMS",
        severity: .medium,
        category: .hygiene,
        rationale: """
            A key of KMS has a policy of its own, so reading an object takes two permissions, each use is in \
            CloudTrail, and disabling the key locks the data. The pipeline's functions then need `kms:Decrypt` and \
            `kms:GenerateDataKey` on it.
            """,
        remedy: """
            ```hcl
            resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
              bucket = aws_s3_bucket.this.id
              rule {
                bucket_key_enabled = true
                apply_server_side_encryption_by_default {
                  sse_algorithm     = "aws:kms"
                  kms_master_key_id = aws_kms_key.this.arn
                }
              }
            }
            ```
            """,
        sources: [
            .prowler("s3_bucket_kms_encryption")
        ],
        facts: [bucketNotEncryptedWithKMSQuery.fact("s3:GetEncryptionConfiguration")],
        aliases: ["s3_bucket_kms_encryption", "CKV_AWS_145"],
        scope: bucketNotEncryptedWithKMSQuery.scope,
        sql: bucketNotEncryptedWithKMSQuery.sql,
        examples: [
            RuleExample(
                "a key of KMS encrypts", .pass,
                resources: [
                    ExampleFacts.settled {
                        $0.encryption = .present(
                            #"[{"ApplyServerSideEncryptionByDefault":{"KMSMasterKeyID":"k","SSEAlgorithm":"aws:kms"}}]"#
                        )
                    }
                ]),
            RuleExample(
                "S3's own key encrypts", .fail,
                resources: [
                    ExampleFacts.settled {
                        $0.encryption = .present(#"[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]"#)
                    }
                ]),
            RuleExample(
                "the algorithm is an input without a value", .unknown,
                resources: [
                    ExampleFacts.settled(.config) {
                        $0.encryption = .present(
                            #"[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"${var.algorithm}"}}]"#)
                    }
                ]),
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

    private static let bucketNotEncryptedWithKMSQuery = HygieneSetting.bucket(
        "encryption", words: "The default encryption", title: "Encryption",
        verdict: HygieneSetting.needing(
            "EXISTS (SELECT 1 FROM json_each(s.value) e WHERE json_extract(e.value, '$.ApplyServerSideEncryptionByDefault.SSEAlgorithm') IN ('aws:kms', 'aws:kms:dsse'))"
        ),
        failure: """
            \(HygieneSetting.label) || ' is not encrypted with a key of KMS: whoever may read an object may also decrypt it.'
            """)
}
