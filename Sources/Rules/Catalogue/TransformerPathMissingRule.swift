import Facts

extension Catalogue {
    package static let transformerPathMissing = Rule(
        id: "transformer-path-missing",
        title: "Every path of an input transformer exists in the events that the rule admits",
        severity: .high,
        category: .wiring,
        rationale: """
            For a path that an event does not have EventBridge makes no variable, and delivers what is left. The function \
            gets an event without a bucket or a key and fails there, far from the cause. The paths of notifications \
            (`$.Records[0].s3.object.key`) are not those of EventBridge's events.
            """,
        remedy: """
            Take the paths from S3's event for EventBridge:

            ```hcl
            input_paths = {
              bucket = "$.detail.bucket.name"
              key    = "$.detail.object.key"
            }
            ```
            """,
        sources: [
            RuleSource(
                "Amazon EventBridge: input transformation",
                "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html",
                read: "2026-11-25"),
            RuleSource(
                "Amazon S3: EventBridge event message structure",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html", read: "2026-11-25"),
        ],
        facts: [CheckQuery.fact("events:ListTargetsByRule")],
        scope: transformers,
        sql: CheckQuery(kind: .transformerPath).sql,
        examples: [
            RuleExample(
                "the paths are those of S3's event", .pass, resources: ExampleFacts.transformed(.aws),
                checks: [ExampleFacts.check(.transformerPath, on: 1, subject: "processing", .pass)]),
            RuleExample(
                "a path is one of notifications", .fail, resources: ExampleFacts.transformed(.aws),
                checks: [ExampleFacts.check(.transformerPath, on: 1, subject: "processing", .fail)]),
            RuleExample(
                "the rule's pattern could not be read", .unknown, resources: ExampleFacts.transformed(.aws),
                checks: [ExampleFacts.check(.transformerPath, on: 1, subject: "processing", .unread)]),
            RuleExample(
                "the written paths are those of S3's event", .pass, resources: ExampleFacts.transformed(.config),
                checks: [ExampleFacts.check(.transformerPath, .config, on: 2, subject: "processing", .pass)]),
            RuleExample(
                "a planned path is one of notifications", .fail, resources: ExampleFacts.transformed(.plan),
                checks: [ExampleFacts.check(.transformerPath, .plan, on: 2, subject: "processing", .fail)]),
        ])
}
