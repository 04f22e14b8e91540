import Facts

extension Catalogue {
    package static let bucketNamePredictable = Rule(
        id: "bucket-name-predictable",
        title: "Buckets under a name that a service of AWS derives are the account's own",
        severity: .high,
        category: .hygiene,
        rationale: """
            Some services of AWS make a bucket whose name follows from account and region, and use it when it is there \
            already. Whoever makes it first owns what the service puts in, and decides what it takes out. A bucket of \
            such a name that Terraform knows and the account does not have may be somebody else's.
            """,
        remedy: """
            Look whose it is, and take another name if it is not yours:

            ```bash
            aws s3api head-bucket --bucket BUCKET --expected-bucket-owner ACCOUNT
            ```
            """,
        sources: [
            .prowler("s3_bucket_shadow_resource_vulnerability")
        ],
        aliases: ["s3_bucket_shadow_resource_vulnerability"],
        scope: """
            SELECT resource_id, origin FROM s3_bucket b
            WHERE b.snapshot_id = :snapshot AND \(isDerived)
            """,
        sql: """
            WITH named AS MATERIALIZED (
                SELECT b.resource_id, b.origin, coalesce(replace(b.name, '${aws.account_id}', n.account), b.name) AS name,
                    EXISTS (
                        SELECT 1 FROM coverage c
                        WHERE c.snapshot_id = b.snapshot_id AND c.origin = 'aws' AND c.fact = 's3:buckets' AND c.state = 'read')
                        AS is_listed
                FROM s3_bucket b JOIN snapshot n ON n.id = b.snapshot_id
                WHERE b.snapshot_id = :snapshot AND \(isDerived)
            ),
            judged AS MATERIALIZED (
                SELECT s.resource_id, s.origin, s.name,
                    CASE
                        WHEN s.origin = 'aws' OR EXISTS (
                            SELECT 1 FROM s3_bucket o
                            WHERE o.snapshot_id = :snapshot AND o.origin = 'aws' AND o.name = s.name) THEN 'pass'
                        WHEN s.is_listed AND instr(s.name, '${') = 0 THEN 'fail' ELSE 'unknown' END AS verdict
                FROM named s
            )
            SELECT s.resource_id, s.origin, '' AS subject, s.verdict,
                CASE s.verdict WHEN 'pass' THEN ''
                    WHEN 'fail' THEN s.name
                        || ' is a name that a service of AWS derives, and none of the account''s buckets has it: another account may.'
                    ELSE s.name || ' is a name that a service of AWS derives, and whose bucket it is was not read.' END AS reason,
                s.name AS "Bucket"
            FROM judged s
            """,
        examples: [
            RuleExample("the bucket is the account's", .pass, resources: [ExampleFacts.settled(name: derived)]),
            RuleExample(
                "the state's bucket is the account's", .pass,
                resources: [ExampleFacts.settled(name: derived), ExampleFacts.settled(.state, name: derived)]),
            RuleExample(
                "the account does not have the state's bucket", .fail,
                resources: [ExampleFacts.settled(.state, name: derived)],
                coverage: ExampleFacts.listsWereRead),
            RuleExample(
                "the account's buckets were not read", .unknown,
                resources: [ExampleFacts.settled(.state, name: derived)]),
        ])

    private static let derived = "aws-glue-assets-111122223333-us-east-1"

    /// The names that Prowler knows, with an account's symbol where its number stands.
    private static let isDerived: String = {
        let account = String(repeating: "[0-9]", count: 12)
        let patterns = [
            "aws-glue-assets-\(account)-*", "sagemaker-*-\(account)", "cf-templates-*-[a-z][a-z]*-[0-9]",
            "aws-emr-studio-\(account)-*", "aws-codestar-*-\(account)",
        ]
        let name = "replace(b.name, '${aws.account_id}', '000000000000')"
        return "(" + patterns.map { "\(name) GLOB '\($0)'" }.joined(separator: " OR ") + ")"
    }()
}
