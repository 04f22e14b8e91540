import Facts
import SnapshotStore

/// Joins the objects of the stages into runs: by `generated_from` where an object has it, else by key.
enum RunDerivation {
    private struct Object {
        var id: Int64
        var uri: String
        var stem: String
        var stage: Stage
        var modifiedMS: Int64
        var generatedFrom: String?
    }

    static func runs(_ store: SnapshotStore, _ snapshot: Int64) throws -> [DerivedRun] {
        let objects = try store.rows(
            """
            SELECT id, bucket, key, stage, last_modified_ms, generated_from FROM output_object
            WHERE snapshot_id = :snapshot ORDER BY bucket, key
            """, ["snapshot": .integer(snapshot)]
        ).compactMap(object)
        let byURI = Dictionary(objects.map { ($0.uri, $0) }, uniquingKeysWith: { first, _ in first })
        let roots = objects.filter { $0.stage == .raw }
        let rootByStem = Dictionary(roots.map { ($0.stem, $0.uri) }, uniquingKeysWith: { first, _ in first })
        var members: [String: [Object]] = [:]
        for object in objects {
            if let root = root(of: object, byURI: byURI, rootByStem: rootByStem) {
                members[root, default: []].append(object)
            }
        }
        return roots.compactMap { root in
            guard let own = members[root.uri] else { return nil }
            let reached = Stage.allCases.last { stage in own.contains { $0.stage == stage } } ?? .raw
            return DerivedRun(
                key: root.stem, startedAtMS: root.modifiedMS,
                finishedAtMS: reached == .analytics ? own.map(\.modifiedMS).max() : nil, reached: reached,
                objectIDs: own.map(\.id))
        }
    }

    /// The raw object that `object` descends from; nil when there is none in the snapshot.
    private static func root(of object: Object, byURI: [String: Object], rootByStem: [String: String]) -> String? {
        var current = object
        // A chain is as long as there are stages; a longer one is a circle.
        for _ in Stage.allCases {
            if current.stage == .raw { return current.uri }
            guard let parent = current.generatedFrom.flatMap({ byURI[$0] }) else { return rootByStem[current.stem] }
            current = parent
        }
        return nil
    }

    private static func object(_ row: SQLRow) -> Object? {
        guard let id = row.int64("id"), let bucket = row.text("bucket"), let key = row.text("key"),
            let stage = row.text("stage").flatMap(Stage.init), let modified = row.int64("last_modified_ms")
        else { return nil }
        return Object(
            id: id, uri: "s3://\(bucket)/\(key)", stem: stem(of: key), stage: stage, modifiedMS: modified,
            generatedFrom: row.text("generated_from"))
    }

    /// `raw/<timestamp>/<id>.json` and `analytics/<timestamp>/<id>_summary.json` have the stem `<timestamp>/<id>`.
    static func stem(of key: String) -> String {
        var folders = key.split(separator: "/").map(String.init)
        guard let file = folders.popLast() else { return key }
        let name = file.prefix { $0 != "." && $0 != "_" }
        return (folders.dropFirst() + [String(name)]).joined(separator: "/")
    }
}
