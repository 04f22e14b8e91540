package import SnapshotStore

/// Everything that is rendered from one snapshot: the same facts and templates give the same bytes.
package struct Rendering: Sendable {
    /// All that the outputs show.
    package let report: Report
    private let templates: TemplateLibrary
    private let baseURL: String?

    /// Reads the snapshot and checks the templates.
    ///
    /// - Parameters:
    ///   - templatesDirectory: a folder laid out as `templates/`, whose files replace the built-in ones singly.
    ///   - baseURL: where the site will be served; the link of the pull-request comment begins with it.
    /// - Throws: `RenderError`.
    package init(
        store: SnapshotStore, snapshot: Int64, templatesDirectory: String? = nil, baseURL: String? = nil
    ) throws {
        templates = try TemplateLibrary(directory: templatesDirectory)
        report = try ReportBuilder(store: store, snapshot: snapshot).build()
        self.baseURL = baseURL
    }

    /// The session report as Markdown.
    package func markdownReport() throws -> String {
        try templates.render("markdown/report", MarkdownReportView(report))
    }

    /// The pages and assets of the site: relative path → text.
    package func site() throws -> [String: String] {
        try SiteRenderer(report: report, templates: templates).render()
    }

    /// A comment for a pull request, of at most 60,000 characters. Its first line is the hidden marker
    /// `<!-- pipereport -->`, by which a workflow finds the comment to update.
    ///
    /// - Parameter maximumFindings: how many findings its table holds, worst first.
    package func pullRequestComment(maximumFindings: Int = 20) throws -> String {
        let view = CommentView(report, maximumFindings: maximumFindings, baseURL: baseURL)
        let text = try templates.render("markdown/comment", view)
        // The view is bounded; a user's template may add to it.
        if text.utf16.count > CommentView.characterLimit {
            throw RenderError(
                step: .renderPage, path: "markdown/comment.mustache",
                message: "the comment has \(text.utf16.count) characters; the limit is \(CommentView.characterLimit)")
        }
        return text
    }
}
