import Facts

extension Catalogue {
    package static let driftedAttribute = Rule(
        id: "drifted-attribute",
        title: "The account is as the state has it",
        severity: .medium,
        category: .terraform,
        rationale: """
            What the pipeline relies on was changed outside of Terraform: the switch or an entry of a notification, a \
            permission, an environment variable, code, a rule's pattern or state, a target. Until the next apply the \
            pipeline behaves as nobody wrote it, and that apply takes the change back, wanted or not. Arguments under \
            `ignore_changes` are left alone.
            """,
        remedy: """
            See what an apply would take back, then either let it, or write the change into the configuration:

            ```bash
            terraform plan -refresh-only
            terraform apply
            ```
            """,
        sources: [
            RuleSource(
                "Terraform: run a refresh-only operation",
                "https://developer.hashicorp.com/terraform/tutorials/cloud/cloud-refresh-only", read: "2026-11-25"),
            RuleSource(
                "Terraform: lifecycle reference",
                "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle", read: "2026-11-25"),
        ],
        facts: [
            ReadableFact("s3_notification_configuration", "is_eventbridge_enabled", action: "s3:GetBucketNotification"),
            ReadableFact("lambda_function", "policy", action: "lambda:GetPolicy"),
            ReadableFact("event_rule", "pattern", action: "events:ListRules"),
        ],
        answersUnread: ["events:targets", "lambda:environment"],
        scope: """
            SELECT resource_id, origin FROM s3_notification_configuration
            WHERE snapshot_id = :snapshot AND origin = 'state' AND bucket IN (
                SELECT bucket FROM s3_notification_configuration WHERE snapshot_id = :snapshot AND origin = 'aws')
            UNION
            SELECT resource_id, origin FROM lambda_function
            WHERE snapshot_id = :snapshot AND origin = 'state' AND arn IN (
                SELECT arn FROM lambda_function WHERE snapshot_id = :snapshot AND origin = 'aws')
            UNION
            SELECT resource_id, origin FROM event_rule
            WHERE snapshot_id = :snapshot AND origin = 'state' AND arn IN (
                SELECT arn FROM event_rule WHERE snapshot_id = :snapshot AND origin = 'aws')
            """,
        sql: """
            WITH drift AS (\(DriftQuery.parts.joined(separator: "\nUNION ALL\n"))),
            \(ignoredArguments),
            judged AS (
                SELECT d.*, r.address, EXISTS (
                    SELECT 1 FROM ignored i
                    WHERE i.address IN (r.address, rtrim(rtrim(r.address, replace(r.address, '[', '')), '['))
                        AND (i.argument = 'all' OR EXISTS (
                            SELECT 1 FROM json_each(d.arguments) a
                            WHERE replace(i.argument, '[', '.') || '.' LIKE a.value || '.%'))) AS is_ignored
                FROM drift d JOIN resource r ON r.id = d.resource_id
            )
            SELECT resource_id, 'state' AS origin, subject,
                CASE WHEN finding = 'same' THEN 'pass' WHEN is_ignored THEN 'pass' WHEN finding = 'differs' THEN 'fail'
                    ELSE 'unknown' END AS verdict,
                CASE finding WHEN 'same' THEN '' WHEN 'differs' THEN 'The account disagrees with ' || address || ' on ' || subject
                        || CASE WHEN length(coalesce(recorded, '') || coalesce(live, '')) <= 160
                            THEN ': ' || coalesce(recorded, 'nothing') || ' in the state, ' || coalesce(live, 'nothing') || ' live'
                            ELSE '' END || '.'
                    ELSE 'Whether the account agrees with ' || address || ' on ' || subject || ' could not be read: '
                        || coalesce(reason, 'no reason was recorded') || '.' END AS reason,
                recorded AS "In the state", live AS "In the account"
            FROM judged
            """,
        examples: [
            RuleExample(
                "state and account agree", .pass, resources: ExampleFacts.deployed(),
                coverage: ExampleFacts.targetsWereRead),
            RuleExample(
                "the switch was turned off by hand", .fail, resources: ExampleFacts.deployed(isSwitchOn: false),
                coverage: ExampleFacts.targetsWereRead),
            RuleExample(
                "a permission was removed by hand", .fail, resources: ExampleFacts.deployed(statements: []),
                coverage: ExampleFacts.targetsWereRead),
            RuleExample(
                "a variable was changed by hand", .fail,
                resources: ExampleFacts.deployed(environment: ["BUCKET": "pipeline-other"]),
                coverage: ExampleFacts.targetsWereRead),
            RuleExample(
                "a variable whose value is not kept was added by hand", .fail,
                resources: ExampleFacts.deployed(environment: ["BUCKET": "pipeline-raw", "DEBUG": nil]),
                coverage: ExampleFacts.targetsWereRead),
            RuleExample(
                "changes of the variables are ignored", .pass,
                resources: ExampleFacts.deployed(environment: ["BUCKET": "pipeline-other"]) + [
                    ExampleFacts.writtenFunction
                ],
                coverage: ExampleFacts.targetsWereRead, blocks: [ExampleFacts.ignoring("environment[0].variables")]),
            RuleExample(
                "other code was uploaded by hand", .fail, resources: ExampleFacts.deployed(code: "B="),
                coverage: ExampleFacts.targetsWereRead),
            RuleExample(
                "the pattern is written in another order", .pass,
                resources: ExampleFacts.deployed(
                    pattern: #"{ "detail": {"bucket": {"name": ["pipeline-raw"]}}, "source": ["aws.s3"] }"#),
                coverage: ExampleFacts.targetsWereRead),
            RuleExample(
                "the pattern was changed by hand", .fail,
                resources: ExampleFacts.deployed(pattern: #"{"source":["aws.s3"]}"#),
                coverage: ExampleFacts.targetsWereRead),
            RuleExample(
                "the rule was disabled by hand", .fail, resources: ExampleFacts.deployed(ruleState: "DISABLED"),
                coverage: ExampleFacts.targetsWereRead),
            RuleExample(
                "the target was removed by hand", .fail, resources: ExampleFacts.deployed(hasTarget: false),
                coverage: ExampleFacts.targetsWereRead),
            RuleExample(
                "the targets could not be read", .unknown, resources: ExampleFacts.deployed(hasTarget: false),
                coverage: [
                    Coverage(
                        origin: .aws, region: "us-east-1", owner: "default/raw-to-processing", fact: "events:targets",
                        state: .unread, unread: ExampleFacts.denied("events:ListTargetsByRule"))
                ]),
        ])
}
