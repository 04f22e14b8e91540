import Foundation

/// The file that `--db` names, looked at before SQLite opens it: SQLite would follow what it is given, write a log into
/// the folder, and delete files that a journal names.
package struct DatabaseFile: Sendable {
    /// The name that is taken where `--db` gives none.
    package static let defaultName = "pipereport.db"

    /// As it was given; messages name it so.
    package let name: String
    /// Absolute and without symbolic links, so that every name of the file leads to the same log.
    package let path: String
    package let isThere: Bool

    /// - Throws: `StoreError` for what cannot be a database of ours: a name that only SQLite understands, a folder, a pipe,
    ///   a device, a symbolic link to nothing, or a file with a log that is none.
    package init(_ name: String) throws(StoreError) {
        self.name = name
        if name.isEmpty { throw .cannotOpen(path: "\"\"", reason: "the name is empty") }
        if name.utf8.contains(0) { throw .cannotOpen(path: name, reason: "the name has a NUL character") }
        if name.hasPrefix(":") || name.lowercased().hasPrefix("file:") {
            throw .cannotOpen(
                path: name,
                reason: "databases in memory and URIs are not supported; a file of this name is given as ./\(name)")
        }
        var (entry, target) = (stat(), stat())
        if lstat(name, &entry) != 0 {
            if errno != ENOENT { throw .cannotOpen(path: name, reason: Self.reason(errno)) }
            isThere = false
            path = try Self.resolved(folderOf: name)
            try checkCompanions()
            return
        }
        if Self.kind(entry) == S_IFLNK {
            let link = (try? FileManager.default.destinationOfSymbolicLink(atPath: name)) ?? "another file"
            if stat(name, &target) != 0 {
                throw .cannotOpen(path: name, reason: "it is a symbolic link to \(link), which is not there")
            }
            // Nobody chose this name, and a repository can hold a link of it that leads anywhere.
            if name == Self.defaultName {
                throw .cannotOpen(path: name, reason: "it is a symbolic link; name the file itself, \(link)")
            }
        } else {
            target = entry
        }
        if let what = Self.notAFile(target) { throw .cannotOpen(path: name, reason: "it is \(what)") }
        guard let real = realpath(name, nil) else { throw .cannotOpen(path: name, reason: Self.reason(errno)) }
        defer { free(real) }
        path = String(cString: real)
        isThere = true
        try checkCompanions()
    }

    /// Bytes of the file or of what SQLite keeps next to it (`-wal`, `-shm`, `-journal`); nil where it is not there.
    package func size(_ suffix: String = "") -> Int64? {
        var entry = stat()
        return stat(path + suffix, &entry) == 0 ? Int64(entry.st_size) : nil
    }

    /// Makes the file where it is missing, readable for its owner alone: it names accounts, roles and policies. What
    /// SQLite keeps next to it gets the same mode.
    ///
    /// - Returns: whether it was made.
    @discardableResult
    package func create() throws(StoreError) -> Bool {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        if descriptor < 0 {
            if errno == EEXIST { return false }
            throw .cannotOpen(path: name, reason: Self.reason(errno))
        }
        close(descriptor)
        return true
    }

    // MARK: -

    private static func kind(_ entry: stat) -> mode_t { entry.st_mode & S_IFMT }

    private static func notAFile(_ entry: stat) -> String? {
        switch kind(entry) {
        case S_IFREG: nil
        case S_IFDIR: "a folder"
        case S_IFIFO: "a named pipe"
        case S_IFSOCK: "a socket"
        case S_IFCHR, S_IFBLK: "a device"
        default: "not a regular file"
        }
    }

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

    /// Where a file that is not there yet would be.
    private static func resolved(folderOf name: String) throws(StoreError) -> String {
        let last = (name as NSString).lastPathComponent
        let folder = (name as NSString).deletingLastPathComponent
        guard !name.hasSuffix("/"), last != ".", last != ".." else {
            throw .cannotOpen(path: name, reason: "it is a folder")
        }
        guard let real = realpath(folder.isEmpty ? "." : folder, nil) else {
            throw .cannotOpen(path: name, reason: "its folder: \(reason(errno))")
        }
        defer { free(real) }
        let parent = String(cString: real)
        return parent == "/" ? "/" + last : parent + "/" + last
    }

    private func checkCompanions() throws(StoreError) {
        for suffix in ["-wal", "-shm", "-journal"] {
            var entry = stat()
            if lstat(path + suffix, &entry) != 0 { continue }
            guard Self.kind(entry) == S_IFREG else {
                throw .cannotOpen(path: name, reason: "\(name)\(suffix) is not a regular file; remove it")
            }
        }
        if namesAnotherJournal {
            throw .cannotOpen(
                path: name,
                reason: "\(name)-journal names another journal, which pipereport never writes; remove \(name)-journal")
        }
    }

    /// Whether the journal ends with the name of a super-journal. SQLite deletes the file of that name when it rolls the
    /// journal back, whatever file that is; it writes such a name only for a transaction over two databases.
    ///
    /// Source: https://www.sqlite.org/fileformat2.html#the_rollback_journal, https://www.sqlite.org/atomiccommit.html
    /// (5.2), read 2026-11-30.
    private var namesAnotherJournal: Bool {
        guard let size = size("-journal"), size >= 8, let journal = FileHandle(forReadingAtPath: path + "-journal")
        else {
            return false
        }
        defer { try? journal.close() }
        let magic = Data([0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7])
        guard (try? journal.seek(toOffset: UInt64(size - 8))) != nil, let end = try? journal.read(upToCount: 8) else {
            return false
        }
        return end == magic
    }
}
