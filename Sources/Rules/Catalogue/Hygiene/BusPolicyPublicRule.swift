import Facts

extension Catalogue {
    package static let busPolicyPublic = Rule(
        id: "bus-policy-public",
        title: "Event buses take events from nobody unknown",
        severity: .high,
        category: .hygiene,
        rationale: """
            Whoever may put events on the bus can start the pipeline with events of their own making: a forged S3 \
            event names any bucket and key, and the function reads what it names.
            """,
        remedy: """
            Name the principals, or bind the statement to your organization:

            ```hcl
            resource "aws_cloudwatch_event_permission" "this" {
              principal    = "*"
              statement_id = "organization"
              condition {
                key   = "aws:PrincipalOrgID"
                type  = "StringEquals"
                value = "o-EXAMPLE"
              }
            }
            ```
            """,
        sources: [
            .prowler("eventbridge_bus_exposed"),
            RuleSource(
                "Prowler: is_policy_public",
                "https://github.com/prowler-cloud/prowler/blob/master/prowler/providers/aws/services/iam/lib/policy.py",
                read: "2026-11-25"),
        ],
        facts: [busPolicyPublicQuery.fact("events:ListEventBuses")],
        aliases: ["eventbridge_bus_exposed"],
        scope: busPolicyPublicQuery.scope,
        sql: busPolicyPublicQuery.sql,
        examples: [
            RuleExample(
                "the organization may put events", .pass,
                resources: [
                    ExampleFacts.bus(
                        ExampleFacts.allowing(
                            #""*""#, "events:PutEvents", condition: #"{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#))
                ]),
            RuleExample("the bus has no policy", .pass, resources: [ExampleFacts.bus(.absent)]),
            RuleExample(
                "another account is named", .pass,
                resources: [
                    ExampleFacts.bus(ExampleFacts.allowing(ExampleFacts.roleOfOtherAccount, "events:PutEvents"))
                ]),
            RuleExample(
                "everyone may put events", .fail,
                resources: [ExampleFacts.bus(ExampleFacts.allowing(#"{"AWS":"*"}"#, "events:PutEvents"))]),
            RuleExample(
                "the condition narrows nothing", .fail,
                resources: [
                    ExampleFacts.bus(
                        ExampleFacts.allowing(
                            #""*""#, "events:PutEvents", condition: #"{"StringLike":{"aws:PrincipalArn":"*"}}"#))
                ]),
            RuleExample(
                "the policy waits for the apply", .unknown,
                resources: [ExampleFacts.bus(.unknown("${aws_iam_role.partner.arn}"), origin: .plan)]),
        ])

    private static let busPolicyPublicQuery = HygienePolicyQuery(
        table: "event_bus",
        isForbidden: """
            \(HygienePolicy.isEveryone("g")) AND NOT \(HygienePolicy.isNarrowed("g"))
            """,
        isOpen: "0",
        failure: " lets everyone in")
}
