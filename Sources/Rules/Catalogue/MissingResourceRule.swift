import Facts

extension Catalogue {
    package static let missingResource = Rule(
        id: "missing-resource",
        title: "What the state has is there",
        severity: .high,
        category: .terraform,
        rationale: """
            A resource that the state has and the account does not was deleted outside of Terraform. What refers to it \
            goes on as if it were there: rules without a function, functions that write into a bucket that is gone. The \
            next apply makes it anew, empty.
            """,
        remedy: """
            Make it anew, or let the state forget it where it is no longer wanted:

            ```bash
            terraform plan -refresh-only
            terraform apply
            terraform state rm 'ADDRESS'
            ```
            """,
        sources: [
            RuleSource(
                "Terraform: run a refresh-only operation",
                "https://developer.hashicorp.com/terraform/tutorials/cloud/cloud-refresh-only", read: "2026-11-25")
        ],
        answersUnread: ["s3:buckets", "lambda:functions", "events:buses", "events:rules"],
        scope: """
            SELECT r.id AS resource_id, r.origin FROM resource r
            WHERE \(listedTypes) AND EXISTS (
                SELECT 1 FROM coverage WHERE snapshot_id = :snapshot AND origin = 'aws' AND fact = 's3:buckets')
            """,
        sql: """
            WITH list AS (
                -- A list is read page by page, the rules bus by bus: one part that failed leaves it open.
                SELECT fact, region, max(state <> 'read') AS is_open, max(reason) AS reason FROM coverage
                WHERE snapshot_id = :snapshot AND origin = 'aws'
                    AND fact IN ('s3:buckets', 'lambda:functions', 'events:buses', 'events:rules')
                GROUP BY fact, region
            ),
            wanted AS (
                SELECT r.id, r.snapshot_id, r.origin, r.address, r.arn, r.region, r.account, CASE r.type
                    WHEN 'aws_s3_bucket' THEN 's3:buckets' WHEN 'aws_lambda_function' THEN 'lambda:functions'
                    WHEN 'aws_cloudwatch_event_bus' THEN 'events:buses' ELSE 'events:rules' END AS list
                FROM resource r WHERE \(listedTypes)
            ),
            judged AS MATERIALIZED (
                SELECT w.id, w.origin, w.address, w.arn, w.region, w.list, l.reason, CASE
                    WHEN EXISTS (
                        SELECT 1 FROM resource l
                        WHERE l.snapshot_id = :snapshot AND l.arn = w.arn AND l.origin = 'aws') THEN 'there'
                    WHEN w.account <> s.account THEN 'elsewhere'
                    WHEN l.fact IS NULL THEN 'unasked'
                    WHEN l.is_open THEN 'unread'
                    ELSE 'gone' END AS finding
                FROM wanted w JOIN snapshot s ON s.id = w.snapshot_id
                LEFT JOIN list l ON l.fact = w.list AND l.region = CASE w.list WHEN 's3:buckets' THEN '' ELSE w.region END
                WHERE EXISTS (
                    SELECT 1 FROM coverage WHERE snapshot_id = :snapshot AND origin = 'aws' AND fact = 's3:buckets')
            )
            SELECT id AS resource_id, origin, '' AS subject,
                CASE finding WHEN 'there' THEN 'pass' WHEN 'gone' THEN 'fail' ELSE 'unknown' END AS verdict,
                CASE finding
                    WHEN 'gone' THEN address || ' is in the state, and the account does not have it.'
                    WHEN 'elsewhere' THEN address || ' lies in another account than the one that was read.'
                    WHEN 'unread' THEN 'Whether ' || address || ' is still there could not be read: ' || coalesce(reason, list || ' was not asked') || '.'
                    ELSE 'Whether ' || address || ' is still there was not asked: its region is not among those of this snapshot.'
                    END AS reason,
                arn AS "ARN", region AS "Region"
            FROM judged
            """,
        examples: [
            RuleExample(
                "the account has the function", .pass,
                resources: [ExampleFacts.lambda(.state), ExampleFacts.lambda(.aws)],
                coverage: ExampleFacts.listsWereRead),
            RuleExample(
                "the function is gone", .fail, resources: [ExampleFacts.lambda(.state)],
                coverage: ExampleFacts.listsWereRead),
            RuleExample(
                "the bucket is gone", .fail, resources: [ExampleFacts.bucket(.state)],
                coverage: ExampleFacts.listsWereRead),
            RuleExample(
                "the list of functions could not be read", .unknown, resources: [ExampleFacts.lambda(.state)],
                coverage: [
                    Coverage(origin: .aws, fact: "s3:buckets", state: .read),
                    Coverage(
                        origin: .aws, region: "us-east-1", fact: "lambda:functions", state: .unread,
                        unread: ExampleFacts.denied("lambda:ListFunctions")),
                ]),
            RuleExample(
                "the region was not asked", .unknown, resources: [ExampleFacts.lambda(.state)],
                coverage: [Coverage(origin: .aws, fact: "s3:buckets", state: .read)]),
        ])

    /// Resources of states whose live counterparts are listed whole.
    private static let listedTypes = """
        r.snapshot_id = :snapshot AND r.origin = 'state' AND +r.arn IS NOT NULL AND NOT \(isDataSource("r"))
            AND r.type IN (
                'aws_s3_bucket', 'aws_lambda_function', 'aws_cloudwatch_event_bus', 'aws_cloudwatch_event_rule')
        """
}
