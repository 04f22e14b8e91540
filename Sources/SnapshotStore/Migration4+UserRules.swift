/// What is wrong with the rules that users wrote. The others are evaluated all the same, so a reader must hear of it.
enum UserRuleSchema {
    static let statements: [String] = [
        // `rule_id` is NULL where the file's header could not be read.
        """
        CREATE TABLE rule_error (
            snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            file TEXT NOT NULL,
            line INTEGER NOT NULL CHECK (line > 0),
            message TEXT NOT NULL,
            rule_id TEXT,
            PRIMARY KEY (snapshot_id, file, line, message)
        ) STRICT, WITHOUT ROWID
        """
    ]
}
