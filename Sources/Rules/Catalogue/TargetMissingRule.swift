import Facts

extension Catalogue {
    private static let query = HopQuery(
        condition: "TRUE",
        verdict:
            "CASE d.target_exists WHEN 'no' THEN 'fail' WHEN 'yes' THEN 'pass' WHEN 'n/a' THEN 'pass' ELSE 'unknown' END",
        reason: """
            CASE d.via WHEN 'eventbridge' THEN 'The rule ' || d.rule || ' targets '
                ELSE 'The notification of ' || d.bucket || ' invokes ' END || \(HopQuery.functionLabel) || ', '
            || CASE d.target_exists
                WHEN 'no' THEN CASE WHEN d.function_id IS NULL THEN 'a function that does not exist.'
                    ELSE 'a version or alias that does not exist.' END
                WHEN 'unread' THEN 'and whether it exists could not be read.'
                ELSE CASE WHEN d.function_id IS NULL THEN 'which is none of the functions of this snapshot.'
                    ELSE 'and whether that version or alias exists is not known.' END END
            """,
        evidence: [
            "Target": "d.function_arn", "Target id": "nullif(d.target_id, '')",
            "EventBridge rule": "CASE d.via WHEN 'eventbridge' THEN d.rule END",
            "Notification entry": "CASE d.via WHEN 'notification' THEN d.rule END",
            "Function": """
            CASE WHEN d.function_id IS NOT NULL THEN CASE d.target_exists
                WHEN 'no' THEN 'exists without that version or alias' ELSE 'exists' END END
            """,
        ])

    package static let targetMissing = Rule(
        id: "target-missing",
        title: "Every function, version and alias that is triggered exists",
        severity: .high,
        category: .wiring,
        rationale: """
            Neither EventBridge nor S3 looks again whether a target is still there. When a function was renamed, made anew \
            elsewhere, or an alias deleted, rule and notification stay as they are and every event fails out of sight.
            """,
        remedy: """
            Take the target from the resource, so that it follows a change of name:

            ```hcl
            resource "aws_cloudwatch_event_target" "this" {
              rule = aws_cloudwatch_event_rule.this.name
              arn  = aws_lambda_function.this.arn
            }
            ```

            ```bash
            aws lambda get-function --function-name FUNCTION --qualifier ALIAS
            aws events remove-targets --rule RULE --event-bus-name BUS --ids TARGET_ID
            ```
            """,
        sources: [
            RuleSource(
                "Amazon EventBridge: troubleshooting",
                "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html", read: "2026-11-25"),
            RuleSource(
                "Cloud Custodian: event-rule-target, invalid-targets",
                "https://cloudcustodian.io/docs/aws/resources/event-rule.html", read: "2026-11-25"),
        ],
        facts: [ReadableFact("delivery", "target_exists", action: "lambda:ListFunctions")],
        aliases: ["invalid-targets"],
        scope: query.scope,
        sql: query.sql,
        examples: [
            RuleExample(
                "the function exists", .pass, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery()]),
            RuleExample(
                "the rule's function does not exist", .fail, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.hop(targetExists: .no)]),
            RuleExample(
                "the notification's function does not exist", .fail, resources: ExampleFacts.notified(.aws),
                deliveries: [ExampleFacts.notificationDelivery(functionID: nil, targetExists: .no)]),
            RuleExample(
                "the function is another account's", .unknown, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.hop(targetExists: .unknown)]),
            RuleExample(
                "the configuration writes the function", .pass, resources: ExampleFacts.written(.config),
                deliveries: [ExampleFacts.writtenDelivery(.config)]),
            RuleExample(
                "the plan makes no such alias", .fail, resources: ExampleFacts.written(.plan),
                deliveries: [ExampleFacts.hop(.plan, targetExists: .no)]),
            RuleExample(
                "the state does not know the function", .unknown, resources: ExampleFacts.written(.state),
                deliveries: [ExampleFacts.hop(.state, targetExists: .unknown)]),
        ])
}
