/// The whole wiring: what each function may do, what was derived of patterns and policies, and what Terraform's own
/// resources say of the buckets and functions that they belong to.
enum Migration4 {
    private static let owned = "snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE"
    private static let origin = "origin TEXT NOT NULL CHECK (origin IN ('aws', 'state', 'plan', 'config'))"
    private static let ofResource = "resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE"
    private static let switchValues = "('yes', 'no', 'unread', 'unknown', 'n/a')"
    private static let decisions = "('allowed', 'partly', 'denied', 'unread', 'unknown', 'n/a')"

    static let statements =
        facts + delivery + derived + UserRuleSchema.statements + SuppressionSchema.statements + indexes

    private static let facts = [
        "ALTER TABLE lambda_function ADD COLUMN dead_letter_arn TEXT",
        "ALTER TABLE lambda_function ADD COLUMN kms_key_arn TEXT",
        """
        ALTER TABLE lambda_function ADD COLUMN subnet_ids TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(subnet_ids))
        """,
        // `[{"form": …, "name": …}]`: variables whose value looks like a credential. The value itself is not kept.
        """
        ALTER TABLE lambda_function ADD COLUMN secret_variables TEXT NOT NULL DEFAULT '[]'
            CHECK (json_valid(secret_variables))
        """,
        // Of `logging_config`; NULL is `/aws/lambda/NAME`.
        "ALTER TABLE lambda_function ADD COLUMN log_group TEXT",
        """
        CREATE TABLE resource_tag (
            \(ofResource), \(owned),
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (resource_id, name)
        ) STRICT, WITHOUT ROWID
        """,
        // Terraform gives a bucket's policy, encryption and the like resources of their own: one row is what such a
        // resource says of its owner. The derivation joins them to the tables that live facts fill.
        """
        CREATE TABLE written_setting (
            id INTEGER PRIMARY KEY, \(ofResource), \(owned), \(origin),
            kind TEXT NOT NULL,
            owner TEXT NOT NULL,
            value TEXT CHECK (value IS NULL OR json_valid(value)),
            \(Migration1.readable("value"))
        ) STRICT
        """,
        """
        CREATE TABLE subnet (
            resource_id INTEGER PRIMARY KEY REFERENCES resource(id) ON DELETE CASCADE, \(owned), \(origin),
            subnet_id TEXT NOT NULL,
            availability_zone TEXT
        ) STRICT
        """,
    ]

    private static let delivery = [
        // S3 sends its events to the bus of the bucket's own region, and notifies functions there alone.
        """
        ALTER TABLE delivery ADD COLUMN is_in_region TEXT NOT NULL DEFAULT 'n/a'
            CHECK (is_in_region IN \(switchValues))
        """,
        "ALTER TABLE delivery ADD COLUMN pattern_reason TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE delivery ADD COLUMN target_id TEXT NOT NULL DEFAULT ''",
        // The rules of the default bus that pass the events on to the rule's own bus.
        "ALTER TABLE delivery ADD COLUMN forwarded_by TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(forwarded_by))",
        // How objects must come to be for the hop to take them: `s3:ObjectCreated:Put`, `PutObject`, …; empty for all.
        "ALTER TABLE delivery ADD COLUMN creations TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(creations))",
        // The first part that stops the object or leaves it open; NULL where it arrives.
        """
        ALTER TABLE delivery ADD COLUMN decided_by TEXT CHECK (decided_by IN (
            'switch', 'rule', 'bus', 'region', 'pattern', 'target', 'permission'))
        """,
    ]

    private static let derived = [
        // A way that objects may take and that is not followed: queues, topics, CloudTrail, other targets.
        """
        CREATE TABLE unanalysed_hop (
            id INTEGER PRIMARY KEY, \(ofResource), \(owned), \(origin),
            kind TEXT NOT NULL,
            bucket TEXT NOT NULL,
            target TEXT NOT NULL
        ) STRICT
        """,
        // What a function may do with a thing that the pipeline needs, by the policies of its role, the boundary, the
        // thing's own policy and that of the key that encrypts it.
        """
        CREATE TABLE access (
            id INTEGER PRIMARY KEY, \(owned), \(origin),
            function_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE,
            purpose TEXT NOT NULL CHECK (purpose IN ('trigger', 'environment', 'logs', 'dead_letter')),
            mode TEXT NOT NULL CHECK (mode IN ('read', 'write')),
            target TEXT NOT NULL,
            bucket_id INTEGER REFERENCES resource(id) ON DELETE CASCADE,
            variables TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(variables)),
            action TEXT NOT NULL,
            resource TEXT NOT NULL,
            decision TEXT NOT NULL CHECK (decision IN \(decisions)),
            decided_by TEXT NOT NULL,
            reason TEXT NOT NULL,
            statement TEXT CHECK (statement IS NULL OR json_valid(statement)),
            key_arn TEXT,
            key_decision TEXT NOT NULL CHECK (key_decision IN \(decisions)),
            key_reason TEXT NOT NULL,
            key_statement TEXT CHECK (key_statement IS NULL OR json_valid(key_statement))
        ) STRICT
        """,
        // What SQL cannot decide of one resource: patterns, policies, filters, cycles. Each kind is what one rule asks for.
        """
        CREATE TABLE wiring_check (
            id INTEGER PRIMARY KEY, \(ofResource), \(owned), \(origin),
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict IN ('pass', 'fail', 'unread', 'unknown')),
            severity TEXT CHECK (severity IN ('low', 'medium', 'high', 'critical')),
            reason TEXT NOT NULL,
            evidence TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(evidence)),
            UNIQUE (snapshot_id, kind, resource_id, subject)
        ) STRICT
        """,
    ]

    private static let indexes = [
        "CREATE INDEX written_setting_kind ON written_setting(snapshot_id, origin, kind, owner)",
        "CREATE INDEX written_setting_resource ON written_setting(resource_id)",
        "CREATE INDEX subnet_id ON subnet(snapshot_id, origin, subnet_id)",
        "CREATE INDEX access_snapshot ON access(snapshot_id, purpose, mode)",
        "CREATE INDEX access_function ON access(function_id)",
        "CREATE INDEX unanalysed_hop_snapshot ON unanalysed_hop(snapshot_id, origin)",
        "CREATE INDEX resource_tag_snapshot ON resource_tag(snapshot_id, name)",
    ]
}
