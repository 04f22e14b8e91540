import AWSClient
import Facts
import SnapshotStore

extension AWSCollector {
    /// The availability zones of the subnets in which the functions in scope run; of no other subnet.
    func subnets() async throws {
        for region in run.regions {
            let ids = try run.store.rows(
                """
                SELECT DISTINCT s.value AS id
                FROM collection_task t
                CROSS JOIN lambda_function f ON f.snapshot_id = t.snapshot_id AND f.origin = 'aws' AND f.arn = t.item
                CROSS JOIN json_each(f.subnet_ids) s
                WHERE t.snapshot_id = :snapshot AND t.kind = 'function' AND t.region = :region ORDER BY id
                """, ["snapshot": .integer(run.snapshot), "region": .text(region)]
            ).compactMap { $0.text("id") }
            let ec2 = run.client.ec2(region: region)
            for start in stride(from: 0, to: ids.count, by: EC2Calls.subnetsPerCall) {
                let portion = Array(ids[start..<min(start + EC2Calls.subnetsPerCall, ids.count)])
                try await run.walk(
                    ec2.subnets(portion), .subnets, region: region, owner: "\(portion[0]) and \(portion.count - 1) more"
                ) { page in
                    var batch = CollectedBatch(source: LiveFact.subnets.source)
                    batch.resources = page.map { subnet(of: region, $0) }
                    return batch
                }
            }
        }
    }

    private func subnet(of region: String, _ subnet: Subnet) -> CollectedResource {
        let arn = ARN(
            partition: run.partition, service: "ec2", region: region, account: run.account,
            resource: "subnet/\(subnet.id)")
        return CollectedResource(
            Resource(
                origin: .aws, type: "aws_subnet", arn: arn.description, name: subnet.id, account: run.account,
                region: region), [.subnet(subnet)])
    }
}
