import Facts

extension Catalogue {
    package static let unusedSuppression = Rule(
        id: "unused-suppression",
        title: "Every suppression fits a finding",
        severity: .low,
        category: .suppressions,
        rationale: """
            A suppression that fits nothing is either done with or misspelled. The first waits to hide a fault of \
            tomorrow; the second hides nothing, and somebody believes that it does. A suppression is judged only where \
            every rule that it may speak of was evaluated.
            """,
        remedy: """
            Take the entry or comment out. Where it should fit a finding, compare it with what `check` prints:

            ```bash
            pipereport check --format json
            ```
            """,
        sources: [
            suppressionSource,
            RuleSource(
                "ESLint: report unused eslint-disable comments",
                "https://eslint.org/docs/latest/use/configure/rules#report-unused-eslint-disable-comments",
                read: "2026-11-25"),
        ],
        readsFindings: true,
        scope: unusedSuppressionQuery.scope,
        sql: unusedSuppressionQuery.sql,
        examples: [
            RuleExample(
                "it fits a finding", .pass, resources: [], suppressions: [ExampleFacts.entry(ExampleFacts.matched)]),
            RuleExample(
                "it fits none", .fail, resources: [],
                suppressions: [ExampleFacts.entry(SuppressionUse(matchCount: 0))]),
            RuleExample(
                "the block that the comment stands at is sound", .fail,
                resources: [ExampleFacts.rootModule(), ExampleFacts.block("aws_s3_bucket", "aws_s3_bucket.raw")],
                suppressions: [ExampleFacts.comment(SuppressionUse(matchCount: 0))]),
        ])

    private static let unusedSuppressionQuery = SuppressionQuery(
        condition: "problem IS NULL AND NOT is_expired AND is_judged",
        failure: "match_count = 0",
        reason: """
            'The suppression of ' || label || ' fits no finding of this snapshot' || CASE WHEN EXISTS (
                SELECT 1 FROM collection c
                WHERE c.snapshot_id = entry.snapshot_id AND c.source = 'aws' AND c.status = 'skipped')
                THEN ', for which AWS was not read.' ELSE '.' END
            """)
}
