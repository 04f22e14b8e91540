/// What can go wrong with the database file; each case is one sentence for the user.
package enum StoreError: Error, Sendable, Equatable, CustomStringConvertible {
    case cannotOpen(path: String, reason: String)
    /// The file is there but is not a pipereport database, or one of a newer version.
    case notOurs(path: String, reason: String)
    /// An earlier version wrote it, and it is only to be read.
    case outdated(path: String)
    case noSnapshot(wanted: String)
    case query(sql: String, reason: String)

    package var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "Cannot open the database \(path): \(reason). Check the path given with --db."
        case .notOurs(let path, let reason):
            "\(path) is not a database of this pipereport: \(reason). Name another file with --db."
        case .outdated(let path):
            "The database \(path) was written by an earlier version. The next snapshot brings it up to date: pipereport snapshot --db \(path)"
        case .noSnapshot(let wanted):
            "There is no snapshot \(wanted) in the database: --snapshot takes its number, latest, or latest~N for the Nth before it. Take one with: pipereport snapshot"
        case .query(let sql, let reason):
            "The query failed: \(reason). It was: \(sql)"
        }
    }
}
