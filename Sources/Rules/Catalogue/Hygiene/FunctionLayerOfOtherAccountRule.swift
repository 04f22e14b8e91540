import Facts

extension Catalogue {
    package static let functionLayerOfOtherAccount = Rule(
        id: "function-layer-of-other-account",
        title: "Functions use layers of their own account",
        severity: .high,
        category: .hygiene,
        rationale: """
            A layer's code runs with the function's role. Its owner decides what is in the next version, and can take \
            the one in use away: the function then still runs, but can no longer be updated. Layers that AWS publishes \
            lie in accounts of AWS and count as well.
            """,
        remedy: """
            Copy the layer into your own account and name that version:

            ```hcl
            resource "aws_lambda_layer_version" "shared" {
              layer_name          = "shared"
              filename            = "build/shared.zip"
              compatible_runtimes = ["python3.13"]
            }
            ```
            """,
        sources: [
            .prowler("awslambda_function_using_cross_account_layers")
        ],
        aliases: ["awslambda_function_using_cross_account_layers"],
        scope: functionLayerOfOtherAccountQuery.scope,
        sql: functionLayerOfOtherAccountQuery.sql,
        examples: [
            RuleExample(
                "the layer is the account's own", .pass,
                resources: [
                    ExampleFacts.configured { $0.layerARNs = ["arn:aws:lambda:us-east-1:111122223333:layer:shared:3"] }
                ]),
            RuleExample(
                "the layer is one of the configuration", .pass,
                resources: [
                    ExampleFacts.configured(.config) { $0.layerARNs = ["${aws_lambda_layer_version.shared.arn}"] }
                ]),
            RuleExample("the function has no layer", .pass, resources: [ExampleFacts.configured()]),
            RuleExample(
                "the layer is another account's", .fail,
                resources: [
                    ExampleFacts.configured { $0.layerARNs = ["arn:aws:lambda:us-east-1:444455556666:layer:partner:1"] }
                ]),
            RuleExample(
                "the layer is an input without a value", .unknown,
                resources: [ExampleFacts.configured(.config) { $0.layerARNs = ["${var.layer}"] }]),
            RuleExample(
                "the own account is not known", .unknown,
                resources: [
                    ExampleFacts.configured(.config) {
                        $0.layerARNs = ["arn:aws:lambda:us-east-1:444455556666:layer:partner:1"]
                    }
                ]),
        ])

    private static let functionLayerOfOtherAccountQuery = HygieneFunction(
        isGood: "NOT EXISTS (SELECT 1 FROM json_each(f.layer_arns) l WHERE NOT \(isOwnLayer))",
        isOpen: "NOT EXISTS (SELECT 1 FROM json_each(f.layer_arns) l WHERE \(isForeignLayer))",
        failure: """
            ' runs code of a layer that another account owns: ' || \(foreignLayers) || '.'
            """,
        evidence: ("CASE WHEN f.layer_arns <> '[]' THEN f.layer_arns END", "Layers"))

    /// The function's own account; NULL where Terraform alone was read.
    private static let account = """
        coalesce((SELECT r.account FROM resource r WHERE r.id = f.resource_id),
            (SELECT n.account FROM snapshot n WHERE n.id = f.snapshot_id))
        """

    private static let isOwnLayer = """
        (instr(l.value, '${aws.account_id}') > 0 OR instr(l.value, 'aws_lambda_layer_version.') > 0
            OR coalesce(instr(l.value, ':' || \(account) || ':layer:') > 0, 0))
        """

    private static let isForeignLayer = """
        (instr(l.value, '${') = 0 AND instr(l.value, ':layer:') > 0 AND \(account) IS NOT NULL AND NOT \(isOwnLayer))
        """

    private static let foreignLayers =
        "(SELECT listed(l.value, l.key) FROM json_each(f.layer_arns) l WHERE \(isForeignLayer))"
}
