import GRDBSQLite

/// Stands between SQLite and a query that somebody else wrote: only reading is let through, and only for so long.
///
/// Source: https://www.sqlite.org/c3ref/set_authorizer.html, https://www.sqlite.org/c3ref/progress_handler.html
/// (read 2026-11-25).
final class QueryGuard {
    /// What was refused first, as a clause; SQLite itself only says "not authorized".
    private(set) var refusal: String?
    /// `table.column` of everything that was to be read.
    private(set) var reads: Set<String> = []
    private(set) var isOutOfTime = false
    private var deadline = ContinuousClock.now

    /// Functions that reach beyond the database. Most are only in the `sqlite3` shell, but whoever links another SQLite
    /// may have them.
    static let forbiddenFunctions: Set = [
        "load_extension", "readfile", "writefile", "edit", "fsdir", "lsdir", "zipfile", "fts3_tokenizer", "eval",
        "sqlar_compress", "sqlar_uncompress", "shell", "system",
    ]

    private static let schemaTable = "sqlite_master"

    func begin(seconds: Double) {
        refusal = nil
        reads = []
        isOutOfTime = false
        // A duration of more than 10^11 years does not fit its type; the configuration takes an hour at the most.
        deadline = .now + .seconds(seconds.isFinite ? min(max(seconds, 0), 86_400) : 0)
    }

    /// Whether SQLite may go on; asked after every thousand steps of its machine.
    func mayGoOn() -> Bool {
        if ContinuousClock.now > deadline { isOutOfTime = true }
        return !isOutOfTime
    }

    /// The answer to the authorizer's question: `SQLITE_OK` or `SQLITE_DENY`.
    func answer(_ action: Int32, _ first: String?, _ second: String?) -> Int32 {
        switch action {
        case SQLITE_SELECT, SQLITE_RECURSIVE: return SQLITE_OK
        case SQLITE_READ:
            if let first, let second, !second.isEmpty, first != Self.schemaTable { reads.insert("\(first).\(second)") }
            return SQLITE_OK
        case SQLITE_FUNCTION:
            let name = (second ?? "").lowercased()
            if !Self.forbiddenFunctions.contains(name) { return SQLITE_OK }
            return deny("it may not call \(name)()")
        // SQLite asks so while it declares a table-valued function such as json_each. A statement that says it is
        // refused by SQLite itself, and by a connection that only reads.
        case SQLITE_UPDATE where first == Self.schemaTable: return SQLITE_OK
        default: return deny(Self.refusal(of: action, first, second))
        }
    }

    private func deny(_ reason: String) -> Int32 {
        if refusal == nil { refusal = reason }
        return SQLITE_DENY
    }

    private static func refusal(of action: Int32, _ first: String?, _ second: String?) -> String {
        let name = first ?? "a table"
        switch action {
        // What CREATE and DROP do first.
        case SQLITE_INSERT where first == schemaTable, SQLITE_DELETE where first == schemaTable:
            return writing("only SELECT is allowed")
        case SQLITE_INSERT: return writing("INSERT into \(name)")
        case SQLITE_UPDATE: return writing("UPDATE of \(name)")
        case SQLITE_DELETE: return writing("DELETE from \(name)")
        case SQLITE_PRAGMA: return "it may not use PRAGMA \(first ?? "")"
        case SQLITE_ATTACH: return "it may not ATTACH another database"
        case SQLITE_DETACH: return "it may not DETACH a database"
        case SQLITE_TRANSACTION, SQLITE_SAVEPOINT: return "it may not begin or end a transaction"
        case SQLITE_ALTER_TABLE: return writing("ALTER TABLE \(second ?? "")")
        case SQLITE_REINDEX: return writing("REINDEX")
        case SQLITE_ANALYZE: return writing("ANALYZE")
        default: return writing("only SELECT is allowed")
        }
    }

    private static func writing(_ what: String) -> String { "it may not write: \(what)" }
}
