/// Compiles SQL that somebody else wrote against the schema, without any data: what is wrong with it is known before a
/// snapshot is taken, and so is what it will read.
package final class QueryChecker {
    private let connection: RawConnection
    /// Every `table.column` of the schema.
    package let columns: Set<String>

    package init() throws {
        let store = try SnapshotStore()
        let schema = try store.rows(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid")
        connection = try RawConnection(schema: schema.compactMap { $0.text("sql") })
        columns = Set(
            try store.rows(
                "SELECT t.name || '.' || c.name AS name FROM pragma_table_list t JOIN pragma_table_info(t.name) c"
            ).compactMap { $0.text("name") })
    }

    package struct Shape: Sendable, Hashable {
        /// Of the result, in order.
        package var columns: [String]
        /// `table.column` of everything that it reads.
        package var reads: Set<String>
    }

    /// - Parameter parameters: the names that it may use, without the colon.
    package func check(_ sql: String, parameters: [String] = []) throws(QueryError) -> Shape {
        let statement = try connection.prepare(sql, limits: QueryLimits())
        try statement.bind(Dictionary(uniqueKeysWithValues: parameters.map { ($0, SQLValue.null) }))
        return Shape(columns: statement.columns, reads: connection.watch.reads)
    }
}
