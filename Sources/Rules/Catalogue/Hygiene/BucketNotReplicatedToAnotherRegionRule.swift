import Facts

extension Catalogue {
    package static let bucketNotReplicatedToAnotherRegion = Rule(
        id: "bucket-not-replicated-to-another-region",
        title: "Buckets have a copy in another region",
        severity: .low,
        category: .hygiene,
        rationale: """
            Replication to another region keeps the data when a region fails and when somebody empties the bucket. For \
            results that a run makes anew from raw data it is seldom worth its price; for the raw data it may be.
            """,
        remedy: """
            ```hcl
            resource "aws_s3_bucket_replication_configuration" "this" {
              bucket = aws_s3_bucket.this.id
              role   = aws_iam_role.replication.arn
              rule {
                id     = "copy"
                status = "Enabled"
                filter {}
                delete_marker_replication {
                  status = "Disabled"
                }
                destination {
                  bucket = aws_s3_bucket.copy.arn
                }
              }
            }
            ```

            Both buckets need versioning.
            """,
        sources: [
            .prowler("s3_bucket_cross_region_replication")
        ],
        facts: [ReadableFact("s3_bucket_settings", "replication", action: "s3:GetReplicationConfiguration")],
        aliases: ["s3_bucket_cross_region_replication", "CKV_AWS_144"],
        scope: """
            SELECT resource_id, origin FROM s3_bucket_settings WHERE snapshot_id = :snapshot
            """,
        sql: """
            WITH enabled AS MATERIALIZED (
                SELECT s.resource_id, s.snapshot_id, s.origin, json_extract(u.value, '$.Destination.Bucket') AS destination
                FROM s3_bucket_settings s CROSS JOIN json_each(s.replication, '$.Rules') u
                WHERE s.snapshot_id = :snapshot AND s.replication_state = 'present'
                    AND json_extract(u.value, '$.Status') = 'Enabled'
            ),
            copy AS MATERIALIZED (
                SELECT s.resource_id, listed(DISTINCT s.destination) AS destinations,
                    max(CASE WHEN d.region IS NULL OR r.region IS NULL THEN 1
                        -- Before the apply the regions of two providers may be symbols.
                        WHEN d.region <> r.region AND instr(d.region || r.region, '${') > 0 THEN 1
                        WHEN d.region <> r.region THEN 2 ELSE 0 END) AS reach
                FROM enabled s
                CROSS JOIN resource r ON r.id = s.resource_id
                LEFT JOIN s3_bucket b ON b.snapshot_id = s.snapshot_id AND b.origin = s.origin
                    AND b.name = substr(s.destination, instr(s.destination, ':::') + 3)
                LEFT JOIN resource d ON d.id = b.resource_id
                GROUP BY s.resource_id
            )
            SELECT s.resource_id, s.origin, '' AS subject,
                CASE WHEN c.reach = 2 THEN 'pass' WHEN c.reach = 1 OR s.replication_state IN ('unread', 'unknown') THEN 'unknown'
                    ELSE 'fail' END AS verdict,
                CASE
                    WHEN c.reach = 2 THEN ''
                    WHEN c.reach = 1 THEN \(HygieneSetting.label)
                        || ' is replicated to a bucket whose region is not known: ' || c.destinations || '.'
                    WHEN c.reach = 0 THEN \(HygieneSetting.label) || ' is replicated within its region only: ' || c.destinations || '.'
                    WHEN s.replication_state = 'unread'
                        THEN 'The replication of ' || \(HygieneSetting.label) || ' could not be read: ' || s.replication_reason || '.'
                    WHEN s.replication_state = 'unknown'
                        THEN 'The replication of ' || \(HygieneSetting.label) || ' is ' || s.replication_reason || '.'
                    ELSE \(HygieneSetting.label) || ' has no replication rule that is enabled.' END AS reason,
                c.destinations AS "Destinations"
            FROM s3_bucket_settings s LEFT JOIN copy c ON c.resource_id = s.resource_id
            WHERE s.snapshot_id = :snapshot
            """,
        examples: [
            RuleExample(
                "the copy lies in another region", .pass,
                resources: [
                    ExampleFacts.settled { $0.replication = copying("pipeline-copy") },
                    ExampleFacts.settled(name: "pipeline-copy", region: "eu-west-1") {
                        $0.replication = copying("pipeline-raw")
                    },
                ]),
            RuleExample("nothing is replicated", .fail, resources: [ExampleFacts.settled()]),
            RuleExample(
                "the copy lies in the same region", .fail,
                resources: [
                    ExampleFacts.settled { $0.replication = copying("pipeline-copy") },
                    ExampleFacts.settled(name: "pipeline-copy"),
                ]),
            RuleExample(
                "the rule is disabled", .fail,
                resources: [
                    ExampleFacts.settled { $0.replication = copying("pipeline-copy", "Disabled") },
                    ExampleFacts.settled(name: "pipeline-copy", region: "eu-west-1"),
                ]),
            RuleExample(
                "the copy is another account's", .unknown,
                resources: [ExampleFacts.settled { $0.replication = copying("partner-copy") }]),
            RuleExample(
                "the copy is made by a provider whose region is not known", .unknown,
                resources: [
                    ExampleFacts.settled(.config) { $0.replication = copying("pipeline-copy") },
                    ExampleFacts.settled(.config, name: "pipeline-copy", region: "${aws.west.region}") {
                        $0.replication = copying("pipeline-raw")
                    },
                ]),
            RuleExample(
                "the replication could not be read", .unknown,
                resources: [
                    ExampleFacts.settled {
                        $0.replication = .unread(ExampleFacts.denied("s3:GetReplicationConfiguration"))
                    }
                ]),
        ])

    private static func copying(_ bucket: String, _ status: String = "Enabled") -> Fact<String> {
        .present(
            #"{"Role":"r","Rules":[{"Destination":{"Bucket":"arn:aws:s3:::\#(bucket)"},"Status":"\#(status)"}]}"#)
    }
}
