/// What the second version adds: the settings of buckets, functions and roles that have calls of their own, the calls
/// that were made, and what a run that was cut short needs to go on.
enum Migration2 {
    private static let owned = "snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE"
    private static let origin = "origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config'))"
    private static let ofResource = "resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE"
    private static let keyedByResource = "resource_id INTEGER PRIMARY KEY REFERENCES resource(id) ON DELETE CASCADE"

    static let statements = bookkeeping + s3 + lambda + iam + indexes + views

    /// Columns of readable facts that hold JSON, with their states.
    private static func json(_ columns: String...) -> String {
        columns.map { "\($0) TEXT CHECK (\($0) IS NULL OR json_valid(\($0)))" }.joined(separator: ",\n")
            + ",\n" + columns.map(Migration1.readable).joined(separator: ",\n")
    }

    private static let bookkeeping = [
        // What was asked for, so that --resume asks for the same.
        "ALTER TABLE snapshot ADD COLUMN request TEXT CHECK (request IS NULL OR json_valid(request))",
        // Set when Terraform's files are in: from here on a run that was cut short can go on.
        "ALTER TABLE snapshot ADD COLUMN is_resumable INTEGER NOT NULL DEFAULT 0 CHECK (is_resumable IN (0, 1))",
        """
        CREATE TABLE collection_cursor (
            \(owned),
            list TEXT NOT NULL,
            page_token TEXT,
            is_done INTEGER NOT NULL CHECK (is_done IN (0, 1)),
            PRIMARY KEY (snapshot_id, list),
            CHECK (is_done = 0 OR page_token IS NULL)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE collection_task (
            \(owned),
            kind TEXT NOT NULL,
            region TEXT NOT NULL,
            item TEXT NOT NULL,
            is_done INTEGER NOT NULL DEFAULT 0 CHECK (is_done IN (0, 1)),
            PRIMARY KEY (snapshot_id, kind, region, item)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE api_call (
            \(owned),
            service TEXT NOT NULL,
            operation TEXT NOT NULL,
            action TEXT,
            call_count INTEGER NOT NULL,
            retry_count INTEGER NOT NULL,
            throttled_count INTEGER NOT NULL,
            denied_count INTEGER NOT NULL,
            failed_count INTEGER NOT NULL,
            received_bytes INTEGER NOT NULL,
            PRIMARY KEY (snapshot_id, service, operation)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE account_setting (
            \(owned),
            name TEXT NOT NULL,
            region TEXT NOT NULL,
            \(json("value")),
            PRIMARY KEY (snapshot_id, name, region)
        ) STRICT, WITHOUT ROWID
        """,
    ]

    private static let s3 = [
        """
        CREATE TABLE s3_bucket_settings (
            \(keyedByResource), \(owned), \(origin),
            bucket TEXT NOT NULL,
            \(json(
                "policy", "public_access_block", "encryption", "versioning", "logging", "lifecycle", "object_lock",
                "replication", "tags"))
        ) STRICT
        """,
        """
        CREATE TABLE kms_key (
            \(keyedByResource), \(owned), \(origin),
            arn TEXT NOT NULL,
            reference TEXT NOT NULL,
            \(json("metadata", "policy"))
        ) STRICT
        """,
    ]

    private static let lambda = [
        """
        CREATE TABLE lambda_function_settings (
            \(keyedByResource), \(owned), \(origin),
            function TEXT NOT NULL,
            reserved_concurrency INTEGER,
            recursive_loop TEXT CHECK (recursive_loop IN ('Allow', 'Terminate')),
            \(Migration1.readable("reserved_concurrency")),
            \(Migration1.readable("recursive_loop")),
            \(json("status", "event_invoke_configs", "url_configs"))
        ) STRICT
        """,
        """
        CREATE TABLE lambda_version (
            id INTEGER PRIMARY KEY, \(ofResource), \(owned), \(origin),
            function TEXT NOT NULL,
            version TEXT NOT NULL,
            code_sha256 TEXT,
            UNIQUE (resource_id, version)
        ) STRICT
        """,
        """
        CREATE TABLE lambda_alias (
            id INTEGER PRIMARY KEY, \(ofResource), \(owned), \(origin),
            function TEXT NOT NULL,
            name TEXT NOT NULL,
            function_version TEXT NOT NULL,
            additional_version_weights TEXT NOT NULL CHECK (json_valid(additional_version_weights)),
            UNIQUE (resource_id, name)
        ) STRICT
        """,
        """
        CREATE TABLE lambda_qualifier_policy (
            id INTEGER PRIMARY KEY, \(ofResource), \(owned), \(origin),
            function TEXT NOT NULL,
            qualifier TEXT NOT NULL,
            \(json("policy")),
            UNIQUE (resource_id, qualifier)
        ) STRICT
        """,
        """
        CREATE TABLE event_source_mapping (
            \(keyedByResource), \(owned), \(origin),
            uuid TEXT NOT NULL,
            function_arn TEXT NOT NULL,
            event_source_arn TEXT,
            state TEXT
        ) STRICT
        """,
        """
        CREATE TABLE function_metrics (
            \(keyedByResource), \(owned), \(origin),
            function TEXT NOT NULL,
            window_start_ms INTEGER NOT NULL,
            window_end_ms INTEGER NOT NULL,
            \(json("metrics"))
        ) STRICT
        """,
    ]

    private static let notAsked = "DEFAULT 'NotAsked: an earlier version of pipereport did not ask'"

    private static let iam = [
        """
        CREATE TABLE managed_policy (
            \(owned),
            arn TEXT NOT NULL,
            \(json("document")),
            PRIMARY KEY (snapshot_id, arn)
        ) STRICT, WITHOUT ROWID
        """,
        "ALTER TABLE iam_role ADD COLUMN permissions_boundary TEXT",
        """
        ALTER TABLE iam_role ADD COLUMN permissions_boundary_state TEXT NOT NULL DEFAULT 'unread'
            CHECK (permissions_boundary_state IN ('present', 'absent', 'unread', 'unknown'))
            CHECK ((permissions_boundary IS NOT NULL) = (permissions_boundary_state = 'present'))
        """,
        """
        ALTER TABLE iam_role ADD COLUMN permissions_boundary_reason TEXT \(notAsked)
            CHECK ((permissions_boundary_reason IS NOT NULL) = (permissions_boundary_state IN ('unread', 'unknown')))
        """,
        // SQLite cannot change a CHECK in place: the statements of boundaries need a third source.
        "ALTER TABLE iam_statement RENAME TO iam_statement_1",
        """
        CREATE TABLE iam_statement (
            id INTEGER PRIMARY KEY, \(ofResource), \(owned), \(origin),
            role TEXT NOT NULL,
            policy TEXT NOT NULL,
            source TEXT NOT NULL CHECK (source IN ('inline', 'attached', 'boundary')),
            position INTEGER NOT NULL,
            statement TEXT NOT NULL CHECK (json_valid(statement))
        ) STRICT
        """,
        """
        INSERT INTO iam_statement (id, resource_id, snapshot_id, origin, role, policy, source, position, statement)
        SELECT id, resource_id, snapshot_id, origin, role, policy, source, position, statement FROM iam_statement_1
        """,
        "DROP TABLE iam_statement_1",
        "CREATE INDEX iam_statement_snapshot ON iam_statement(snapshot_id, origin)",
        "CREATE INDEX iam_statement_resource ON iam_statement(resource_id)",
    ]

    private static let indexes =
        [
            "CREATE INDEX resource_arn ON resource(snapshot_id, arn)",
            "CREATE INDEX resource_name ON resource(snapshot_id, name)",
            // What rules and derivation join on: without these a rule over n buckets and n targets takes n² steps.
            "CREATE INDEX s3_bucket_name ON s3_bucket(snapshot_id, origin, name)",
            "CREATE INDEX s3_notification_configuration_bucket ON s3_notification_configuration(snapshot_id, origin, bucket)",
            "CREATE INDEX s3_notification_bucket ON s3_notification(snapshot_id, origin, bucket)",
            "CREATE INDEX lambda_function_arn ON lambda_function(snapshot_id, origin, arn)",
            "CREATE INDEX event_rule_name ON event_rule(snapshot_id, origin, bus, name)",
            "CREATE INDEX event_target_rule ON event_target(snapshot_id, origin, bus, rule)",
        ]
        + [
            "s3_bucket_settings", "kms_key", "lambda_function_settings", "lambda_version", "lambda_alias",
            "lambda_qualifier_policy", "event_source_mapping", "function_metrics",
        ].map { "CREATE INDEX \($0)_snapshot ON \($0)(snapshot_id, origin)" }

    /// Which functions rules and notifications invoke: `arn` as written, `function_arn` without its version or alias, so
    /// that it can be joined through an index.
    private static let views = [
        """
        CREATE VIEW invocation AS
        SELECT snapshot_id, origin, resource_id, via, arn,
            CASE instr(substr(arn, instr(arn, ':function:') + 10), ':') WHEN 0 THEN arn
                ELSE substr(arn, 1, instr(arn, ':function:') + 8
                    + instr(substr(arn, instr(arn, ':function:') + 10), ':')) END AS function_arn
        FROM (
            SELECT snapshot_id, origin, resource_id, 'eventbridge' AS via, arn FROM event_target
            UNION ALL SELECT snapshot_id, origin, resource_id, 'notification', destination_arn FROM s3_notification
        )
        WHERE arn LIKE 'arn:%:lambda:%:function:%'
        """
    ]
}
