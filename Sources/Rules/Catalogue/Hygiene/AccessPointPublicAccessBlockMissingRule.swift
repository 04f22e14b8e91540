import Facts

extension Catalogue {
    package static let accessPointPublicAccessBlockMissing = Rule(
        id: "access-point-public-access-block-missing",
        title: "Access points block public access",
        severity: .critical,
        category: .hygiene,
        rationale: """
            An access point has a policy and a block of its own, beside the bucket's. The block is on unless somebody \
            switched it off when they made the access point, and it cannot be changed afterwards.
            """,
        remedy: """
            Make a new access point and delete the old one:

            ```hcl
            resource "aws_s3_access_point" "this" {
              bucket = aws_s3_bucket.this.id
              name   = "pipeline"
              public_access_block_configuration {
                block_public_acls       = true
                block_public_policy     = true
                ignore_public_acls      = true
                restrict_public_buckets = true
              }
            }
            ```
            """,
        sources: [
            .prowler("s3_access_point_public_access_block")
        ],
        aliases: ["s3_access_point_public_access_block"],
        scope: """
            SELECT id AS resource_id, origin FROM resource
            WHERE snapshot_id = :snapshot AND origin = 'aws' AND type = 'aws_s3_access_point'
            """,
        sql: """
            WITH point AS MATERIALIZED (
                SELECT r.id AS resource_id, r.origin, r.name, json_extract(a.json, '$.public_access_block_configuration[0]') AS block,
                    (SELECT c.reason FROM coverage c
                        WHERE c.snapshot_id = r.snapshot_id AND c.origin = 'aws' AND c.fact = 's3:access_points'
                            AND c.owner = r.name AND c.state = 'unread' LIMIT 1) AS why
                FROM resource r CROSS JOIN attribute_set a ON a.hash = r.attributes_hash
                WHERE r.snapshot_id = :snapshot AND r.origin = 'aws' AND r.type = 'aws_s3_access_point'
            ),
            judged AS MATERIALIZED (
                SELECT p.resource_id, p.origin, p.name, p.block, p.why,
                    CASE WHEN p.block IS NULL THEN 'unknown'
                        WHEN json_extract(p.block, '$.block_public_acls') AND json_extract(p.block, '$.block_public_policy')
                            AND json_extract(p.block, '$.ignore_public_acls') AND json_extract(p.block, '$.restrict_public_buckets')
                            THEN 'pass' ELSE 'fail' END AS verdict
                FROM point p
            )
            SELECT resource_id, origin, '' AS subject, verdict,
                CASE verdict WHEN 'pass' THEN ''
                    WHEN 'fail' THEN 'The access point ' || name || ' does not block all public access.'
                    ELSE 'The block of the access point ' || name || ' could not be read: '
                        || coalesce(why, 'no reason was recorded') || '.' END AS reason,
                block AS "Block"
            FROM judged
            """,
        examples: [
            RuleExample("all of it is blocked", .pass, resources: [point(blocking: true)]),
            RuleExample("public policies are let through", .fail, resources: [point(blocking: false)]),
            RuleExample(
                "the block could not be read", .unknown, resources: [point(blocking: nil)],
                coverage: [
                    Coverage(
                        origin: .aws, region: "us-east-1", owner: "pipeline", fact: "s3:access_points", state: .unread,
                        unread: ExampleFacts.denied("s3:GetAccessPoint"))
                ]),
        ])

    private static func point(blocking: Bool?) -> CollectedResource {
        let block = blocking.map { isOn in
            #"[{"block_public_acls":true,"block_public_policy":\#(isOn),"ignore_public_acls":true,"#
                + #""restrict_public_buckets":\#(isOn)}]"#
        }
        return CollectedResource(
            Resource(
                origin: .aws, type: "aws_s3_access_point",
                arn: "arn:aws:s3:us-east-1:111122223333:accesspoint/pipeline",
                name: "pipeline", account: ExampleFacts.account, region: "us-east-1",
                attributes: #"{"bucket":"pipeline-raw","public_access_block_configuration":\#(block ?? "null")}"#))
    }
}
