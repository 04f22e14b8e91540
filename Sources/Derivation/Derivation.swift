import Facts
package import SnapshotStore

/// Derives from a snapshot's facts what rules and reports read: logical identities, deliveries, access, checks and runs.
///
/// It reads and writes nothing but the store, so it can be run again on any snapshot.
package struct Derivation: Sendable {
    /// Raised when the same facts would give other results; stored with the snapshot.
    package static let version = 3

    /// Derived table → the columns that it is made of, so that whoever reads the one has the others collected.
    package static let inputs: [String: [String]] = [
        "delivery": [
            "s3_notification_configuration.is_eventbridge_enabled", "s3_notification.destination_arn",
            "resource.region", "event_rule.pattern", "event_target.arn", "lambda_function.policy",
            "lambda_qualifier_policy.policy", "lambda_alias.name", "iam_role.trust_policy", "iam_role.policies",
            "iam_role.permissions_boundary",
        ],
        "access": [
            "s3_bucket_settings.policy", "s3_bucket_settings.encryption", "kms_key.policy", "iam_role.trust_policy",
            "iam_role.policies", "iam_role.permissions_boundary", "lambda_function.environment",
            "lambda_function_settings.event_invoke_configs", "s3_notification_configuration.is_eventbridge_enabled",
            "s3_notification.destination_arn", "resource.region", "event_rule.pattern", "event_target.arn",
        ],
        "wiring_check": [
            "s3_notification_configuration.is_eventbridge_enabled", "s3_notification.destination_arn",
            "resource.region", "event_rule.pattern", "event_target.arn", "lambda_function.policy",
            "lambda_permission.statement", "lambda_qualifier_policy.policy", "lambda_function.environment",
            "iam_role.trust_policy", "iam_role.policies", "iam_role.permissions_boundary",
            "s3_bucket_settings.policy", "s3_bucket_settings.encryption", "output_object.key",
            "output_object.generated_from",
        ],
        "run": ["output_object.key", "output_object.generated_from"],
    ]

    private let store: SnapshotStore

    package init(store: SnapshotStore) { self.store = store }

    package func derive(_ snapshot: Int64) throws {
        try WrittenSettings.merge(store, snapshot)
        try store.setLogicalIDs(try LogicalIdentity.resolve(store, snapshot), in: snapshot)
        let origins = try Origin.allCases.filter { try hasFacts($0, snapshot) }
        var wiring = DerivedWiring()
        for origin in origins { try derive(origin, of: snapshot, into: &wiring) }
        try store.replaceDerived(
            wiring, runs: try RunDerivation.runs(store, snapshot), version: Self.version, in: snapshot)
    }

    private func derive(_ origin: Origin, of snapshot: Int64, into wiring: inout DerivedWiring) throws {
        let facts = try WiringFacts(store: store, snapshot: snapshot, origin: origin)
        let accessFacts = try AccessFacts(store: store, snapshot: snapshot, origin: origin)
        let hops = DeliveryDerivation(
            facts: facts, functions: try TargetFunctions(store: store, snapshot: snapshot, origin: origin),
            boundaries: accessFacts.roles.compactMapValues(\.boundary))
        let deliveries = try hops.deliveries()
        let accesses = try AccessDerivation(
            wiring: facts, facts: accessFacts,
            logGroups: try LogGroups(store: store, snapshot: snapshot, origin: origin), deliveries: deliveries
        ).accesses()
        let input = CheckInput(
            store: store, snapshot: snapshot, facts: facts, deliveries: deliveries, accesses: accesses,
            accessFacts: accessFacts)
        wiring.deliveries += deliveries
        wiring.unanalysedHops += try hops.unanalysedHops(store, snapshot)
        wiring.accesses += accesses
        wiring.checks += try WiringChecks(input: input).checks()
    }

    private func hasFacts(_ origin: Origin, _ snapshot: Int64) throws -> Bool {
        try !store.rows(
            "SELECT 1 FROM resource WHERE snapshot_id = :snapshot AND origin = :origin LIMIT 1",
            ["snapshot": .integer(snapshot), "origin": .text(origin.rawValue)]
        ).isEmpty
    }
}
