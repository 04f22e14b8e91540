import Facts
internal import GRDB

/// An output of a Terraform state; sensitive ones by name only.
package struct StackOutput: Sendable, Hashable {
    package var name: String
    package var isSensitive: Bool
    /// The value as JSON; nil when it is sensitive.
    package var value: String?

    package init(name: String, isSensitive: Bool, value: String?) {
        self.name = name
        self.isSensitive = isSensitive
        self.value = isSensitive ? nil : value
    }
}

extension SnapshotStore {
    package func write(_ outputs: [StackOutput], source: String, in snapshot: Int64) throws {
        try queue.write { database in
            for output in outputs {
                try database.execute(
                    sql: """
                        INSERT OR REPLACE INTO stack_output (snapshot_id, source, name, is_sensitive, value)
                        VALUES (?, ?, ?, ?, ?)
                        """,
                    masking: [
                        snapshot, source, output.name, output.isSensitive,
                        Verbatim(output.value.map { SecretMatcher.mask(json: $0, named: output.name) }),
                    ])
            }
        }
    }

    /// Records the version of a tool, such as `terraform` or a provider, and where it was read.
    package func write(toolVersion version: String, of tool: String, source: String, in snapshot: Int64) throws {
        try queue.write { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO tool_version (snapshot_id, tool, version, source) VALUES (?, ?, ?, ?)",
                masking: [snapshot, tool, version, source])
        }
    }

    /// Records files changed since the previous snapshot's commit: path → `added`, `modified`, `deleted`, `renamed`.
    package func write(fileChanges: [String: String], in snapshot: Int64) throws {
        try queue.write { database in
            for (path, change) in fileChanges.sorted(by: { $0.key < $1.key }) {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO file_change (snapshot_id, path, change) VALUES (?, ?, ?)",
                    masking: [snapshot, path, change])
            }
        }
    }
}
