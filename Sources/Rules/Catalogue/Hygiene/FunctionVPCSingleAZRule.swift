import Facts

extension Catalogue {
    package static let functionVPCSingleAZ = Rule(
        id: "function-vpc-single-az",
        title: "Functions in a VPC have subnets in two zones",
        severity: .medium,
        category: .hygiene,
        rationale: """
            A function whose subnets all lie in one availability zone stops with that zone, although S3 and \
            EventBridge go on: the events of the meantime are tried again for six hours and then lost.
            """,
        remedy: """
            ```hcl
            resource "aws_lambda_function" "this" {
              vpc_config {
                subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
                security_group_ids = [aws_security_group.lambda.id]
              }
            }
            ```

            where the two subnets name different values of `availability_zone`.
            """,
        sources: [
            .prowler("awslambda_function_vpc_multi_az")
        ],
        facts: [ReadableFact("subnet", "availability_zone", action: "ec2:DescribeSubnets")],
        aliases: ["awslambda_function_vpc_multi_az"],
        answersUnread: ["ec2:subnets"],
        scope: """
            SELECT resource_id, origin FROM lambda_function
            WHERE snapshot_id = :snapshot AND subnet_ids <> '[]' AND \(isInScope("policy_reason"))
            """,
        sql: """
            -- Functions share their lists of subnets, so each list is looked at once.
            WITH list AS MATERIALIZED (
                SELECT DISTINCT origin, subnet_ids FROM lambda_function f
                WHERE f.snapshot_id = :snapshot AND f.subnet_ids <> '[]' AND \(isInScope("f.policy_reason"))
            ),
            attached AS MATERIALIZED (
                SELECT f.origin, f.subnet_ids, s.value AS subnet,
                    -- A zone that is not known before the apply may be the same as another's.
                    (SELECT CASE WHEN z.availability_zone = 'unread' OR instr(z.availability_zone, '${') > 0 THEN NULL
                            ELSE z.availability_zone END
                        FROM subnet z
                        WHERE z.snapshot_id = :snapshot AND z.subnet_id = s.value AND z.origin IN (f.origin, 'aws')
                        ORDER BY z.origin = 'aws' LIMIT 1) AS zone
                FROM list f CROSS JOIN json_each(f.subnet_ids) s
            ),
            zones AS MATERIALIZED (
                SELECT f.origin, f.subnet_ids, count(DISTINCT f.zone) AS zone_count, max(f.zone) AS zone,
                    listed(DISTINCT CASE WHEN f.zone IS NULL THEN f.subnet END) AS open_subnets
                FROM attached f GROUP BY f.origin, f.subnet_ids
            ),
            judged AS (
                SELECT f.resource_id, f.origin, f.name, z.zone_count, z.zone, z.open_subnets
                FROM lambda_function f CROSS JOIN zones z ON z.origin = f.origin AND z.subnet_ids = f.subnet_ids
                WHERE f.snapshot_id = :snapshot AND f.subnet_ids <> '[]' AND \(isInScope("f.policy_reason"))
            )
            SELECT f.resource_id, f.origin, '' AS subject,
                CASE WHEN f.zone_count > 1 THEN 'pass' WHEN f.open_subnets IS NOT NULL THEN 'unknown' ELSE 'fail' END AS verdict,
                CASE
                    WHEN f.zone_count > 1 THEN ''
                    WHEN f.open_subnets IS NOT NULL
                        THEN 'The zones of the subnets of ' || \(HygieneFunction.label) || ' are not known: ' || f.open_subnets || coalesce(
                            (SELECT ' (' || c.reason || ')' FROM coverage c
                            WHERE c.snapshot_id = :snapshot AND c.fact = 'ec2:subnets' AND c.state = 'unread' LIMIT 1), '') || '.'
                    ELSE 'All subnets of ' || \(HygieneFunction.label) || ' lie in ' || f.zone || '.' END AS reason,
                f.zone AS "Zone"
            FROM judged f
            """,
        examples: [
            RuleExample(
                "the subnets lie in two zones", .pass,
                resources: [attached(.aws), subnet("subnet-1", "us-east-1a"), subnet("subnet-2", "us-east-1b")]),
            RuleExample(
                "the subnets lie in one zone", .fail,
                resources: [attached(.aws), subnet("subnet-1", "us-east-1a"), subnet("subnet-2", "us-east-1a")]),
            RuleExample(
                "the configuration names live subnets", .fail,
                resources: [attached(.config), subnet("subnet-1", "us-east-1a"), subnet("subnet-2", "us-east-1a")]),
            RuleExample(
                "of one subnet the zone is not known", .unknown,
                resources: [attached(.aws), subnet("subnet-1", "us-east-1a")]),
        ])

    private static func attached(_ origin: Origin) -> CollectedResource {
        ExampleFacts.configured(origin) { $0.subnetIDs = ["subnet-1", "subnet-2"] }
    }

    private static func subnet(_ id: String, _ zone: String) -> CollectedResource {
        CollectedResource(
            Resource(
                origin: .aws, type: "aws_subnet", arn: "arn:aws:ec2:us-east-1:111122223333:subnet/\(id)", name: id,
                region: "us-east-1"), [.subnet(Subnet(id: id, availabilityZone: zone))])
    }
}
