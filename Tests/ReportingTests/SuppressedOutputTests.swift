import Facts
import SnapshotStore
import Testing

@testable import Reporting

/// Findings that somebody has accepted: shown apart, and counted nowhere else.
@Suite struct SuppressedOutputTests {
    private static let hostile = "<img src=x onerror=alert(1)> @acme/admins | `x` \u{1B}[31m\u{202E}[a](javascript:b)"

    /// The fixture's pipeline with its first finding suppressed.
    private func rendering(reason: String = "The contract names it.") throws -> Rendering {
        let (store, snapshot) = try Fixture.pipeline()
        let entry = Suppression(
            source: .file, rules: ["*"], reason: reason, expires: CalendarDay("2027-01-31"), file: "pipereport.yml",
            line: 7)
        try store.write([entry], ofFile: "pipereport.yml", in: snapshot)
        let id = try #require(try store.suppressions(of: snapshot).first?.id)
        let rows = try store.rows("SELECT id, name FROM resource WHERE origin = 'aws' ORDER BY id")
        let ids = Dictionary(
            rows.compactMap { row in row.text("name").flatMap { name in row.int64("id").map { (name, $0) } } },
            uniquingKeysWith: { first, _ in first })
        var judgement = Fixture.judgement(.init(), ids)
        judgement.findings[0].suppressionID = id
        try store.replaceJudgement(judgement, in: snapshot)
        return try Rendering(store: store, snapshot: snapshot)
    }

    @Test func aSuppressedFindingIsInNoSeverityAndNoStep() throws {
        let report = try rendering().report
        #expect(report.verdict.failCounts == [.medium: 1])
        #expect(report.verdict.suppressedCount == 1)
        #expect(report.verdict.headline == "No finding of severity high or above, 1 below it")
        #expect(report.verdict.tone == .warning)
        #expect(report.nextSteps.map(\.rule) == ["deprecated-acl-argument"])
        #expect(report.suppressed.map(\.fingerprint) == ["5c1f0a9b77e2d431"])
    }

    @Test func theFileOfSuppressionsIsNothingThatWasCompared() throws {
        #expect(try rendering().report.header.origins == [.aws])
    }

    @Test func theReportListsItApartWithReasonDayAndPlace() throws {
        let text = try rendering().markdownReport()
        #expect(text.contains("| Suppressed | 1 |"))
        let section = try #require(text.components(after: "## Suppressed"))
        #expect(section.contains("| The contract names it. | 2027-01-31 | `pipereport.yml:7` | `5c1f0a9b77e2d431` |"))
        let findings = try #require(text.components(after: "## Findings"))
        #expect(!findings.contains("5c1f0a9b77e2d431"))
    }

    @Test func theCommentCountsItApartAndLeavesItOutOfItsTable() throws {
        let comment = try rendering().pullRequestComment()
        #expect(comment.contains("0 critical, 0 high, 1 medium and 0 low; 1 unanswered, 1 suppressed, "))
        #expect(!comment.contains("may not invoke processing"))
    }

    @Test func theSiteHasAPageForIt() throws {
        let site = try rendering().site()
        let page = try #require(site["findings/suppressed.html"])
        #expect(page.contains("<dt>Reason</dt><dd>The contract names it.</dd>"))
        #expect(page.contains("<dt>Suppressed until</dt><dd>2027-01-31</dd>"))
        #expect(page.contains("<code>pipereport.yml:7</code>"))
        #expect(!page.contains("What to do"))
        #expect(site["index.html"]?.contains("href=\"findings/suppressed.html\">1 suppressed finding</a>") == true)
        #expect(site["findings/index.html"]?.contains("href=\"../findings/suppressed.html\">Suppressed</a>") == true)
        #expect(site["findings/wiring.html"]?.contains("5c1f0a9b77e2d431") == false)
        let rule = site["rules/missing-events-permission.html"]
        #expect(rule?.contains("href=\"../findings/suppressed.html#f-5c1f0a9b77e2d431\"") == true)
    }

    @Test func aHostileReasonIsText() throws {
        let rendering = try rendering(reason: Self.hostile)
        let page = try #require(try rendering.site()["findings/suppressed.html"])
        #expect(page.contains("&lt;img src=x onerror=alert(1)&gt; @acme/admins | `x` ␛[31m‹U+202E›[a](javascript:b)"))
        let report = try rendering.markdownReport()
        #expect(
            report.contains(
                "\\<img src=x onerror=alert(1)\\> @&#8203;acme/admins \\| \\`x\\` ␛\\[31m‹U+202E›\\[a\\](javascript:b)")
        )
    }
}

extension String {
    /// What follows a heading, up to the next of its level; nil where it is not there.
    fileprivate func components(after heading: String) -> String? {
        let parts = split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = parts.firstIndex(of: Substring(heading)) else { return nil }
        return parts[(start + 1)...].prefix { !$0.hasPrefix("## ") }.joined(separator: "\n")
    }
}
