/// The schema of the first version. Migrations name columns as strings and are never edited afterwards, because
/// they describe the past.
///
/// Shape: a `snapshot` owns everything else and takes it along when it is deleted. A readable fact is a pair
/// `x` + `x_state` (+ `x_reason`) whose CHECK keeps a value from standing beside "unread". `json_valid(NULL)` is 0
/// before SQLite 3.45, so columns that may be NULL say so.
enum Migration1 {
    /// The CHECK of a readable fact's pair: a value exactly when the state says `present`.
    static func readable(_ column: String) -> String {
        """
        \(column)_state TEXT NOT NULL CHECK (\(column)_state IN ('present', 'absent', 'unread', 'unknown'))
            CHECK ((\(column) IS NOT NULL) = (\(column)_state = 'present')),
        \(column)_reason TEXT CHECK ((\(column)_reason IS NOT NULL) = (\(column)_state IN ('unread', 'unknown')))
        """
    }

    private static let owned = "snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE"
    private static let origin = "origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config'))"
    private static let ofResource = "resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE"
    private static let keyedByResource = "resource_id INTEGER PRIMARY KEY REFERENCES resource(id) ON DELETE CASCADE"

    static let statements = collected + resources + typed + derived + judged + indexes + views

    private static let collected = [
        """
        CREATE TABLE snapshot (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            taken_at_ms INTEGER NOT NULL,
            as_of_ms INTEGER NOT NULL,
            label TEXT,
            tool_version TEXT NOT NULL,
            git_commit TEXT,
            is_git_dirty INTEGER CHECK (is_git_dirty IN (0, 1)),
            account TEXT,
            caller_arn TEXT,
            regions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(regions)),
            derivation_version INTEGER,
            is_complete INTEGER NOT NULL DEFAULT 0 CHECK (is_complete IN (0, 1))
        ) STRICT
        """,
        """
        CREATE TABLE collection (
            id INTEGER PRIMARY KEY,
            \(owned),
            source TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('ok', 'partial', 'denied', 'failed', 'skipped')),
            call_count INTEGER NOT NULL DEFAULT 0,
            retry_count INTEGER NOT NULL DEFAULT 0,
            received_bytes INTEGER NOT NULL DEFAULT 0,
            duration_ms INTEGER NOT NULL DEFAULT 0,
            error_code TEXT,
            error_message TEXT,
            request_id TEXT,
            missing_action TEXT,
            UNIQUE (snapshot_id, source)
        ) STRICT
        """,
        """
        CREATE TABLE coverage (
            \(owned),
            \(origin),
            region TEXT NOT NULL,
            owner TEXT NOT NULL,
            fact TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('read', 'unread', 'not_asked')),
            error_code TEXT,
            missing_action TEXT,
            reason TEXT,
            PRIMARY KEY (snapshot_id, origin, region, owner, fact),
            CHECK ((reason IS NOT NULL) = (state = 'unread'))
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE stack_output (
            \(owned),
            source TEXT NOT NULL,
            name TEXT NOT NULL,
            is_sensitive INTEGER NOT NULL CHECK (is_sensitive IN (0, 1)),
            value TEXT,
            PRIMARY KEY (snapshot_id, source, name),
            CHECK (is_sensitive = 0 OR value IS NULL)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE tool_version (
            \(owned),
            tool TEXT NOT NULL,
            version TEXT NOT NULL,
            source TEXT NOT NULL,
            PRIMARY KEY (snapshot_id, tool, source)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE file_change (
            \(owned),
            path TEXT NOT NULL,
            change TEXT NOT NULL CHECK (change IN ('added', 'modified', 'deleted', 'renamed')),
            PRIMARY KEY (snapshot_id, path)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE bucket_name_probe (
            \(owned),
            name TEXT NOT NULL,
            answer TEXT NOT NULL CHECK (answer IN ('free', 'exists', 'unread')),
            status_code INTEGER,
            reason TEXT,
            PRIMARY KEY (snapshot_id, name)
        ) STRICT, WITHOUT ROWID
        """,
    ]

    private static let resources = [
        "CREATE TABLE attribute_set (hash TEXT PRIMARY KEY, json TEXT NOT NULL CHECK (json_valid(json))) STRICT, WITHOUT ROWID",
        """
        CREATE TABLE resource (
            id INTEGER PRIMARY KEY,
            \(owned),
            \(origin),
            source TEXT NOT NULL,
            type TEXT NOT NULL,
            arn TEXT,
            address TEXT,
            name TEXT NOT NULL,
            account TEXT,
            region TEXT,
            file TEXT,
            line INTEGER,
            attributes_hash TEXT NOT NULL REFERENCES attribute_set(hash),
            logical_id TEXT,
            CHECK (arn IS NOT NULL OR address IS NOT NULL)
        ) STRICT
        """,
    ]

    private static let typed = [
        """
        CREATE TABLE s3_bucket (
            \(keyedByResource), \(owned), \(origin),
            name TEXT NOT NULL,
            acl TEXT CHECK (acl IS NULL OR json_valid(acl)),
            ownership TEXT,
            acl_argument TEXT,
            has_grant_argument INTEGER NOT NULL CHECK (has_grant_argument IN (0, 1)),
            planned_action TEXT CHECK (planned_action IN ('create', 'no-op', 'update', 'delete', 'replace', 'read')),
            \(readable("acl")),
            \(readable("ownership"))
        ) STRICT
        """,
        """
        CREATE TABLE s3_notification_configuration (
            \(keyedByResource), \(owned), \(origin),
            bucket TEXT NOT NULL,
            is_eventbridge_enabled INTEGER CHECK (is_eventbridge_enabled IN (0, 1)),
            \(readable("is_eventbridge_enabled"))
        ) STRICT
        """,
        """
        CREATE TABLE s3_notification (
            id INTEGER PRIMARY KEY, \(ofResource), \(owned), \(origin),
            bucket TEXT NOT NULL,
            entry_id TEXT NOT NULL,
            destination TEXT NOT NULL CHECK (destination IN ('lambda', 'sqs', 'sns')),
            destination_arn TEXT NOT NULL,
            events TEXT NOT NULL CHECK (json_valid(events)),
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE lambda_function (
            \(keyedByResource), \(owned), \(origin),
            name TEXT NOT NULL,
            arn TEXT,
            runtime TEXT,
            handler TEXT,
            role_arn TEXT,
            memory_mb INTEGER,
            timeout_s INTEGER,
            package_size_bytes INTEGER,
            code_sha256 TEXT,
            layer_arns TEXT NOT NULL CHECK (json_valid(layer_arns)),
            environment TEXT NOT NULL CHECK (json_valid(environment)),
            state TEXT,
            policy TEXT CHECK (policy IS NULL OR json_valid(policy)),
            \(readable("policy"))
        ) STRICT
        """,
        """
        CREATE TABLE lambda_permission (
            id INTEGER PRIMARY KEY, \(ofResource), \(owned), \(origin),
            function TEXT NOT NULL,
            qualifier TEXT,
            sid TEXT NOT NULL,
            statement TEXT NOT NULL CHECK (json_valid(statement)),
            principal TEXT NOT NULL,
            source_arn TEXT,
            source_account TEXT
        ) STRICT
        """,
        """
        CREATE TABLE layer_version (
            \(keyedByResource), \(owned), \(origin),
            name TEXT NOT NULL,
            version INTEGER NOT NULL,
            arn TEXT NOT NULL,
            compatible_runtimes TEXT NOT NULL CHECK (json_valid(compatible_runtimes)),
            size_bytes INTEGER
        ) STRICT
        """,
        """
        CREATE TABLE event_bus (
            \(keyedByResource), \(owned), \(origin),
            name TEXT NOT NULL,
            arn TEXT,
            policy TEXT CHECK (policy IS NULL OR json_valid(policy)),
            \(readable("policy"))
        ) STRICT
        """,
        """
        CREATE TABLE event_rule (
            \(keyedByResource), \(owned), \(origin),
            name TEXT NOT NULL,
            bus TEXT NOT NULL,
            arn TEXT,
            state TEXT NOT NULL,
            schedule_expression TEXT,
            pattern TEXT CHECK (pattern IS NULL OR json_valid(pattern)),
            \(readable("pattern"))
        ) STRICT
        """,
        """
        CREATE TABLE event_target (
            id INTEGER PRIMARY KEY, \(ofResource), \(owned), \(origin),
            rule TEXT NOT NULL,
            bus TEXT NOT NULL,
            target_id TEXT NOT NULL,
            arn TEXT NOT NULL,
            role_arn TEXT,
            input_paths TEXT NOT NULL CHECK (json_valid(input_paths)),
            input_template TEXT,
            dead_letter_arn TEXT
        ) STRICT
        """,
        """
        CREATE TABLE iam_role (
            \(keyedByResource), \(owned), \(origin),
            name TEXT NOT NULL,
            arn TEXT,
            trust_policy TEXT CHECK (trust_policy IS NULL OR json_valid(trust_policy)),
            policies TEXT CHECK (policies IS NULL OR json_valid(policies)),
            \(readable("trust_policy")),
            \(readable("policies"))
        ) STRICT
        """,
        """
        CREATE TABLE iam_statement (
            id INTEGER PRIMARY KEY, \(ofResource), \(owned), \(origin),
            role TEXT NOT NULL,
            policy TEXT NOT NULL,
            source TEXT NOT NULL CHECK (source IN ('inline', 'attached')),
            position INTEGER NOT NULL,
            statement TEXT NOT NULL CHECK (json_valid(statement))
        ) STRICT
        """,
        """
        CREATE TABLE output_object (
            id INTEGER PRIMARY KEY, \(owned),
            bucket TEXT NOT NULL,
            key TEXT NOT NULL,
            stage TEXT NOT NULL CHECK (stage IN ('raw', 'processed', 'analytics')),
            size_bytes INTEGER NOT NULL,
            last_modified_ms INTEGER NOT NULL,
            etag TEXT NOT NULL,
            row_count INTEGER,
            generated_from TEXT,
            \(readable("row_count")),
            \(readable("generated_from")),
            UNIQUE (snapshot_id, bucket, key)
        ) STRICT
        """,
    ]

    private static let switchValues = "('yes', 'no', 'unread', 'unknown', 'n/a')"

    private static let derived = [
        """
        CREATE TABLE delivery (
            id INTEGER PRIMARY KEY, \(owned), \(origin),
            via TEXT NOT NULL CHECK (via IN ('eventbridge', 'notification')),
            bucket_id INTEGER REFERENCES resource(id) ON DELETE CASCADE,
            bucket TEXT NOT NULL,
            function_id INTEGER REFERENCES resource(id) ON DELETE CASCADE,
            function_arn TEXT NOT NULL,
            rule_id INTEGER REFERENCES resource(id) ON DELETE CASCADE,
            rule TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            is_bucket_switch_on TEXT NOT NULL CHECK (is_bucket_switch_on IN \(switchValues)),
            is_rule_enabled TEXT NOT NULL CHECK (is_rule_enabled IN \(switchValues)),
            is_on_default_bus TEXT NOT NULL CHECK (is_on_default_bus IN \(switchValues)),
            pattern_matches TEXT NOT NULL CHECK (pattern_matches IN \(switchValues)),
            target_exists TEXT NOT NULL CHECK (target_exists IN \(switchValues)),
            permission TEXT NOT NULL
                CHECK (permission IN ('allowed', 'missing', 'wrong_source', 'denied', 'unread', 'unknown')),
            permission_reason TEXT NOT NULL,
            permission_statement TEXT CHECK (permission_statement IS NULL OR json_valid(permission_statement)),
            arrives TEXT NOT NULL CHECK (arrives IN \(switchValues))
        ) STRICT
        """,
        """
        CREATE TABLE run (
            id INTEGER PRIMARY KEY, \(owned),
            run_key TEXT NOT NULL,
            started_at_ms INTEGER NOT NULL,
            finished_at_ms INTEGER,
            duration_ms INTEGER,
            reached TEXT NOT NULL CHECK (reached IN ('raw', 'processed', 'analytics')),
            UNIQUE (snapshot_id, run_key)
        ) STRICT
        """,
        """
        CREATE TABLE run_artifact (
            run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
            object_id INTEGER NOT NULL REFERENCES output_object(id) ON DELETE CASCADE,
            PRIMARY KEY (run_id, object_id)
        ) STRICT, WITHOUT ROWID
        """,
    ]

    private static let judged = [
        """
        CREATE TABLE rule (
            \(owned),
            id TEXT NOT NULL,
            position INTEGER NOT NULL,
            title TEXT NOT NULL,
            severity TEXT NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
            category TEXT NOT NULL,
            description TEXT NOT NULL CHECK (json_valid(description)),
            PRIMARY KEY (snapshot_id, id)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE evaluation (
            \(owned), \(origin),
            rule_id TEXT NOT NULL,
            pass_count INTEGER NOT NULL,
            fail_count INTEGER NOT NULL,
            unknown_count INTEGER NOT NULL,
            PRIMARY KEY (snapshot_id, rule_id, origin)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE finding (
            id INTEGER PRIMARY KEY, \(owned),
            rule_id TEXT NOT NULL,
            resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE,
            logical_id TEXT NOT NULL,
            subject TEXT NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict IN ('fail', 'unknown')),
            severity TEXT NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
            severity_rank INTEGER NOT NULL,
            message TEXT NOT NULL,
            evidence TEXT NOT NULL CHECK (json_valid(evidence)),
            address TEXT,
            file TEXT,
            line INTEGER,
            fingerprint TEXT NOT NULL,
            first_seen_ms INTEGER NOT NULL,
            FOREIGN KEY (snapshot_id, rule_id) REFERENCES rule(snapshot_id, id),
            UNIQUE (snapshot_id, rule_id, logical_id, subject),
            UNIQUE (snapshot_id, fingerprint)
        ) STRICT
        """,
        """
        CREATE TABLE finding_origin (
            finding_id INTEGER NOT NULL REFERENCES finding(id) ON DELETE CASCADE,
            \(origin),
            verdict TEXT NOT NULL CHECK (verdict IN ('fail', 'unknown')),
            resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE,
            message TEXT NOT NULL,
            PRIMARY KEY (finding_id, origin)
        ) STRICT, WITHOUT ROWID
        """,
    ]

    private static let indexes =
        [
            "CREATE UNIQUE INDEX resource_identity ON resource(snapshot_id, origin, source, type, coalesce(address, arn))",
            "CREATE INDEX resource_type ON resource(snapshot_id, type, name)",
            "CREATE INDEX resource_logical ON resource(snapshot_id, logical_id)",
            "CREATE INDEX resource_attributes ON resource(attributes_hash)",
            "CREATE INDEX finding_fingerprint ON finding(fingerprint)",
            "CREATE INDEX run_artifact_object ON run_artifact(object_id)",
        ]
        + [
            "s3_bucket", "s3_notification_configuration", "s3_notification", "lambda_function", "lambda_permission",
            "layer_version", "event_bus", "event_rule", "event_target", "iam_role", "iam_statement", "delivery",
        ].map { "CREATE INDEX \($0)_snapshot ON \($0)(snapshot_id, origin)" }
        + ["s3_notification", "lambda_permission", "event_target", "iam_statement"]
        .map { "CREATE INDEX \($0)_resource ON \($0)(resource_id)" }

    /// Readers of history use this view, so that a snapshot still being taken is never mistaken for a whole one.
    private static let views = [
        "CREATE VIEW complete_snapshot AS SELECT * FROM snapshot WHERE is_complete = 1"
    ]
}
