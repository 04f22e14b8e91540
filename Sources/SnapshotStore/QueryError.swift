/// Why a query that somebody else wrote gave no answer.
package struct QueryError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Kind: Sendable, Hashable {
        /// The database cannot be opened.
        case notOpened
        /// It is no SQL, or names what is not there.
        case invalid
        /// It would do more than read.
        case refused
        case outOfTime
        /// Too many rows, or a value that is too long.
        case tooLarge
    }

    package var kind: Kind
    /// A clause without a full stop.
    package var reason: String
    /// Bytes from the start of the SQL to where the mistake is; nil where SQLite does not say.
    package var offset: Int?

    package init(_ kind: Kind, _ reason: String, offset: Int? = nil) {
        self.kind = kind
        self.reason = reason
        self.offset = offset
    }

    package var description: String { reason }

    /// The line of `sql` in which the mistake is, from 1: where SQLite names no place, that of the first word.
    package func line(in sql: String) -> Int {
        if let offset { return 1 + sql.utf8.prefix(offset).count { $0 == UInt8(ascii: "\n") } }
        let lines = sql.split(separator: "\n", omittingEmptySubsequences: false)
        let first = lines.firstIndex { line in
            let text = line.drop { $0.isWhitespace }
            return !text.isEmpty && !text.hasPrefix("--")
        }
        return 1 + (first ?? 0)
    }
}
