package import Facts
internal import GRDB

/// How many resources of a source one provider has.
package struct ProviderUse: Sendable, Hashable {
    /// The source address, such as `registry.terraform.io/hashicorp/random`.
    package var provider: String
    package var resourceCount: Int
    /// Whether any rule speaks of this provider's resources.
    package var isAnalysed: Bool

    package init(provider: String, resourceCount: Int, isAnalysed: Bool) {
        self.provider = provider
        self.resourceCount = resourceCount
        self.isAnalysed = isAnalysed
    }
}

/// A resource that a plan found changed outside of Terraform.
package struct ResourceDrift: Sendable, Hashable {
    package var address: String
    package var type: String
    /// `update` or `delete`.
    package var action: String

    package init(address: String, type: String, action: String) {
        self.address = address
        self.type = type
        self.action = action
    }
}

/// A `check` block, precondition or postcondition, and what became of it.
package struct CheckResult: Sendable, Hashable {
    package var address: String
    /// `check`, `resource`, `output_value` or `var`.
    package var kind: String
    /// `pass`, `fail`, `error` or `unknown`.
    package var status: String

    package init(address: String, kind: String, status: String) {
        self.address = address
        self.kind = kind
        self.status = status
    }
}

extension SnapshotStore {
    package func write(_ blocks: [ConfigurationBlock], source: String, in snapshot: Int64) throws {
        try queue.write { database in
            let statement = try database.cachedStatement(
                sql: """
                    INSERT INTO terraform_block (snapshot_id, source, module, kind, type, name, address, file, line,
                        repetition, instance_count, ignored_changes, reference_list)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
            for block in blocks {
                let (repetition, count): (String, Int?) =
                    switch block.repetition {
                    case .none: ("none", 1)
                    case .count(let count): ("count", count)
                    case .forEach(let count): ("for_each", count)
                    case .unknown: ("unknown", nil)
                    }
                try statement.execute(masking: [
                    snapshot, source, block.module, block.kind, block.type, block.name, block.address, block.file,
                    block.line, repetition, count,
                    JSONValue.array(block.ignoredChanges.map(JSONValue.string)).canonicalText,
                    Self.list(block.references),
                ])
            }
        }
    }

    private static func list(_ references: [ConfigurationBlock.Reference]) -> String {
        if references.isEmpty { return "[]" }
        return JSONValue.array(
            references.map { .array([.string($0.argument), .string($0.target), .number(Double($0.line))]) }
        ).canonicalText
    }

    package func write(_ uses: [ProviderUse], source: String, in snapshot: Int64) throws {
        try queue.write { database in
            for use in uses {
                try database.execute(
                    sql: """
                        INSERT OR REPLACE INTO provider_use (snapshot_id, source, provider, resource_count, is_analysed)
                        VALUES (?, ?, ?, ?, ?)
                        """, masking: [snapshot, source, use.provider, use.resourceCount, use.isAnalysed])
            }
        }
    }

    package func write(_ drift: [ResourceDrift], source: String, in snapshot: Int64) throws {
        try queue.write { database in
            for change in drift {
                try database.execute(
                    sql: """
                        INSERT OR REPLACE INTO resource_drift (snapshot_id, source, address, type, action)
                        VALUES (?, ?, ?, ?, ?)
                        """, masking: [snapshot, source, change.address, change.type, change.action])
            }
        }
    }

    package func write(_ checks: [CheckResult], source: String, in snapshot: Int64) throws {
        try queue.write { database in
            for check in checks {
                try database.execute(
                    sql: """
                        INSERT OR REPLACE INTO check_result (snapshot_id, source, kind, address, status)
                        VALUES (?, ?, ?, ?, ?)
                        """, masking: [snapshot, source, check.kind, check.address, check.status])
            }
        }
    }
}
