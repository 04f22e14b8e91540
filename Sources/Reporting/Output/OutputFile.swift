internal import Facts
package import Foundation

/// A file that is written whole or not at all, with the mode that the umask gives: outputs are meant to be published.
package struct OutputFile: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    /// Writes a file that is not there yet.
    ///
    /// - Parameter reserved: bytes of all files that are being written, of which this is one.
    package func create(_ data: Data, ofBytes reserved: Int64? = nil, mode: mode_t = 0o666) throws(OutputError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        if descriptor < 0 { throw OutputError(path: path, code: errno, bytes: reserved ?? Int64(data.count)) }
        var code: Int32 = 0
        data.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                if count < 0 {
                    code = errno
                    return
                }
                rest = rest.dropFirst(count)
            }
        }
        // Some file systems say only here that there is no space.
        if close(descriptor) != 0, code == 0 { code = errno }
        if code != 0 {
            unlink(path)
            throw OutputError(path: path, code: code, bytes: reserved ?? Int64(data.count))
        }
    }

    /// Writes the file, or puts a new one in the place of the one that is there; what was there stays until all is written,
    /// and the new file keeps its mode.
    ///
    /// - Throws: `OutputError`, also where a symbolic link or something that is no file has the name.
    package func replace(with data: Data) throws(OutputError) {
        var entry = stat()
        let isThere = lstat(path, &entry) == 0
        if isThere, entry.st_mode & S_IFMT != S_IFREG { throw OutputError(path: path, code: nil, bytes: 0) }
        let folder = (path as NSString).deletingLastPathComponent
        let name = ".\((path as NSString).lastPathComponent).\(UUID().uuidString)"
        let own = OutputFile(folder.isEmpty ? name : "\(folder)/\(name)")
        do {
            try own.create(data)
        } catch {
            throw OutputError(path: path, code: error.code, bytes: error.bytes)
        }
        if isThere { chmod(own.path, entry.st_mode & 0o7777) }
        if rename(own.path, path) != 0 {
            let code = errno
            unlink(own.path)
            throw OutputError(path: path, code: code, bytes: Int64(data.count))
        }
    }
}

/// Why a file could not be written.
package struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
    package var path: String
    /// What the system said; nil where something that is no file has the name.
    package var code: Int32?
    /// How much was to be written.
    package var bytes: Int64

    /// A clause without a full stop, which does not name the file.
    package var reason: String {
        guard let code else { return "it is a symbolic link or not a regular file; remove it" }
        guard [ENOSPC, EDQUOT, EFBIG].contains(code) else { return String(cString: strerror(code)) }
        let folder = (path as NSString).deletingLastPathComponent
        return
            "\(String(cString: strerror(code))): \(DiskSpace.text(bytes)) are needed and \(DiskSpace.free(folder)) are free"
    }

    package var description: String { "Cannot write \(path): \(reason)." }
}
