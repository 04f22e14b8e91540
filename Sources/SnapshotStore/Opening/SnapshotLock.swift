import Foundation

/// Keeps two snapshots from being taken into one database at a time. The lock goes with the process, however it ends.
///
/// It is on the database's own file, since symbolic links, hard links and folders mounted twice give one file many names.
/// The byte lies behind those that SQLite locks. Open file description locks are used because SQLite's own, which belong
/// to the process, would go when any descriptor of the file is closed; for the same reason the descriptor stays open
/// until the process ends. Sources: fcntl_locking(2); https://www.sqlite.org/src/doc/trunk/src/os.h (PENDING_BYTE);
/// https://www.sqlite.org/howtocorrupt.html (2.2), read 2026-11-30.
package struct SnapshotLock: Sendable {
    private static let byte: off_t = 0x4000_0000 + 1024
    #if canImport(Darwin)
        private static let setOpenFileLock: Int32 = 90
    #else
        private static let setOpenFileLock: Int32 = 37
    #endif

    private let file: DatabaseFile
    private let descriptor: Int32
    private let isNew: Bool

    /// Takes the lock; makes the file where it is missing.
    ///
    /// - Throws: `StoreError.busy` when another holds the lock.
    package init(database: String) throws(StoreError) {
        try self.init(DatabaseFile(database))
    }

    init(_ file: DatabaseFile) throws(StoreError) {
        self.file = file
        isNew = try file.create()
        descriptor = open(file.path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw .cannotOpen(path: file.name, reason: String(cString: strerror(errno))) }
        if !Self.set(Int16(F_WRLCK), on: descriptor) { throw .busy(path: file.name) }
    }

    /// Gives the lock up, and takes away a file that was made for it and is still empty.
    package func release() {
        if isNew, file.size() == 0 { unlink(file.path) }
        _ = Self.set(Int16(F_UNLCK), on: descriptor)
    }

    private static func set(_ kind: Int16, on descriptor: Int32) -> Bool {
        var lock = flock()
        lock.l_type = kind
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = byte
        lock.l_len = 1
        if fcntl(descriptor, setOpenFileLock, &lock) == 0 { return true }
        if errno == EAGAIN || errno == EACCES { return false }
        // A file system without such locks; those of flock() also stay when other descriptors are closed.
        return flock(descriptor, kind == Int16(F_UNLCK) ? LOCK_UN : LOCK_EX | LOCK_NB) == 0
    }
}
