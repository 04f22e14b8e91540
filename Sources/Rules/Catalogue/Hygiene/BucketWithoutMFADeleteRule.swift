import Facts

extension Catalogue {
    package static let bucketWithoutMFADelete = Rule(
        id: "bucket-without-mfa-delete",
        title: "Versions of objects are only deleted with a second factor",
        severity: .medium,
        category: .hygiene,
        rationale: """
            With MFA Delete the deletion of a version, and switching versioning off, ask for the code of the account's \
            root user: stolen keys alone cannot destroy the pipeline's data.
            """,
        remedy: """
            Only the root user can switch it on, with the code of its device. A lifecycle configuration cannot stand beside it:

            ```bash
            aws s3api put-bucket-versioning --bucket BUCKET --versioning-configuration Status=Enabled,MFADelete=Enabled \\
              --mfa "arn:aws:iam::ACCOUNT:mfa/root-account-mfa-device 123456"
            ```
            """,
        sources: [
            .prowler("s3_bucket_no_mfa_delete")
        ],
        facts: [bucketWithoutMFADeleteQuery.fact("s3:GetBucketVersioning")],
        aliases: ["s3_bucket_no_mfa_delete"],
        scope: bucketWithoutMFADeleteQuery.scope,
        sql: bucketWithoutMFADeleteQuery.sql,
        examples: [
            RuleExample(
                "a second factor is needed", .pass,
                resources: [
                    ExampleFacts.settled { $0.versioning = .present(#"{"MFADelete":"Enabled","Status":"Enabled"}"#) }
                ]),
            RuleExample(
                "only versions are kept", .fail,
                resources: [ExampleFacts.settled { $0.versioning = .present(#"{"Status":"Enabled"}"#) }]),
            RuleExample(
                "the setting could not be read", .unknown,
                resources: [
                    ExampleFacts.settled { $0.versioning = .unread(ExampleFacts.denied("s3:GetBucketVersioning")) }
                ]),
            RuleExample(
                "the setting waits for the apply", .unknown,
                resources: [ExampleFacts.settled(.plan) { $0.versioning = .unknown("${var.setting}") }]),
        ])

    private static let bucketWithoutMFADeleteQuery = HygieneSetting.bucket(
        "versioning", words: "The versioning", title: "Versioning",
        verdict: HygieneSetting.needing("json_extract(s.value, '$.MFADelete') = 'Enabled'"),
        failure: """
            \(HygieneSetting.label) || ' lets versions be deleted for good without a second factor.'
            """)
}
