import AWSClient
import Facts
import SnapshotStore

/// Access points, which open a bucket beside its own policy and have blocks of their own.
extension AWSCollector {
    /// The access points of the buckets in scope.
    func accessPoints() async throws {
        for region in run.regions {
            let control = run.client.s3Control(region: region)
            try await run.walk(control.accessPoints(account: run.account), .accessPoints, region: region) { page in
                var batch = CollectedBatch(source: LiveFact.accessPoints.source)
                let inScope = try inScope(Set(page.map(\.bucket)))
                batch.newTasks = page.filter { inScope.contains($0.bucket) }.map { point in
                    let item: JSONValue = .array([point.name, point.bucket, point.arn].map(JSONValue.string))
                    return CollectionTask(
                        kind: TaskKind.accessPoint.rawValue, region: region, item: item.canonicalText)
                }
                return batch
            }
        }
        try await run.drain(.accessPoint, source: LiveFact.accessPoints.source) { try await accessPoint($0) }
    }

    private func accessPoint(_ task: CollectionTask) async throws -> CollectedBatch {
        var batch = CollectedBatch(source: LiveFact.accessPoints.source)
        let parts = (try? JSONValue(parsing: task.item))?.arrayValue?.compactMap(\.stringValue) ?? []
        guard parts.count == 3 else { return batch }
        let (name, bucket, arn) = (parts[0], parts[1], parts[2])
        let (control, unread) = (run.client.s3Control(region: task.region), UnreadLog())
        let block = try await run.fact(.accessPoints, region: task.region, owner: name, unread) {
            [run] () throws(AWSError) in try await control.publicAccessBlock(ofAccessPoint: name, account: run.account)
        }
        batch.coverage = await unread.rows
        batch.resources = [
            CollectedResource(
                Resource(
                    origin: .aws, type: "aws_s3_access_point", arn: arn, name: name, account: run.account,
                    region: task.region,
                    attributes: JSONValue.object([
                        "bucket": .string(bucket), "name": .string(name),
                        "public_access_block_configuration": Self.terraformBlock(block),
                    ]).canonicalText))
        ]
        return batch
    }

    /// The Multi-Region Access Points that lead to a bucket in scope.
    func multiRegionAccessPoints() async throws {
        guard run.partition == "aws" else { return }
        let region = S3ControlCalls.multiRegionHome
        let control = run.client.s3Control(region: region)
        try await run.walk(control.multiRegionAccessPoints(account: run.account), .multiRegionAccessPoints) { page in
            var batch = CollectedBatch(source: LiveFact.multiRegionAccessPoints.source)
            let inScope = try inScope(Set(page.flatMap(\.buckets)))
            for point in page where !inScope.isDisjoint(with: point.buckets) {
                let arn = ARN(
                    partition: run.partition, service: "s3", region: "", account: run.account,
                    resource: "accesspoint/\(point.alias)")
                let details: [String: JSONValue] = [
                    "name": .string(point.name), "public_access_block": Self.terraformBlock(point.publicAccessBlock),
                    "region": .array(point.buckets.map { .object(["bucket": .string($0)]) }),
                ]
                batch.resources.append(
                    CollectedResource(
                        Resource(
                            origin: .aws, type: "aws_s3control_multi_region_access_point", arn: arn.description,
                            name: point.name, account: run.account,
                            attributes: JSONValue.object(["details": .array([.object(details)])]).canonicalText)))
            }
            return batch
        }
    }

    /// Of these buckets those whose details are read.
    private func inScope(_ buckets: Set<String>) throws -> Set<String> {
        let list = JSONValue.array(buckets.sorted().map(JSONValue.string)).canonicalText
        let rows = try run.store.rows(
            """
            SELECT t.item FROM json_each(:buckets) b
            CROSS JOIN collection_task t ON t.snapshot_id = :snapshot AND t.kind = 'bucket' AND t.item = b.value
            """, ["snapshot": .integer(run.snapshot), "buckets": .text(list)])
        return Set(rows.compactMap { $0.text("item") })
    }

    /// In Terraform's names, all four written, as its blocks are lists of one object. Null where it could not be read.
    private static func terraformBlock(_ block: Fact<String>) -> JSONValue {
        if case .unread = block { return .null }
        let members = block.value.flatMap { try? JSONValue(parsing: $0) }
        func isOn(_ member: String) -> JSONValue { .bool(members?[member] == .bool(true)) }
        return .array([
            .object([
                "block_public_acls": isOn("BlockPublicAcls"), "block_public_policy": isOn("BlockPublicPolicy"),
                "ignore_public_acls": isOn("IgnorePublicAcls"),
                "restrict_public_buckets": isOn("RestrictPublicBuckets"),
            ])
        ])
    }
}
