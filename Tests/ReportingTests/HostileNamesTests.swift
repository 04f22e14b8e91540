import Facts
import Foundation
import SnapshotStore
import Testing

@testable import Reporting

extension Fixture {
    /// Every name is an attempt at something.
    static let hostile: Names = {
        var names = Names()
        names.label = "<script>alert(1)</script> | pipes | @team"
        names.raw = "raw\"><img src=x onerror=alert(1)>"
        names.processed = "| a | `b` |\n| --- | --- |"
        names.analytics = "../../etc/passwd"
        names.processing = "[click](javascript:alert(1))"
        names.rule = "@acme/admins \u{1B}[31m\u{202E}txt"
        names.message = "# heading\n- **bold** <!-- x --> &lt; ![i](http://e.example/x.png) @acme/admins"
        names.path = "../../x.tf"
        names.reason = "{{message}} ``` \u{1}end"
        return names
    }()
}

/// Hostile names are text: in Markdown, in HTML, in file names.
@Suite struct HostileNamesTests {
    static let texts = [
        "<script>alert(1)</script>", "| pipes | in | cells |", "`code` and ``more``", "@team", "../x", "a\\", "\\|",
        "*a* _b_ __c__ ~~d~~", "[x](javascript:alert(1))", "![x](http://e.example)", "<https://e.example>", "&lt;&amp;",
        "# h", "- item", "+ item", "1. item", "1) item", "1.5", "---", "===", "> quote", "    indented", "  two  ",
        "a\nb", "\r\n", "\u{1B}[31mred", "\u{202E}gpj.exe", "\u{301}mark", "\"\u{301} onmouseover=\"x", "{{x}}", "",
        " ", "https://e.example/x", "HTTP://e.example", "see www.e.example", "ftp://e.example", "s3://b/k",
        "$x$", "snake_case_name", "_lead", "trail_", "é ☃ 👩‍👩‍👧", "\u{200B}",
    ]

    @Test(arguments: texts)
    func aTextAppearsAsItselfInEveryPlaceOfMarkdown(_ text: String) throws {
        let cell = "| h |\n| --- |\n| \(text.markdownEscaped) |\n| \(text.markdownCode) |"
        let item = "- \(text.markdownEscaped)\n- \(text.markdownCode)"
        let html = try MarkdownHTML.render(
            "## \(text.markdownEscaped)\n\n\(cell)\n\n\(item)\n\nText: \(text.markdownEscaped)\n")
        // A combining mark makes one character with the ">" of the tag before it; the comparison wants them apart.
        let apart = { (text: String) in text.replacingOccurrences(of: "\u{301}", with: "^", options: .literal) }
        let shown = apart(text.visible.htmlEscaped.replacingOccurrences(of: "&#39;", with: "'"))
        let places = contents(apart(html))
        #expect(places.count == 6, "the document has another shape: \(html)")
        for place in places {
            let trimmed = trim(place.hasPrefix("Text:") ? String(place.dropFirst(5)) : place)
            #expect(trimmed == trim(shown))
        }
    }

    @Test("No host makes a link of a bare address", arguments: texts + ["xhttps://e.example", "wWw.e.example"])
    func aBareAddressIsNoLink(_ text: String) {
        let escaped = text.markdownEscaped.lowercased()
        // GitHub Flavored Markdown, 6.9 "Autolinks (extension)"; a backslash in between ends the search for one.
        for start in ["http://", "https://", "ftp://", "www."] { #expect(!escaped.contains(start)) }
    }

    @Test(arguments: texts)
    func aTextAppearsAsItselfInHTML(_ text: String) {
        let escaped = HTMLContentType().escapeText(text)
        #expect(!escaped.unicodeScalars.contains { "<>\"'".unicodeScalars.contains($0) })
        #expect(!escaped.unicodeScalars.contains { $0.value < 0x20 })
    }

    @Test func noPageHasATagOrAttributeOfAHostileName() throws {
        let (store, snapshot) = try Fixture.pipeline(Fixture.hostile)
        let site = try Rendering(store: store, snapshot: snapshot).site()
        for (path, page) in site where path.hasSuffix(".html") {
            for tag in ["<script", "<img", "javascript:alert(1)\"", "<!-- x"] {
                #expect(!page.contains(tag), "\(path) has \(tag)")
            }
        }
        let index = try #require(site["index.html"])
        #expect(index.contains("&lt;script&gt;alert(1)&lt;/script&gt; | pipes | @team"))
        #expect(index.contains("raw&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"))
        #expect(index.contains("@acme/admins ␛[31m‹U+202E›txt"))
        let report = try #require(site["report.html"])
        #expect(report.contains("&lt;script&gt;alert(1)&lt;/script&gt; | pipes | @team"))
        #expect(report.contains("{{message}} ``` ␁end"))
    }

    @Test func noMarkdownMentionsAnybody() throws {
        let (store, snapshot) = try Fixture.pipeline(Fixture.hostile)
        let rendering = try Rendering(store: store, snapshot: snapshot)
        for text in [try rendering.markdownReport(), try rendering.pullRequestComment()] {
            // Code is not searched for mentions by any host.
            let words = text.replacingOccurrences(of: "\\`", with: "").components(separatedBy: "```").enumerated()
                .filter { $0.offset % 2 == 0 }.map(\.element)
                .joined().components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
                .joined()
            let mentions = words.components(separatedBy: "@").dropFirst().filter { !$0.hasPrefix("&#8203;") }
            #expect(mentions.isEmpty, "\(mentions)")
        }
    }

    @Test func aHostileNameAddsNoRowOrHeadingToTheReport() throws {
        let shape = { (names: Fixture.Names) in
            let (store, snapshot) = try Fixture.pipeline(names)
            let text = try Rendering(store: store, snapshot: snapshot).markdownReport()
            return try MarkdownHTML.render(text).components(separatedBy: "<").compactMap { part -> Substring? in
                let name = part.prefix { $0.isLetter || $0.isNumber || $0 == "/" }
                return ["tr", "h1", "h2", "h3", "h4", "li", "table", "pre"].contains(String(name)) ? name : nil
            }
        }
        #expect(try shape(Fixture.hostile) == shape(Fixture.Names()))
    }

    @Test(arguments: ["../x", "a/b", "A", "a", "con", "index", "", "é", "a b", "a-b", "<script>", "\u{0}", "x.html"])
    func aFileNameOfAHostileNameIsPlain(_ name: String) {
        let slug = Slug.fileName(name)
        #expect(!slug.isEmpty && slug.utf8.count < 80)
        #expect(slug.allSatisfy { $0 == "-" || ("a"..."z").contains($0) || ("0"..."9").contains($0) })
        #expect((slug == name) == (["a", "a-b"].contains(name)))
    }

    @Test func namesThatReduceToTheSameLettersKeepTheirOwnFiles() {
        let names = ["a", "A", "a-b", "a b", "a/b", "../a", "index", "Index", "é", "è"]
        #expect(Set(names.map(Slug.fileName)).count == names.count)
    }

    @Test func aLinkOfARuleThatIsNotOfTheWebIsText() throws {
        let (store, snapshot) = try Fixture.pipeline()
        let page = try #require(
            try Rendering(store: store, snapshot: snapshot).site()["rules/missing-events-permission.html"])
        #expect(page.contains("<li>Not a link, "))
        #expect(page.contains("<a href=\"https://docs.aws.amazon.com/eventbridge/"))
    }

    // MARK: -

    /// What stands in headings, cells, items and paragraphs, without code tags.
    private func contents(_ html: String) -> [String] {
        let plain = html.replacingOccurrences(of: "<code>", with: "").replacingOccurrences(of: "</code>", with: "")
        var result: [String] = []
        for (open, close) in [("<h2", "</h2>"), ("<td>", "</td>"), ("<li>", "</li>"), ("<p>", "</p>")] {
            for part in plain.components(separatedBy: open).dropFirst() {
                let content = part.components(separatedBy: close)[0]
                result.append(open == "<h2" ? String(content.drop { $0 != ">" }.dropFirst()) : content)
            }
        }
        return result
    }

    private func trim(_ text: String) -> String { text.trimmingCharacters(in: .whitespacesAndNewlines) }
}
