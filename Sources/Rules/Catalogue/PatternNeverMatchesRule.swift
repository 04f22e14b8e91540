import Facts

extension Catalogue {
    package static let patternNeverMatches = Rule(
        id: "pattern-never-matches",
        title: "Every event pattern for S3 admits an event that S3 can send",
        severity: .high,
        category: .wiring,
        rationale: """
            EventBridge takes any pattern that is JSON of the right shape, and never says that nothing can match it. A \
            detail-type in the spelling of notifications (`ObjectCreated:Put` for `Object Created`), a field that S3's \
            events do not have (`detail.s3.bucket`), or two filters that exclude each other make a rule that stays silent.
            """,
        remedy: """
            Write the pattern against the event as S3 sends it, and test it:

            ```json
            {
              "source": ["aws.s3"],
              "detail-type": ["Object Created"],
              "detail": {"bucket": {"name": ["BUCKET"]}, "object": {"key": [{"prefix": "raw/"}]}}
            }
            ```

            ```bash
            aws events test-event-pattern --event-pattern file://pattern.json --event file://event.json
            ```
            """,
        sources: [
            RuleSource(
                "Amazon S3: EventBridge event message structure",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html", read: "2026-11-25"),
            RuleSource(
                "Amazon EventBridge: event patterns",
                "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html", read: "2026-11-25"),
        ],
        facts: [CheckQuery.fact("events:ListRules")],
        scope: """
            SELECT resource_id, origin FROM event_rule WHERE snapshot_id = :snapshot AND pattern_state <> 'absent'
            """,
        sql: CheckQuery(kind: .patternPossible).sql,
        examples: [
            RuleExample(
                "S3 can send an event that matches", .pass, resources: ExampleFacts.targetedFunction,
                checks: [ExampleFacts.check(.patternPossible, on: 3, .pass)]),
            RuleExample(
                "the detail-type is one of notifications", .fail, resources: ExampleFacts.targetedFunction,
                checks: [ExampleFacts.check(.patternPossible, on: 3, .fail)]),
            RuleExample(
                "the rule has no pattern", .pass,
                resources: ExampleFacts.targetedFunction + [ExampleFacts.schedule],
                checks: [ExampleFacts.check(.patternPossible, on: 3, .pass)]),
            RuleExample(
                "the pattern could not be read", .unknown, resources: ExampleFacts.targetedFunction,
                checks: [ExampleFacts.check(.patternPossible, on: 3, .unread)]),
            RuleExample(
                "the written pattern can match, whatever the bucket's name will be", .pass,
                resources: ExampleFacts.written(.config),
                checks: [ExampleFacts.check(.patternPossible, .config, on: 3, .pass)]),
            RuleExample(
                "the planned pattern asks for a field that S3 does not send", .fail,
                resources: ExampleFacts.written(.plan),
                checks: [ExampleFacts.check(.patternPossible, .plan, on: 3, .fail)]),
            RuleExample(
                "the pattern is not known before the apply", .unknown,
                resources: ExampleFacts.written(
                    .plan, pattern: .unknown("aws_cloudwatch_event_rule.raw.event_pattern")),
                checks: [ExampleFacts.check(.patternPossible, .plan, on: 3, .unknown)]),
        ])
}
