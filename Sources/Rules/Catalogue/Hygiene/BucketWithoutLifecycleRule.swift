import Facts

extension Catalogue {
    package static let bucketWithoutLifecycle = Rule(
        id: "bucket-without-lifecycle",
        title: "Objects have an end written down",
        severity: .low,
        category: .hygiene,
        rationale: """
            A pipeline writes with every run and deletes nothing. Without a lifecycle rule the bill grows for ever, \
            and personal data stays longer than it may.
            """,
        remedy: """
            ```hcl
            resource "aws_s3_bucket_lifecycle_configuration" "this" {
              bucket = aws_s3_bucket.this.id
              rule {
                id     = "expire"
                status = "Enabled"
                filter {}
                abort_incomplete_multipart_upload {
                  days_after_initiation = 7
                }
                expiration {
                  days = 365
                }
              }
            }
            ```
            """,
        sources: [
            .prowler("s3_bucket_lifecycle_enabled")
        ],
        facts: [bucketWithoutLifecycleQuery.fact("s3:GetLifecycleConfiguration")],
        aliases: ["s3_bucket_lifecycle_enabled", "CKV2_AWS_61"],
        scope: bucketWithoutLifecycleQuery.scope,
        sql: bucketWithoutLifecycleQuery.sql,
        examples: [
            RuleExample(
                "a rule is enabled", .pass,
                resources: [ExampleFacts.settled { $0.lifecycle = .present(#"[{"ID":"expire","Status":"Enabled"}]"#) }]),
            RuleExample(
                "the only rule is disabled", .fail,
                resources: [ExampleFacts.settled { $0.lifecycle = .present(#"[{"ID":"expire","Status":"Disabled"}]"#) }]
            ),
            RuleExample("the bucket has no lifecycle", .fail, resources: [ExampleFacts.settled(.config)]),
            RuleExample(
                "the setting could not be read", .unknown,
                resources: [
                    ExampleFacts.settled { $0.lifecycle = .unread(ExampleFacts.denied("s3:GetLifecycleConfiguration")) }
                ]),
            RuleExample(
                "the setting waits for the apply", .unknown,
                resources: [ExampleFacts.settled(.plan) { $0.lifecycle = .unknown("${var.setting}") }]),
        ])

    private static let bucketWithoutLifecycleQuery = HygieneSetting.bucket(
        "lifecycle", words: "The lifecycle configuration", title: "Lifecycle",
        verdict: HygieneSetting.needing(
            "EXISTS (SELECT 1 FROM json_each(s.value) l WHERE json_extract(l.value, '$.Status') = 'Enabled')"),
        failure: """
            \(HygieneSetting.label) || ' has no lifecycle rule that is enabled: objects, old versions and uploads that were broken off stay for good.'
            """)
}
