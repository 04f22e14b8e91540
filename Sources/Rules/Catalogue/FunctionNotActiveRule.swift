import Facts

extension Catalogue {
    package static let functionNotActive = Rule(
        id: "function-not-active",
        title: "Every pipeline function is active, and its last update succeeded",
        severity: .high,
        category: .wiring,
        rationale: """
            Lambda invokes a function in the state `Active` only. `Failed` means that it could not be made and has to be \
            made anew; `Inactive` that it lay idle until its network was taken from it: the next invocation fails and wakes \
            it. After a failed update the old code keeps running, and the deployment looks done. A function that is being \
            created is `Pending`, which a later snapshot settles.
            """,
        remedy: """
            Lambda says why:

            ```bash
            aws lambda get-function-configuration --function-name FUNCTION \\
              --query '[State, StateReasonCode, StateReason, LastUpdateStatus, LastUpdateStatusReason]'
            ```

            Mend what it names (a role, a subnet, a key, an image), then deploy again:

            ```bash
            terraform apply -replace='ADDRESS'
            ```

            A replaced function loses its resource policy; replace its permissions in the same apply.
            """,
        sources: [
            RuleSource(
                "AWS Lambda: function states",
                "https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html", read: "2026-11-25")
        ],
        facts: [ReadableFact("lambda_function_settings", "status", action: "lambda:GetFunctionConfiguration")],
        scope: """
            SELECT s.resource_id, s.origin
            FROM (SELECT DISTINCT function_id FROM delivery WHERE snapshot_id = :snapshot AND origin = 'aws') d
            CROSS JOIN lambda_function_settings s ON s.resource_id = d.function_id
            """,
        sql: """
            WITH told AS (
                SELECT s.resource_id, s.origin, f.name, s.status_state, s.status_reason, s.status,
                    coalesce(json_extract(s.status, '$.State'), f.state) AS state,
                    json_extract(s.status, '$.LastUpdateStatus') AS last_update
                FROM (SELECT DISTINCT function_id FROM delivery WHERE snapshot_id = :snapshot AND origin = 'aws') d
                CROSS JOIN lambda_function_settings s ON s.resource_id = d.function_id
                CROSS JOIN lambda_function f ON f.resource_id = s.resource_id
            )
            SELECT resource_id, origin, '' AS subject,
                CASE WHEN status_state IN ('unread', 'unknown') THEN 'unknown'
                    WHEN state IN ('Failed', 'Inactive') OR last_update = 'Failed' THEN 'fail'
                    WHEN state = 'Active' THEN 'pass' ELSE 'unknown' END AS verdict,
                CASE WHEN status_state IN ('unread', 'unknown')
                    THEN 'The state of ' || name || ' could not be read: ' || status_reason || '.'
                    WHEN state IN ('Failed', 'Inactive') THEN name || ' is ' || state || ', and Lambda does not invoke it.'
                    WHEN last_update = 'Failed' THEN 'The last update of ' || name || ' failed: the code and settings before it are in use.'
                    WHEN state = 'Pending' THEN name || ' is still being created; a later snapshot tells how it ended.'
                    ELSE 'Lambda told no state of ' || name || '.' END AS reason,
                state AS "State", json_extract(status, '$.StateReason') AS "Reason",
                last_update AS "Last update", json_extract(status, '$.LastUpdateStatusReason') AS "Reason of the last update"
            FROM told
            """,
        examples: [
            RuleExample(
                "the function is active", .pass,
                resources: ExampleFacts.configured(
                    .aws, status: .present(#"{"LastUpdateStatus":"Successful","State":"Active"}"#)),
                deliveries: [ExampleFacts.notificationDelivery()]),
            RuleExample(
                "the function could not be made", .fail,
                resources: ExampleFacts.configured(.aws, status: .present(#"{"State":"Failed"}"#)),
                deliveries: [ExampleFacts.notificationDelivery()]),
            RuleExample(
                "the last update failed", .fail,
                resources: ExampleFacts.configured(
                    .aws, status: .present(#"{"LastUpdateStatus":"Failed","State":"Active"}"#)),
                deliveries: [ExampleFacts.notificationDelivery()]),
            RuleExample(
                "the function is being created", .unknown,
                resources: ExampleFacts.configured(.aws, status: .present(#"{"State":"Pending"}"#)),
                deliveries: [ExampleFacts.notificationDelivery()]),
            RuleExample(
                "the state could not be read", .unknown,
                resources: ExampleFacts.configured(
                    .aws, status: .unread(ExampleFacts.denied("lambda:GetFunctionConfiguration"))),
                deliveries: [ExampleFacts.notificationDelivery()]),
        ])
}
