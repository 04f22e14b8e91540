import Facts

extension Catalogue {
    package static let ruleWithoutTarget = Rule(
        id: "rule-without-target",
        title: "Every enabled EventBridge rule has a target",
        severity: .medium,
        category: .wiring,
        rationale: """
            A rule without a target matches events and does nothing with them. It is what remains when the target was \
            removed by hand, or when an apply stopped between the rule and its target. A rule of Terraform whose target \
            lives in the account without being written beside it passes.
            """,
        remedy: """
            Give it its target, or remove the rule:

            ```hcl
            resource "aws_cloudwatch_event_target" "this" {
              rule = aws_cloudwatch_event_rule.this.name
              arn  = aws_lambda_function.this.arn
            }
            ```

            ```bash
            aws events list-targets-by-rule --rule RULE --event-bus-name BUS
            ```
            """,
        sources: [
            RuleSource(
                "Amazon EventBridge: PutRule",
                "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html", read: "2026-11-25")
        ],
        // The targets of each rule are a list of their own: the rule says itself which could not be read.
        answersUnread: ["events:targets"],
        scope: """
            SELECT r.resource_id, r.origin FROM event_rule r
            WHERE r.snapshot_id = :snapshot AND (r.origin <> 'aws' OR EXISTS (
                SELECT 1 FROM event_target t WHERE t.resource_id = r.resource_id))
            """,
        sql: """
            WITH symbolic AS MATERIALIZED (
                -- ${ADDRESS.attribute}: the address of the rule, by whichever of its attributes.
                SELECT origin, substr(path, 3, length(path) - 3) AS address
                FROM (SELECT DISTINCT origin, rtrim(rule, replace(rule, '.', '')) AS path FROM event_target
                    WHERE snapshot_id = :snapshot AND origin IN ('plan', 'config') AND rule LIKE '${%}')
            ),
            judged AS MATERIALIZED (
                SELECT r.resource_id, r.origin, r.bus, r.name, r.state, r.pattern, CASE
                    WHEN r.state = 'DISABLED' THEN 'disabled'
                    WHEN EXISTS (SELECT 1 FROM event_target t WHERE t.resource_id = r.resource_id) THEN 'targeted'
                    WHEN r.origin = 'aws' THEN coalesce((
                        SELECT c.state || coalesce(': ' || c.reason, '') FROM coverage c
                        WHERE c.snapshot_id = r.snapshot_id AND c.origin = 'aws' AND c.region = coalesce(x.region, '')
                            AND c.owner = r.bus || '/' || r.name AND c.fact = 'events:targets'), 'not_asked')
                    WHEN EXISTS (
                        SELECT 1 FROM event_target t WHERE t.snapshot_id = r.snapshot_id AND t.origin IN (r.origin, 'aws')
                            AND t.bus = r.bus AND t.rule = r.name) THEN 'targeted'
                    WHEN (r.origin, x.address) IN (SELECT origin, address FROM symbolic) THEN 'targeted'
                    WHEN r.origin IN (
                        SELECT origin FROM symbolic WHERE address NOT LIKE '%aws_cloudwatch_event_rule.%') THEN 'open'
                    WHEN r.state LIKE '%${%' THEN 'open'
                    -- A target that only the account has may be among what could not be read.
                    ELSE coalesce((
                        SELECT 'unread: ' || c.reason FROM coverage c
                        WHERE c.snapshot_id = r.snapshot_id AND c.origin = 'aws' AND c.state = 'unread'
                            AND ((c.fact = 'events:buses' AND r.bus <> 'default')
                                OR (c.fact = 'events:rules' AND c.owner = r.bus)
                                OR (c.fact = 'events:targets' AND c.owner = r.bus || '/' || r.name))
                        ORDER BY c.fact, c.region LIMIT 1), 'read') END AS finding
                FROM event_rule r JOIN resource x ON x.id = r.resource_id
                WHERE r.snapshot_id = :snapshot
            )
            SELECT resource_id, origin, '' AS subject,
                CASE WHEN finding IN ('disabled', 'targeted') THEN 'pass' WHEN finding = 'read' THEN 'fail'
                    ELSE 'unknown' END AS verdict,
                CASE finding
                    WHEN 'read' THEN 'The rule ' || bus || '/' || name || ' is enabled and has no target.'
                    WHEN 'open' THEN 'Whether the rule ' || bus || '/' || name
                        || ' is enabled without a target is not known before the apply.'
                    ELSE 'The targets of the rule ' || bus || '/' || name || ' could not be read: '
                        || substr(finding, length('unread: ') + 1) || '.' END AS reason,
                bus AS "Event bus", name AS "EventBridge rule", state AS "State", pattern AS "Event pattern"
            FROM judged WHERE finding <> 'not_asked'
            """,
        examples: [
            RuleExample("the rule has a target", .pass, resources: ExampleFacts.targetedFunction),
            RuleExample(
                "the rule has none", .fail, resources: [ExampleFacts.eventRule(.aws, pattern: .present("{}"))],
                coverage: ExampleFacts.targetsWereRead),
            RuleExample(
                "the targets could not be read", .unknown,
                resources: [ExampleFacts.eventRule(.aws, pattern: .present("{}"))],
                coverage: [
                    Coverage(
                        origin: .aws, region: "us-east-1", owner: "default/raw-to-processing", fact: "events:targets",
                        state: .unread, unread: ExampleFacts.denied("events:ListTargetsByRule"))
                ]),
            RuleExample(
                "a disabled rule needs none", .pass,
                resources: [ExampleFacts.eventRule(.state, pattern: .present("{}"), state: "DISABLED")]),
            RuleExample(
                "the state's rule has a target in the account", .pass,
                resources: [ExampleFacts.eventRule(.state, pattern: .present("{}"))] + ExampleFacts.targetedFunction),
            RuleExample(
                "the configuration writes the target", .pass, resources: ExampleFacts.written(.config)),
            RuleExample(
                "the planned target names the rule by another attribute", .pass,
                resources: [
                    ExampleFacts.eventRule(.plan, pattern: .present("{}")),
                    ExampleFacts.block(
                        "aws_cloudwatch_event_target", "aws_cloudwatch_event_target.raw", origin: .plan,
                        .eventTarget(
                            EventTarget(
                                rule: "${aws_cloudwatch_event_rule.raw.id}", targetID: "t",
                                arn: ExampleFacts.writtenFunctionARN))),
                ]),
            RuleExample(
                "a written target's rule is an input that has no value", .unknown,
                resources: [
                    ExampleFacts.eventRule(.config, pattern: .present("{}")),
                    ExampleFacts.block(
                        "aws_cloudwatch_event_target", "aws_cloudwatch_event_target.raw",
                        .eventTarget(
                            EventTarget(rule: "${var.rule}", targetID: "t", arn: ExampleFacts.writtenFunctionARN))),
                ]),
            RuleExample(
                "the configuration writes no target", .fail,
                resources: [ExampleFacts.eventRule(.config, pattern: .present("{}"))]),
            RuleExample(
                "the state has no target, and whether the account has one could not be read", .unknown,
                resources: [ExampleFacts.eventRule(.state, pattern: .present("{}"))],
                coverage: [
                    Coverage(
                        origin: .aws, region: "us-east-1", owner: "default", fact: "events:rules", state: .unread,
                        unread: ExampleFacts.denied("events:ListRules"))
                ]),
        ])
}
