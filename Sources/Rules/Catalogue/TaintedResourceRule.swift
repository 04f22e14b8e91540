import Facts

extension Catalogue {
    package static let taintedResource = Rule(
        id: "tainted-resource",
        title: "The state has nothing that the next apply must replace",
        severity: .medium,
        category: .terraform,
        rationale: """
            Terraform taints a resource whose creation failed half way, and keeps as deposed what an earlier replacement \
            could not delete. The next apply of anything destroys and remakes the one (a bucket with its objects, a \
            function with its permissions) and deletes the other.
            """,
        remedy: """
            Let the next apply replace it, or take the mark away where the resource is sound:

            ```bash
            terraform plan
            terraform untaint 'ADDRESS'
            ```
            """,
        sources: [
            RuleSource(
                "Terraform: the taint command",
                "https://github.com/hashicorp/terraform/blob/main/website/docs/cli/commands/taint.mdx",
                read: "2026-11-25")
        ],
        scope: """
            SELECT id AS resource_id, origin FROM resource
            WHERE snapshot_id = :snapshot AND origin = 'state' AND (is_tainted OR deposed_count > 0)
            UNION
            SELECT min(id), origin FROM resource WHERE snapshot_id = :snapshot AND origin = 'state'
                AND source NOT IN (
                    SELECT source FROM resource
                    WHERE snapshot_id = :snapshot AND origin = 'state' AND (is_tainted OR deposed_count > 0))
            GROUP BY source
            """,
        sql: """
            SELECT id AS resource_id, origin, '' AS subject, 'fail' AS verdict,
                address || CASE WHEN is_tainted THEN ' is tainted: the next apply destroys and remakes it.'
                    WHEN deposed_count = 1 THEN ' has left an object behind that the next apply deletes.'
                    ELSE ' has left ' || deposed_count || ' objects behind that the next apply deletes.' END AS reason,
                source AS "State", nullif(deposed_count, 0) AS "Deposed objects"
            FROM resource
            WHERE snapshot_id = :snapshot AND origin = 'state' AND (is_tainted OR deposed_count > 0)
            UNION ALL
            -- A state without any passes as a whole, on its first resource.
            SELECT min(id), origin, '', 'pass', '', source, NULL FROM resource
            WHERE snapshot_id = :snapshot AND origin = 'state'
                AND source NOT IN (
                    SELECT source FROM resource
                    WHERE snapshot_id = :snapshot AND origin = 'state' AND (is_tainted OR deposed_count > 0))
            GROUP BY source
            """,
        examples: [
            RuleExample("nothing is tainted", .pass, resources: [ExampleFacts.bucket(.state)]),
            RuleExample(
                "a function is tainted", .fail,
                resources: [
                    CollectedResource(
                        Resource(
                            origin: .state, type: "aws_lambda_function", address: "aws_lambda_function.processing",
                            name: "processing", isTainted: true))
                ]),
            RuleExample(
                "a replacement left a bucket behind", .fail,
                resources: [
                    CollectedResource(
                        Resource(
                            origin: .state, type: "aws_s3_bucket", address: "aws_s3_bucket.raw", name: "pipeline-raw",
                            deposedCount: 1))
                ]),
        ])
}
