import Foundation
internal import SnapshotStore

/// What the last run wrote into a site's folder: `SHA-256  path`, one a line, as `sha256sum` prints it.
///
/// A repository can hold a manifest of its own making. So only what still has the bytes that the manifest says, and a
/// name that a site has, is taken for ours.
struct SiteManifest: Sendable {
    static let name = ".pipereport-files"
    private static let sizeLimit = 16 << 20

    /// Path → SHA-256 in hexadecimal digits. While a run replaces the files, a path has the old and the new one.
    private(set) var hashes: [String: Set<String>]

    /// - Parameter earlier: what is being replaced, so that a run that is killed leaves a manifest that fits.
    init(of files: [String: String], replacing earlier: SiteManifest? = nil) {
        hashes = earlier?.hashes ?? [:]
        for (path, text) in files { hashes[path, default: []].insert(stableHash(text)) }
    }

    /// Reads the manifest of a folder; nil where it has none.
    ///
    /// - Throws: `RenderError` when it is not as pipereport writes it.
    init?(in folder: String) throws {
        let file = "\(folder)/\(Self.name)"
        guard let kind = FileKind(file) else { return nil }
        guard case .regular(let size) = kind, size <= Self.sizeLimit,
            let data = FileManager.default.contents(atPath: file), let text = String(data: data, encoding: .utf8)
        else { throw Self.failed("it cannot be read") }
        hashes = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "  ", maxSplits: 1)
            guard parts.count == 2, parts[0].utf8.count == 64, parts[0].allSatisfy(\.isHexDigit) else {
                throw Self.failed("it is not as this version of pipereport writes it")
            }
            if Self.isOfASite(parts[1]) { hashes[String(parts[1]), default: []].insert(String(parts[0])) }
        }
    }

    var text: String {
        hashes.sorted { $0.key < $1.key }.map { path, hashes in
            hashes.sorted().map { "\($0)  \(path)\n" }.joined()
        }.joined()
    }

    /// Whether the file below `folder` has the bytes that the last run gave it.
    func isUnchanged(_ path: String, in folder: String) -> Bool {
        guard let own = hashes[path], case .regular = FileKind("\(folder)/\(path)"),
            let data = FileManager.default.contents(atPath: "\(folder)/\(path)")
        else { return false }
        return own.contains(stableHash(data))
    }

    /// Whether a site could have such a file: a page at the top or in a folder, or an asset.
    private static func isOfASite(_ path: Substring) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { return false }
        return parts[0] == "assets" ? parts.count > 1 : parts.count <= 2 && path.hasSuffix(".html")
    }

    private static func failed(_ message: String) -> RenderError {
        RenderError(
            step: .writeSite, path: name,
            message:
                "\(message). It lists the files that pipereport wrote; delete the folder, or name another with --site")
    }
}

/// What has a name in a folder, seen without following a link.
enum FileKind: Hashable {
    case regular(size: Int)
    case folder
    case link
    case other

    /// Nil where nothing has the name.
    init?(_ path: String) {
        var entry = stat()
        if lstat(path, &entry) != 0 { return nil }
        switch entry.st_mode & S_IFMT {
        case S_IFREG: self = .regular(size: Int(entry.st_size))
        case S_IFDIR: self = .folder
        case S_IFLNK: self = .link
        default: self = .other
        }
    }
}
