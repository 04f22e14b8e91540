import Facts

extension Catalogue {
    private static let query = AccessQuery(
        purpose: .trigger, mode: .read, subject: AccessQuery.target,
        refusal: "f.name || ' is triggered by objects in ' || a.target || ', which it may not read.'",
        partly: "f.name || ' is triggered by objects in ' || a.target || ' and may read only some of them.'")

    package static let triggerBucketUnreadable = Rule(
        id: "trigger-bucket-unreadable",
        title: "A function may read the objects that trigger it",
        severity: .high,
        category: .access,
        rationale: """
            The event carries the name of the object and not its content: the function has to fetch it with \
            `s3:GetObject`. Role policies, permissions boundary and bucket policy are put together, for the keys that the \
            trigger delivers. What an organisation's policies (SCP, RCP) refuse cannot be seen from here.
            """,
        remedy: """
            Let the role read the delivered keys:

            ```hcl
            resource "aws_iam_role_policy" "read_raw" {
              name = "read-raw"
              role = aws_iam_role.this.id
              policy = jsonencode({
                Version = "2012-10-17"
                Statement = [{
                  Effect   = "Allow"
                  Action   = ["s3:GetObject"]
                  Resource = ["${aws_s3_bucket.raw.arn}/*"]
                }]
              })
            }
            ```

            A `Deny` in the evidence has to be narrowed where it stands; no further `Allow` outweighs it.
            """,
        sources: [
            RuleSource(
                "AWS Lambda: process Amazon S3 event notifications",
                "https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html", read: "2026-11-25"),
            RuleSource(
                "IAM: policy evaluation logic",
                "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
                read: "2026-11-25"),
        ],
        facts: [ReadableFact("access", "decision", action: "iam:GetRolePolicy")],
        scope: """
            SELECT DISTINCT function_id AS resource_id, origin FROM delivery
            WHERE snapshot_id = :snapshot AND function_id IS NOT NULL AND bucket_id IS NOT NULL
                AND (via = 'notification' OR pattern_matches = 'yes')
            """,
        sql: query.sql,
        examples: [
            RuleExample(
                "the role may read the bucket", .pass, resources: ExampleFacts.notified(.aws),
                deliveries: [ExampleFacts.notificationDelivery()],
                accesses: [ExampleFacts.access(.aws, .trigger, .read, .allowed)]),
            RuleExample(
                "the role may not", .fail, resources: ExampleFacts.notified(.aws),
                deliveries: [ExampleFacts.notificationDelivery()],
                accesses: [ExampleFacts.access(.aws, .trigger, .read, .denied)]),
            RuleExample(
                "the role may read one prefix of two", .fail, resources: ExampleFacts.notified(.aws),
                deliveries: [ExampleFacts.notificationDelivery()],
                accesses: [ExampleFacts.access(.aws, .trigger, .read, .partly)]),
            RuleExample(
                "the role's policies could not be read", .unknown, resources: ExampleFacts.notified(.aws),
                deliveries: [ExampleFacts.notificationDelivery()],
                accesses: [ExampleFacts.access(.aws, .trigger, .read, .unread)]),
            RuleExample(
                "the written role may read the bucket, whatever its name will be", .pass,
                resources: ExampleFacts.notified(.config), deliveries: [ExampleFacts.notificationDelivery(.config)],
                accesses: [ExampleFacts.access(.config, .trigger, .read, .allowed)]),
            RuleExample(
                "the planned role may not", .fail, resources: ExampleFacts.notified(.plan),
                deliveries: [ExampleFacts.notificationDelivery(.plan)],
                accesses: [ExampleFacts.access(.plan, .trigger, .read, .denied)]),
            RuleExample(
                "the role's policy is not known before the apply", .unknown, resources: ExampleFacts.notified(.plan),
                deliveries: [ExampleFacts.notificationDelivery(.plan)],
                accesses: [ExampleFacts.access(.plan, .trigger, .read, .unknown)]),
        ])
}
