internal import GRDB

extension SnapshotStore {
    /// Stops before a snapshot is written next to rows that pipereport cannot have written.
    ///
    /// A prepared database could hold rows of the snapshot that comes next, which would be taken for its facts, or an index
    /// whose order makes rows invisible.
    ///
    /// - Throws: `StoreError.changed`.
    package func checkContents(of name: String) throws {
        let what = try queue.read { database -> String? in
            if let row = try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") {
                return
                    "the table \(row["table"] as String? ?? "") has rows that belong to no \(row["parent"] as String? ?? "")"
            }
            let answer = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)")
            return answer == "ok" ? nil : "its integrity check says: \(answer ?? "nothing")"
        }
        if let what { throw StoreError.changed(path: name, what: what) }
    }
}
