import Facts

extension Catalogue {
    package static let deprecatedArgument = Rule(
        id: "deprecated-argument",
        title: "Nothing is written that the provider has deprecated",
        severity: .low,
        category: .deprecations,
        rationale: """
            What a provider deprecates works until its next major version and then stops the plan. Terraform shows a \
            few of these warnings and folds the others into "and N more", so that they are found on the day of the \
            upgrade.
            """,
        remedy: """
            Replace each as its finding says, then see that nothing else changes:

            ```bash
            terraform validate
            terraform plan
            ```
            """,
        sources: [
            RuleSource(
                "AWS provider: aws_s3_bucket",
                "https://raw.githubusercontent.com/hashicorp/terraform-provider-aws/v6.68.0/website/docs/r/s3_bucket.html.markdown",
                read: "2026-11-25")
        ],
        scope: deprecatedArgumentQuery.scope,
        sql: deprecatedArgumentQuery.sql,
        examples: [
            RuleExample("nothing of the kind is written", .pass, resources: [ExampleFacts.rootModule()]),
            RuleExample(
                "an argument of a rule is deprecated", .fail,
                resources: [
                    ExampleFacts.rootModule(),
                    ExampleFacts.block(
                        "aws_cloudwatch_event_rule", "aws_cloudwatch_event_rule.raw",
                        ExampleFacts.remark(.deprecatedArgument, "is_enabled", "use state")),
                ]),
            RuleExample(
                "a data source is deprecated", .fail,
                resources: [
                    ExampleFacts.rootModule(),
                    ExampleFacts.block(
                        "aws_s3_bucket_objects", "data.aws_s3_bucket_objects.all",
                        ExampleFacts.remark(
                            .deprecatedType, "aws_s3_bucket_objects", "use aws_s3_objects")),
                ]),
            RuleExample(
                "an output reads a deprecated attribute", .fail,
                resources: [
                    CollectedResource(
                        ExampleFacts.rootModule().resource,
                        [ExampleFacts.remark(.deprecatedReference, "aws_s3_bucket.raw.website_endpoint")])
                ]),
            RuleExample(
                "acl of a bucket, which another rule tells", .pass,
                resources: [
                    ExampleFacts.rootModule(),
                    ExampleFacts.block(
                        "aws_s3_bucket", "aws_s3_bucket.raw",
                        ExampleFacts.remark(.deprecatedArgument, "acl")),
                ]),
        ])

    private static let deprecatedArgumentQuery = RemarkQuery(
        kinds: [.deprecatedArgument, .deprecatedType, .deprecatedReference],
        condition: """
            NOT (m.kind = 'deprecated_argument' AND r.type = 'aws_s3_bucket' AND (
                \(firstPart) IN ('acl', 'grant')
                OR \(firstPart) IN (SELECT value FROM json_each('\(bucketArgumentNames)'))))
            AND NOT (m.kind = 'deprecated_type' AND r.type <> 'terraform_module'
                AND m.subject IN ('aws_s3_bucket_object', 'data.aws_s3_bucket_object'))
            """,
        reason: """
            CASE m.kind WHEN 'deprecated_type' THEN CASE r.type WHEN 'terraform_module' THEN 'A block' ELSE r.address END
                    || ' is of the deprecated type ' || m.subject
                WHEN 'deprecated_reference' THEN \(RemarkQuery.holder) || ' reads the deprecated attribute ' || m.subject
                ELSE \(RemarkQuery.holder) || ' sets the deprecated argument ' || m.subject END
            || CASE m.detail WHEN '' THEN '.' ELSE ': ' || rtrim(m.detail, '.') || '.' END
            """,
        evidence: [
            ("Deprecated", "m.subject"), ("Instead", "nullif(m.detail, '')"),
            (
                "Locked version of the provider aws",
                """
                (SELECT p.locked_version FROM terraform_provider p
                    WHERE p.snapshot_id = m.snapshot_id AND p.source = r.source AND p.name = 'aws')
                """
            ),
        ])
}
