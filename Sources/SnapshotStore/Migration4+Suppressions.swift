/// Suppressions, what became of them, and the findings that they take out of the count.
enum SuppressionSchema {
    static let statements = [
        // An entry of `pipereport.yml` or a comment of the configuration. `resource_id` is what findings about the
        // suppression itself stand on: the file's own row, or the block that the comment speaks of.
        """
        CREATE TABLE suppression (
            id INTEGER PRIMARY KEY,
            snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            resource_id INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE,
            source TEXT NOT NULL CHECK (source IN ('file', 'comment')),
            -- What it speaks of, in one line.
            label TEXT NOT NULL,
            rules TEXT NOT NULL CHECK (json_valid(rules)),
            resources TEXT NOT NULL CHECK (json_valid(resources)),
            tags TEXT NOT NULL CHECK (json_valid(tags)),
            fingerprints TEXT NOT NULL CHECK (json_valid(fingerprints)),
            reason TEXT CHECK (trim(reason) <> ''),
            expires_on TEXT,
            -- The first moment at which it no longer holds.
            expires_at_ms INTEGER,
            file TEXT NOT NULL,
            line INTEGER NOT NULL,
            block_line INTEGER,
            block_end_line INTEGER CHECK (block_end_line >= block_line),
            problem TEXT,
            -- How many findings it fits, be it in force or not, and the first of them.
            match_count INTEGER NOT NULL DEFAULT 0,
            matches TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(matches)),
            -- Globs for rules that fit none.
            unknown_rules TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(unknown_rules)),
            -- Whether every rule that it may speak of was evaluated.
            is_judged INTEGER NOT NULL DEFAULT 0 CHECK (is_judged IN (0, 1)),
            CHECK ((expires_on IS NULL) = (expires_at_ms IS NULL)),
            CHECK ((block_line IS NULL) = (block_end_line IS NULL)),
            CHECK (problem IS NOT NULL OR reason IS NOT NULL AND expires_on IS NOT NULL)
        ) STRICT
        """,
        "CREATE INDEX suppression_snapshot ON suppression(snapshot_id)",
        "CREATE INDEX suppression_resource ON suppression(resource_id)",
        // NULL for a finding that counts.
        "ALTER TABLE finding ADD COLUMN suppression_id INTEGER REFERENCES suppression(id)",
        "CREATE INDEX finding_suppression ON finding(suppression_id) WHERE suppression_id IS NOT NULL",
    ]
}
