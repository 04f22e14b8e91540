package import Foundation

/// A folder below which files may be read, and nothing outside of it.
///
/// Symbolic links and `..` are resolved before anything is opened: what counts is where a path leads. `.git` folders are
/// outside too, as they may hold credentials. Files, bytes and entries are counted, so that reading ends.
package final class ReadBoundary: Sendable {
    /// The folder without links, as the system resolves it.
    package let root: String
    private let limits: ReadLimits
    private let budget: ReadBudget

    /// - Parameters:
    ///   - root: a folder; relative paths are seen from the process's own.
    ///   - limits: of all that is read through this boundary.
    /// - Throws: when there is no such folder.
    package init(root: String, limits: ReadLimits = .configuration) throws(ReadRefusal) {
        guard let canonical = CanonicalPath.of(root) else { throw .missing }
        guard CanonicalPath.isFolder(canonical) else { throw .notFolder }
        self.root = canonical
        self.limits = limits
        budget = ReadBudget(limits)
    }

    /// The boundary of a folder when nobody names another: the git work tree that holds it, else the folder itself.
    package static func around(_ folder: String, limits: ReadLimits = .configuration) throws(ReadRefusal)
        -> ReadBoundary
    {
        let own = try ReadBoundary(root: folder, limits: limits)
        guard let tree = WorkTree.root(above: own.root) else { return own }
        return try ReadBoundary(root: tree, limits: limits)
    }

    /// The same folder with counters and limits of their own.
    package func with(_ limits: ReadLimits) throws(ReadRefusal) -> ReadBoundary {
        try ReadBoundary(root: root, limits: limits)
    }

    /// Where a path leads, without links.
    ///
    /// - Throws: when there is nothing, or when it leads out of the boundary or into a `.git` folder.
    package func canonical(_ path: String) throws(ReadRefusal) -> String {
        guard let canonical = CanonicalPath.of(path) else {
            // What lies outside is not even said to exist.
            throw CanonicalPath.leads(path, outOf: root) ? .outside : .missing
        }
        guard CanonicalPath.is(canonical, in: root) else { throw .outside }
        let steps = canonical.dropFirst(root.count).split(separator: "/")
        if steps.contains(where: { $0.lowercased() == ".git" }) { throw .gitFolder }
        return canonical
    }

    /// The content of a regular file.
    package func contents(_ path: String) throws(ReadRefusal) -> [UInt8] {
        try open(path) { file throws(ReadRefusal) in try file.contents() }
    }

    /// Checks that a path does not lead to a file that holds credentials by its name.
    package func refuseSecrets(_ path: String) throws(ReadRefusal) {
        let steps = try canonical(path).dropFirst(root.count).split(separator: "/")
        if SecretFile.isOne(steps) { throw .secret }
    }

    /// The content of a regular file, looked at where it lies: for files that memory should not hold.
    package func mapped(_ path: String) throws(ReadRefusal) -> Data {
        try open(path) { file throws(ReadRefusal) in try file.mapped() }
    }

    /// Checks that a path leads to a regular file that may be read and is not too large, without reading it.
    package func check(_ path: String) throws(ReadRefusal) {
        let file = try OpenedFile(canonical: try canonical(path))
        defer { file.close() }
        if file.size > limits.fileBytes { throw .tooLarge(limitBytes: limits.fileBytes) }
    }

    /// Whether a path leads to a regular file that may be read.
    package func holdsFile(_ path: String) -> Bool {
        guard let canonical = try? canonical(path) else { return false }
        return CanonicalPath.isRegularFile(canonical)
    }

    /// The names of what lies directly in a folder and is no folder, in no order.
    package func fileNames(in folder: String) throws(ReadRefusal) -> [String] {
        let canonical = try canonical(folder)
        return try FolderEntries.names(in: canonical).filter { name in
            // A link that leads nowhere, or to what must not be read, is refused with a reason when it is read.
            !CanonicalPath.isFolder(canonical + "/" + name)
        }
    }

    /// The names of all that lies directly in a folder, in no order.
    package func names(in folder: String) throws(ReadRefusal) -> [String] {
        try FolderEntries.names(in: try canonical(folder))
    }

    private func open<Result>(
        _ path: String, _ body: (OpenedFile) throws(ReadRefusal) -> Result
    ) throws(ReadRefusal) -> Result {
        let file = try OpenedFile(canonical: try canonical(path))
        defer { file.close() }
        if file.size > limits.fileBytes { throw .tooLarge(limitBytes: limits.fileBytes) }
        try budget.take(bytes: file.size)
        return try body(file)
    }
}

/// What is left of a boundary's limits.
private final class ReadBudget: @unchecked Sendable {
    private let lock = NSLock()
    private let limits: ReadLimits
    private var bytes = 0
    private var files = 0

    init(_ limits: ReadLimits) { self.limits = limits }

    func take(bytes count: Int) throws(ReadRefusal) {
        lock.lock()
        defer { lock.unlock() }
        if files >= limits.files { throw .tooManyFiles(limit: limits.files) }
        if count > limits.totalBytes - bytes { throw .tooManyBytes(limitBytes: limits.totalBytes) }
        files += 1
        bytes += count
    }
}
