internal import Foundation

/// A regular file that is open for reading, and no other than the one that was checked.
struct OpenedFile {
    private let descriptor: Int32
    /// As the open file has it; a sparse file counts in full.
    ///
    /// Units: bytes
    let size: Int

    /// - Parameter canonical: a path without links.
    init(canonical path: String) throws(ReadRefusal) {
        // Before it is opened: to open a device may do something, and to open a pipe may wait for good.
        var before = stat()
        guard lstat(path, &before) == 0 else { throw Self.refusal(errno) }
        guard before.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.refusal(errno) }
        var opened = stat()
        // Between check and opening a folder on the path may have become a link to elsewhere.
        guard fstat(descriptor, &opened) == 0, opened.st_mode & S_IFMT == S_IFREG,
            opened.st_dev == before.st_dev, opened.st_ino == before.st_ino, CanonicalPath.of(path) == path
        else {
            Foundation.close(descriptor)
            throw .notRegular
        }
        self.descriptor = descriptor
        size = Int(opened.st_size)
    }

    func close() { Foundation.close(descriptor) }

    func contents() throws(ReadRefusal) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let read = Foundation.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
                if read == -1, errno == EINTR { continue }
                if read == -1 { failure = errno }
                if read <= 0 { break }
                count += read
            }
        }
        if failure != 0 { throw Self.refusal(failure) }
        return bytes
    }

    func mapped() throws(ReadRefusal) -> Data {
        if size == 0 { return Data() }
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw Self.refusal(errno)
        }
        return Data(bytesNoCopy: start, count: size, deallocator: .custom { address, count in munmap(address, count) })
    }

    private static func refusal(_ code: Int32) -> ReadRefusal {
        switch code {
        case ENOENT: .missing
        case ELOOP: .notRegular
        default: .unreadable(reason: String(cString: strerror(code)))
        }
    }
}
