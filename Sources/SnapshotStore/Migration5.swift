/// Which version wrote the schema, and tables whose columns begin with those of their key.
enum Migration5 {
    private static let owned = "snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE"
    private static let origin = "origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config'))"
    private static let ofResource = "resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE"

    static let statements = writer + reordered.flatMap(\.statements) + indexes

    /// An earlier version that is given a newer database reads the name of the writer here, so this table stays as it
    /// is in every version.
    private static let writer = [
        "CREATE TABLE written_by (schema_version INTEGER PRIMARY KEY, tool_version TEXT NOT NULL) STRICT"
    ]

    /// A table that is made anew with its columns in another order.
    private struct Reordered {
        var name: String
        var columns: String
        var definition: String

        var statements: [String] {
            [
                "ALTER TABLE \(name) RENAME TO \(name)_4",
                "CREATE TABLE \(name) (\n\(definition)\n) STRICT, WITHOUT ROWID",
                "INSERT INTO \(name) (\(columns)) SELECT \(columns) FROM \(name)_4",
                "DROP TABLE \(name)_4",
            ]
        }
    }

    /// SQLite 3.40's `integrity_check` takes the stored order of a table WITHOUT ROWID for the declared one, and reports
    /// "NULL value in tool_version.version" of a sound table where the columns of the key are not the first in the order
    /// of the key.
    private static let reordered = [
        Reordered(
            name: "tool_version", columns: "snapshot_id, tool, source, version",
            definition: """
                    \(owned),
                    tool TEXT NOT NULL,
                    source TEXT NOT NULL,
                    version TEXT NOT NULL,
                    PRIMARY KEY (snapshot_id, tool, source)
                """),
        Reordered(
            name: "check_result", columns: "snapshot_id, source, kind, address, status",
            definition: """
                    \(owned),
                    source TEXT NOT NULL,
                    kind TEXT NOT NULL,
                    address TEXT NOT NULL,
                    status TEXT NOT NULL,
                    PRIMARY KEY (snapshot_id, source, kind, address)
                """),
        Reordered(
            name: "evaluation", columns: "snapshot_id, rule_id, origin, pass_count, fail_count, unknown_count",
            definition: """
                    \(owned),
                    rule_id TEXT NOT NULL,
                    \(origin),
                    pass_count INTEGER NOT NULL,
                    fail_count INTEGER NOT NULL,
                    unknown_count INTEGER NOT NULL,
                    PRIMARY KEY (snapshot_id, rule_id, origin)
                """),
        Reordered(
            name: "resource_tag", columns: "resource_id, name, snapshot_id, value",
            definition: """
                    \(ofResource),
                    name TEXT NOT NULL,
                    \(owned),
                    value TEXT NOT NULL,
                    PRIMARY KEY (resource_id, name)
                """),
        Reordered(
            name: "terraform_provider",
            columns: """
                snapshot_id, source, name, resource_id, provider, constraint_text, locked_version, has_lock_file, file, line
                """,
            definition: """
                    \(owned),
                    source TEXT NOT NULL,
                    name TEXT NOT NULL,
                    \(ofResource),
                    provider TEXT NOT NULL,
                    constraint_text TEXT,
                    locked_version TEXT,
                    has_lock_file INTEGER NOT NULL CHECK (has_lock_file IN (0, 1)),
                    file TEXT,
                    line INTEGER,
                    PRIMARY KEY (snapshot_id, source, name)
                """),
    ]

    /// Those that went with the tables.
    private static let indexes = [
        "CREATE INDEX resource_tag_snapshot ON resource_tag(snapshot_id, name)",
        "CREATE INDEX terraform_provider_resource ON terraform_provider(resource_id)",
    ]
}
