import Facts

extension Catalogue {
    package static let bucketPolicyCrossAccount = Rule(
        id: "bucket-policy-cross-account",
        title: "Bucket policies give no other account power over the bucket",
        severity: .high,
        category: .hygiene,
        rationale: """
            Whoever may change a bucket's policy, ACLs or encryption can let in anybody else or lock the owner out. \
            Such actions belong to the account that owns the pipeline; other accounts get `s3:GetObject` and \
            `s3:PutObject` and nothing that changes the bucket.
            """,
        remedy: """
            Take these actions out of the statement, or bind it to your organization:

            ```json
            "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-EXAMPLE"}}
            ```
            """,
        sources: [
            .prowler("s3_bucket_cross_account_access"),
            RuleSource(
                "Prowler: is_policy_public",
                "https://github.com/prowler-cloud/prowler/blob/master/prowler/providers/aws/services/iam/lib/policy.py",
                read: "2026-11-25"),
        ],
        facts: [bucketPolicyCrossAccountQuery.fact("s3:GetBucketPolicy")],
        aliases: ["s3_bucket_cross_account_access"],
        scope: bucketPolicyCrossAccountQuery.scope,
        sql: bucketPolicyCrossAccountQuery.sql,
        examples: [
            RuleExample(
                "a role of the own account may change the policy", .pass,
                resources: [
                    ExampleFacts.settled {
                        $0.policy = ExampleFacts.allowing(ExampleFacts.roleOfOwnAccount, "s3:PutBucketPolicy")
                    }
                ]),
            RuleExample(
                "another account may read objects", .pass,
                resources: [
                    ExampleFacts.settled {
                        $0.policy = ExampleFacts.allowing(ExampleFacts.roleOfOtherAccount, "s3:GetObject")
                    }
                ]),
            RuleExample(
                "everybody of the organization may do anything", .pass,
                resources: [
                    ExampleFacts.settled {
                        $0.policy = ExampleFacts.allowing(
                            #""*""#, "s3:*", condition: #"{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#)
                    }
                ]),
            RuleExample(
                "another account may do anything", .fail,
                resources: [
                    ExampleFacts.settled { $0.policy = ExampleFacts.allowing(ExampleFacts.roleOfOtherAccount, "s3:*") }
                ]),
            RuleExample(
                "whose account it is will be known after the apply", .unknown,
                resources: [
                    ExampleFacts.settled(.config) {
                        $0.policy = ExampleFacts.allowing(#"{"AWS":"${var.partner}"}"#, "s3:PutBucketPolicy")
                    }
                ]),
            RuleExample(
                "the policy could not be read", .unknown,
                resources: [ExampleFacts.settled { $0.policy = .unread(ExampleFacts.denied("s3:GetBucketPolicy")) }]),
        ])

    private static let bucketPolicyCrossAccountQuery = HygienePolicyQuery(
        table: "s3_bucket_settings",
        isForbidden: """
            \(HygienePolicy.isForeign("g")) AND \(HygienePolicy.covers(powers, "g")) AND NOT \(HygienePolicy.isKeptInside("g"))
            """,
        isOpen: "\(HygienePolicy.isOpen("g")) AND \(HygienePolicy.covers(powers, "g"))",
        failure: " gives principals of other accounts power over the bucket")

    /// The actions of Security Hub's control S3.6, in small letters.
    private static let powers = [
        "s3:deletebucketpolicy", "s3:putbucketacl", "s3:putbucketpolicy", "s3:putencryptionconfiguration",
        "s3:putobjectacl",
    ]
}
