internal import Foundation

/// Paths as the system resolves them.
package enum CanonicalPath {
    /// Where a path leads, without links and `..`; nil where there is nothing.
    package static func of(_ path: String) -> String? {
        guard !path.utf8.contains(0), let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(validatingCString: resolved)
    }

    /// Whether a canonical path is the folder or below it.
    package static func `is`(_ path: String, in folder: String) -> Bool {
        path == folder || folder == "/" || path.hasPrefix(folder + "/")
    }

    /// Whether a path that leads nowhere would lead out of a folder: told from the part of it that exists.
    static func leads(_ path: String, outOf root: String) -> Bool {
        var part = path
        for _ in 0..<1000 {
            if let canonical = of(part.isEmpty ? "." : part) { return !`is`(canonical, in: root) }
            guard let slash = part.lastIndex(of: "/") else { part = ""; continue }
            part = slash == part.startIndex ? "/" : String(part[..<slash])
        }
        return true
    }

    package static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }

    package static func isRegularFile(_ path: String) -> Bool { kind(path) == S_IFREG }

    private static func kind(_ path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }
}
