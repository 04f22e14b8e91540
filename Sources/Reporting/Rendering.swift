package import SnapshotStore

/// Everything that is rendered from one snapshot: the same facts and templates give the same bytes.
package struct Rendering: Sendable {
    private let report: Report
    private let templates: TemplateLibrary

    /// Reads the snapshot and checks the templates.
    ///
    /// - Parameters:
    ///   - templatesDirectory: a folder laid out as `templates/`, whose files replace the built-in ones singly.
    ///   - baseURL: where the site will be served; links of the pull-request comment begin with it.
    /// - Throws: `RenderError`.
    package init(
        store: SnapshotStore, snapshot: Int64, templatesDirectory: String? = nil, baseURL: String? = nil
    ) throws {
        templates = try TemplateLibrary(directory: templatesDirectory)
        report = try ReportBuilder(store: store, snapshot: snapshot).build()
    }

    /// The session report as Markdown.
    package func markdownReport() throws -> String {
        try templates.render("markdown/report", MarkdownReportView(report))
    }

    /// The pages and assets of the site: relative path → text.
    package func site() throws -> [String: String] { ["index.html": "<!doctype html><title>pipereport</title>\n"] }

    /// A comment for a pull request, of at most 60,000 characters.
    ///
    /// - Parameter maximumFindings: how many findings its table holds, worst first.
    package func pullRequestComment(maximumFindings: Int = 20) throws -> String { report.verdict.headline }
}
