import Foundation

extension RecordedRun {
    /// One line of the stored form; exactly one member is there.
    private struct Line: Codable {
        var action: RecordedAction?
        var diagnostic: RecordedDiagnostic?
        var tool: String?
        var version: String?
    }

    /// The run as JSON lines, in the order of positions.
    package var jsonLines: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let tools = toolVersions.sorted { $0.key < $1.key }.map { Line(tool: $0.key, version: $0.value) }
            let steps =
                actions.map { (position: $0.position, line: Line(action: $0)) }
                + diagnostics.map { (position: $0.position, line: Line(diagnostic: $0)) }
            let lines = tools + steps.sorted { $0.position < $1.position }.map(\.line)
            return try lines.map { String(decoding: try encoder.encode($0), as: UTF8.self) }.joined(separator: "\n")
        }
    }

    /// Reads what `jsonLines` wrote.
    package init(jsonLines: String) throws {
        self.init()
        for text in jsonLines.split(separator: "\n") {
            let line = try JSONDecoder().decode(Line.self, from: Data(text.utf8))
            if let action = line.action { actions.append(action) }
            if let diagnostic = line.diagnostic { diagnostics.append(diagnostic) }
            if let tool = line.tool, let version = line.version { toolVersions[tool] = version }
        }
    }
}
