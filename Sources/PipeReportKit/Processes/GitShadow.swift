import Foundation
import Machine

/// A git folder of ours in a temporary folder, which lends a checkout's index and objects to one run of git.
struct GitShadow {
    private let folder: URL
    /// Environment variables that make git use it.
    let settings: [String: String]

    /// - Returns: nil where it cannot be written.
    init?(of checkout: Checkout) {
        let manager = FileManager.default
        folder = manager.temporaryDirectory.appendingPathComponent("pipereport-git-\(UUID().uuidString)")
        settings = [
            "GIT_DIR": folder.path, "GIT_WORK_TREE": checkout.workTree, "GIT_INDEX_FILE": checkout.index,
            "GIT_OBJECT_DIRECTORY": checkout.objects,
        ]
        do {
            try manager.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            for name in ["objects", "refs"] {
                try manager.createDirectory(
                    at: folder.appendingPathComponent(name), withIntermediateDirectories: false)
            }
            try Data("\(checkout.commit)\n".utf8).write(to: folder.appendingPathComponent("HEAD"))
            try Data(Self.configuration(of: checkout).utf8).write(to: folder.appendingPathComponent("config"))
            // A split index keeps most of itself in such a file, and names it alone.
            for name in checkout.sharedIndexes {
                try manager.createSymbolicLink(
                    atPath: folder.appendingPathComponent(name).path,
                    withDestinationPath: checkout.gitFolder + "/" + name)
            }
        } catch {
            remove()
            return nil
        }
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    private static func configuration(of checkout: Checkout) -> String {
        // The longer ids are SHA-256.
        let isSHA256 = checkout.commit.utf8.count == 64
        let format =
            isSHA256
            ? "\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n[core]\n"
            : "\trepositoryformatversion = 0\n"
        let settings = checkout.settings.sorted { $0.key < $1.key }.map { "\t\($0.key) = \($0.value)\n" }
        return "[core]\n" + format + "\tbare = false\n" + settings.joined()
    }
}
