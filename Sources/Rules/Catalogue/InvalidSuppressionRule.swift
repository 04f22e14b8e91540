import Facts

extension Catalogue {
    package static let invalidSuppression = Rule(
        id: "invalid-suppression",
        title: "Every suppression says which rule, why and until when",
        severity: .medium,
        category: .suppressions,
        rationale: """
            A suppression without a reason or a last day suppresses nothing, and one that names a rule which does not \
            exist speaks of no finding. Whoever wrote it believes otherwise. Findings about suppressions cannot be \
            suppressed themselves.
            """,
        remedy: """
            Write all three, directly above the block, on its first line or inside it:

            ```hcl
            # pipereport:ignore RULE reason="why it is accepted" expires=YYYY-MM-DD
            ```

            `pipereport rules list` names the rules; `*` and `?` stand for any characters and for one.
            """,
        sources: [suppressionSource],
        readsFindings: true,
        scope: invalidSuppressionQuery.scope,
        sql: invalidSuppressionQuery.sql,
        examples: [
            RuleExample("it is whole", .pass, resources: [], suppressions: [ExampleFacts.entry()]),
            RuleExample(
                "a comment has no reason", .fail,
                resources: [ExampleFacts.rootModule(), ExampleFacts.block("aws_s3_bucket", "aws_s3_bucket.raw")],
                suppressions: [ExampleFacts.comment(problem: "it gives no reason")]),
            RuleExample(
                "a comment stands at a block without a resource", .fail, resources: [ExampleFacts.rootModule()],
                suppressions: [ExampleFacts.comment(problem: "it gives no reason")]),
            RuleExample(
                "no rule has that name", .fail, resources: [],
                suppressions: [ExampleFacts.entry(SuppressionUse(isJudged: false, unknownRules: ["bucket-nam-*"]))]),
        ])

    private static let invalidSuppressionQuery = SuppressionQuery(
        condition: "1",
        failure: "(problem IS NOT NULL OR unknown_rules <> '[]')",
        reason: """
            'The suppression of ' || label || CASE WHEN problem IS NOT NULL THEN ' does not hold: ' || problem || '.'
                ELSE ' names no rule whose findings can be suppressed: '
                    || (SELECT listed(value, key) FROM json_each(unknown_rules)) || '.' END
            """)
}
