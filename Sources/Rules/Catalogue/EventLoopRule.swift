import Facts

extension Catalogue {
    package static let eventLoop = Rule(
        id: "event-loop",
        title: "No function's output triggers it again",
        severity: .critical,
        category: .wiring,
        rationale: """
            A function that writes to the bucket that triggers it, itself or round a cycle of buckets and functions, runs \
            until somebody stops it, and each round costs. It is critical when nothing keeps the function's own writes out \
            of the trigger while its role and its environment point it at that bucket, or when the runs show it; it is \
            medium when only the role would permit it. Lambda's own loop detection stops some loops, after about \
            sixteen rounds.
            """,
        remedy: """
            Write to another bucket than the one that triggers, or keep the output out of the trigger:

            ```hcl
            lambda_function {
              lambda_function_arn = aws_lambda_function.this.arn
              events              = ["s3:ObjectCreated:*"]
              filter_prefix       = "raw/"
            }
            ```

            and let the role write beneath another prefix only. To stop a loop that runs:

            ```bash
            aws lambda put-function-concurrency --function-name FUNCTION --reserved-concurrent-executions 0
            ```
            """,
        sources: [
            RuleSource(
                "AWS Lambda: recursive loop detection",
                "https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html", read: "2026-11-25"),
            RuleSource(
                "AWS Lambda: process Amazon S3 event notifications",
                "https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html", read: "2026-11-25"),
        ],
        facts: [CheckQuery.fact("iam:GetRolePolicy")],
        scope: deliveredFunctions,
        sql: CheckQuery(kind: .eventLoop).sql,
        examples: [
            RuleExample(
                "the function writes to another bucket", .pass, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery()], checks: [ExampleFacts.check(.eventLoop, on: 2, .pass)]),
            RuleExample(
                "role and environment point the function at its own trigger", .fail,
                resources: ExampleFacts.targetedFunction, deliveries: [ExampleFacts.delivery()],
                checks: [ExampleFacts.check(.eventLoop, on: 2, subject: "pipeline-raw", .fail)]),
            RuleExample(
                "only the role would permit it", .fail, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery()],
                checks: [
                    ExampleFacts.check(.eventLoop, on: 2, subject: "pipeline-raw", .fail, severity: .medium)
                ]),
            RuleExample(
                "the role's policies could not be read", .unknown, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.delivery()],
                checks: [ExampleFacts.check(.eventLoop, on: 2, subject: "pipeline-raw", .unread)]),
            RuleExample(
                "the configuration writes to another bucket", .pass, resources: ExampleFacts.written(.config),
                deliveries: [ExampleFacts.writtenDelivery(.config)],
                checks: [ExampleFacts.check(.eventLoop, .config, on: 2, .pass)]),
            RuleExample(
                "the plan makes a loop", .fail, resources: ExampleFacts.written(.plan),
                deliveries: [ExampleFacts.writtenDelivery(.plan)],
                checks: [ExampleFacts.check(.eventLoop, .plan, on: 2, subject: ExampleFacts.writtenBucket, .fail)]),
        ])
}
