import Facts

extension Catalogue {
    package static let noFailureDestination = Rule(
        id: "no-failure-destination",
        title: "Functions that events start keep what they could not process",
        severity: .medium,
        category: .hygiene,
        rationale: """
            S3 and EventBridge invoke functions asynchronously: Lambda takes the event, tries three times, and drops \
            it. Without a dead-letter queue or an on-failure destination nothing is left of an object that the \
            function could not process. The dead-letter queue of an EventBridge target is another thing: it keeps what \
            EventBridge could not hand to Lambda, and sees none of the function's own failures, so it does not count \
            here. Functions that no event starts are not judged.
            """,
        remedy: """
            ```hcl
            resource "aws_lambda_function_event_invoke_config" "this" {
              function_name = aws_lambda_function.this.function_name
              destination_config {
                on_failure {
                  destination = aws_sqs_queue.failed.arn
                }
              }
            }
            ```

            A hop to an alias needs the configuration for that alias (`qualifier`). The role needs `sqs:SendMessage` on the queue.
            """,
        sources: [
            .prowler("awslambda_function_no_dead_letter_queue"),
            RuleSource(
                "AWS Lambda: capturing records of asynchronous invocations",
                "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html", read: "2026-11-25"),
        ],
        facts: [
            ReadableFact(
                "lambda_function_settings", "event_invoke_configs", action: "lambda:ListFunctionEventInvokeConfigs")
        ],
        aliases: ["awslambda_function_no_dead_letter_queue", "ES4000", "CKV_AWS_116"],
        scope: """
            SELECT function_id AS resource_id, origin FROM delivery WHERE snapshot_id = :snapshot AND function_id IS NOT NULL
            """,
        sql: """
            WITH hop AS MATERIALIZED (
                SELECT function_id AS resource_id, origin, \(qualifier(of: "function_arn")) AS qualifier,
                    listed(DISTINCT via || ' ' || rule) AS hops
                FROM delivery WHERE snapshot_id = :snapshot AND function_id IS NOT NULL
                GROUP BY 1, 2, 3
            ),
            judged AS MATERIALIZED (
                SELECT h.resource_id, h.origin, h.qualifier, h.hops, f.name, s.event_invoke_configs_state AS state,
                    s.event_invoke_configs_reason AS why,
                    CASE
                        WHEN f.dead_letter_arn IS NOT NULL THEN 'pass'
                        WHEN EXISTS (
                            SELECT 1 FROM json_each(s.event_invoke_configs) c
                            WHERE json_extract(c.value, '$.DestinationConfig.OnFailure.Destination') IS NOT NULL
                                AND \(qualifier(of: "json_extract(c.value, '$.FunctionArn')")) = h.qualifier) THEN 'pass'
                        WHEN s.event_invoke_configs_state IN ('unread', 'unknown')
                            OR (s.resource_id IS NULL AND h.origin = 'aws') THEN 'unknown'
                        ELSE 'fail' END AS verdict
                FROM hop h CROSS JOIN lambda_function f ON f.resource_id = h.resource_id
                LEFT JOIN lambda_function_settings s ON s.resource_id = h.resource_id
            )
            SELECT f.resource_id, f.origin, f.qualifier AS subject, f.verdict,
                CASE f.verdict
                    WHEN 'pass' THEN ''
                    WHEN 'fail' THEN 'What ' || \(HygieneFunction.label) || CASE f.qualifier WHEN '' THEN '' ELSE ':' || f.qualifier END
                        || ' fails to process is lost: it has neither a dead-letter queue nor an on-failure destination.'
                    ELSE 'The destinations of ' || \(HygieneFunction.label) || CASE f.state WHEN 'unknown' THEN ' are '
                        ELSE ' could not be read: ' END || coalesce(f.why, 'nobody asked') || '.' END AS reason,
                f.hops AS "Started by"
            FROM judged f
            """,
        examples: [
            RuleExample(
                "the function has a dead-letter queue", .pass,
                resources: [
                    ExampleFacts.bucket(.aws),
                    ExampleFacts.configured { $0.deadLetterARN = "arn:aws:sqs:us-east-1:1:failed" },
                ], deliveries: [started()], holdsUnread: true),
            RuleExample(
                "the function has an on-failure destination", .pass,
                resources: [ExampleFacts.bucket(.aws), ExampleFacts.configured(settings: failing(to: "$LATEST"))],
                deliveries: [started()]),
            RuleExample(
                "the alias that is invoked has one", .pass,
                resources: [ExampleFacts.bucket(.aws), ExampleFacts.configured(settings: failing(to: "live"))],
                deliveries: [started(":live")]),
            RuleExample(
                "only another alias has one", .fail,
                resources: [ExampleFacts.bucket(.aws), ExampleFacts.configured(settings: failing(to: "live"))],
                deliveries: [started()]),
            RuleExample(
                "nothing is kept", .fail,
                resources: [
                    ExampleFacts.bucket(.aws),
                    ExampleFacts.configured(settings: LambdaFunctionSettings(function: ExampleFacts.functionARN)),
                ], deliveries: [started()]),
            RuleExample(
                "the configuration writes none", .fail, resources: ExampleFacts.written(.config),
                deliveries: [ExampleFacts.writtenDelivery(.config)]),
            RuleExample(
                "the destinations could not be read", .unknown,
                resources: [
                    ExampleFacts.bucket(.aws),
                    ExampleFacts.configured(
                        settings: LambdaFunctionSettings(
                            function: ExampleFacts.functionARN,
                            eventInvokeConfigs: .unread(ExampleFacts.denied("lambda:ListFunctionEventInvokeConfigs")))),
                ], deliveries: [started()]),
        ])

    /// The version or alias that an ARN or name ends in; empty for none, which is `$LATEST`.
    private static func qualifier(of arn: String) -> String {
        let name =
            "substr(\(arn), CASE instr(\(arn), ':function:') WHEN 0 THEN 1 ELSE instr(\(arn), ':function:') + 10 END)"
        return """
            CASE WHEN instr(\(name), ':') = 0 THEN ''
                WHEN substr(\(name), instr(\(name), ':') + 1) = '$LATEST' THEN ''
                ELSE substr(\(name), instr(\(name), ':') + 1) END
            """
    }

    private static func started(_ qualifier: String = "") -> Delivery {
        var delivery = ExampleFacts.delivery()
        delivery.ruleID = nil
        delivery.functionARN += qualifier
        return delivery
    }

    private static func failing(to qualifier: String) -> LambdaFunctionSettings {
        LambdaFunctionSettings(
            function: ExampleFacts.functionARN,
            eventInvokeConfigs: .present(
                #"[{"DestinationConfig":{"OnFailure":{"Destination":"arn:aws:sqs:us-east-1:1:failed"}},"#
                    + #""FunctionArn":"\#(ExampleFacts.functionARN):\#(qualifier)"}]"#))
    }
}
