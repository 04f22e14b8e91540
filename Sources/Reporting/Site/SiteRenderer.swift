internal import Facts

/// Renders all pages of the site into memory.
struct SiteRenderer {
    /// No page is larger; lists are cut or spread over pages before it comes to that.
    static let pageLimitBytes = 300_000

    let report: Report
    let templates: TemplateLibrary
    let pages: [FindingPages.Page]
    let map: SiteMap

    init(report: Report, templates: TemplateLibrary) {
        self.report = report
        self.templates = templates
        var map = SiteMap()
        pages = FindingPages.split(report, &map)
        self.map = map
    }

    /// - Returns: relative path → text, assets included.
    func render() throws -> [String: String] {
        var files = templates.assets
        let add = { (path: String, template: String, view: any Decodable) in
            files[path] = try page(path, template, view)
        }
        try add(SiteMap.index, "site/index", indexPage)
        try add(SiteMap.report, "site/report", try reportPage())
        try add(
            SiteMap.findings, "site/findings-index",
            FindingIndexPage(
                page: frame("Findings", SiteMap.findings), groups: groups(root: "../"),
                isEmpty: report.findings.isEmpty && report.suppressed.isEmpty))
        for item in pages { try add(item.path, "site/findings", try findingPage(item)) }
        try add(SiteMap.rules, "site/rules-index", ruleIndexPage)
        for rule in report.rules { try add(SiteMap.rule(rule.id), "site/rule", try rulePage(rule)) }
        try add(
            SiteMap.runs, "site/runs",
            RunPage(
                page: frame("Runs", SiteMap.runs), count: Format.count(report.runCount, "run"),
                runs: runTable(limit: 100)))
        try add(SiteMap.coverage, "site/coverage", coveragePage)
        return files
    }

    private func page(_ path: String, _ template: String, _ view: any Decodable) throws -> String {
        let text = try templates.render(template, view)
        if text.utf8.count > Self.pageLimitBytes {
            throw RenderError(
                step: .renderPage, path: path,
                message: "the page would be \(Format.size(Int64(text.utf8.count))); the limit is 300 kB")
        }
        return text
    }

    func frame(_ title: String, _ path: String) -> PageFrame {
        let root = SiteMap.root(of: path)
        let items = [
            ("Overview", SiteMap.index), ("Session report", SiteMap.report), ("Findings", SiteMap.findings),
            ("Rules", SiteMap.rules), ("Runs", SiteMap.runs), ("Coverage", SiteMap.coverage),
        ]
        let header = report.header
        let parts = [header.label, "snapshot \(header.snapshot)", Format.time(header.takenAtMS)]
        return PageFrame(
            title: title, root: root,
            nav: items.map { name, target in
                let folder = target.split(separator: "/").first.map(String.init) ?? target
                let isCurrent = target == path || (target.contains("/") && path.hasPrefix(folder + "/"))
                return .init(title: name, href: root + target, isCurrent: isCurrent)
            }, snapshot: parts.compactMap { $0 }.joined(separator: " · "), toolVersion: header.toolVersion)
    }

    /// The report with lists as long as the page can hold.
    private func reportPage() throws -> ReportPage {
        var divisor = 1
        var (html, headings) = try MarkdownHTML.renderWithHeadings(markdown(divisor))
        while html.utf8.count > Self.pageLimitBytes - 30_000, divisor < 64 {
            divisor *= 2
            (html, headings) = try MarkdownHTML.renderWithHeadings(markdown(divisor))
        }
        return ReportPage(
            page: frame("Session report", SiteMap.report),
            contents: headings.filter { $0.level == 2 }.map { .init(title: $0.text, href: "#\($0.anchor)") },
            body: Fragment(html))
    }

    private func markdown(_ divisor: Int) throws -> String {
        try templates.render("markdown/report", MarkdownReportView(report, divisor: divisor))
    }
}
