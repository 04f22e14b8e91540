internal import GRDB
import GRDBSQLite

/// The row on which a running query stands: columns are read where SQLite has them, without a copy of the whole row.
///
/// Good only until the call that it was handed to returns.
package struct StreamedRow {
    fileprivate let statement: OpaquePointer
    package let columns: [String]

    /// The column as a number; nil for NULL and for every other type.
    package func int64(at column: Int) -> Int64? {
        sqlite3_column_type(statement, Int32(column)) == SQLITE_INTEGER
            ? sqlite3_column_int64(statement, Int32(column)) : nil
    }

    /// Calls `body` with the bytes of a text in UTF-8; nil for NULL and for every other type.
    package func withText<Result>(at column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows
        -> Result?
    {
        guard sqlite3_column_type(statement, Int32(column)) == SQLITE_TEXT,
            let start = sqlite3_column_text(statement, Int32(column))
        else { return nil }
        let count = Int(sqlite3_column_bytes(statement, Int32(column)))
        return try body(UnsafeBufferPointer(start: start, count: count))
    }

    /// The row as a value of its own, which may be kept.
    package func copy() -> SQLRow {
        SQLRow(
            columns: columns,
            values: columns.indices.map { index in
                let column = Int32(index)
                return SQLValue(DatabaseValue(sqliteStatement: statement, index: column))
            })
    }
}

extension SnapshotStore {
    /// Runs one query with named arguments (`:name`) and hands over row after row, in the order of the query.
    ///
    /// - Throws: `StoreError.query` when the query fails, and whatever `body` throws.
    package func forEachRow(
        _ sql: String, _ arguments: [String: SQLValue] = [:], _ body: (StreamedRow) throws -> Void
    ) throws {
        var failure: (any Error)?
        do {
            try queue.read { database in
                let statement = try database.cachedStatement(sql: sql)
                let cursor = try Row.fetchCursor(
                    statement, arguments: StatementArguments(arguments.mapValues(\.databaseValue)))
                let row = StreamedRow(statement: statement.sqliteStatement, columns: statement.columnNames)
                while failure == nil, try cursor.next() != nil {
                    do { try body(row) } catch { failure = error }
                }
            }
        } catch {
            throw StoreError.query(sql: sql, reason: (error as? DatabaseError)?.message ?? "\(error)")
        }
        if let failure { throw failure }
    }
}
