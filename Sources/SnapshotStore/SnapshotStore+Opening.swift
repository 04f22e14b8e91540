import Facts
import Foundation
internal import GRDB

extension SnapshotStore {
    /// Says whether the file that `--db` names may be written, without writing anything: for a command that has much to do
    /// before.
    ///
    /// - Throws: `StoreError`, as opening it would.
    package static func check(path name: String) throws(StoreError) {
        let file = try DatabaseFile(name)
        if file.isThere, file.size() != 0 { _ = try admit(file) }
    }

    /// - Throws: `StoreError`; a file that is not ours is as it was then.
    static func openToWrite(_ file: DatabaseFile) throws(StoreError) -> DatabaseQueue {
        let isNew = try file.create()
        do throws(StoreError) {
            if file.size() != 0 { _ = try admit(file) }
            return try wrapping(file) {
                let queue = try DatabaseQueue(path: file.path, configuration: configuration(.readWrite))
                try prepare(queue, file)
                return queue
            }
        } catch {
            if isNew, file.size() == 0 { try? FileManager.default.removeItem(atPath: file.path) }
            throw error
        }
    }

    private static func prepare(_ queue: DatabaseQueue, _ file: DatabaseFile) throws {
        let schema = try queue.writeWithoutTransaction { database in
            let schema = try DatabaseSchema(database)
            // The first thing that is written, so that a command that is killed leaves nothing that is nobody's.
            if schema.objects.isEmpty { try claim(database) }
            return schema
        }
        try verify(schema, file, isToBeMigrated: true)
        try queue.writeWithoutTransaction { database in
            try database.execute(
                sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON")
        }
        try migrator.migrate(queue)
        try queue.writeWithoutTransaction { database in
            let count = migrator.migrations.count
            let version = try Int.fetchOne(database, sql: "PRAGMA user_version")
            let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
            if version == count, application == Int(DatabaseHeader.ourApplicationID) { return }
            try database.inTransaction {
                try claim(database)
                try database.execute(sql: "PRAGMA user_version = \(count)")
                try database.execute(
                    sql: "INSERT OR REPLACE INTO written_by (schema_version, tool_version) VALUES (?, ?)",
                    masking: [count, toolVersion])
                return .commit
            }
        }
    }

    private static func claim(_ database: Database) throws {
        try database.execute(sql: "PRAGMA application_id = \(DatabaseHeader.ourApplicationID)")
    }

    /// - Throws: `StoreError`; nothing is left next to the file, and the file is as it was except where an interrupted
    ///   command had left changes for it.
    static func openToRead(_ file: DatabaseFile) throws(StoreError) -> DatabaseQueue {
        guard file.isThere else { throw .cannotOpen(path: file.name, reason: "there is no such file") }
        if file.size() == 0 { throw .notOurs(path: file.name, reason: "the file is empty") }
        var usesLog = try admit(file).usesLog
        var isBeingWritten = false
        if usesLog || hasChanges(file) {
            isBeingWritten = !recover(file)
            usesLog = try DatabaseHeader(file)?.usesLog ?? false
        }
        // Nobody is writing; SQLite would make a log and an index of it only to read.
        let isAlone =
            usesLog && !isBeingWritten && (file.size("-wal") ?? 0) == 0 && ImmutableDatabase.isForEveryConnection
        let path = isAlone ? ImmutableDatabase.uri(file.path) : file.path
        let hadChanges = hasChanges(file)
        do throws(StoreError) {
            return try wrapping(file) {
                let queue = try DatabaseQueue(path: path, configuration: configuration(.readOnly))
                try verify(try queue.read(DatabaseSchema.init), file, isToBeMigrated: false)
                return queue
            }
        } catch .cannotOpen where hadChanges {
            throw .interrupted(path: file.name)
        }
    }

    private static func hasChanges(_ file: DatabaseFile) -> Bool {
        ["-wal", "-journal"].contains { file.size($0) ?? 0 > 0 }
    }

    /// Puts what an interrupted command left into the file. Where a snapshot is being taken, or the folder cannot be
    /// written, all stays as it is.
    ///
    /// - Returns: false where a snapshot is being taken.
    private static func recover(_ file: DatabaseFile) -> Bool {
        let lock: SnapshotLock
        do throws(StoreError) {
            lock = try SnapshotLock(file)
        } catch .busy {
            return false
        } catch {
            return true
        }
        defer { lock.release() }
        if let queue = try? DatabaseQueue(path: file.path, configuration: configuration(.readWrite)) {
            settle(queue)
            try? queue.close()
        }
        return true
    }

    /// Leaves one whole file with nothing next to it, which can also be read where nothing can be written.
    ///
    /// While another command reads, its log stays; the next command takes it away.
    package func settle() { Self.settle(queue) }

    private static func settle(_ queue: DatabaseQueue) {
        try? queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE")
        }
    }

    // MARK: - Whose file it is

    /// Whether the file may be opened: it carries our application id, or has the tables of an earlier version, which set
    /// none.
    private static func admit(_ file: DatabaseFile) throws(StoreError) -> DatabaseHeader {
        guard let header = try DatabaseHeader(file) else {
            throw .notOurs(path: file.name, reason: "it is not an SQLite file")
        }
        if header.applicationID == DatabaseHeader.ourApplicationID {
            if header.schemaVersion > migrator.migrations.count { throw newer(file) }
            return header
        }
        if header.applicationID != 0 {
            let id = String(header.applicationID, radix: 16)
            throw .notOurs(path: file.name, reason: "another program wrote it (application id 0x\(id))")
        }
        guard let schema = try? DatabaseSchema(ImmutableDatabase(file)) else {
            throw .notOurs(path: file.name, reason: "its tables cannot be read")
        }
        let isEmpty = schema.objects.isEmpty && header.schemaVersion == 0 && !hasChanges(file)
        if isEmpty { return header }
        if schema.migrations.isEmpty { throw .notOurs(path: file.name, reason: "its tables are another program's") }
        try verify(schema, file, isToBeMigrated: true)
        return header
    }

    /// Compares what was migrated with what the migrations make.
    private static func verify(
        _ schema: DatabaseSchema, _ file: DatabaseFile, isToBeMigrated: Bool
    ) throws(StoreError) {
        let known = migrator.migrations
        // Also of a command that ended, for want of space or by a signal, before its first migration was whole.
        if isToBeMigrated, schema.migrations.isEmpty,
            let first = try? DatabaseSchema.expected(after: Array(known.prefix(1))),
            schema.objects.isSubset(of: first.objects.filter { $0.table == "grdb_migrations" })
        {
            return
        }
        if !Set(schema.migrations).isSubset(of: known) { throw newer(file) }
        guard schema.migrations == Array(known.prefix(schema.migrations.count)), !schema.migrations.isEmpty else {
            throw .changed(path: file.name, what: "its list of migrations is not whole")
        }
        guard let expected = try? DatabaseSchema.expected(after: schema.migrations) else {
            throw .cannotOpen(path: file.name, reason: "its schema cannot be compared")
        }
        if let what = schema.difference(from: expected) { throw .changed(path: file.name, what: what) }
        // Opened for reading only: nothing will be migrated.
        if !isToBeMigrated, schema.migrations.count < known.count { throw .outdated(path: file.name) }
    }

    private static func newer(_ file: DatabaseFile) -> StoreError {
        let sql = "SELECT tool_version FROM written_by ORDER BY schema_version DESC"
        let version = (try? ImmutableDatabase(file).rows(sql, limit: 1))?.first?.first.flatMap { $0 } ?? ""
        let isVersion =
            version.utf8.count <= 40
            && version.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
        return .newer(path: file.name, version: isVersion ? version : "")
    }

    private static func wrapping<Value>(_ file: DatabaseFile, _ body: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try body()
        } catch let error as StoreError {
            throw error
        } catch let error as DatabaseError {
            if let full = full(error, file) { throw full }
            switch error.resultCode {
            case .SQLITE_NOTADB: throw .notOurs(path: file.name, reason: "it is not an SQLite file")
            case .SQLITE_CORRUPT: throw .changed(path: file.name, what: error.message ?? "it is damaged")
            default: throw .cannotOpen(path: file.name, reason: error.message ?? "\(error.resultCode)")
            }
        } catch {
            throw .cannotOpen(path: file.name, reason: error.localizedDescription)
        }
    }
}
