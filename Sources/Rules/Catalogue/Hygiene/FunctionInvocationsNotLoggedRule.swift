import Facts

extension Catalogue {
    package static let functionInvocationsNotLogged = Rule(
        id: "function-invocations-not-logged",
        title: "CloudTrail records who invokes the functions",
        severity: .low,
        category: .hygiene,
        rationale: """
            CloudTrail records management events by default, and invocations of functions only where a trail asks for \
            Lambda's data events. Without them nobody can say afterwards who started a run of the pipeline.
            """,
        remedy: """
            ```hcl
            resource "aws_cloudtrail" "this" {
              name           = "data-events"
              s3_bucket_name = aws_s3_bucket.trail.id
              advanced_event_selector {
                field_selector {
                  field  = "eventCategory"
                  equals = ["Data"]
                }
                field_selector {
                  field  = "resources.type"
                  equals = ["AWS::Lambda::Function"]
                }
              }
            }
            ```

            Each data event is paid for; a field selector on `resources.ARN` keeps it to the pipeline's functions.
            """,
        sources: [
            .prowler("awslambda_function_invoke_api_operations_cloudtrail_logging_enabled"),
            RuleSource(
                "boto3: CloudTrail.get_event_selectors",
                "https://boto3.amazonaws.com/v1/documentation/api/latest/reference/services/cloudtrail/client/get_event_selectors.html",
                read: "2026-11-25"),
        ],
        facts: [ReadableFact("account_setting", "value", action: "cloudtrail:GetEventSelectors")],
        aliases: ["awslambda_function_invoke_api_operations_cloudtrail_logging_enabled"],
        scope: """
            SELECT f.resource_id, f.origin FROM lambda_function f
            CROSS JOIN resource r ON r.id = f.resource_id
            CROSS JOIN account_setting a ON a.snapshot_id = f.snapshot_id AND a.name = 'cloudtrail:lambda_data_events'
                AND a.region = r.region
            WHERE f.snapshot_id = :snapshot AND f.origin = 'aws' AND \(isInScope("f.policy_reason"))
            """,
        sql: """
            WITH trail AS MATERIALIZED (
                SELECT a.region, t.value AS trail FROM account_setting a CROSS JOIN json_each(a.value) t
                WHERE a.snapshot_id = :snapshot AND a.name = 'cloudtrail:lambda_data_events'
            ),
            -- `*` stands for every function of the region; other patterns are ARNs and beginnings of ARNs.
            recorded AS MATERIALIZED (
                SELECT t.region, CASE WHEN v.value GLOB 'arn:aws*:lambda' THEN '*' ELSE v.value END AS pattern
                FROM trail t CROSS JOIN json_each(t.trail, '$.EventSelectors') s CROSS JOIN json_each(s.value, '$.DataResources') d
                CROSS JOIN json_each(d.value, '$.Values') v
                WHERE json_extract(d.value, '$.Type') = 'AWS::Lambda::Function'
                UNION
                SELECT t.region, coalesce(e.value, b.value || '*', '*')
                FROM trail t CROSS JOIN json_each(t.trail, '$.AdvancedEventSelectors') s
                LEFT JOIN json_each(s.value, '$.FieldSelectors') n ON json_extract(n.value, '$.Field') = 'resources.ARN'
                LEFT JOIN json_each(n.value, '$.Equals') e
                LEFT JOIN json_each(n.value, '$.StartsWith') b
                WHERE EXISTS (
                    SELECT 1 FROM json_each(s.value, '$.FieldSelectors') k
                    WHERE json_extract(k.value, '$.Field') = 'resources.type'
                        AND instr(json_extract(k.value, '$.Equals'), '"AWS::Lambda::Function"') > 0)
            ),
            region AS MATERIALIZED (
                SELECT a.region, a.value_state AS state, a.value_reason AS why,
                    EXISTS (SELECT 1 FROM recorded c WHERE c.region = a.region AND c.pattern = '*') AS is_whole,
                    EXISTS (SELECT 1 FROM recorded c WHERE c.region = a.region AND c.pattern LIKE '_%*') AS has_prefixes,
                    (SELECT listed(json_extract(t.trail, '$.Unread')) FROM trail t WHERE t.region = a.region) AS unread
                FROM account_setting a WHERE a.snapshot_id = :snapshot AND a.name = 'cloudtrail:lambda_data_events'
            ),
            judged AS MATERIALIZED (
                SELECT f.resource_id, f.origin, f.name, coalesce(g.why, g.unread) AS why,
                    CASE
                        WHEN g.is_whole OR f.arn IN (SELECT pattern FROM recorded) THEN 'pass'
                        WHEN g.has_prefixes AND EXISTS (
                            SELECT 1 FROM recorded c WHERE c.region = g.region AND f.arn GLOB c.pattern) THEN 'pass'
                        WHEN g.state IN ('unread', 'unknown') OR g.unread IS NOT NULL THEN 'unknown'
                        ELSE 'fail' END AS verdict
                FROM lambda_function f CROSS JOIN resource r ON r.id = f.resource_id CROSS JOIN region g ON g.region = r.region
                WHERE f.snapshot_id = :snapshot AND f.origin = 'aws' AND \(isInScope("f.policy_reason"))
            )
            SELECT f.resource_id, f.origin, '' AS subject, f.verdict,
                CASE f.verdict WHEN 'pass' THEN ''
                    WHEN 'fail' THEN 'No trail records who invokes ' || f.name || '.'
                    ELSE 'Whether a trail records who invokes ' || f.name || ' could not be read: ' || coalesce(f.why, 'no reason was recorded') || '.'
                    END AS reason, f.name AS "Function"
            FROM judged f
            """,
        examples: [
            RuleExample(
                "a trail records all functions", .pass, resources: [ExampleFacts.configured()],
                accountSettings: [
                    trails(
                        #"{"EventSelectors":[{"DataResources":[{"Type":"AWS::Lambda::Function","Values":["arn:aws:lambda"]}]}]}"#
                    )
                ]),
            RuleExample(
                "a trail records this function by field selectors", .pass, resources: [ExampleFacts.configured()],
                accountSettings: [
                    trails(selecting(#"{"Equals":["\#(ExampleFacts.functionARN)"],"Field":"resources.ARN"}"#))
                ]),
            RuleExample(
                "a trail records functions of this beginning", .pass, resources: [ExampleFacts.configured()],
                accountSettings: [
                    trails(
                        selecting(
                            #"{"Field":"resources.ARN","StartsWith":["arn:aws:lambda:us-east-1:111122223333:function:proc"]}"#
                        ))
                ]),
            RuleExample(
                "the trail records another function", .fail, resources: [ExampleFacts.configured()],
                accountSettings: [trails(selecting(#"{"Equals":["arn:other"],"Field":"resources.ARN"}"#))]),
            RuleExample(
                "no trail records data events", .fail, resources: [ExampleFacts.configured()],
                accountSettings: [trails(#"{"EventSelectors":[{"DataResources":[]}]}"#)]),
            RuleExample(
                "one trail's selectors could not be read", .unknown, resources: [ExampleFacts.configured()],
                accountSettings: [trails(#"{"Unread":"AccessDenied on cloudtrail:GetEventSelectors"}"#)]),
            RuleExample(
                "the trails could not be read", .unknown, resources: [ExampleFacts.configured()],
                accountSettings: [
                    AccountSetting(
                        name: "cloudtrail:lambda_data_events", region: "us-east-1",
                        value: .unread(ExampleFacts.denied("cloudtrail:DescribeTrails")))
                ]),
        ])

    private static func trails(_ trail: String) -> AccountSetting {
        AccountSetting(name: "cloudtrail:lambda_data_events", region: "us-east-1", value: .present("[\(trail)]"))
    }

    private static func selecting(_ field: String) -> String {
        #"{"AdvancedEventSelectors":[{"FieldSelectors":[{"Equals":["AWS::Lambda::Function"],"Field":"resources.type"},"#
            + "\(field)]}]}"
    }
}
