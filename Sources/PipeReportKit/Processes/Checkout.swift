import Foundation
import Machine

/// A git checkout, as its own files tell, without running git.
struct Checkout: Sendable {
    let workTree: String
    /// Where `HEAD` and the index are.
    let gitFolder: String
    /// What HEAD leads to, in hexadecimal digits.
    let commit: String
    /// Settings on how files lie on this disk: name in `core` → one of the words that it takes.
    let settings: [String: String]
    /// Where refs and objects are; of a linked work tree that of the main one.
    private let common: String

    private static let limits = ReadLimits(fileBytes: 64_000_000, totalBytes: 128_000_000, files: 100)

    /// - Parameter folder: the folder in the checkout, without links.
    /// - Returns: nil where there is none, or where its `.git` leads to one that does not lead back.
    init?(folder: String) {
        guard let workTree = WorkTree.root(above: folder), let (gitFolder, common) = Self.place(of: workTree),
            let refs = try? ReadBoundary(root: common, limits: Self.limits),
            let own = try? ReadBoundary(root: gitFolder, limits: Self.limits),
            let commit = Self.commit(own, refs)
        else { return nil }
        self.workTree = workTree
        self.gitFolder = gitFolder
        self.common = common
        self.commit = commit
        settings = Self.settings(in: (try? refs.contents(common + "/config")) ?? [])
    }

    var index: String { gitFolder + "/index" }
    var objects: String { common + "/objects" }

    /// Whether index and objects are in the git folder itself, not borrowed from elsewhere, and no pipes.
    var hasOwnObjects: Bool {
        let hasIndex = CanonicalPath.of(index).map { $0 == index && CanonicalPath.isRegularFile($0) } ?? true
        return hasIndex && CanonicalPath.of(objects) == objects && CanonicalPath.isFolder(objects)
            && CanonicalPath.of(objects + "/info/alternates") == nil
    }

    var sharedIndexes: [String] {
        let names = (try? ReadBoundary(root: gitFolder).fileNames(in: gitFolder)) ?? []
        return names.filter { $0.hasPrefix("sharedindex.") }
    }

    /// Whether a text is the id of a commit in full.
    static func isCommit(_ text: some StringProtocol) -> Bool {
        (text.utf8.count == 40 || text.utf8.count == 64)
            && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }

    // MARK: Where it is

    /// Of a folder `.git` itself; of a file that of the main work tree or the module, which must lead back here, as git
    /// writes it: else a file could lead to any repository of this machine.
    ///
    /// Source: "gitrepository-layout", https://git-scm.com/docs/gitrepository-layout, read 2026-11-30.
    private static func place(of workTree: String) -> (gitFolder: String, common: String)? {
        let git = workTree + "/.git"
        guard CanonicalPath.of(git) == git else { return nil }
        if CanonicalPath.isFolder(git) { return (git, git) }
        return linked(git, workTree)
    }

    private static func linked(_ git: String, _ workTree: String) -> (gitFolder: String, common: String)? {
        guard let text = text(of: git), text.hasPrefix("gitdir: "),
            let gitFolder = path(String(text.dropFirst(8)), from: workTree)
        else { return nil }
        if let back = self.text(of: gitFolder + "/gitdir"), path(back, from: gitFolder) == git,
            let shared = self.text(of: gitFolder + "/commondir"), let common = path(shared, from: gitFolder),
            gitFolder.hasPrefix(common + "/worktrees/")
        {
            return (gitFolder, common)
        }
        // A submodule's configuration names its work tree.
        let lines = self.text(of: gitFolder + "/config")?.split(separator: "\n") ?? []
        for line in lines {
            let words = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            if words.count == 2, words[0] == "worktree", path(words[1], from: gitFolder) == workTree {
                return (gitFolder, gitFolder)
            }
        }
        return nil
    }

    private static func path(_ text: String, from folder: String) -> String? {
        CanonicalPath.of(text.hasPrefix("/") ? text : folder + "/" + text)
    }

    /// The text of a small file of git's, without the newline at its end.
    private static func text(of path: String) -> String? {
        guard let bytes = try? SmallFile.contents(path, limitBytes: 1_000_000) else { return nil }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    // MARK: Where HEAD leads

    private static func commit(_ own: ReadBoundary, _ refs: ReadBoundary) -> String? {
        var name = "HEAD"
        // git follows five.
        for _ in 0..<5 {
            guard let text = loose(name, own) ?? loose(name, refs) ?? packed(name, refs) else { return nil }
            if isCommit(text) { return text }
            guard text.hasPrefix("ref: ") else { return nil }
            name = text.dropFirst(5).trimmingCharacters(in: .whitespaces)
            guard name.hasPrefix("refs/"), !name.contains(".."), !name.utf8.contains(0) else { return nil }
        }
        return nil
    }

    private static func loose(_ name: String, _ boundary: ReadBoundary) -> String? {
        guard let bytes = try? boundary.contents(boundary.root + "/" + name), bytes.count < 4096 else { return nil }
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func packed(_ name: String, _ boundary: ReadBoundary) -> String? {
        guard let bytes = try? boundary.contents(boundary.root + "/packed-refs") else { return nil }
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let words = String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 1)
            if words.count == 2, words[1] == name, isCommit(words[0]) { return String(words[0]) }
        }
        return nil
    }

    // MARK: How files lie on this disk

    private static let kept = [
        "filemode": ["true", "false"], "symlinks": ["true", "false"], "ignorecase": ["true", "false"],
        "precomposeunicode": ["true", "false"], "autocrlf": ["true", "false", "input"],
        "eol": ["lf", "crlf", "native"],
    ]

    private static func settings(in configuration: [UInt8]) -> [String: String] {
        var settings: [String: String] = [:]
        var isCore = false
        for line in String(decoding: configuration, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let line = line.trimmingCharacters(in: .whitespaces).lowercased()
            if line.hasPrefix("[") { isCore = line == "[core]" }
            let words = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard isCore, words.count == 2, kept[words[0]]?.contains(words[1]) == true else { continue }
            settings[words[0]] = words[1]
        }
        return settings
    }
}
