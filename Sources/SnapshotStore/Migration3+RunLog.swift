/// The tables of what was run. A snapshot owns `action` and `diagnostic`; a `recording` is made between snapshots and
/// stays when they go.
enum RunLogSchema {
    private static let owned = "snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE"

    static let statements = [
        """
        CREATE TABLE action (
            \(owned),
            source TEXT NOT NULL,
            position INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('command', 'planned_change', 'resource_drift', 'apply_start',
                'apply_complete', 'apply_errored', 'change_summary', 'outputs')),
            at_ms INTEGER,
            finished_at_ms INTEGER,
            address TEXT,
            action TEXT,
            message TEXT,
            exit_code INTEGER CHECK (exit_code IS NULL OR kind = 'command'),
            command TEXT CHECK ((command IS NOT NULL) = (kind = 'command')),
            add_count INTEGER,
            change_count INTEGER,
            remove_count INTEGER,
            PRIMARY KEY (snapshot_id, source, position),
            CHECK ((add_count IS NULL) = (change_count IS NULL) AND (add_count IS NULL) = (remove_count IS NULL))
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE diagnostic (
            \(owned),
            source TEXT NOT NULL,
            position INTEGER NOT NULL,
            severity TEXT NOT NULL CHECK (severity IN ('warning', 'error')),
            summary TEXT NOT NULL,
            detail TEXT NOT NULL,
            address TEXT,
            file TEXT,
            line INTEGER,
            "column" INTEGER,
            failure_kind TEXT CHECK (failure_kind IN ('bucket_already_exists', 'expired_credentials', 'access_denied',
                'throttled', 'state_locked', 'other')),
            PRIMARY KEY (snapshot_id, source, position),
            CHECK ((failure_kind IS NOT NULL) = (severity = 'error')),
            CHECK (line IS NULL OR file IS NOT NULL)
        ) STRICT, WITHOUT ROWID
        """,
        // `log` holds a RecordedRun as JSON lines. Which snapshots have it: those with the source `record:ID`.
        """
        CREATE TABLE recording (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            recorded_at_ms INTEGER NOT NULL,
            command TEXT NOT NULL,
            exit_code INTEGER NOT NULL,
            log TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX recording_time ON recording(recorded_at_ms)",
    ]
}
