import AWSClient
import Facts

extension AWSCollector {
    func buckets(_ log: CoverageLog) async -> [CollectedResource] {
        let s3 = client.s3()
        let list = await log.list(s3.buckets(), "s3:buckets")
        return await list.concurrentMap { summary in
            let name = summary.name
            let region: Fact<String> =
                if let region = summary.region {
                    .present(region)
                } else {
                    await log.fact("s3:location", owner: name) { () throws(AWSError) in
                        .present(try await s3.location(ofBucket: name))
                    }
                }
            if let region = region.value { s3.setRegion(region, ofBucket: name) }
            async let notification = log.fact("s3:notification", owner: name) { () throws(AWSError) in
                .present(try await s3.notificationConfiguration(ofBucket: name))
            }
            async let acl = log.fact("s3:acl", owner: name) { () throws(AWSError) in
                .present(try await s3.acl(ofBucket: name))
            }
            async let ownership = log.fact("s3:ownership", owner: name) { () throws(AWSError) in
                try await s3.ownership(ofBucket: name)
            }
            let configuration: Fact<S3NotificationConfiguration> = await notification
            let bucket = S3Bucket(name: name, acl: await acl, ownership: await ownership)
            return CollectedResource(
                Resource(
                    origin: .aws, type: "aws_s3_bucket", arn: ARN.bucket(name), name: name, account: account,
                    region: region.value,
                    attributes: JSONValue.object([
                        "bucket": .string(name), "region": region.value.map(JSONValue.string) ?? .null,
                    ]).canonicalText),
                [
                    .s3Bucket(bucket),
                    .notificationConfiguration(
                        configuration.value
                            ?? S3NotificationConfiguration(
                                bucket: name, isEventBridgeEnabled: configuration.map { _ in false })),
                ])
        }
    }

    /// Asks for each name that a plan would create whether it is still free.
    package func probeNames(into snapshot: Int64) async throws {
        let names = try store.rows(
            """
            SELECT DISTINCT name FROM s3_bucket
            WHERE snapshot_id = :snapshot AND origin = 'plan' AND planned_action = 'create' ORDER BY name
            """, ["snapshot": .integer(snapshot)]
        ).compactMap { $0.text("name") }
        let s3 = client.s3()
        try store.record(await names.concurrentMap { await s3.probe(bucketName: $0) }, in: snapshot)
    }
}
