import Facts

extension Catalogue {
    package static let countDependsOnResource = Rule(
        id: "count-depends-on-resource",
        title: "How many instances there are is known before the apply",
        severity: .high,
        category: .terraform,
        rationale: """
            Terraform decides `count` and the keys of `for_each` while it plans. A bare attribute that AWS gives \
            only when the resource is made (`x.id`, `x.arn`) is not known then, and the plan of a fresh deployment \
            ends with `Invalid count argument`. It goes unnoticed where the resource was made before, and shows in \
            the next account.
            """,
        remedy: """
            Decide by something that is written, and pass the attribute beside it:

            ```hcl
            variable "has_source_bucket" {
              type = bool
            }

            resource "aws_lambda_permission" "this" {
              count      = var.has_source_bucket ? 1 : 0
              source_arn = var.source_bucket_arn
            }
            ```

            For `for_each` use a map whose keys are written and whose values may wait. Until then a deployment takes \
            two steps:

            ```bash
            terraform apply -target=RESOURCE
            terraform apply
            ```
            """,
        sources: [
            RuleSource(
                "Terraform: count reference",
                "https://developer.hashicorp.com/terraform/language/meta-arguments/count",
                read: "2026-11-25"),
            RuleSource(
                "Terraform: references to named values",
                "https://developer.hashicorp.com/terraform/language/expressions/references",
                read: "2026-11-25"),
            RuleSource(
                "hashicorp/terraform#25815: count depends on resource attributes",
                "https://github.com/hashicorp/terraform/issues/25815",
                read: "2026-11-25"),
        ],
        scope: countDependsOnResourceQuery.scope,
        sql: countDependsOnResourceQuery.sql,
        examples: [
            RuleExample(
                "a module was not read", .unknown,
                resources: [ExampleFacts.rootModule(ExampleFacts.remark(.moduleNotRead, "module.lambda"))]),
            RuleExample("nothing of the kind is written", .pass, resources: [ExampleFacts.rootModule()]),
            RuleExample(
                "count compares the id of a new bucket", .fail,
                resources: [
                    ExampleFacts.rootModule(),
                    ExampleFacts.block(
                        "aws_lambda_permission", "module.processing.aws_lambda_permission.this",
                        ExampleFacts.remark(
                            .unknownRepetition, "count", "depends_on_resource: aws_s3_bucket.raw.id")),
                ]),
            RuleExample(
                "count waits for an input, which the caller gives", .pass,
                resources: [
                    ExampleFacts.rootModule(),
                    ExampleFacts.block(
                        "aws_lambda_permission", "aws_lambda_permission.this",
                        ExampleFacts.remark(.unknownRepetition, "count", "unknown: var.enabled")),
                ]),
        ])

    private static let countDependsOnResourceQuery = RemarkQuery(
        kinds: [.unknownRepetition], condition: "m.detail LIKE 'depends_on_resource:%'", needsModules: true,
        reason: """
            m.subject || ' of ' || r.address || ' needs ' || trim(substr(m.detail, 21)) \
            || ', which is not known before the apply: Terraform refuses to plan it.'
            """,
        evidence: [("Argument", "m.subject"), ("Expression", "trim(substr(m.detail, 21))")])
}
