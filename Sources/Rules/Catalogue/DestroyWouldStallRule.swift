import Facts

extension Catalogue {
    package static let destroyWouldStall = Rule(
        id: "destroy-would-stall",
        title: "Buckets that are to go can go",
        severity: .low,
        category: .terraform,
        rationale: """
            S3 deletes empty buckets only. A plan that deletes or replaces a bucket with objects in it, without \
            `force_destroy`, ends with `BucketNotEmpty`: what depended on the bucket is gone by then, and the bucket \
            stays, with its cost. Judged on what a plan deletes or replaces; a bucket that no plan touches passes.
            """,
        remedy: """
            Keep the objects that are still needed, then let Terraform empty the bucket; `force_destroy` has to be applied \
            before the destruction:

            ```hcl
            resource "aws_s3_bucket" "this" {
              force_destroy = true
            }
            ```

            ```bash
            aws s3 sync s3://BUCKET ./kept
            terraform apply -target='ADDRESS'
            terraform destroy
            ```
            """,
        sources: [
            RuleSource(
                "AWS provider: aws_s3_bucket",
                "https://raw.githubusercontent.com/hashicorp/terraform-provider-aws/v6.68.0/website/docs/r/s3_bucket.html.markdown",
                read: "2026-11-25")
        ],
        scope: """
            SELECT resource_id, origin FROM s3_bucket
            WHERE snapshot_id = :snapshot AND origin = 'plan' AND coalesce(planned_action, '') <> 'create'
            """,
        sql: """
            WITH planned AS (
                SELECT b.resource_id, b.origin, b.name, r.address, b.planned_action,
                    json_extract(a.json, '$.force_destroy') AS force_destroy,
                    -- What is in the state is what the destruction goes by: a force_destroy that is only written comes too late.
                    (SELECT max(coalesce(json_extract(sa.json, '$.force_destroy'), 0))
                        FROM s3_bucket s JOIN resource sr ON sr.id = s.resource_id
                        JOIN attribute_set sa ON sa.hash = sr.attributes_hash
                        WHERE s.snapshot_id = :snapshot AND s.origin = 'state' AND s.name = b.name) AS applied_force_destroy,
                    (SELECT count(*) FROM output_object o
                        WHERE o.snapshot_id = :snapshot AND o.bucket = b.name) AS objects
                FROM s3_bucket b JOIN resource r ON r.id = b.resource_id JOIN attribute_set a ON a.hash = r.attributes_hash
                WHERE b.snapshot_id = :snapshot AND b.origin = 'plan' AND coalesce(b.planned_action, '') <> 'create'
            ),
            judged AS (
                SELECT resource_id, origin, name, address, planned_action, nullif(objects, 0) AS objects, CASE
                    WHEN coalesce(planned_action, '') NOT IN ('delete', 'replace') THEN 'stays'
                    WHEN coalesce(applied_force_destroy, force_destroy, 0) THEN 'forced'
                    WHEN objects > 0 THEN 'full' ELSE 'open' END AS finding
                FROM planned
            )
            SELECT resource_id, origin, '' AS subject,
                CASE finding WHEN 'full' THEN 'fail' WHEN 'open' THEN 'unknown' ELSE 'pass' END AS verdict,
                'The plan ' || CASE planned_action WHEN 'replace' THEN 'replaces ' ELSE 'deletes ' END || address
                    || ' without force_destroy, '
                    || CASE finding WHEN 'full' THEN 'and the bucket ' || name || ' holds objects (' || objects || ' were seen).'
                        ELSE 'and whether the bucket ' || name || ' is empty is not known.' END AS reason,
                name AS "Bucket", objects AS "Objects seen", planned_action AS "Planned"
            FROM judged
            """,
        examples: [
            RuleExample(
                "the plan leaves the bucket", .pass, resources: [ExampleFacts.bucket(.plan, plannedAction: "no-op")]),
            RuleExample(
                "the plan deletes a bucket with objects", .fail,
                resources: [ExampleFacts.bucket(.plan, plannedAction: "delete")],
                objects: [
                    OutputObject(
                        bucket: ExampleFacts.bucketName, key: "raw/1.json", stage: .raw, sizeBytes: 1, lastModifiedMS: 0
                    )
                ]),
            RuleExample(
                "nobody looked into the bucket", .unknown,
                resources: [ExampleFacts.bucket(.plan, plannedAction: "replace")]),
            RuleExample(
                "the bucket is emptied by force", .pass,
                resources: [
                    CollectedResource(
                        Resource(
                            origin: .plan, type: "aws_s3_bucket", address: "aws_s3_bucket.raw", name: "pipeline-raw",
                            attributes: #"{"force_destroy":true}"#, plannedAction: "delete"),
                        [.s3Bucket(S3Bucket(name: "pipeline-raw", plannedAction: "delete"))])
                ]),
        ])
}
