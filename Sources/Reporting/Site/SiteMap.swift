internal import Facts

/// Where each page of the site lies; the one place that knows the paths.
struct SiteMap: Sendable {
    static let index = "index.html"
    static let report = "report.html"
    static let findings = "findings/index.html"
    static let rules = "rules/index.html"
    static let runs = "runs.html"
    static let coverage = "coverage.html"

    /// Fingerprint → the page that shows the finding, for findings that are shown.
    private(set) var pageOfFinding: [String: String] = [:]

    static func rule(_ id: String) -> String { "rules/\(Slug.fileName(id)).html" }

    /// The page of a section's findings: the first has no number.
    static func findings(_ section: FindingSection, page: Int = 1) -> String {
        "findings/\(section.name)\(page == 1 ? "" : "-\(page)").html"
    }

    static func anchor(_ fingerprint: String) -> String { "f-" + Slug.anchor(fingerprint) }

    mutating func place(_ finding: Finding, on page: String) { pageOfFinding[finding.fingerprint] = page }

    /// The link to a finding, from the site's folder; its rule's page where the finding is on none.
    func link(_ finding: Finding) -> String {
        guard let page = pageOfFinding[finding.fingerprint] else { return Self.rule(finding.rule) }
        return "\(page)#\(Self.anchor(finding.fingerprint))"
    }

    /// The way back to the site's folder.
    static func root(of path: String) -> String {
        String(repeating: "../", count: path.utf8.filter { $0 == UInt8(ascii: "/") }.count)
    }
}
