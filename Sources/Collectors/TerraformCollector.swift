import Facts
package import SnapshotStore
import Terraform

/// Writes what was read of Terraform into a snapshot.
package struct TerraformCollector: Sendable {
    private let store: SnapshotStore

    package init(store: SnapshotStore) { self.store = store }

    /// Writes every source.
    ///
    /// Plans give only resources and buckets here: their wiring is made of values that are unknown until the apply.
    package func collect(_ sources: [TerraformSource], into snapshot: Int64) throws {
        let known = Set(sources.flatMap(\.instances).flatMap(TerraformFacts.knownValues))
        for source in sources {
            let resources = source.instances.map { instance in
                var collected = TerraformFacts.collect(instance, origin: source.origin, knownValues: known)
                if source.origin == .plan { collected.facts = collected.facts.filter(Self.isReadFromPlans) }
                return collected
            }
            try store.write(resources, source: source.label, in: snapshot)
            try store.write(source.outputs, source: source.label, in: snapshot)
            if let version = source.terraformVersion {
                try store.write(toolVersion: version, of: "terraform", source: source.label, in: snapshot)
            }
            try store.record(
                CollectionRecord(source: source.label, status: .ok, receivedBytes: source.byteCount), in: snapshot)
        }
    }

    private static func isReadFromPlans(_ fact: TypedFact) -> Bool {
        if case .s3Bucket = fact { return true }
        return false
    }
}
