import Facts

extension Catalogue {
    package static let missingEventsPermission = Rule(
        id: "missing-events-permission",
        title: "Every function that an EventBridge rule targets lets EventBridge invoke it",
        severity: .high,
        category: .wiring,
        rationale: """
            EventBridge invokes a Lambda target with the rights that the function's own resource policy grants to \
            `events.amazonaws.com` (or with a role, where the target has one). Without that statement every event is \
            dropped after the rule has matched: nothing fails visibly, the next stage just stays empty.
            """,
        remedy: """
            Let the rule invoke the function:

            ```hcl
            resource "aws_lambda_permission" "allow_eventbridge" {
              statement_id  = "AllowEventBridge"
              action        = "lambda:InvokeFunction"
              function_name = aws_lambda_function.this.function_name
              principal     = "events.amazonaws.com"
              source_arn    = aws_cloudwatch_event_rule.this.arn
            }
            ```

            or at once, until the next apply:

            ```bash
            aws lambda add-permission --function-name FUNCTION --statement-id AllowEventBridge \\
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
                    WHEN 'missing' THEN 'fail' WHEN 'denied' THEN 'fail'
                    WHEN 'unread' THEN 'unknown' WHEN 'unknown' THEN 'unknown'
                    ELSE 'pass' END AS verdict,
                CASE WHEN d.permission IN ('missing', 'denied')
                    THEN 'The rule ' || d.rule || ' targets ' || f.name || ', which it may not invoke.'
                    ELSE d.permission_reason END AS reason,
                d.permission_reason AS "Why", d.rule AS "EventBridge rule", d.function_arn AS "Target", d.permission_statement AS "Deciding statement"
            FROM delivery d JOIN lambda_function f ON f.resource_id = d.function_id
            WHERE d.snapshot_id = :snapshot AND d.via = 'eventbridge'
            GROUP BY d.function_id, d.origin, subject
            """,
        examples: [
            RuleExample(
                "the policy admits the rule", .pass, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery(permission: .allowed)]),
            RuleExample(
                "the function has no statement for EventBridge", .fail, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery(permission: .missing)]),
            RuleExample(
                "a statement denies EventBridge", .fail, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery(permission: .denied)]),
            RuleExample(
                "the policy could not be read", .unknown, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery(permission: .unread)]),
            RuleExample(
                "the configuration admits the rule, in whatever account", .pass,
                resources: ExampleFacts.written(.config),
                deliveries: [ExampleFacts.writtenDelivery(.config)]),
            RuleExample(
                "the configuration has no permission for EventBridge", .fail, resources: ExampleFacts.written(.config),
                deliveries: [ExampleFacts.writtenDelivery(.config, permission: .missing)]),
            RuleExample(
                "the plan leaves the function without a permission for EventBridge", .fail,
                resources: ExampleFacts.written(.plan),
                deliveries: [ExampleFacts.writtenDelivery(.plan, permission: .missing)]),
            RuleExample(
                "whether the planned permission is there is not known before the apply", .unknown,
                resources: ExampleFacts.written(.plan),
                deliveries: [ExampleFacts.writtenDelivery(.plan, permission: .unknown)]),
        ])

    /// Functions that a target of their own origin names, found in the targets and not in what was derived of them. Of
    /// several resources for one function, which a configuration may hold, the first stands for it.
    static let targetedFunctions = """
        SELECT min(f.resource_id) AS resource_id, f.origin
        FROM invocation i
        CROSS JOIN lambda_function f ON f.snapshot_id = i.snapshot_id AND f.origin = i.origin AND f.arn = i.function_arn
        WHERE i.snapshot_id = :snapshot AND i.via = 'eventbridge'
        GROUP BY f.origin, f.arn
        """

    /// The rule, and the version or alias where the target names one.
    static let targetSubject = """
        d.rule || CASE WHEN d.function_arn = f.arn THEN '' ELSE ' → ' || substr(d.function_arn, length(f.arn) + 2) END
        """
}
