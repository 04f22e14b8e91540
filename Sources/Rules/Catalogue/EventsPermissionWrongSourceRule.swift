import Facts

extension Catalogue {
    package static let eventsPermissionWrongSource = Rule(
        id: "events-permission-wrong-source",
        title: "The permission for EventBridge admits the rule that really targets the function",
        severity: .high,
        category: .wiring,
        rationale: """
            A statement may allow `events.amazonaws.com` and still keep this rule out, because its `SourceArn` or \
            `SourceAccount` names another one: an earlier rule name, another region or account, or an ARN without \
            its `rule/<bus>/` part. It looks right in a list of statements and drops every event.
            """,
        remedy: """
            Take the source from the rule itself instead of writing it out:

            ```hcl
            source_arn = aws_cloudwatch_event_rule.this.arn
            ```

            or replace the stale statement at once:

            ```bash
            aws lambda remove-permission --function-name FUNCTION --statement-id STATEMENT_ID
            aws lambda add-permission --function-name FUNCTION --statement-id STATEMENT_ID \\
              --action lambda:InvokeFunction --principal events.amazonaws.com --source-arn RULE_ARN
            ```
            """,
        sources: [
            RuleSource(
                "Amazon EventBridge: using resource-based policies",
                "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html",
                read: "2026-11-24")
        ],
        facts: [ReadableFact("delivery", "permission", action: "lambda:GetPolicy")],
        scope: targetedFunctions,
        sql: """
            SELECT d.function_id AS resource_id, d.origin, \(targetSubject) AS subject,
                CASE d.permission
                    WHEN 'wrong_source' THEN 'fail'
                    WHEN 'unread' THEN 'unknown' WHEN 'unknown' THEN 'unknown'
                    ELSE 'pass' END AS verdict,
                CASE d.permission WHEN 'wrong_source'
                    THEN 'The permission of ' || f.name || ' for EventBridge does not admit the rule ' || d.rule || '.'
                    ELSE d.permission_reason END AS reason,
                d.permission_reason AS "Why", d.rule AS "EventBridge rule", r.arn AS "Rule ARN", d.permission_statement AS "Statement that keeps it out"
            FROM delivery d
            JOIN lambda_function f ON f.resource_id = d.function_id
            LEFT JOIN event_rule r ON r.resource_id = d.rule_id
            WHERE d.snapshot_id = :snapshot AND d.via = 'eventbridge'
            GROUP BY d.function_id, d.origin, subject
            """,
        examples: [
            RuleExample(
                "the statement names the rule", .pass, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery(permission: .allowed)]),
            RuleExample(
                "the statement names another rule", .fail, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery(permission: .wrongSource)]),
            RuleExample(
                "a condition key is not known", .unknown, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery(permission: .unknown)]),
            RuleExample(
                "the written statement names the rule, in whatever account", .pass,
                resources: ExampleFacts.written(.config),
                deliveries: [ExampleFacts.writtenDelivery(.config)]),
            RuleExample(
                "the written statement names another rule", .fail, resources: ExampleFacts.written(.config),
                deliveries: [ExampleFacts.writtenDelivery(.config, permission: .wrongSource)]),
            RuleExample(
                "the planned statement names another rule", .fail, resources: ExampleFacts.written(.plan),
                deliveries: [ExampleFacts.writtenDelivery(.plan, permission: .wrongSource)]),
            RuleExample(
                "whether the planned statement names the rule is not known before the apply", .unknown,
                resources: ExampleFacts.written(.plan),
                deliveries: [ExampleFacts.writtenDelivery(.plan, permission: .unknown)]),
        ])
}
