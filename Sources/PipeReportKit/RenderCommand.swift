import Foundation
import Reporting
import SnapshotStore

/// `pipereport render`: writes the Markdown report, the site and, when asked, the pull-request comment.
package struct RenderCommand: Sendable {
    package var database: String
    package var snapshot: String
    package var reports: String
    package var site: String
    package var pullRequestComment: String?
    package var baseURL: String?
    package var templates: String?

    package init(
        database: String, snapshot: String, reports: String, site: String, pullRequestComment: String? = nil,
        baseURL: String? = nil, templates: String? = nil
    ) {
        self.database = database
        self.snapshot = snapshot
        self.reports = reports
        self.site = site
        self.pullRequestComment = pullRequestComment
        self.baseURL = baseURL
        self.templates = templates
    }

    /// Runs the command. All is rendered before the first file is written.
    package func run(_ world: World) throws {
        let store = try SnapshotStore(path: database, mode: .readOnly)
        let id = try store.snapshotID(snapshot)
        let rendering = try Rendering(
            store: store, snapshot: id, templatesDirectory: templates, baseURL: baseURL)
        let report = try rendering.markdownReport()
        let pages = try rendering.site()
        let comment = try pullRequestComment.map { (path: $0, text: try rendering.pullRequestComment()) }
        try write(report, to: reports + "/session-report.md", in: reports)
        try SiteWriter(directory: site).write(pages)
        if let comment { try write(comment.text, to: comment.path, in: nil) }
        world.out("\(reports)/session-report.md\n\(site)/index.html\n")
        if let comment { world.out("\(comment.path)\n") }
    }

    private func write(_ text: String, to path: String, in directory: String?) throws {
        do {
            if let directory {
                try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            }
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        } catch {
            throw CommandError("Cannot write \(path): \(error.localizedDescription)")
        }
    }
}
