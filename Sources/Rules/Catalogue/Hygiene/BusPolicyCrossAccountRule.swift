import Facts

extension Catalogue {
    package static let busPolicyCrossAccount = Rule(
        id: "bus-policy-cross-account",
        title: "Event buses take events from their own account alone",
        severity: .high,
        category: .hygiene,
        rationale: """
            Events from another account start the pipeline like its own. That may be what is wanted; then it is worth \
            a suppression that says which account it is and why.
            """,
        remedy: """
            Remove the other account's statement, or bind it to your organization with a condition on `aws:PrincipalOrgID`:

            ```bash
            aws events remove-permission --event-bus-name BUS --statement-id SID
            ```
            """,
        sources: [
            .prowler("eventbridge_bus_cross_account_access"),
            RuleSource(
                "Prowler: is_policy_public",
                "https://github.com/prowler-cloud/prowler/blob/master/prowler/providers/aws/services/iam/lib/policy.py",
                read: "2026-11-25"),
        ],
        facts: [busPolicyCrossAccountQuery.fact("events:ListEventBuses")],
        aliases: ["eventbridge_bus_cross_account_access"],
        scope: busPolicyCrossAccountQuery.scope,
        sql: busPolicyCrossAccountQuery.sql,
        examples: [
            RuleExample(
                "a role of the own account puts events", .pass,
                resources: [ExampleFacts.bus(ExampleFacts.allowing(ExampleFacts.roleOfOwnAccount, "events:PutEvents"))]),
            RuleExample(
                "the own account is written as a symbol", .pass,
                resources: [
                    ExampleFacts.bus(
                        ExampleFacts.allowing(#"{"AWS":"arn:aws:iam::${aws.account_id}:root"}"#, "events:PutEvents"),
                        origin: .config)
                ]),
            RuleExample(
                "another account puts events", .fail,
                resources: [
                    ExampleFacts.bus(ExampleFacts.allowing(ExampleFacts.roleOfOtherAccount, "events:PutEvents"))
                ]),
            RuleExample(
                "everyone puts events", .fail,
                resources: [ExampleFacts.bus(ExampleFacts.allowing(#""*""#, "events:PutEvents"))]),
            RuleExample(
                "whose account it is will be known after the apply", .unknown,
                resources: [
                    ExampleFacts.bus(
                        ExampleFacts.allowing(#"{"AWS":"${var.partner}"}"#, "events:PutEvents"), origin: .plan)
                ]),
        ])

    private static let busPolicyCrossAccountQuery = HygienePolicyQuery(
        table: "event_bus",
        isForbidden: """
            \(HygienePolicy.isForeign("g")) AND NOT \(HygienePolicy.isKeptInside("g"))
            """,
        isOpen: HygienePolicy.isOpen("g"),
        failure: " lets other accounts in")
}
