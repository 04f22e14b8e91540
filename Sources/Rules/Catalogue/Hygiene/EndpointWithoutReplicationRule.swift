import Facts

extension Catalogue {
    package static let endpointWithoutReplication = Rule(
        id: "endpoint-without-replication",
        title: "Global endpoints replicate their events",
        severity: .medium,
        category: .hygiene,
        rationale: """
            A global endpoint of EventBridge moves to its second region when the first fails. Without replication that \
            region has none of the events from before, and events that were under way are lost with the first.
            """,
        remedy: """
            ```hcl
            resource "aws_cloudwatch_event_endpoint" "this" {
              role_arn = aws_iam_role.replication.arn
              replication_config {
                state = "ENABLED"
              }
            }
            ```
            """,
        sources: [
            .prowler("eventbridge_global_endpoint_event_replication_enabled")
        ],
        aliases: ["eventbridge_global_endpoint_event_replication_enabled"],
        scope: """
            SELECT id AS resource_id, origin FROM resource
            WHERE snapshot_id = :snapshot AND origin = 'aws' AND type = 'aws_cloudwatch_event_endpoint'
            """,
        sql: """
            SELECT r.id AS resource_id, r.origin, '' AS subject,
                CASE json_extract(a.json, '$.ReplicationConfig.State') WHEN 'DISABLED' THEN 'fail' ELSE 'pass' END AS verdict,
                'The global endpoint ' || r.name || ' does not replicate its events to the second region.' AS reason,
                json_extract(a.json, '$.EventBuses') AS "Buses"
            FROM resource r CROSS JOIN attribute_set a ON a.hash = r.attributes_hash
            WHERE r.snapshot_id = :snapshot AND r.origin = 'aws' AND r.type = 'aws_cloudwatch_event_endpoint'
            """,
        examples: [
            RuleExample("events are replicated", .pass, resources: [endpoint("ENABLED")]),
            RuleExample("replication is off", .fail, resources: [endpoint("DISABLED")]),
        ])

    private static func endpoint(_ state: String) -> CollectedResource {
        CollectedResource(
            Resource(
                origin: .aws, type: "aws_cloudwatch_event_endpoint",
                arn: "arn:aws:events:us-east-1:111122223333:endpoint/pipeline", name: "pipeline", region: "us-east-1",
                attributes: #"{"ReplicationConfig":{"State":"\#(state)"}}"#))
    }
}
