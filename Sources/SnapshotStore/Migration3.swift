/// Terraform in all its forms: what the configuration says and where, what plans and states say beyond values.
enum Migration3 {
    private static let owned = "snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE"
    private static let ofResource = "resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE"

    static let statements = resources + configuration + documents + RunLogSchema.statements + views

    private static let resources = [
        // What the plan does to it; NULL in other origins.
        """
        ALTER TABLE resource ADD COLUMN planned_action TEXT
            CHECK (planned_action IN ('create', 'no-op', 'update', 'delete', 'replace', 'read', 'forget'))
        """,
        // The attributes that force a replacement, as a JSON list of paths.
        "ALTER TABLE resource ADD COLUMN replace_paths TEXT CHECK (replace_paths IS NULL OR json_valid(replace_paths))",
        "ALTER TABLE resource ADD COLUMN is_tainted INTEGER NOT NULL DEFAULT 0 CHECK (is_tainted IN (0, 1))",
        "ALTER TABLE resource ADD COLUMN deposed_count INTEGER NOT NULL DEFAULT 0",
        // Each index costs a plan of 100,000 changes a tenth of its time: names are looked up of live resources alone,
        // and most of what is planned has no ARN.
        "DROP INDEX resource_arn",
        "DROP INDEX resource_name",
        "CREATE INDEX resource_arn ON resource(snapshot_id, arn) WHERE arn IS NOT NULL",
        "CREATE INDEX resource_name ON resource(snapshot_id, name) WHERE origin = 'aws'",
    ]

    private static let configuration = [
        // One block of the configuration. A module's blocks appear once for each call of it (`module` is the call's
        // address without instance keys, empty for the root).
        """
        CREATE TABLE terraform_block (
            id INTEGER PRIMARY KEY, \(owned),
            source TEXT NOT NULL,
            module TEXT NOT NULL,
            kind TEXT NOT NULL,
            type TEXT NOT NULL,
            name TEXT NOT NULL,
            address TEXT NOT NULL,
            file TEXT NOT NULL,
            line INTEGER NOT NULL,
            repetition TEXT NOT NULL DEFAULT 'none'
                CHECK (repetition IN ('none', 'count', 'for_each', 'unknown')),
            instance_count INTEGER,
            ignored_changes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(ignored_changes)),
            reference_list TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(reference_list)),
            CHECK ((instance_count IS NULL) = (repetition = 'unknown'))
        ) STRICT
        """,
        // What the reader of the configuration saw at one place of a block: each kind is what one rule asks for. It
        // stands on a resource of the snapshot: on the block's instance, else on its module.
        """
        CREATE TABLE terraform_remark (
            id INTEGER PRIMARY KEY, \(ofResource), \(owned),
            kind TEXT NOT NULL CHECK (kind IN (
                'syntax_error', 'deprecated_argument', 'deprecated_type', 'deprecated_reference', 'unsupported_argument',
                'duplicate_declaration', 'count_attribute', 'unknown_repetition', 'relative_path', 'unused_input',
                'literal_name', 'module_not_read')),
            subject TEXT NOT NULL,
            detail TEXT NOT NULL,
            file TEXT NOT NULL,
            line INTEGER NOT NULL,
            column_number INTEGER NOT NULL
        ) STRICT
        """,
        // A provider that a root module requires, and what its lock file settled on.
        """
        CREATE TABLE terraform_provider (
            \(ofResource), \(owned),
            source TEXT NOT NULL,
            name TEXT NOT NULL,
            provider TEXT NOT NULL,
            constraint_text TEXT,
            locked_version TEXT,
            has_lock_file INTEGER NOT NULL CHECK (has_lock_file IN (0, 1)),
            file TEXT,
            line INTEGER,
            PRIMARY KEY (snapshot_id, source, name)
        ) STRICT, WITHOUT ROWID
        """,
        // The zip on this machine from which a function is deployed.
        """
        CREATE TABLE local_package (
            \(ofResource), \(owned),
            path TEXT NOT NULL,
            sha256 TEXT,
            sha256_state TEXT NOT NULL CHECK (sha256_state IN ('present', 'absent', 'unread', 'unknown'))
                CHECK ((sha256 IS NOT NULL) = (sha256_state = 'present')),
            sha256_reason TEXT CHECK ((sha256_reason IS NOT NULL) = (sha256_state IN ('unread', 'unknown'))),
            PRIMARY KEY (resource_id)
        ) STRICT, WITHOUT ROWID
        """,
    ]

    private static let documents = [
        // How many resources each provider has in a source. Of those that are not analysed no rule speaks.
        """
        CREATE TABLE provider_use (
            \(owned),
            source TEXT NOT NULL,
            provider TEXT NOT NULL,
            resource_count INTEGER NOT NULL,
            is_analysed INTEGER NOT NULL CHECK (is_analysed IN (0, 1)),
            PRIMARY KEY (snapshot_id, source, provider)
        ) STRICT, WITHOUT ROWID
        """,
        // What a plan found changed outside of Terraform.
        """
        CREATE TABLE resource_drift (
            \(owned),
            source TEXT NOT NULL,
            address TEXT NOT NULL,
            type TEXT NOT NULL,
            action TEXT NOT NULL,
            PRIMARY KEY (snapshot_id, source, address)
        ) STRICT, WITHOUT ROWID
        """,
        // A `check` block, precondition or postcondition, and what became of it.
        """
        CREATE TABLE check_result (
            \(owned),
            source TEXT NOT NULL,
            address TEXT NOT NULL,
            kind TEXT NOT NULL,
            status TEXT NOT NULL,
            PRIMARY KEY (snapshot_id, source, kind, address)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX terraform_block_address ON terraform_block(snapshot_id, address)",
        // From an instance of the configuration, whose address has keys, to its block.
        "CREATE INDEX terraform_block_place ON terraform_block(snapshot_id, file, line)",
        // Few among many: the rules that ask for them do not read the rest.
        "CREATE INDEX terraform_block_ignoring ON terraform_block(snapshot_id) WHERE ignored_changes <> '[]'",
        "CREATE INDEX resource_tainted ON resource(snapshot_id, origin) WHERE is_tainted OR deposed_count > 0",
        "CREATE INDEX terraform_remark_kind ON terraform_remark(snapshot_id, kind)",
        "CREATE INDEX terraform_remark_resource ON terraform_remark(resource_id)",
        "CREATE INDEX terraform_provider_resource ON terraform_provider(resource_id)",
        "CREATE INDEX local_package_snapshot ON local_package(snapshot_id)",
    ]

    /// References are kept as one list a block: as rows of their own they would be most of the database.
    private static let views = [
        """
        CREATE VIEW terraform_reference AS
        SELECT b.snapshot_id, b.id AS block_id, b.module, b.address, b.file,
            json_extract(r.value, '$[0]') AS argument, json_extract(r.value, '$[1]') AS target,
            json_extract(r.value, '$[2]') AS line
        FROM terraform_block b, json_each(b.reference_list) r
        """
    ]
}
