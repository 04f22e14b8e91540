import Facts

extension Catalogue {
    package static let inputObjectMissing = Rule(
        id: "input-object-missing",
        title: "The object that a function's environment names is in the bucket that it names",
        severity: .medium,
        category: .access,
        rationale: """
            Two variables of one stem, such as `DB_S3_BUCKET` and `DB_S3_KEY`, name an object that the function starts \
            from. When Terraform writes that key to another bucket, the function ends in `NoSuchKey`. Judged are keys that \
            an `aws_s3_object` of the same configuration, plan or state has (for the account: of the state); of other keys \
            the value is not kept, so that nothing is said of them. An object that was seen in the bucket is there, \
            whoever wrote it.
            """,
        remedy: """
            Take bucket and key from the object itself:

            ```hcl
            environment {
              variables = {
                DB_S3_BUCKET = aws_s3_object.db.bucket
                DB_S3_KEY    = aws_s3_object.db.key
              }
            }
            ```

            ```bash
            aws s3api head-object --bucket BUCKET --key KEY
            ```
            """,
        sources: [
            RuleSource(
                "AWS provider: aws_s3_object",
                "https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_object",
                read: "2026-11-25"),
            RuleSource(
                "Amazon S3: GetObject", "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html",
                read: "2026-11-25"),
        ],
        answersUnread: ["s3:objects"],
        scope: """
            WITH \(pairs)
            SELECT DISTINCT resource_id, origin FROM pair
            """,
        sql: """
            WITH \(pairs),
            compared AS (
                SELECT p.*, \(bucketName("p.bucket")) AS wanted, \(bucketName("p.written")) AS found, (
                    SELECT l.reason FROM coverage l
                    WHERE l.snapshot_id = :snapshot AND l.origin = 'aws' AND l.fact = 's3:objects'
                        AND l.owner = p.bucket AND l.state = 'unread' LIMIT 1) AS unread
                FROM pair p
            ),
            judged AS (
                SELECT c.*, CASE
                    WHEN c.wanted = c.found THEN 'pass'
                    WHEN EXISTS (
                        SELECT 1 FROM output_object o
                        WHERE o.snapshot_id = :snapshot AND o.bucket = c.bucket AND o.key = c.key) THEN 'pass'
                    WHEN c.unread IS NOT NULL THEN 'unknown'
                    WHEN c.wanted || c.found NOT LIKE '%${%' THEN 'fail'
                    WHEN c.wanted LIKE '${%aws_s3_bucket.%.bucket}' AND c.found LIKE '${%aws_s3_bucket.%.bucket}'
                        AND c.wanted || c.found NOT LIKE '%[%' THEN 'fail'
                    ELSE 'unknown' END AS verdict
                FROM compared c
            ),
            best AS (
                -- Of several objects of one key, one in the right bucket is enough.
                SELECT *, min(CASE verdict WHEN 'pass' THEN 1 WHEN 'unknown' THEN 2 ELSE 3 END) AS rank
                FROM judged GROUP BY resource_id, origin, key_variable
            )
            SELECT resource_id, origin, key_variable AS subject, verdict,
                bucket_variable || ' and ' || key_variable || ' of ' || name || ' name s3://' || bucket || '/' || key
                    || CASE verdict WHEN 'fail' THEN ', and Terraform writes that key to ' || written || '.'
                        WHEN 'unknown' THEN coalesce('; whether the object is there could not be read: ' || unread || '.',
                            '; whether that is ' || written || ', to which Terraform writes the key, is not known.')
                        END AS reason,
                bucket_variable || ' = ' || bucket AS "Bucket named", key_variable || ' = ' || key AS "Key named",
                written AS "Bucket written to", address AS "Written by"
            FROM best
            """,
        examples: [
            RuleExample(
                "the state writes the object to that bucket", .pass,
                resources: [
                    ExampleFacts.environment(.state, ["DB_S3_BUCKET": "pipeline-raw", "DB_S3_KEY": "db/chinook.db"]),
                    ExampleFacts.object(.state, bucket: "pipeline-raw", key: "db/chinook.db"),
                ]),
            RuleExample(
                "the state writes it to another", .fail,
                resources: [
                    ExampleFacts.environment(.aws, ["DB_S3_BUCKET": "pipeline-raw", "DB_S3_KEY": "db/chinook.db"]),
                    ExampleFacts.object(.state, bucket: "artifacts", key: "db/chinook.db"),
                ]),
            RuleExample(
                "somebody else wrote the object there", .pass,
                resources: [
                    ExampleFacts.environment(.aws, ["DB_S3_BUCKET": "pipeline-raw", "DB_S3_KEY": "raw/1.json"]),
                    ExampleFacts.object(.state, bucket: "artifacts", key: "raw/1.json"),
                ], objects: [ExampleFacts.rawObject]),
            RuleExample(
                "the objects of the bucket could not be listed", .unknown,
                resources: [
                    ExampleFacts.environment(.aws, ["DB_S3_BUCKET": "pipeline-raw", "DB_S3_KEY": "raw/1.json"]),
                    ExampleFacts.object(.state, bucket: "artifacts", key: "raw/1.json"),
                ],
                coverage: [
                    Coverage(
                        origin: .aws, owner: "pipeline-raw", fact: "s3:objects", state: .unread,
                        unread: ExampleFacts.denied("s3:ListBucket"))
                ]),
            RuleExample(
                "the configuration writes it there, whatever the bucket's name will be", .pass,
                resources: [
                    ExampleFacts.environment(
                        .config, ["DB_S3_BUCKET": ExampleFacts.writtenBucket, "DB_S3_KEY": "db/chinook.db"]),
                    ExampleFacts.object(.config, bucket: "${aws_s3_bucket.raw.id}", key: "db/chinook.db"),
                ]),
            RuleExample(
                "the plan writes it to another", .fail,
                resources: [
                    ExampleFacts.environment(
                        .plan, ["DB_S3_BUCKET": ExampleFacts.writtenBucket, "DB_S3_KEY": "db/chinook.db"]),
                    ExampleFacts.object(.plan, bucket: "${aws_s3_bucket.artifacts.id}", key: "db/chinook.db"),
                ]),
            RuleExample(
                "which bucket the input names is not known", .unknown,
                resources: [
                    ExampleFacts.environment(
                        .config, ["DB_S3_BUCKET": ExampleFacts.writtenBucket, "DB_S3_KEY": "db/chinook.db"]),
                    ExampleFacts.object(.config, bucket: "${var.bucket}", key: "db/chinook.db"),
                ]),
        ])

    /// The common table expression `pair`: two variables that name bucket and key, beside each object of that key that
    /// Terraform writes.
    private static let pairs = """
        pair AS MATERIALIZED (
            SELECT f.resource_id, f.origin, f.name, b.key AS bucket_variable, b.value AS bucket, k.key AS key_variable,
                k.value AS key, json_extract(a.json, '$.bucket') AS written, r.address
            FROM lambda_function f
            CROSS JOIN json_each(f.environment) k
            CROSS JOIN json_each(f.environment) b
            CROSS JOIN resource r ON r.snapshot_id = f.snapshot_id AND r.type IN ('aws_s3_object', 'aws_s3_bucket_object')
                AND r.name = k.value AND r.origin = CASE f.origin WHEN 'aws' THEN 'state' ELSE f.origin END
                AND coalesce(r.planned_action, '') NOT IN ('delete', 'forget')
            CROSS JOIN attribute_set a ON a.hash = r.attributes_hash
            WHERE f.snapshot_id = :snapshot AND f.environment LIKE '%KEY":"%' AND k.type = 'text' AND b.type = 'text'
                AND upper(k.key) LIKE '%KEY'
                AND upper(b.key) IN (
                    upper(substr(k.key, 1, length(k.key) - 3)) || 'BUCKET',
                    upper(substr(k.key, 1, length(k.key) - 3)) || 'BUCKET_NAME')
                AND json_extract(a.json, '$.bucket') IS NOT NULL
        )
        """

    /// A bucket's `id` is its name too.
    private static func bucketName(_ text: String) -> String { "replace(\(text), '.id}', '.bucket}')" }
}
