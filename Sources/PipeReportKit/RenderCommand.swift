import Foundation
import Machine
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
        let place = OutputPlace(currentDirectory: world.currentDirectory, home: world.environment["HOME"])
        if let templates {
            do throws(ReadRefusal) {
                try CheckoutLinks(here: world.currentDirectory).check(templates)
            } catch {
                throw CommandError("\(templates) \(error) (--templates).")
            }
        }
        let siteFolder = try place.ownFolder(site, step: .writeSite)
        let reportFile = try place.path("\(reports)/session-report.md", step: .writeReport)
        let commentFile = try pullRequestComment.map { try place.path($0, step: .writeReport) }
        let store = try SnapshotStore(path: database, mode: .readOnly)
        let id = try store.snapshotID(snapshot)
        let rendering = try Rendering(
            store: store, snapshot: id, templatesDirectory: templates, baseURL: baseURL)
        let report = try rendering.markdownReport()
        let pages = try rendering.site()
        let comment = try commentFile.map { (path: $0, text: try rendering.pullRequestComment()) }
        try write(report, to: reportFile, makingFolder: true)
        try SiteWriter(directory: siteFolder).write(pages)
        if let comment { try write(comment.text, to: comment.path) }
        let written = ["\(reports)/session-report.md", "\(site)/index.html"] + (pullRequestComment.map { [$0] } ?? [])
        world.out(written.map { FindingTable.visible($0) + "\n" }.joined())
    }

    private func write(_ text: String, to path: String, makingFolder: Bool = false) throws {
        do {
            if makingFolder {
                try FileManager.default.createDirectory(
                    atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            }
        } catch {
            throw CommandError("Cannot write \(path): \(error.localizedDescription)")
        }
        try OutputFile(path).replace(with: Data(text.utf8))
    }
}
