import Foundation
import Testing

/// Compares a text with its file in `Goldens/`.
enum Golden {
    private static let refresh = "PIPEREPORT_UPDATE_GOLDENS=1 swift test --filter ReportingTests"

    static func expect(_ text: String, _ name: String, location: SourceLocation = #_sourceLocation) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Goldens").appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["PIPEREPORT_UPDATE_GOLDENS"] != nil {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return
        }
        let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        if golden == text { return }
        let lines = zip(
            golden.split(separator: "\n", omittingEmptySubsequences: false),
            text.split(separator: "\n", omittingEmptySubsequences: false))
        let first = lines.enumerated().first { $0.element.0 != $0.element.1 }
        let where_ =
            first.map { "line \($0.offset + 1):\n  was  \($0.element.0)\n  is   \($0.element.1)" } ?? "the length"
        Issue.record(
            "Goldens/\(name) differs in \(where_)\nIf that is meant, run: \(refresh)", sourceLocation: location)
    }
}
