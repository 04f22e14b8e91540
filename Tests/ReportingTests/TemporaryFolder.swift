import Foundation

/// A folder that goes away with the value.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "pipereport-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, _ name: String) throws {
        let file = URL(fileURLWithPath: "\(path)/\(name)")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// Relative path → text of every file below `folder`.
    func files(below folder: String = "") -> [String: String] {
        var result: [String: String] = [:]
        let root = folder.isEmpty ? path : "\(path)/\(folder)"
        for name in FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? [] {
            if let text = try? String(contentsOfFile: "\(root)/\(name)", encoding: .utf8) { result[name] = text }
        }
        return result
    }
}
