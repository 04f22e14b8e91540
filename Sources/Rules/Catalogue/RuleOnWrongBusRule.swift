import Facts

extension Catalogue {
    private static let query = HopQuery(
        condition: "d.via = 'eventbridge'",
        verdict: """
            CASE
                WHEN d.is_on_default_bus IN ('yes', 'n/a') OR d.pattern_matches IN ('no', 'n/a') THEN 'pass'
                WHEN d.is_on_default_bus = 'no' AND d.pattern_matches = 'yes' THEN 'fail' ELSE 'unknown' END
            """,
        reason: """
            CASE WHEN d.is_on_default_bus = 'no' AND d.pattern_matches = 'yes'
                THEN 'The rule ' || d.rule || ' waits for S3 events on a bus that gets none: S3 sends them to default.'
                ELSE 'Whether events of S3 come to the bus of the rule ' || d.rule || ' is not known.' END
            """,
        evidence: [
            "EventBridge rule": "d.rule", "Bucket": "nullif(d.bucket, '')",
            "Rules that forward to the bus":
                "CASE d.forwarded_by WHEN '[]' THEN 'none' ELSE (SELECT listed(value, key) FROM json_each(d.forwarded_by)) END",
        ])

    package static let ruleOnWrongBus = Rule(
        id: "rule-on-wrong-bus",
        title: "Rules for S3 events are on a bus that gets them",
        severity: .high,
        category: .wiring,
        rationale: """
            S3 and every other service of AWS send their events to the account's `default` bus and to no other. A rule for \
            `aws.s3` on a custom bus never fires, unless a rule on `default` has that bus as its target and passes the \
            events on. One such hop is followed.
            """,
        remedy: """
            Put the rule on the default bus (leave `event_bus_name` out), or pass the events on:

            ```hcl
            resource "aws_cloudwatch_event_rule" "forward" {
              name          = "s3-to-custom-bus"
              event_pattern = jsonencode({ source = ["aws.s3"] })
            }

            resource "aws_cloudwatch_event_target" "forward" {
              rule     = aws_cloudwatch_event_rule.forward.name
              arn      = aws_cloudwatch_event_bus.this.arn
              role_arn = aws_iam_role.forward.arn
            }
            ```
            """,
        sources: [
            RuleSource(
                "Amazon EventBridge: event buses",
                "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus.html", read: "2026-11-25")
        ],
        facts: [ReadableFact("delivery", "is_on_default_bus", action: "events:ListTargetsByRule")],
        scope: query.scope,
        sql: query.sql,
        examples: [
            RuleExample(
                "the rule is on the default bus", .pass, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery()]),
            RuleExample(
                "nothing passes S3 events on to the bus", .fail, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.hop(isOnDefaultBus: .no)]),
            RuleExample(
                "a rule on a custom bus waits for events of its own", .pass, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.hop(isOnDefaultBus: .no, patternMatches: .notApplicable)], holdsUnread: true),
            RuleExample(
                "which rules forward to the bus could not be read", .unknown, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.hop(isOnDefaultBus: .unread)]),
            RuleExample(
                "the state's rule is on the default bus", .pass, resources: ExampleFacts.written(.state),
                deliveries: [ExampleFacts.writtenDelivery(.state)]),
            RuleExample(
                "the configuration writes the rule on a custom bus", .fail, resources: ExampleFacts.written(.config),
                deliveries: [ExampleFacts.hop(.config, isOnDefaultBus: .no)]),
            RuleExample(
                "the bus is not known before the apply", .unknown, resources: ExampleFacts.written(.plan),
                deliveries: [ExampleFacts.hop(.plan, isOnDefaultBus: .unknown)]),
        ])
}
