import GRDBSQLite

/// Runs SQL that somebody else wrote: on a read-only connection of its own, where an authorizer lets only reading
/// through, with an end to time and memory.
///
/// Each run opens the database anew, so that nothing is left of the one before.
package struct ReadOnlyQuery: Sendable {
    let path: String
    package var limits: QueryLimits

    package init(path: String, limits: QueryLimits = QueryLimits()) {
        self.path = path
        self.limits = limits
    }

    package struct Answer: Sendable, Hashable {
        /// In the query's order; there also when there is no row.
        package var columns: [String]
        package var rows: [SQLRow]
    }

    /// Runs one SELECT with named arguments (`:name`).
    ///
    /// - Throws: `QueryError` when it is no SQL, would do more than read, or goes beyond a limit.
    package func run(_ sql: String, _ arguments: [String: SQLValue] = [:]) throws(QueryError) -> Answer {
        let connection = try RawConnection(path: path, limits: limits)
        let statement = try connection.prepare(sql, limits: limits)
        try statement.bind(arguments)
        let columns = statement.columns
        var rows: [SQLRow] = []
        var bytes = 0
        while true {
            let code = statement.step()
            if code == SQLITE_DONE { return Answer(columns: columns, rows: rows) }
            guard code == SQLITE_ROW else { throw connection.error(code, limits: limits) }
            if rows.count == limits.rowCount {
                throw QueryError(.tooLarge, "it gives more than \(limits.rowCount) rows")
            }
            let row = statement.row()
            bytes += row.bytes
            if bytes > limits.resultBytes {
                throw QueryError(.tooLarge, "its rows are more than \(limits.resultBytes >> 20) MB")
            }
            rows.append(SQLRow(columns: columns, values: row.values))
        }
    }
}

extension SnapshotStore {
    /// For SQL that somebody else wrote.
    ///
    /// - Throws: `StoreError.cannotOpen` for a database in memory, which no second connection sees.
    package func readOnlyQuery(limits: QueryLimits = QueryLimits()) throws(StoreError) -> ReadOnlyQuery {
        guard let path else {
            throw .cannotOpen(path: ":memory:", reason: "a database in memory has no second connection")
        }
        return ReadOnlyQuery(path: path, limits: limits)
    }
}
