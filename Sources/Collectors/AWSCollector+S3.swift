import AWSClient
import Facts
import SnapshotStore

extension AWSCollector {
    func buckets(_ scope: CollectionScope) async throws {
        try await run.walk(run.client.s3().buckets(), .buckets) { page in
            var batch = CollectedBatch(source: LiveFact.buckets.source)
            for summary in page {
                batch.resources.append(
                    bucket(
                        summary.name, region: summary.region,
                        [
                            .s3Bucket(
                                S3Bucket(name: summary.name, acl: .unread(.outOfScope), ownership: .unread(.outOfScope))
                            )
                        ]))
                if scope.includesBucket(summary.name) {
                    batch.newTasks.append(
                        CollectionTask(
                            kind: TaskKind.bucket.rawValue, region: summary.region ?? "", item: summary.name))
                }
            }
            return batch
        }
    }

    private func bucket(_ name: String, region: String?, _ facts: [TypedFact]) -> CollectedResource {
        CollectedResource(
            Resource(
                origin: .aws, type: "aws_s3_bucket", arn: ARN.bucket(name, partition: run.partition), name: name,
                account: run.account, region: region,
                attributes: JSONValue.object(["bucket": .string(name)]).canonicalText), facts)
    }

    /// Everything that the plan wants of one bucket.
    func bucketDetails(_ task: CollectionTask) async throws -> CollectedBatch {
        let name = task.item
        let reads = BucketReads(run: run, bucket: name)
        // The list tells the region on AWS; moto's does not, and neither do some S3-compatible stores.
        if !task.region.isEmpty { reads.s3.setRegion(task.region, ofBucket: name) }
        async let location = reads.location(isKnown: !task.region.isEmpty)
        async let notification = reads.notification()
        async let acl = reads.acl()
        async let ownership = reads.read(.ownership) { s3, name throws(AWSError) in
            try await s3.ownership(ofBucket: name)
        }
        let hasSettings = Self.bucketSettings.contains(where: run.plan.wants)
        async let settings = hasSettings ? reads.settings() : nil
        var facts: [TypedFact] = [
            .bucketDetails(
                S3BucketDetails(region: try await location, acl: try await acl, ownership: try await ownership))
        ]
        let configuration = try await notification
        if run.plan.wants(.notification) { facts.append(.notificationConfiguration(configuration)) }
        if let settings = try await settings { facts.append(.s3BucketSettings(settings)) }
        var batch = CollectedBatch(source: LiveFact.buckets.source)
        batch.resources = [Self.known("aws_s3_bucket", arn: ARN.bucket(name, partition: run.partition), facts)]
        batch.coverage = await reads.unread.rows
        return batch
    }

    static let bucketFacts: [LiveFact] = [.location, .notification, .acl, .ownership] + bucketSettings

    private static let bucketSettings: [LiveFact] = [
        .bucketPolicy, .publicAccessBlock, .encryption, .versioning, .logging, .lifecycle, .objectLock, .replication,
        .tags, .keys,
    ]

    func accountSettings() async throws {
        let (control, unread) = (run.client.s3Control(), UnreadLog())
        let value = try await run.fact(.accountPublicAccessBlock, owner: "", unread) { [run] () throws(AWSError) in
            try await control.publicAccessBlock(account: run.account)
        }
        var batch = CollectedBatch(source: LiveFact.buckets.source)
        batch.settings = [AccountSetting(name: "s3:public_access_block", value: value)]
        batch.coverage = await unread.rows
        try await run.commit(batch)
    }

    /// Asks for each name that a plan would create whether it is still free.
    package func probeNames() async throws {
        let names = try run.store.rows(
            """
            SELECT DISTINCT name FROM s3_bucket
            WHERE snapshot_id = :snapshot AND origin = 'plan' AND planned_action = 'create' ORDER BY name
            """, ["snapshot": .integer(run.snapshot)]
        ).compactMap { $0.text("name") }
        let s3 = run.client.s3()
        try run.store.record(await names.concurrentMap { await s3.probe(bucketName: $0) }, in: run.snapshot)
    }
}
