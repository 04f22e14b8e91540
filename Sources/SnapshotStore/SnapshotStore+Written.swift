package import Facts
internal import GRDB

/// What the derivation makes of Terraform's settings: rows of the tables that live facts fill.
package struct WrittenRows: Sendable {
    /// Facts of one resource.
    package struct Owned: Sendable {
        package var resource: Int64
        package var origin: Origin
        package var facts: [TypedFact]

        package init(resource: Int64, origin: Origin, facts: [TypedFact]) {
            self.resource = resource
            self.origin = origin
            self.facts = facts
        }
    }

    package var owned: [Owned] = []
    /// The resource of a bus → its policy.
    package var busPolicies: [Int64: Fact<String>] = [:]
    /// The resource of a role → the names and ARNs of its policies.
    package var rolePolicies: [Int64: [String]] = [:]

    package init() {}
}

extension SnapshotStore {
    /// Writes what was made of Terraform's settings in place of what an earlier derivation made of them.
    package func replaceWritten(_ rows: WrittenRows, in snapshot: Int64) throws {
        try queue.write { database in
            for sql in Self.resetWritten { try database.execute(sql: sql, masking: ["snapshot": snapshot]) }
            let templates = InsertTemplates()
            func writer(_ resource: Int64, _ origin: Origin) -> TypedFactWriter {
                TypedFactWriter(
                    database: database, snapshot: snapshot, resource: resource, origin: origin, source: "",
                    templates: templates)
            }
            for row in rows.owned {
                let writer = writer(row.resource, row.origin)
                for fact in row.facts { try writer.write(fact) }
            }
            for (resource, policy) in rows.busPolicies.sorted(by: { $0.key < $1.key }) {
                let writer = writer(resource, .config)
                try writer.update("event_bus", writer.readable("policy", writer.json(policy)))
            }
            for (resource, policies) in rows.rolePolicies.sorted(by: { $0.key < $1.key }) {
                let writer = writer(resource, .config)
                try writer.update(
                    "iam_role", writer.readable("policies", Fact<String>.present(Self.list(policies))))
            }
        }
    }

    private static let resetWritten = [
        "DELETE FROM s3_bucket_settings WHERE snapshot_id = :snapshot AND origin <> 'aws'",
        "DELETE FROM lambda_function_settings WHERE snapshot_id = :snapshot AND origin <> 'aws'",
        "DELETE FROM kms_key WHERE snapshot_id = :snapshot AND origin <> 'aws'",
        """
        DELETE FROM iam_statement
        WHERE snapshot_id = :snapshot AND origin <> 'aws' AND source IN ('attached', 'boundary')
        """,
        // A role that a state knows lists the policies that resources of their own write, too.
        """
        DELETE FROM iam_statement
        WHERE snapshot_id = :snapshot AND origin <> 'aws' AND source = 'inline'
            AND resource_id IN (SELECT resource_id FROM iam_role WHERE snapshot_id = :snapshot)
            AND (origin, role, policy) IN (
                SELECT s.origin, s.role, s.policy FROM iam_statement s
                JOIN resource r ON r.id = s.resource_id
                WHERE s.snapshot_id = :snapshot AND r.type = 'aws_iam_role_policy')
        """,
        // The policies of buses that have no resource, such as the default one, stand on what writes them.
        """
        DELETE FROM event_bus
        WHERE snapshot_id = :snapshot AND origin <> 'aws'
            AND resource_id IN (SELECT id FROM resource WHERE snapshot_id = :snapshot
                AND type IN ('aws_cloudwatch_event_bus_policy', 'aws_cloudwatch_event_permission'))
        """,
        """
        UPDATE event_bus SET policy = NULL, policy_state = 'absent', policy_reason = NULL
        WHERE snapshot_id = :snapshot AND origin <> 'aws'
        """,
    ]
}
