import Foundation

/// Where outputs may be written, seen from where the command runs.
///
/// The folder that is audited may be somebody else's work: a symbolic link in it could lead a report over any file.
package struct OutputPlace: Sendable {
    private let currentDirectory: String
    private let home: String?
    /// The git work tree that the current folder is in, else that folder.
    private let tree: String

    package init(currentDirectory: String, home: String?) {
        self.currentDirectory = Self.real(currentDirectory) ?? currentDirectory
        self.home = home.flatMap(Self.real)
        var tree = self.currentDirectory
        while tree != "/", !Self.isThere(tree + "/.git") { tree = (tree as NSString).deletingLastPathComponent }
        self.tree = tree == "/" ? self.currentDirectory : tree
    }

    /// The path of a file or folder that a link of the tree does not lead elsewhere.
    ///
    /// - Throws: `RenderError`.
    package func path(_ name: String, step: RenderError.Step) throws -> String {
        if name.isEmpty || name.utf8.contains(0) {
            throw RenderError(step: step, path: name, message: "the name is empty or has a NUL character")
        }
        let parts = (name.hasPrefix("/") ? name : "\(currentDirectory)/\(name)").split(separator: "/")
        var path = ""
        for part in parts where part != "." {
            // A link above the tree was made by whoever runs the command.
            let parent = Self.real(path.isEmpty ? "/" : path) ?? path
            path += "/\(part)"
            if parent == tree || parent.hasPrefix(tree + "/"), let link = Self.link(path) {
                throw RenderError(
                    step: step, path: name,
                    message: "\(part) is a symbolic link to \(link); remove it, or name that place itself")
            }
        }
        return path.isEmpty ? "/" : path
    }

    /// The path of a folder that pipereport fills, and empties of what it wrote before.
    ///
    /// - Throws: `RenderError` for a folder that holds more than that: the current one and those around it, the user's own,
    ///   a git work tree.
    package func ownFolder(_ name: String, step: RenderError.Step) throws -> String {
        let path = try path(name, step: step)
        let real = Self.real(path) ?? path
        let around = real == "/" ? "/" : real + "/"
        let what: String? =
            if real == "/" {
                "it is the root folder"
            } else if real == home {
                "it is your home folder"
            } else if "\(currentDirectory)/".hasPrefix(around) || "\(tree)/".hasPrefix(around) {
                "the command runs in it"
            } else if Self.isThere(real + "/.git") {
                "it is a git work tree"
            } else {
                nil
            }
        if let what {
            throw RenderError(step: step, path: name, message: "\(what); name a folder of its own with --site")
        }
        return path
    }

    // MARK: -

    private static func real(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    private static func isThere(_ path: String) -> Bool {
        var entry = stat()
        return lstat(path, &entry) == 0
    }

    private static func link(_ path: String) -> String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: path)
    }
}
