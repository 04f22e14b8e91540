import Foundation

/// The header of an SQLite file, read without SQLite.
///
/// Nothing else of this process may have the file open: closing a descriptor takes SQLite's own locks away.
/// Source: https://www.sqlite.org/fileformat2.html#the_database_header and
/// https://www.sqlite.org/howtocorrupt.html (2.2), read 2026-11-30.
struct DatabaseHeader: Sendable, Hashable {
    /// `pipe`: what `PRAGMA application_id` gives of our databases, and `file` shows.
    static let ourApplicationID: UInt32 = 0x7069_7065

    var applicationID: UInt32
    /// The number of migrations; 0 where only the first four were applied, since those versions set none.
    var schemaVersion: UInt32
    /// Whether readers must look for a write-ahead log.
    var usesLog: Bool

    /// - Returns: nil when it is no SQLite file.
    /// - Throws: `StoreError.cannotOpen` when it cannot be read.
    init?(_ file: DatabaseFile) throws(StoreError) {
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw .cannotOpen(path: file.name, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 100)
        guard pread(descriptor, &bytes, 100, 0) == 100, bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
            return nil
        }
        func number(_ offset: Int) -> UInt32 {
            bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
        applicationID = number(68)
        schemaVersion = number(60)
        usesLog = bytes[19] == 2
    }
}
