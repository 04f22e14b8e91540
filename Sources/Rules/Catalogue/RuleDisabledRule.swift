import Facts

extension Catalogue {
    private static let query = HopQuery(
        condition: "d.via = 'eventbridge'",
        verdict: """
            CASE
                WHEN d.is_rule_enabled = 'yes' THEN 'pass'
                WHEN d.is_rule_enabled = 'no' AND d.pattern_matches IN ('no', 'n/a') THEN 'pass'
                WHEN d.is_rule_enabled = 'no' AND d.pattern_matches = 'yes' THEN 'fail' ELSE 'unknown' END
            """,
        reason: """
            CASE d.is_rule_enabled
                WHEN 'no' THEN 'The rule ' || d.rule || ' is disabled, so that '
                    || CASE d.bucket WHEN '' THEN 'objects do' ELSE 'what lands in ' || d.bucket || ' does' END
                    || ' not reach ' || \(HopQuery.functionLabel) || '.'
                ELSE 'Whether the rule ' || d.rule || ' is enabled is not known.' END
            """,
        evidence: [
            "EventBridge rule": "d.rule", "Bucket": "nullif(d.bucket, '')", "Target": "d.function_arn",
            "State": "CASE d.is_rule_enabled WHEN 'no' THEN 'DISABLED' END",
        ],
        origins: [.aws, .state])

    package static let ruleDisabled = Rule(
        id: "rule-disabled",
        title: "The EventBridge rules that feed the pipeline are enabled",
        severity: .medium,
        category: .wiring,
        rationale: """
            A disabled rule matches nothing, and events that came meanwhile are not kept for it. Somebody disables a rule \
            to stop a loop or to repair something, and it stays so. `ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS` is \
            enabled. Only rules that wait for S3 events and target a function are judged.
            """,
        remedy: """
            ```bash
            aws events enable-rule --name RULE --event-bus-name BUS
            ```

            and in Terraform, so that the next apply does not disable it again:

            ```hcl
            resource "aws_cloudwatch_event_rule" "this" {
              state = "ENABLED"
            }
            ```

            Objects that landed meanwhile have to be copied onto themselves, or the function invoked for them by hand.
            """,
        sources: [
            RuleSource(
                "Amazon EventBridge: DisableRule",
                "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DisableRule.html", read: "2026-11-25"),
            RuleSource(
                "Amazon EventBridge: PutRule",
                "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html", read: "2026-11-25"),
        ],
        facts: [ReadableFact("delivery", "is_rule_enabled", action: "events:ListRules")],
        scope: query.scope,
        sql: query.sql,
        examples: [
            RuleExample(
                "the rule is enabled", .pass, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery()]),
            RuleExample(
                "the rule is disabled", .fail, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery(isRuleEnabled: .no)]),
            RuleExample(
                "what the rule delivers is not known", .unknown, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery(isRuleEnabled: .unknown)]),
            RuleExample(
                "what the rule delivers was not worked out", .unknown, resources: ExampleFacts.targetedFunction),
            RuleExample(
                "the state's rule is enabled", .pass, resources: ExampleFacts.written(.state),
                deliveries: [ExampleFacts.writtenDelivery(.state)]),
            RuleExample(
                "the state's rule is disabled", .fail, resources: ExampleFacts.written(.state),
                deliveries: [ExampleFacts.writtenDelivery(.state, isRuleEnabled: .no)]),
        ])
}
