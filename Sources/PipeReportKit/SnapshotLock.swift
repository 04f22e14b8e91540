import Foundation

/// Keeps two snapshots from being taken into one database at a time. The lock goes with the process, however it ends.
///
/// It lies beside the database and not on it: closing a second descriptor of the database's file would take SQLite's
/// own locks away. Source: https://www.sqlite.org/howtocorrupt.html, "Posix advisory locks canceled by a separate
/// thread doing close()", read 2026-11-25.
struct SnapshotLock {
    private let path: String
    private let descriptor: Int32

    /// - Throws: `CommandError` when another process holds the lock.
    init(database: String) throws {
        path = database + ".lock"
        while true {
            let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
            guard opened >= 0 else {
                throw CommandError(
                    "Cannot open the database \(database): \(path) cannot be written (\(String(cString: strerror(errno)))). Check the path given with --db."
                )
            }
            guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
                close(opened)
                throw CommandError(
                    "Another pipereport is taking a snapshot into \(database). Wait for it, or name another file with --db."
                )
            }
            if Self.isFile(opened, at: path) {
                descriptor = opened
                return
            }
            // Its last holder removed the file between our two calls; the next one is ours.
            close(opened)
        }
    }

    func release() {
        unlink(path)
        close(descriptor)
    }

    private static func isFile(_ descriptor: Int32, at path: String) -> Bool {
        var (held, named) = (stat(), stat())
        return fstat(descriptor, &held) == 0 && stat(path, &named) == 0 && held.st_ino == named.st_ino
    }
}
