import Facts

extension Catalogue {
    private static let query = HopQuery(
        // Before the apply a region that is not known is one that nobody wrote: the same for bucket and rule.
        condition: "d.is_in_region <> 'unknown' OR d.origin IN ('aws', 'state')",
        subject: "CASE d.bucket WHEN '' THEN d.rule ELSE d.bucket END",
        verdict:
            "CASE d.is_in_region WHEN 'no' THEN 'fail' WHEN 'yes' THEN 'pass' WHEN 'n/a' THEN 'pass' ELSE 'unknown' END",
        reason: """
            CASE WHEN d.is_in_region IN ('unread', 'unknown')
                    THEN 'Whether ' || d.bucket || ' is in the region of '
                        || CASE d.via WHEN 'eventbridge' THEN 'the rule ' || d.rule ELSE \(HopQuery.functionLabel) END
                        || ' is not known.'
                WHEN d.via = 'eventbridge' THEN 'The rule ' || d.rule || ' waits for objects in ' || d.bucket
                    || ', which sends its events to another region.'
                ELSE 'The notification of ' || d.bucket || ' invokes ' || \(HopQuery.functionLabel)
                    || ', which is in another region.' END
            """,
        evidence: [
            "Bucket": "d.bucket", "Bucket's region": "(SELECT b.region FROM resource b WHERE b.id = d.bucket_id)",
            "EventBridge rule": "CASE d.via WHEN 'eventbridge' THEN d.rule END",
            "Rule ARN": "(SELECT e.arn FROM event_rule e WHERE e.resource_id = d.rule_id)",
            "Function": "d.function_arn",
        ],
        judgesEveryRule: false)

    package static let ruleInOtherRegion = Rule(
        id: "rule-in-other-region",
        title: "Bucket and trigger are in one region",
        severity: .high,
        category: .wiring,
        rationale: """
            S3 sends a bucket's events to the event bus of the bucket's own region, and notifies functions of that region \
            alone. A rule elsewhere, as a second provider or a changed default region makes it, never sees them.
            """,
        remedy: """
            Make the rule, its target and the function where the bucket is:

            ```hcl
            provider "aws" {
              alias  = "bucket"
              region = "eu-central-1"
            }

            resource "aws_cloudwatch_event_rule" "this" {
              provider      = aws.bucket
              event_pattern = local.pattern
            }
            ```

            or pass the events on with a rule in the bucket's region whose target is the other region's event bus.

            ```bash
            aws s3api get-bucket-location --bucket BUCKET
            ```
            """,
        sources: [
            RuleSource(
                "Amazon S3: using EventBridge",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html", read: "2026-11-25"),
            RuleSource(
                "Amazon S3: event notification types and destinations",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html",
                read: "2026-11-25"),
        ],
        facts: [ReadableFact("delivery", "is_in_region", action: "s3:GetBucketLocation")],
        scope: """
            SELECT DISTINCT d.rule_id AS resource_id, d.origin FROM delivery d
            WHERE d.snapshot_id = :snapshot AND d.rule_id IS NOT NULL AND (\(query.condition))
            """,
        sql: query.sql,
        examples: [
            RuleExample(
                "bucket and rule are in one region", .pass, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.hop(isInRegion: .yes)]),
            RuleExample(
                "the rule is in another region", .fail, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.hop(isInRegion: .no)]),
            RuleExample(
                "the notification's function is in another region", .fail, resources: ExampleFacts.notified(.aws),
                deliveries: [ExampleFacts.notificationDelivery(isInRegion: .no)]),
            RuleExample(
                "the bucket's region could not be read", .unknown, resources: ExampleFacts.targetedFunction,
                deliveries: [ExampleFacts.hop(isInRegion: .unread)]),
            RuleExample(
                "the planned rule is in the bucket's region", .pass, resources: ExampleFacts.written(.plan),
                deliveries: [ExampleFacts.hop(.plan, isInRegion: .yes)]),
            RuleExample(
                "the configuration writes the rule with another provider", .fail,
                resources: ExampleFacts.written(.config), deliveries: [ExampleFacts.hop(.config, isInRegion: .no)]),
        ])
}
