import GRDBSQLite

/// A compiled statement of a `RawConnection`.
final class RawStatement {
    private let handle: OpaquePointer
    let columns: [String]

    init(_ handle: OpaquePointer) {
        self.handle = handle
        columns = (0..<sqlite3_column_count(handle)).map { index in
            sqlite3_column_name(handle, index).map { String(cString: $0) } ?? ""
        }
    }

    deinit { sqlite3_finalize(handle) }

    var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

    /// Names of the parameters, with their sign; one without a name is `?1`.
    private var parameters: [String] {
        (0..<sqlite3_bind_parameter_count(handle)).map { index in
            sqlite3_bind_parameter_name(handle, index + 1).map { String(cString: $0) } ?? "?\(index + 1)"
        }
    }

    /// Binds what the statement names.
    ///
    /// - Throws: `QueryError` for a parameter that has no argument.
    func bind(_ arguments: [String: SQLValue]) throws(QueryError) {
        for (index, parameter) in parameters.enumerated() {
            guard parameter.hasPrefix(":"), let value = arguments[String(parameter.dropFirst())] else {
                let known = arguments.keys.sorted().map { ":" + $0 }.joined(separator: " and ")
                throw QueryError(
                    .invalid,
                    "there is no parameter \(parameter)" + (known.isEmpty ? "" : "; the parameters are \(known)"))
            }
            let position = Int32(index + 1)
            switch value {
            case .null: sqlite3_bind_null(handle, position)
            case .integer(let value): sqlite3_bind_int64(handle, position, value)
            case .real(let value): sqlite3_bind_double(handle, position, value)
            case .text(let value):
                // SQLITE_TRANSIENT, which Swift does not import: SQLite makes its own copy.
                let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
                sqlite3_bind_text(handle, position, value, -1, copies)
            }
        }
    }

    /// `SQLITE_ROW`, `SQLITE_DONE` or an error.
    func step() -> Int32 { sqlite3_step(handle) }

    /// The values of the row, and about how many bytes they take.
    func row() -> (values: [SQLValue], bytes: Int) {
        var bytes = 0
        let values = columns.indices.map { index in
            let (value, size) = value(Int32(index))
            bytes += size
            return value
        }
        return (values, bytes)
    }

    private func value(_ column: Int32) -> (SQLValue, Int) {
        let overhead = MemoryLayout<SQLValue>.stride
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: return (.integer(sqlite3_column_int64(handle, column)), overhead)
        case SQLITE_FLOAT: return (.real(sqlite3_column_double(handle, column)), overhead)
        case SQLITE_TEXT:
            guard let start = sqlite3_column_text(handle, column) else { return (.null, overhead) }
            let count = Int(sqlite3_column_bytes(handle, column))
            let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
            return (.text(text), overhead + count)
        case SQLITE_BLOB:
            let count = Int(sqlite3_column_bytes(handle, column))
            guard count > 0, let start = sqlite3_column_blob(handle, column) else { return (.text(""), overhead) }
            return (.text(Self.hexadecimal(UnsafeRawBufferPointer(start: start, count: count))), overhead + 2 * count)
        default: return (.null, overhead)
        }
    }

    private static func hexadecimal(_ bytes: UnsafeRawBufferPointer) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(2 * bytes.count)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
