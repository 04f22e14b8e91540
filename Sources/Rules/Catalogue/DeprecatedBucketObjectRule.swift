import Facts

extension Catalogue {
    package static let deprecatedBucketObject = Rule(
        id: "deprecated-bucket-object",
        title: "Objects are written as aws_s3_object",
        severity: .medium,
        category: .deprecations,
        rationale: """
            `aws_s3_bucket_object` has been deprecated since version 4 of the AWS provider, as a resource and as a \
            data source; a later major version removes it, and fixes go to `aws_s3_object` alone.
            """,
        remedy: """
            Rename the block, then move the state without uploading the object again:

            ```bash
            terraform state rm 'OLD_ADDRESS'
            terraform import 'NEW_ADDRESS' BUCKET/KEY
            ```

            A `moved` block does not serve here: Terraform does not move between these two types.
            """,
        sources: [
            RuleSource(
                "AWS provider: aws_s3_bucket_object",
                "https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket_object",
                read: "2026-11-24")
        ],
        scope: """
            SELECT id AS resource_id, origin FROM resource
            WHERE snapshot_id = :snapshot AND origin <> 'aws' AND type IN ('aws_s3_object', 'aws_s3_bucket_object')
            """,
        sql: """
            SELECT id AS resource_id, origin, '' AS subject,
                CASE type WHEN 'aws_s3_bucket_object' THEN 'fail' ELSE 'pass' END AS verdict,
                address || CASE WHEN \(isDataSource("resource")) THEN ' is the deprecated data source' ELSE ' is of the deprecated type' END
                    || ' aws_s3_bucket_object.' AS reason,
                name AS "Object"
            FROM resource
            WHERE snapshot_id = :snapshot AND origin <> 'aws' AND type IN ('aws_s3_object', 'aws_s3_bucket_object')
            """,
        examples: [
            RuleExample(
                "the object is an aws_s3_object", .pass,
                resources: [
                    CollectedResource(
                        Resource(
                            origin: .state, type: "aws_s3_object", address: "aws_s3_object.layer", name: "layer.zip"))
                ]),
            RuleExample(
                "the object is an aws_s3_bucket_object", .fail,
                resources: [
                    CollectedResource(
                        Resource(
                            origin: .state, type: "aws_s3_bucket_object", address: "aws_s3_bucket_object.layer",
                            name: "layer.zip"))
                ]),
            RuleExample(
                "the configuration reads an object as aws_s3_bucket_object", .fail,
                resources: [ExampleFacts.block("aws_s3_bucket_object", "data.aws_s3_bucket_object.layer")]),
            RuleExample(
                "a module of the configuration writes an aws_s3_object", .pass,
                resources: [ExampleFacts.block("aws_s3_object", "module.layer.aws_s3_object.layer")]),
        ])

    /// Whether the resource `alias` is a data source. A module may be called `data`.
    static func isDataSource(_ alias: String) -> String {
        """
        (\(alias).address LIKE 'data.%'
            OR instr(replace(\(alias).address, 'module.data.', 'module.'), '.data.' || \(alias).type || '.') > 0)
        """
    }
}
