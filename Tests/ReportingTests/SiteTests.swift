import Facts
import Foundation
import SnapshotStore
import Testing

@testable import Reporting

/// Properties of the site as a whole.
@Suite struct SiteTests {
    @Test(arguments: [Fixture.Names(), Fixture.hostile])
    func everyLinkLeadsToAPageAndPlaceOfTheSite(_ names: Fixture.Names) throws {
        let (store, snapshot) = try Fixture.pipeline(names)
        try expectLinksResolve(try Rendering(store: store, snapshot: snapshot).site())
    }

    @Test func fiveThousandFindingsStayBelowTheLimitOfAPage() throws {
        let rendering = try many(5_000) { index in
            let evidence = (0..<4).map { EvidenceItem(name: "statement \($0)", value: "{\"Sid\":\"\(index)\"}") }
            return ("object \(index) is not as it should be", evidence)
        }
        let site = try rendering.site()
        expectBounded(site)
        try expectLinksResolve(site)
        #expect(site.keys.filter { $0.hasPrefix("findings/hygiene") }.count > 10)
        #expect(try rendering.markdownReport().contains(" more: `sqlite3 pipereport.db"))
        #expect(try rendering.pullRequestComment(maximumFindings: 5_000).utf16.count <= 60_000)
    }

    @Test func findingsOfNothingButEscapesStayBelowTheLimitToo() throws {
        let quotes = String(repeating: "\"<\u{202E}|`", count: 4_000)
        let rendering = try many(60) { index in
            (quotes, (0..<30).map { EvidenceItem(name: quotes, value: "\($0)\(index)" + quotes) })
        }
        expectBounded(try rendering.site())
        #expect(try rendering.pullRequestComment(maximumFindings: 5_000).utf16.count <= 60_000)
    }

    @Test func everyPageIsOneWholeDocumentWithLandmarksAndOneHeading() throws {
        let (store, snapshot) = try Fixture.pipeline()
        for (path, page) in try Rendering(store: store, snapshot: snapshot).site() where path.hasSuffix(".html") {
            for part in [
                "<!doctype html>", "<html lang=\"en\">", "<main id=\"content\">", "</main>", "<nav ", "</html>\n",
            ] {
                #expect(page.components(separatedBy: part).count >= 2, "\(path) has no \(part)")
            }
            #expect(page.components(separatedBy: "<h1").count == 2, "\(path) has not just one h1")
            #expect(!page.contains("<th>"), "\(path) has a header cell without scope")
            #expect(!page.contains("<script"), "\(path) has a script")
            #expect(!page.contains("src="), "\(path) loads something")
        }
    }

    // MARK: -

    private func many(
        _ count: Int, _ make: (Int) -> (message: String, evidence: [EvidenceItem])
    ) throws -> Rendering {
        let store = try SnapshotStore()
        let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 0, asOfMS: 0, toolVersion: "0.1.0"))
        let ids = try store.write([Fixture.bucket("b", .init())], source: "aws", in: snapshot)
        let findings = (0..<count).map { index in
            let (message, evidence) = make(index)
            return Fixture.finding(
                "many", ids[0], "arn:aws:s3:::b", .high, message, subject: "\(index)", evidence: evidence,
                file: "main.tf", fingerprint: "f\(index)")
        }
        let rule = Fixture.rule("many", "Objects are as they should be", .high, .hygiene)
        try store.replaceJudgement(Judgement(rules: [rule], counts: [:], findings: findings), in: snapshot)
        try store.complete(snapshot)
        return try Rendering(store: store, snapshot: snapshot)
    }

    private func expectBounded(_ site: [String: String]) {
        for (path, page) in site { #expect(page.utf8.count <= 300_000, "\(path) has \(page.utf8.count) bytes") }
    }

    private func expectLinksResolve(_ site: [String: String]) throws {
        var count = 0
        for (path, page) in site where path.hasSuffix(".html") {
            for link in attributes("href", page) where !link.hasPrefix("https://") {
                count += 1
                let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                let target = parts[0].isEmpty ? path : resolve(parts[0], from: path)
                let text = try #require(site[target], "\(path) links to \(link), which is not there")
                if parts.count == 2 {
                    #expect(attributes("id", text).contains(parts[1]), "\(path) links to \(link): no such id")
                }
            }
            let ids = attributes("id", page)
            #expect(Set(ids).count == ids.count, "\(path) has an id twice")
        }
        #expect(count > 30)
    }

    private func attributes(_ name: String, _ page: String) -> [String] {
        page.components(separatedBy: " \(name)=\"").dropFirst().compactMap { $0.components(separatedBy: "\"").first }
    }

    private func resolve(_ link: String, from path: String) -> String {
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in link.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}
