import Foundation
import GRDBSQLite

/// A look into a file that may be anybody's: no lock is taken, no log is read or made, nothing is written.
final class ImmutableDatabase {
    private let handle: OpaquePointer

    /// - Throws: `QueryError` where SQLite cannot open it.
    init(_ file: DatabaseFile) throws(QueryError) {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2(Self.uri(file.path), &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            let reason = opened.flatMap(sqlite3_errmsg).map { String(cString: $0) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw QueryError(.notOpened, reason)
        }
        handle = opened
    }

    deinit { sqlite3_close_v2(handle) }

    /// Whether SQLite takes `uri` also where a connection does not ask for URIs, as GRDB's do not.
    static let isForEveryConnection = sqlite3_compileoption_used("USE_URI") == 1

    /// The name by which SQLite opens a file that it takes for unchangeable.
    static func uri(_ path: String) -> String {
        let plain = CharacterSet(charactersIn: "/-_.").union(.init(charactersIn: "0"..."9"))
            .union(.init(charactersIn: "a"..."z")).union(.init(charactersIn: "A"..."Z"))
        return "file:\(path.addingPercentEncoding(withAllowedCharacters: plain) ?? path)?immutable=1"
    }

    /// At most `limit` rows, each value as text.
    func rows(_ sql: String, limit: Int = 2000) throws(QueryError) -> [[String?]] {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { throw error }
        defer { sqlite3_finalize(statement) }
        var rows: [[String?]] = []
        while rows.count < limit {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { break }
            guard code == SQLITE_ROW else { throw error }
            rows.append(
                (0..<sqlite3_column_count(statement)).map { column in
                    sqlite3_column_text(statement, column).map { String(cString: $0) }
                })
        }
        return rows
    }

    private var error: QueryError { QueryError(.invalid, String(cString: sqlite3_errmsg(handle))) }
}
