import Foundation

/// Puts a rendered site into its folder, whole or not at all.
package struct SiteWriter: Sendable {
    /// Lists what the last run wrote, one relative path a line, so that the next can take it away.
    package static let manifestName = SiteManifest.name

    /// The site's folder; made when it is missing.
    package var directory: String

    package init(directory: String) {
        self.directory = directory
    }

    /// Replaces what an earlier run wrote by `files` (relative path → text), and leaves everybody else's files alone.
    ///
    /// All is first written beside the folder; a failure while it moves in puts the earlier files back.
    ///
    /// - Throws: `RenderError` of the step `writeSite`; the earlier site then stays as it was.
    package func write(_ files: [String: String]) throws {
        let target = URL(fileURLWithPath: directory).standardizedFileURL.resolvingSymlinksInPath()
        let manager = FileManager.default
        let paths = files.keys.sorted()
        for path in paths where !Self.isInside(path) { throw failed(path, "the path would leave the site's folder") }
        for path in paths where hasLink(path, below: target) {
            throw failed(path, "there is a symbolic link of this name in \(directory)")
        }
        let manifest = try SiteManifest(in: target.path)
        if manifest == nil { try refuseStrangers(files, target) }
        let earlier = (manifest?.hashes.keys.sorted() ?? []).filter {
            !hasLink($0, below: target) && manifest?.isUnchanged($0, in: target.path) == true
        }
        try refuseForeign(paths, files, earlier, isListed: { manifest?.hashes[$0] != nil }, target)
        let work = target.deletingLastPathComponent()
            .appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString)")
        var keepsWork = false
        defer { if !keepsWork { try? manager.removeItem(at: work) } }
        let fresh = work.appendingPathComponent("new")
        let size = files.values.reduce(0) { $0 + Int64($1.utf8.count) }
        for path in paths { try put(files[path] ?? "", path, below: fresh, ofBytes: size) }
        try put(SiteManifest(of: files, replacing: manifest).text, Self.manifestName, below: fresh, ofBytes: size)
        var move = Move(from: fresh, to: target, backup: work.appendingPathComponent("old"))
        do {
            for path in earlier where files[path] == nil { try move.takeAway(path) }
            // The manifest goes first: it then covers whatever follows, and what it replaces.
            for path in [Self.manifestName] + paths { try move.bring(path) }
        } catch {
            keepsWork = !move.undo()
            let outcome =
                keepsWork ? "the earlier ones are in \(work.lastPathComponent) beside it" : "the earlier ones are back"
            throw failed(directory, "its files could not be replaced; \(outcome)", error)
        }
        move.removeEmptyFolders(of: earlier)
        try? OutputFile(target.appendingPathComponent(Self.manifestName).path).replace(
            with: Data(SiteManifest(of: files).text.utf8))
    }

    private func put(_ text: String, _ path: String, below folder: URL, ofBytes size: Int64) throws {
        let file = folder.appendingPathComponent(path)
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try OutputFile(file.path).create(Data(text.utf8), ofBytes: size)
        } catch let error as OutputError {
            throw failed(directory, "\(path) could not be written next to it; nothing was changed (\(error.reason))")
        } catch {
            throw failed(directory, "\(path) could not be written next to it; nothing was changed", error)
        }
    }

    /// Stops where a folder without a manifest holds anything but the same site.
    private func refuseStrangers(_ files: [String: String], _ target: URL) throws {
        guard FileKind(target.path) == .folder, let walk = FileManager.default.enumerator(atPath: target.path) else {
            return
        }
        for case let path as String in walk {
            if files[path] != nil || FileKind("\(target.path)/\(path)") == .folder { continue }
            throw failed(
                directory,
                "the folder holds files that pipereport did not write, such as \(path); name an empty or new folder with --site"
            )
        }
    }

    /// Stops before anybody else's file is replaced, and before a link would lead out of the folder.
    private func refuseForeign(
        _ paths: [String], _ files: [String: String], _ earlier: [String], isListed: (String) -> Bool, _ target: URL
    ) throws {
        let own = Set(earlier)
        for path in paths {
            let file = target.appendingPathComponent(path)
            guard let kind = FileKind(file.path), !own.contains(path) else { continue }
            if case .regular = kind, let data = try? Data(contentsOf: file), data == Data((files[path] ?? "").utf8) {
                continue
            }
            throw failed(
                path,
                isListed(path)
                    ? "the file in \(directory) was changed after pipereport wrote it; delete it, or name another folder with --site"
                    : "\(directory) has such a file that pipereport did not write; remove it or name another folder with --site"
            )
        }
    }

    private func hasLink(_ path: String, below target: URL) -> Bool {
        var file = target
        for part in path.split(separator: "/") {
            file.appendPathComponent(String(part))
            if (try? FileManager.default.destinationOfSymbolicLink(atPath: file.path)) != nil { return true }
        }
        return false
    }

    private static func isInside(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return path != manifestName && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }

    private func failed(_ path: String, _ message: String, _ cause: (any Error)? = nil) -> RenderError {
        RenderError(step: .writeSite, path: path, message: message, cause: cause)
    }
}

/// Moves files into a folder and remembers how to take everything back.
private struct Move {
    let from: URL
    let to: URL
    let backup: URL
    private var brought: [String] = []
    private var takenAway: [String] = []

    init(from: URL, to: URL, backup: URL) {
        self.from = from
        self.to = to
        self.backup = backup
    }

    mutating func takeAway(_ path: String) throws {
        try rename(to.appendingPathComponent(path), backup.appendingPathComponent(path))
        takenAway.append(path)
    }

    mutating func bring(_ path: String) throws {
        if FileManager.default.fileExists(atPath: to.appendingPathComponent(path).path) { try takeAway(path) }
        try rename(from.appendingPathComponent(path), to.appendingPathComponent(path))
        brought.append(path)
    }

    /// - Returns: whether all earlier files are back in their place.
    func undo() -> Bool {
        var isWhole = true
        for path in brought.reversed() { try? FileManager.default.removeItem(at: to.appendingPathComponent(path)) }
        for path in takenAway.reversed() {
            do {
                try rename(backup.appendingPathComponent(path), to.appendingPathComponent(path))
            } catch {
                isWhole = false
            }
        }
        return isWhole
    }

    /// Takes away folders that held only files of the earlier run.
    func removeEmptyFolders(of earlier: [String]) {
        let folders = Set(earlier.map { ($0 as NSString).deletingLastPathComponent }).filter { !$0.isEmpty }
        for folder in folders.sorted(by: >) {
            let url = to.appendingPathComponent(folder)
            if let rest = try? FileManager.default.contentsOfDirectory(atPath: url.path), rest.isEmpty {
                try? FileManager.default.removeItem(at: url)
            }
        }
    }

    private func rename(_ source: URL, _ destination: URL) throws {
        try FileManager.default.createDirectory(
            at: destination.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.moveItem(at: source, to: destination)
    }
}
