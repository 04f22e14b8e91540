import Facts

extension Catalogue {
    package static let expiredSuppression = Rule(
        id: "expired-suppression",
        title: "No suppression has outlived its day",
        severity: .medium,
        category: .suppressions,
        rationale: """
            A suppression is a promise to look again by a day. When that day has passed, the findings count again, and \
            the entry stays a claim that somebody has decided about them.
            """,
        remedy: """
            Mend what was suppressed and take the entry out of `pipereport.yml`, or the comment out of the configuration. \
            Where the reason still holds, decide anew and give it another day:

            ```yaml
            suppressions:
              - rule: RULE
                resource: ADDRESS
                reason: why it is accepted
                expires: YYYY-MM-DD
            ```
            """,
        sources: [suppressionSource],
        readsFindings: true,
        scope: expiredSuppressionQuery.scope,
        sql: expiredSuppressionQuery.sql,
        examples: [
            RuleExample(
                "its day has not come", .pass, resources: [], suppressions: [ExampleFacts.entry()],
                asOfMS: ExampleFacts.november2026),
            RuleExample(
                "it holds through the whole of its last day", .pass, resources: [],
                suppressions: [ExampleFacts.entry()], asOfMS: ExampleFacts.february2027 - 1),
            RuleExample(
                "the entry's day has passed", .fail, resources: [],
                suppressions: [ExampleFacts.entry(ExampleFacts.matched)], asOfMS: ExampleFacts.february2027),
            RuleExample(
                "the comment's day has passed", .fail,
                resources: [ExampleFacts.rootModule(), ExampleFacts.block("aws_s3_bucket", "aws_s3_bucket.raw")],
                suppressions: [ExampleFacts.comment()], asOfMS: ExampleFacts.february2027),
        ])

    private static let expiredSuppressionQuery = SuppressionQuery(
        condition: "problem IS NULL",
        failure: "is_expired",
        reason: """
            'The suppression of ' || label || ' ended on ' || expires_on || CASE match_count
                WHEN 0 THEN ' and fits no finding any more.'
                WHEN 1 THEN ': ' || coalesce(json_extract(matches, '$[0]'), '1 finding') || ' counts again.'
                ELSE ': ' || match_count || ' findings count again.' END
            """)

    static let suppressionSource = RuleSource(
        "SARIF 2.1.0 Plus Errata 01: suppression object",
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html", read: "2026-11-25")
}
