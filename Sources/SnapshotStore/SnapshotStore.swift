import Foundation
internal import GRDB

/// The database of snapshots: the one seam between collecting, judging and rendering.
///
/// Opening migrates. One connection writes and reads; the connection itself is hidden.
package final class SnapshotStore: Sendable {
    let queue: DatabaseQueue
    /// The file; nil in memory.
    let path: String?

    /// How a store is opened.
    package enum Mode: Sendable {
        /// Creates the file when it is missing.
        case readWrite
        /// The file must be there; nothing is migrated or written.
        case readOnly
    }

    /// Opens the database at `path`: for writing as `openToWrite`, for reading as `openToRead` says.
    ///
    /// - Throws: `StoreError.cannotOpen` when the file cannot be made or read, `.notOurs` when it is another's, `.changed`
    ///   when something was put into its schema, `.newer` and `.outdated` when another version wrote it.
    package init(path: String, mode: Mode = .readWrite) throws(StoreError) {
        let file = try DatabaseFile(path)
        self.path = file.path
        queue = mode == .readOnly ? try Self.openToRead(file) : try Self.openToWrite(file)
    }

    /// Opens an empty database in memory, for tests and rule examples.
    package init() throws {
        path = nil
        queue = try DatabaseQueue(configuration: Self.configuration(.readWrite))
        try Self.migrator.migrate(queue)
    }

    static func configuration(_ mode: Mode) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.readonly = mode == .readOnly
        configuration.busyMode = .timeout(5)
        configuration.label = "pipereport"
        configuration.prepareDatabase { database in
            ListedFunction.register(on: database.sqliteConnection)
            // The file may have been made by somebody else: cells of impossible sizes are an error. Functions that its
            // schema calls are no danger once it is what the migrations make, and SQLite 3.40 counts json_valid() among
            // those that `trusted_schema = OFF` forbids.
            try database.execute(sql: "PRAGMA cell_size_check = ON")
        }
        return configuration
    }

    /// Prepares for many rows at once: SQLite's own cache of 2 MB would have each index read again and again.
    ///
    /// Units: the cache grows to 48 MB at the most, and only as far as the database is large.
    package func expectBulk() throws {
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA cache_size = -49152; PRAGMA wal_autocheckpoint = 12000")
        }
    }

    /// Prepares for reading all tables many times over: what does not stay in the cache is copied from the file again.
    ///
    /// Units: the cache grows to 96 MB at the most, and only as far as the database is large.
    package func expectReading() throws {
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA cache_size = -98304")
        }
    }

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            for statement in Migration1.statements { try database.execute(sql: statement) }
        }
        migrator.registerMigration("2") { database in
            for statement in Migration2.statements { try database.execute(sql: statement) }
        }
        migrator.registerMigration("3") { database in
            for statement in Migration3.statements { try database.execute(sql: statement) }
        }
        migrator.registerMigration("4") { database in
            for statement in Migration4.statements { try database.execute(sql: statement) }
        }
        migrator.registerMigration("5") { database in
            for statement in Migration5.statements { try database.execute(sql: statement) }
        }
        return migrator
    }
}

// MARK: - Reading

extension SnapshotStore {
    /// Runs one query with named arguments (`:name`).
    ///
    /// - Returns: all rows, in the order of the query.
    package func rows(_ sql: String, _ arguments: [String: SQLValue] = [:]) throws(StoreError) -> [SQLRow] {
        do {
            return try queue.read { database in
                let statement = try database.cachedStatement(sql: sql)
                let wanted = arguments.mapValues(\.databaseValue)
                let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(wanted))
                let columns = statement.columnNames
                var rows: [SQLRow] = []
                while let row = try cursor.next() {
                    rows.append(SQLRow(columns: columns, values: row.databaseValues.map(SQLValue.init)))
                }
                return rows
            }
        } catch {
            throw .query(sql: sql, reason: (error as? DatabaseError)?.message ?? "\(error)")
        }
    }

    /// The id of the snapshot that `reference` names: an id, `latest`, or `latest~N` for the Nth before it.
    ///
    /// - Throws: `StoreError.noSnapshot` when there is none; incomplete snapshots do not count.
    package func snapshotID(_ reference: String) throws(StoreError) -> Int64 {
        let ids = try rows("SELECT id FROM complete_snapshot ORDER BY id DESC").compactMap { $0.int64("id") }
        let position: Int?
        if reference == "latest" {
            position = 0
        } else if reference.hasPrefix("latest~") {
            position = Int(reference.dropFirst("latest~".count))
        } else {
            position = Int64(reference).flatMap { ids.firstIndex(of: $0) }
        }
        guard let position, ids.indices.contains(position) else { throw .noSnapshot(wanted: reference) }
        return ids[position]
    }
}
