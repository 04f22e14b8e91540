import Facts

extension Catalogue {
    package static let resourceCountAttribute = Rule(
        id: "resource-count-attribute",
        title: "The number of instances is taken with length()",
        severity: .medium,
        category: .terraform,
        rationale: """
            A resource with `count` is a list of its instances, and a list has no attribute `count`: the expression \
            fails with `Missing resource instance key` or `Unsupported attribute`, and the module cannot be planned.
            """,
        remedy: """
            Ask for the length of the list:

            ```hcl
            value = length(aws_lambda_layer_version.this) > 0 ? aws_lambda_layer_version.this[0].arn : null
            ```

            `one(aws_lambda_layer_version.this[*].arn)` says the same.
            """,
        sources: [
            RuleSource(
                "Terraform: references to named values",
                "https://developer.hashicorp.com/terraform/language/expressions/references",
                read: "2026-11-25"),
            RuleSource(
                "Terraform: count reference",
                "https://developer.hashicorp.com/terraform/language/meta-arguments/count",
                read: "2026-11-25"),
        ],
        scope: resourceCountAttributeQuery.scope,
        sql: resourceCountAttributeQuery.sql,
        examples: [
            RuleExample("nothing of the kind is written", .pass, resources: [ExampleFacts.rootModule()]),
            RuleExample(
                "an output asks for the count of a layer", .fail,
                resources: [
                    ExampleFacts.rootModule(
                        ExampleFacts.remark(
                            .countAttribute, "aws_lambda_layer_version.this.count",
                            "aws_lambda_layer_version.this.count > 0"))
                ]),
        ])

    private static let resourceCountAttributeQuery = RemarkQuery(
        kinds: [.countAttribute],
        reason: "\(RemarkQuery.holder) || ' uses ' || m.subject || ', which resources do not have; write length().'",
        evidence: [("Reference", "m.subject"), ("Expression", "m.detail")])
}
