/// What reading a configuration needs of a file system, so that tests use folders that exist only in memory.
package struct ConfigurationFileSystem: Sendable {
    /// The names of the plain files directly in a folder; empty when there is no such folder.
    package var listFiles: @Sendable (_ folder: String) -> [String]
    /// The content of a file; nil when it cannot be read.
    package var read: @Sendable (_ path: String) -> [UInt8]?
    /// The content of a file that an expression names; nil when it cannot be read.
    package var readNamed: @Sendable (_ path: String) -> [UInt8]?
    /// Where a path leads when links are followed, the same for all paths that lead there.
    package var identity: @Sendable (_ path: String) -> String
    /// Why a file or folder is not read, as a clause; nil where nothing is known to forbid it.
    package var refusal: @Sendable (_ path: String) -> String?

    package init(
        listFiles: @escaping @Sendable (_ folder: String) -> [String],
        read: @escaping @Sendable (_ path: String) -> [UInt8]?,
        readNamed: (@Sendable (_ path: String) -> [UInt8]?)? = nil,
        identity: @escaping @Sendable (_ path: String) -> String = { $0 },
        refusal: @escaping @Sendable (_ path: String) -> String? = { _ in nil }
    ) {
        self.listFiles = listFiles
        self.read = read
        self.readNamed = readNamed ?? read
        self.identity = identity
        self.refusal = refusal
    }
}

/// Paths with `/`, taken as text: nothing is looked up.
enum ConfigurationPath {
    /// `path` seen from `base`, without `.` and with `..` taken out where that is possible.
    static func join(_ base: String, _ path: String) -> String {
        if path.hasPrefix("/") { return normalised(path) }
        return base.isEmpty ? normalised(path) : normalised(base + "/" + path)
    }

    /// The shortest spelling; `.` for the folder itself.
    static func normalised(_ path: String) -> String {
        let isAbsolute = path.hasPrefix("/")
        var steps: [Substring] = []
        for step in path.split(separator: "/") where step != "." {
            if step == "..", let last = steps.last, last != ".." {
                steps.removeLast()
            } else if step != ".." || !isAbsolute {
                steps.append(step)
            }
        }
        let joined = steps.joined(separator: "/")
        if isAbsolute { return "/" + joined }
        return joined.isEmpty ? "." : joined
    }

    static func lastComponent(_ path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }
}
