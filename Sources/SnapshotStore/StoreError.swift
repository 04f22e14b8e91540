import Facts

/// What can go wrong with the database file; each case is one sentence for the user.
package enum StoreError: Error, Sendable, Equatable, CustomStringConvertible {
    case cannotOpen(path: String, reason: String)
    /// The file is there and is another program's; it was not touched.
    case notOurs(path: String, reason: String)
    /// A database of pipereport whose tables, views or triggers are not those that pipereport makes.
    case changed(path: String, what: String)
    /// A later version wrote it; `version` is empty where the file does not name one.
    case newer(path: String, version: String)
    /// An earlier version wrote it, and it is only to be read.
    case outdated(path: String)
    /// Another process takes a snapshot.
    case busy(path: String)
    /// What an interrupted command left cannot be put into the file.
    case interrupted(path: String)
    /// The disk or a limit on file sizes.
    case full(path: String, detail: String)
    case noSnapshot(wanted: String)
    case query(sql: String, reason: String)

    package var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "Cannot open the database \(path): \(reason). Check the path given with --db."
        case .notOurs(let path, let reason):
            "\(path) is not a pipereport database: \(reason). It was not changed; name another file with --db."
        case .changed(let path, let what):
            "The database \(path) was changed by something other than pipereport: \(what). Delete it, or name another file with --db."
        case .newer(let path, let version):
            "The database \(path) was written by \(version.isEmpty ? "a later version of pipereport" : "pipereport \(version)"), and this is \(toolVersion). Update pipereport, or name another file with --db."
        case .outdated(let path):
            "The database \(path) was written by an earlier version. The next snapshot brings it up to date: pipereport snapshot --db \(path)"
        case .busy(let path):
            "Another pipereport is taking a snapshot into \(path). Wait for it, or name another file with --db."
        case .interrupted(let path):
            "The database \(path) is not whole: an interrupted command left changes in \(path)-wal or \(path)-journal, and the folder cannot be written. Run the command where the folder can be written, or copy these files together to such a folder."
        case .full(let path, let detail):
            "Cannot write the database \(path): \(detail)"
        case .noSnapshot(let wanted):
            "There is no snapshot \(wanted) in the database: --snapshot takes its number, latest, or latest~N for the Nth before it. Take one with: pipereport snapshot"
        case .query(let sql, let reason):
            "The query failed: \(reason). It was: \(sql)"
        }
    }
}
