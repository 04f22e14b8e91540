import Facts

extension Catalogue {
    package static let permissionLossOnReplace = Rule(
        id: "permission-loss-on-replace",
        title: "A function that is replaced keeps its permissions",
        severity: .high,
        category: .wiring,
        rationale: """
            A function's resource policy goes with the function. When a plan replaces a function under the same name, the \
            `aws_lambda_permission` beside it sees no change: Terraform leaves it alone, the new function has no policy, \
            and every event is dropped until a second apply notices. The plan reads as if all were well.
            """,
        remedy: """
            Let the permission be replaced with the function:

            ```hcl
            resource "aws_lambda_permission" "this" {
              # as before

              lifecycle {
                replace_triggered_by = [aws_lambda_function.this.arn]
              }
            }
            ```

            or, for this apply alone (an apply after it repairs what this one loses, too):

            ```bash
            terraform apply -replace='PERMISSION_ADDRESS'
            ```
            """,
        sources: [
            RuleSource(
                "AWS provider, issue 20598: aws_lambda_permission is missing after aws_lambda_function is replaced",
                "https://github.com/hashicorp/terraform-provider-aws/issues/20598", read: "2026-11-25"),
            RuleSource(
                "AWS provider, issue 46632: aws_lambda_permission not recreated when package_type forces replacement",
                "https://github.com/hashicorp/terraform-provider-aws/issues/46632", read: "2026-11-25"),
        ],
        aliases: ["terraform-provider-aws#20598", "terraform-provider-aws#41166", "terraform-provider-aws#46632"],
        scope: """
            SELECT f.resource_id, f.origin FROM lambda_function f JOIN resource r ON r.id = f.resource_id
            WHERE f.snapshot_id = :snapshot AND f.origin = 'plan' AND r.planned_action = 'replace'
            """,
        sql: """
            WITH replaced AS MATERIALIZED (
                SELECT f.resource_id, f.origin, f.name, f.arn, r.address, r.replace_paths
                FROM lambda_function f JOIN resource r ON r.id = f.resource_id
                WHERE f.snapshot_id = :snapshot AND f.origin = 'plan' AND r.planned_action = 'replace'
            ),
            unchanged AS MATERIALIZED (
                SELECT p.function, p.statement, r.address, r.source,
                    -- ${ADDRESS.attribute}: the address of the function, by whichever of its attributes.
                    rtrim(p.function, replace(p.function, '.', '')) AS path
                FROM lambda_permission p CROSS JOIN resource r ON r.id = p.resource_id AND r.planned_action = 'no-op'
                WHERE p.snapshot_id = :snapshot AND p.origin = 'plan' AND EXISTS (SELECT 1 FROM replaced)
            ),
            named AS (
                SELECT f.id AS function_id, p.address, p.statement
                FROM unchanged p CROSS JOIN resource f ON f.snapshot_id = :snapshot AND f.type = 'aws_lambda_function'
                    AND f.name = p.function
                UNION
                SELECT f.resource_id, p.address, p.statement
                FROM unchanged p CROSS JOIN lambda_function f ON f.snapshot_id = :snapshot AND f.origin = 'plan'
                    AND f.arn = p.function
                UNION
                SELECT f.id, p.address, p.statement
                FROM unchanged p CROSS JOIN resource f ON f.snapshot_id = :snapshot AND f.origin = 'plan'
                    AND f.source = p.source AND f.type = 'aws_lambda_function'
                    AND coalesce(f.address, f.arn) = substr(p.path, 3, length(p.path) - 3)
                WHERE p.function LIKE '${%}'
            ),
            kept AS MATERIALIZED (
                SELECT f.resource_id, f.origin, f.address, f.replace_paths, n.address AS permission, n.statement
                FROM named n CROSS JOIN replaced f ON f.resource_id = n.function_id
            )
            SELECT resource_id, origin, permission AS subject, 'fail' AS verdict,
                'The plan replaces ' || address || ' and leaves ' || permission
                    || ' alone: the new function will be without that permission.' AS reason,
                permission AS "Permission", 'no-op' AS "Planned for the permission",
                'replace' AS "Planned for the function",
                (SELECT listed(value, key) FROM json_each(replace_paths)) AS "Forces the replacement",
                statement AS "Statement that is lost"
            FROM kept GROUP BY resource_id, origin, permission
            UNION ALL
            SELECT resource_id, origin, '', 'pass', '', NULL, NULL, NULL, NULL, NULL
            FROM replaced WHERE resource_id NOT IN (SELECT resource_id FROM kept)
            """,
        examples: [
            RuleExample(
                "the permission is replaced with the function", .pass,
                resources: ExampleFacts.replaced(permission: "replace")),
            RuleExample(
                "the permission stays as it is", .fail, resources: ExampleFacts.replaced(permission: "no-op")),
            RuleExample(
                "the permission names the function by its ARN, which is not known yet", .fail,
                resources: ExampleFacts.replaced(
                    permission: "no-op", function: "${aws_lambda_function.processing.arn}")),
            RuleExample(
                "the permission is another function's", .pass,
                resources: ExampleFacts.replaced(permission: "no-op", function: "analytics")),
        ])
}
