import AWSClient
package import Facts
import Foundation
import SnapshotStore

/// Lists the objects of the pipeline's stages and reads what the newest of them say of themselves.
package struct OutputCollector: Sendable {
    /// How many objects of each stage are opened, newest first; all are listed.
    static let openedPerStage = 20
    /// Larger objects are listed but not opened.
    static let openedSizeBytes = 16 << 20

    private let run: CollectionRun

    package init(_ run: CollectionRun) { self.run = run }

    /// Reads the stages.
    ///
    /// - Parameter stages: stage → `s3://bucket/prefix`; stages that are missing are taken from the buckets' names.
    package func collect(stages: [Stage: String]) async throws {
        guard run.plan.wants(.objects) else { return }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for place in try places(stages) {
                group.addTask {
                    try await list(place)
                    try await openNewest(of: place)
                }
            }
            try await group.waitForAll()
        }
    }

    private struct Place: Sendable {
        var stage: Stage
        var bucket: String
        var prefix: String
    }

    /// Where the stages lie: as configured, else in live buckets in scope with the stage's word in their name, those
    /// that a state manages before others.
    private func places(_ stages: [Stage: String]) throws -> [Place] {
        let buckets = try run.store.rows(
            """
            SELECT name, EXISTS (
                SELECT 1 FROM s3_bucket s WHERE s.snapshot_id = :snapshot AND s.origin = 'state' AND s.name = b.name
            ) AS is_managed
            FROM s3_bucket b WHERE snapshot_id = :snapshot AND origin = 'aws' AND name IN (
                SELECT item FROM collection_task WHERE snapshot_id = :snapshot AND kind = 'bucket')
            ORDER BY is_managed DESC, length(name), name
            """, ["snapshot": .integer(run.snapshot)])
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

    private func list(_ place: Place) async throws {
        let reason = Unread(code: "NotAsked", message: "only the newest objects of a stage are opened")
        try await run.walk(
            run.client.s3().objects(inBucket: place.bucket, prefix: place.prefix), .objects, owner: place.bucket,
            name: "\(LiveFact.objects.rawValue):\(place.stage.rawValue)"
        ) { page in
            var batch = CollectedBatch(source: LiveFact.objects.source)
            batch.objects = page.map { summary in
                OutputObject(
                    bucket: place.bucket, key: summary.key, stage: place.stage, sizeBytes: summary.sizeBytes,
                    lastModifiedMS: summary.lastModifiedMS, etag: summary.etag, rowCount: .unread(reason),
                    generatedFrom: .unread(reason))
            }
            return batch
        }
    }

    private func openNewest(of place: Place) async throws {
        let newest = try run.store.rows(
            """
            SELECT key, size_bytes, last_modified_ms, etag FROM output_object
            WHERE snapshot_id = :snapshot AND bucket = :bucket AND stage = :stage
            ORDER BY last_modified_ms DESC, key DESC LIMIT \(Self.openedPerStage)
            """,
            [
                "snapshot": .integer(run.snapshot), "bucket": .text(place.bucket),
                "stage": .text(place.stage.rawValue),
            ])
        let objects = newest.compactMap { row in
            row.text("key").map { key in
                OutputObject(
                    bucket: place.bucket, key: key, stage: place.stage, sizeBytes: row.int("size_bytes") ?? 0,
                    lastModifiedMS: row.int64("last_modified_ms") ?? 0, etag: row.text("etag") ?? "")
            }
        }.filter { $0.sizeBytes <= Self.openedSizeBytes }
        try await withThrowingTaskGroup(of: OutputObject.self) { group in
            for object in objects { group.addTask { try await opened(object) } }
            var batch = CollectedBatch(source: LiveFact.objects.source)
            for try await object in group { batch.objects.append(object) }
            try await run.commit(batch)
        }
    }

    private func opened(_ listed: OutputObject) async throws -> OutputObject {
        var object = listed
        let reason: Unread
        do {
            let content = try await run.client.s3().object(
                bucket: object.bucket, key: object.key, limitBytes: Self.openedSizeBytes)
            if let words = try? JSONDecoder().decode(Words.self, from: Data(content.bytes)) {
                object.rowCount = words.row_count.map(Fact.present) ?? .absent
                object.generatedFrom = words.generated_from.map(Fact.present) ?? .absent
                return object
            }
            reason = Unread(code: "Malformed", message: "the object is not the JSON of a stage")
        } catch {
            try await run.stop(at: error)
            reason = error.unread
        }
        object.rowCount = .unread(reason)
        object.generatedFrom = .unread(reason)
        return object
    }

    /// What the handlers write of themselves; rows are passed over.
    private struct Words: Decodable {
        var row_count: Int?
        var generated_from: String?
    }
}
