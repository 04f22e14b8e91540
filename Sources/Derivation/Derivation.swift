import Facts
package import SnapshotStore

/// Derives from a snapshot's facts what rules and reports read: logical identities, deliveries and runs.
///
/// It reads and writes nothing but the store, so it can be run again on any snapshot.
package struct Derivation: Sendable {
    /// Raised when the same facts would give other results; stored with the snapshot.
    package static let version = 2

    /// Derived table → the columns that it is made of, so that whoever reads the one has the others collected.
    package static let inputs: [String: [String]] = [
        "delivery": [
            "s3_notification_configuration.is_eventbridge_enabled", "s3_notification.destination_arn",
            "resource.region", "event_rule.pattern", "event_target.arn", "lambda_function.policy",
            "lambda_qualifier_policy.policy", "iam_role.trust_policy", "iam_role.policies",
        ],
        "run": ["output_object.key", "output_object.generated_from"],
    ]

    private let store: SnapshotStore

    package init(store: SnapshotStore) { self.store = store }

    package func derive(_ snapshot: Int64) throws {
        try store.setLogicalIDs(try LogicalIdentity.resolve(store, snapshot), in: snapshot)
        let origins = try Origin.allCases.filter { try hasFacts($0, snapshot) }
        let deliveries = try origins.flatMap { origin in
            DeliveryDerivation(facts: try WiringFacts(store: store, snapshot: snapshot, origin: origin)).deliveries()
        }
        try store.replaceDerived(
            deliveries, runs: try RunDerivation.runs(store, snapshot), version: Self.version, in: snapshot)
    }

    private func hasFacts(_ origin: Origin, _ snapshot: Int64) throws -> Bool {
        try !store.rows(
            "SELECT 1 FROM resource WHERE snapshot_id = :snapshot AND origin = :origin LIMIT 1",
            ["snapshot": .integer(snapshot), "origin": .text(origin.rawValue)]
        ).isEmpty
    }
}
