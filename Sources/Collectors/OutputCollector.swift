package import AWSClient
package import Facts
import Foundation
package import SnapshotStore

/// Lists the objects of the pipeline's stages and reads what the newest of them say of themselves.
package struct OutputCollector: Sendable {
    /// How many objects of each stage are opened, newest first; all are listed.
    static let openedPerStage = 20
    /// Larger objects are listed but not opened.
    static let openedSizeBytes = 16 << 20

    private let store: SnapshotStore
    private let client: AWSClient
    private let now: @Sendable () -> Int64

    package init(store: SnapshotStore, client: AWSClient, now: @escaping @Sendable () -> Int64) {
        self.store = store
        self.client = client
        self.now = now
    }

    /// Reads the stages.
    ///
    /// - Parameter stages: stage → `s3://bucket/prefix`; stages that are missing are taken from the buckets' names.
    package func collect(stages: [Stage: String], into snapshot: Int64) async throws {
        let started = now()
        let before = client.statistics.counts(of: .s3)
        let places = try Self.places(stages, store: store, snapshot: snapshot)
        let found = await places.concurrentMap { await self.objects(of: $0) }
        try store.write(found.flatMap(\.objects), in: snapshot)
        let unread = found.compactMap(\.unread)
        try store.record(
            zip(places, found).compactMap { place, answer in
                answer.unread.map { reason in
                    Coverage(origin: .aws, owner: place.bucket, fact: "s3:objects", state: .unread, unread: reason)
                }
            }, in: snapshot)
        let after = client.statistics.counts(of: .s3)
        let status: CollectionRecord.Status =
            places.isEmpty ? .skipped : unread.isEmpty ? .ok : unread.count < places.count ? .partial : .failed
        try store.record(
            CollectionRecord(
                source: "aws.objects", status: status, callCount: after.callCount - before.callCount,
                retryCount: after.retryCount - before.retryCount,
                receivedBytes: after.receivedBytes - before.receivedBytes, durationMS: Int(now() - started),
                errorCode: unread.first?.code,
                errorMessage: places.isEmpty
                    ? "no bucket's name tells its stage; name them under stages in pipereport.yml"
                    : unread.first?.sentence,
                requestID: unread.first?.requestID, missingAction: unread.first?.action), in: snapshot)
    }

    private struct Place: Sendable {
        var stage: Stage
        var bucket: String
        var prefix: String
    }

    private struct Found: Sendable {
        var objects: [OutputObject]
        var unread: Unread?
    }

    /// Where the stages lie: as configured, else in live buckets with the stage's word in their name, those that a
    /// state manages before others.
    private static func places(
        _ stages: [Stage: String], store: SnapshotStore, snapshot: Int64
    ) throws -> [Place] {
        let buckets = try store.rows(
            """
            SELECT name, EXISTS (
                SELECT 1 FROM s3_bucket s WHERE s.snapshot_id = :snapshot AND s.origin = 'state' AND s.name = b.name
            ) AS is_managed
            FROM s3_bucket b WHERE snapshot_id = :snapshot AND origin = 'aws' ORDER BY is_managed DESC, length(name), name
            """, ["snapshot": .integer(snapshot)])
        let managed = buckets.filter { $0.bool("is_managed") }
        let names = (managed.isEmpty ? buckets : managed).compactMap { $0.text("name") }
        return Stage.allCases.compactMap { stage in
            if let uri = stages[stage] {
                let parts = uri.dropFirst("s3://".count).split(separator: "/", maxSplits: 1).map(String.init)
                return Place(stage: stage, bucket: parts.first ?? "", prefix: parts.count > 1 ? parts[1] : "")
            }
            let own = names.first { $0.split { $0 == "-" || $0 == "." }.contains(Substring(stage.rawValue)) }
            return own.map { Place(stage: stage, bucket: $0, prefix: "\(stage.rawValue)/") }
        }
    }

    private func objects(of place: Place) async -> Found {
        let s3 = client.s3()
        let listed: [S3ObjectSummary]
        do {
            listed = try await s3.objects(inBucket: place.bucket, prefix: place.prefix).all()
        } catch {
            return Found(objects: [], unread: error.unread)
        }
        let newest = Set(
            listed.sorted { ($0.lastModifiedMS, $0.key) > ($1.lastModifiedMS, $1.key) }
                .prefix(Self.openedPerStage).map(\.key))
        let objects = await listed.concurrentMap { summary in
            var object = OutputObject(
                bucket: place.bucket, key: summary.key, stage: place.stage, sizeBytes: summary.sizeBytes,
                lastModifiedMS: summary.lastModifiedMS, etag: summary.etag)
            if newest.contains(summary.key), summary.sizeBytes <= Self.openedSizeBytes {
                await self.open(&object, s3)
            } else {
                let reason = Unread(code: "NotAsked", message: "only the newest objects of a stage are opened")
                object.rowCount = .unread(reason)
                object.generatedFrom = .unread(reason)
            }
            return object
        }
        return Found(objects: objects)
    }

    private func open(_ object: inout OutputObject, _ s3: S3Calls) async {
        let reason: Unread
        do {
            let content = try await s3.object(
                bucket: object.bucket, key: object.key, limitBytes: Self.openedSizeBytes)
            if let words = try? JSONDecoder().decode(Words.self, from: Data(content.bytes)) {
                object.rowCount = words.row_count.map(Fact.present) ?? .absent
                object.generatedFrom = words.generated_from.map(Fact.present) ?? .absent
                return
            }
            reason = Unread(code: "Malformed", message: "the object is not the JSON of a stage")
        } catch {
            reason = error.unread
        }
        object.rowCount = .unread(reason)
        object.generatedFrom = .unread(reason)
    }

    /// What the handlers write of themselves; rows are passed over.
    private struct Words: Decodable {
        var row_count: Int?
        var generated_from: String?
    }
}
