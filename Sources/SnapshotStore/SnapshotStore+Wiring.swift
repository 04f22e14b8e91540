package import Facts
internal import GRDB

/// What the derivation made of a snapshot's facts.
package struct DerivedWiring: Sendable, Hashable {
    package var deliveries: [Delivery]
    package var accesses: [Access]
    package var checks: [WiringCheck]
    package var unanalysedHops: [UnanalysedHop]

    package init(
        deliveries: [Delivery] = [], accesses: [Access] = [], checks: [WiringCheck] = [],
        unanalysedHops: [UnanalysedHop] = []
    ) {
        self.deliveries = deliveries
        self.accesses = accesses
        self.checks = checks
        self.unanalysedHops = unanalysedHops
    }
}

extension SnapshotStore {
    static func insert(_ access: Access, snapshot: Int64, into database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO access (snapshot_id, origin, function_id, purpose, mode, target, bucket_id, variables, action,
                    resource, decision, decided_by, reason, statement, key_arn, key_decision, key_reason, key_statement)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(masking: [
            snapshot, access.origin.rawValue, access.functionID, access.purpose.rawValue, access.mode.rawValue,
            access.target, access.bucketID, list(access.variables), access.action, access.resource,
            access.answer.decision.rawValue, access.answer.decidedBy, access.answer.reason, access.answer.statement,
            access.keyARN, access.keyAnswer.decision.rawValue, access.keyAnswer.reason, access.keyAnswer.statement,
        ])
    }

    static func insert(_ check: WiringCheck, snapshot: Int64, into database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO wiring_check (snapshot_id, origin, kind, resource_id, subject, verdict, severity, reason, evidence)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(masking: [
            snapshot, check.origin.rawValue, check.kind.rawValue, check.resourceID, check.subject,
            check.verdict.rawValue, check.severity?.rawValue, check.reason, evidence(check.evidence),
        ])
    }

    static func insert(_ hop: UnanalysedHop, snapshot: Int64, into database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO unanalysed_hop (snapshot_id, origin, kind, resource_id, bucket, target)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(masking: [
            snapshot, hop.origin.rawValue, hop.kind.rawValue, hop.resourceID, hop.bucket, hop.target,
        ])
    }

    static func list(_ texts: [String]) -> String {
        JSONValue.array(texts.map(JSONValue.string)).canonicalText
    }

    /// A list of pairs, which keeps the order in which a reader sees them.
    private static func evidence(_ items: [EvidenceItem]) -> String {
        JSONValue.array(items.map { .array([.string($0.name), .string($0.value)]) }).canonicalText
    }
}
