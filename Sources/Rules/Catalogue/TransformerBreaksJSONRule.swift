import Facts

extension Catalogue {
    package static let transformerBreaksJSON = Rule(
        id: "transformer-breaks-json",
        title: "The template of every input transformer gives JSON",
        severity: .high,
        category: .wiring,
        rationale: """
            A function takes JSON. A template that is none once its variables are filled in (a quoted object, a missing \
            comma, text without quotes), or that names a variable which is neither mapped nor reserved, makes events that \
            EventBridge cannot deliver: they are lost, or go to the target's dead-letter queue.
            """,
        remedy: """
            Map every variable, and leave out the quotes around one that stands for an object, a list or a number:

            ```hcl
            input_transformer {
              input_paths = {
                bucket = "$.detail.bucket.name"
                key    = "$.detail.object.key"
                size   = "$.detail.object.size"
              }
              input_template = <<-EOT
                {"bucket": "<bucket>", "key": "<key>", "size": <size>}
              EOT
            }
            ```

            A function that reads the event as EventBridge sends it needs no transformer.
            """,
        sources: [
            RuleSource(
                "Amazon EventBridge: input transformation",
                "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html",
                read: "2026-11-25")
        ],
        facts: [CheckQuery.fact("events:ListTargetsByRule")],
        scope: transformers,
        sql: CheckQuery(kind: .transformerTemplate).sql,
        examples: [
            RuleExample(
                "the template gives JSON", .pass, resources: ExampleFacts.transformed(.aws),
                checks: [ExampleFacts.check(.transformerTemplate, on: 1, subject: "processing", .pass)]),
            RuleExample(
                "the template gives no JSON", .fail, resources: ExampleFacts.transformed(.aws),
                checks: [ExampleFacts.check(.transformerTemplate, on: 1, subject: "processing", .fail)]),
            RuleExample(
                "what a variable stands for is not known", .unknown, resources: ExampleFacts.transformed(.aws),
                checks: [ExampleFacts.check(.transformerTemplate, on: 1, subject: "processing", .unknown)]),
            RuleExample(
                "the written template gives JSON", .pass, resources: ExampleFacts.transformed(.config),
                checks: [ExampleFacts.check(.transformerTemplate, .config, on: 2, subject: "processing", .pass)]),
            RuleExample(
                "the planned template names a variable that is not mapped", .fail,
                resources: ExampleFacts.transformed(.plan),
                checks: [ExampleFacts.check(.transformerTemplate, .plan, on: 2, subject: "processing", .fail)]),
        ])

    /// Targets with an input transformer: the live ones stand on their rule.
    static let transformers = """
        SELECT DISTINCT resource_id, origin FROM event_target WHERE snapshot_id = :snapshot AND input_template IS NOT NULL
        """
}
