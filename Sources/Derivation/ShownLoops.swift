import Facts
import SnapshotStore
import Wiring

/// Objects that were made from another object of the same bucket: what the runs show of loops.
struct ShownLoops {
    private struct Pair {
        var key: String
        var source: String
    }

    private let input: CheckInput
    private var pairs: [String: [Pair]] = [:]

    init(input: CheckInput) throws {
        self.input = input
        // What is only written has not run.
        guard input.origin == .aws else { return }
        for row in try input.rows(
            """
            SELECT bucket, key, generated_from FROM output_object
            WHERE snapshot_id = :snapshot AND :origin <> '' AND generated_from LIKE 's3://' || bucket || '/%'
            ORDER BY bucket, key
            """)
        {
            guard let bucket = row.text("bucket"), let key = row.text("key"), let source = row.text("generated_from")
            else { continue }
            let own = "s3://\(bucket)/"
            guard source.hasPrefix(own) else { continue }
            pairs[bucket, default: []].append(Pair(key: key, source: String(source.dropFirst(own.count))))
        }
    }

    /// The first object whose key and whose source's key a hop both takes; nil where there is none.
    func example(bucket: String, ruleOrEntry delivery: Delivery) -> (object: String, source: String)? {
        guard let found = pairs[bucket]?.first(where: { admits($0.key, delivery) && admits($0.source, delivery) })
        else {
            return nil
        }
        return ("s3://\(bucket)/\(found.key)", "s3://\(bucket)/\(found.source)")
    }

    private func admits(_ key: String, _ delivery: Delivery) -> Bool {
        if let reach = delivery.ruleID.flatMap({ input.reaches[$0] }) {
            return reach.reach(
                key: key, bucket: delivery.bucket, account: input.facts.account,
                region: input.facts.bucket(delivery.bucket)?.region) == .yes
        }
        return KeyFilter(prefix: delivery.prefix, suffix: delivery.suffix).admits(key) == .yes
    }
}
