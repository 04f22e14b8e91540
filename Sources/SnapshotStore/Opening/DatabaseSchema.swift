import Foundation
internal import GRDB

/// The tables, indexes, views and triggers of a database, as SQLite keeps them.
///
/// A repository can hold a database that it has prepared: a trigger could delete findings while they are written, a view
/// could take a table's place. So only what the migrations make is accepted, to the letter.
struct DatabaseSchema: Sendable, Hashable {
    struct Object: Sendable, Hashable {
        var type: String
        var name: String
        var table: String
        /// Nil for the indexes that SQLite makes by itself.
        var sql: String?
    }

    /// The migrations that were applied, in order.
    var migrations: [String]
    var objects: Set<Object>

    /// Of a schema of more objects only so many are read; ours has about 150.
    private static let limit = 2000
    private static let objectQuery = "SELECT type, name, tbl_name, sql FROM sqlite_schema LIMIT \(limit)"
    private static let migrationQuery = "SELECT identifier FROM grdb_migrations LIMIT \(limit)"

    /// Reads the schema of an open database.
    init(_ database: Database) throws {
        func rows(_ sql: String) throws -> [[String?]] {
            try Row.fetchAll(database, sql: sql).map { $0.databaseValues.map(String.fromDatabaseValue) }
        }
        try self.init(reading: rows)
    }

    /// Reads the schema of a file that is not opened for use.
    init(_ database: ImmutableDatabase) throws {
        try self.init { try database.rows($0) }
    }

    private init(reading rows: (String) throws -> [[String?]]) throws {
        let objects = try rows(Self.objectQuery).map { row in
            Object(type: row[0] ?? "", name: row[1] ?? "", table: row[2] ?? "", sql: row[3])
        }
        // What ANALYZE leaves, which only weighs ways of answering the same question.
        let statistics: Set = ["sqlite_stat1", "sqlite_stat4"]
        self.objects = Set(objects.filter { $0.type != "table" || !statistics.contains($0.name) })
        let isMigrated = objects.contains { $0.type == "table" && $0.name == "grdb_migrations" }
        migrations =
            isMigrated
            ? try rows(Self.migrationQuery).compactMap { $0[0] }.sorted { (Int($0) ?? .max) < (Int($1) ?? .max) } : []
    }

    /// What the migrations up to the last one of `migrations` make of an empty database.
    static func expected(after migrations: [String]) throws -> DatabaseSchema {
        let queue = try DatabaseQueue()
        if let last = migrations.last { try SnapshotStore.migrator.migrate(queue, upTo: last) }
        return try queue.read(DatabaseSchema.init)
    }

    /// A clause on the first thing that is not as in `expected`; nil where nothing is.
    func difference(from expected: DatabaseSchema) -> String? {
        if objects == expected.objects { return nil }
        let strange = objects.subtracting(expected.objects).min { $0.name < $1.name }
        guard let strange else {
            let missing = expected.objects.subtracting(objects).min { $0.name < $1.name }
            return "the \(missing?.type ?? "table") \(missing?.name ?? "") is missing"
        }
        let isKnown = expected.objects.contains { $0.name == strange.name }
        return
            "the \(strange.type) \(strange.name) \(isKnown ? "is not as pipereport makes it" : "is not pipereport's")"
    }
}
