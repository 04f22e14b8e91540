import GRDBSQLite

/// A connection of its own for SQL that somebody else wrote. GRDB's would not do: it uses the authorizer itself.
final class RawConnection {
    private let handle: OpaquePointer
    let watch = QueryGuard()

    /// Opens the file for reading only.
    convenience init(path: String, limits: QueryLimits) throws(QueryError) {
        try self.init(path, flags: SQLITE_OPEN_READONLY)
        try execute(
            "PRAGMA query_only = 1; PRAGMA temp_store = FILE; PRAGMA cell_size_check = ON")
        // A reader of a WAL database waits for nobody but the recovery after a crash.
        sqlite3_busy_timeout(handle, 5000)
        confine(limits)
    }

    /// Opens an empty database in memory with these tables, against which statements are compiled.
    convenience init(schema: [String]) throws(QueryError) {
        try self.init(":memory:", flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY)
        for statement in schema { try execute(statement) }
        confine(QueryLimits())
    }

    private init(_ path: String, flags: Int32) throws(QueryError) {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let opened else {
            let reason = opened.flatMap(sqlite3_errmsg).map { String(cString: $0) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw QueryError(.notOpened, "the database \(path) cannot be opened: \(reason)")
        }
        handle = opened
        ListedFunction.register(on: opened)
    }

    deinit { sqlite3_close_v2(handle) }

    private func execute(_ sql: String) throws(QueryError) {
        if sqlite3_exec(handle, sql, nil, nil, nil) != SQLITE_OK { throw QueryError(.notOpened, message) }
    }

    private func confine(_ limits: QueryLimits) {
        // As GRDB's connection has it: a misspelt "column" is then an error and not a text.
        _disableDoubleQuotedStringLiterals(handle)
        let sizes: [(Int32, Int)] = [
            (SQLITE_LIMIT_LENGTH, limits.valueBytes), (SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
            (SQLITE_LIMIT_EXPR_DEPTH, 500), (SQLITE_LIMIT_VDBE_OP, 500_000), (SQLITE_LIMIT_ATTACHED, 0),
            (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 5_000), (SQLITE_LIMIT_TRIGGER_DEPTH, 0),
            (SQLITE_LIMIT_WORKER_THREADS, 0),
        ]
        for (what, size) in sizes { sqlite3_limit(handle, what, Int32(clamping: size)) }
        // The guard lives as long as the connection, which holds it.
        let context = Unmanaged.passUnretained(watch).toOpaque()
        sqlite3_set_authorizer(
            handle,
            { context, action, first, second, _, _ in
                guard let context else { return SQLITE_DENY }
                return Unmanaged<QueryGuard>.fromOpaque(context).takeUnretainedValue().answer(
                    action, first.map { String(cString: $0) }, second.map { String(cString: $0) })
            }, context)
        sqlite3_progress_handler(
            handle, 1000,
            { context in
                guard let context else { return 1 }
                return Unmanaged<QueryGuard>.fromOpaque(context).takeUnretainedValue().mayGoOn() ? 0 : 1
            }, context)
    }

    var message: String { String(cString: sqlite3_errmsg(handle)) }

    /// What SQLite said last, in the words of the guard where that had refused something.
    func error(_ code: Int32, limits: QueryLimits) -> QueryError {
        if let refusal = watch.refusal { return QueryError(.refused, refusal, offset: offset) }
        if watch.isOutOfTime {
            return QueryError(.outOfTime, "it took longer than \(Self.text(limits.seconds)) s and was stopped")
        }
        if code == SQLITE_TOOBIG {
            return QueryError(.tooLarge, "it makes a value of more than \(limits.valueBytes >> 20) MB", offset: offset)
        }
        return QueryError(.invalid, message, offset: offset)
    }

    private var offset: Int? {
        let offset = sqlite3_error_offset(handle)
        return offset < 0 ? nil : Int(offset)
    }

    private static func text(_ seconds: Double) -> String {
        Int(exactly: seconds).map(String.init) ?? String(seconds)
    }

    /// Compiles the one statement of `sql`.
    func prepare(_ sql: String, limits: QueryLimits) throws(QueryError) -> RawStatement {
        if sql.utf8.contains(0) { throw QueryError(.invalid, "it has a NUL character") }
        watch.begin(seconds: limits.seconds)
        let bytes = sql.utf8CString
        var statement: OpaquePointer?
        var consumed = 0
        var code = SQLITE_OK
        bytes.withUnsafeBufferPointer { text in
            var tail: UnsafePointer<CChar>?
            code = sqlite3_prepare_v2(handle, text.baseAddress, Int32(clamping: text.count), &statement, &tail)
            if let tail, let start = text.baseAddress { consumed = tail - start }
        }
        guard code == SQLITE_OK else { throw error(code, limits: limits) }
        guard let statement else { throw QueryError(.invalid, "there is no statement") }
        let prepared = RawStatement(statement)
        if !prepared.isReadOnly { throw QueryError(.refused, "it may not write") }
        try expectNothing(after: consumed, of: bytes)
        return prepared
    }

    /// Only space, comments and semicolons may follow: what SQLite compiles to nothing.
    private func expectNothing(after start: Int, of bytes: ContiguousArray<CChar>) throws(QueryError) {
        var start = start
        while start < bytes.count - 1 {
            var statement: OpaquePointer?
            var consumed = 0
            let code = bytes.withUnsafeBufferPointer { text in
                var tail: UnsafePointer<CChar>?
                let rest = text.baseAddress.map { $0 + start }
                let code = sqlite3_prepare_v2(handle, rest, Int32(clamping: text.count - start), &statement, &tail)
                if let tail, let rest { consumed = tail - rest }
                return code
            }
            let isNothing = code == SQLITE_OK && statement == nil
            sqlite3_finalize(statement)
            if !isNothing {
                let blank = bytes[start...].prefix { $0 == 32 || (9...13).contains($0) || $0 == 59 }.count
                throw QueryError(.refused, "it is more than one statement", offset: start + blank)
            }
            if consumed == 0 { return }
            start += consumed
        }
    }
}
