import Testing

@testable import Reporting

/// What CommonMark lacks and what it must not let through.
@Suite struct MarkdownHTMLTests {
    @Test(arguments: [
        ("| a | b |\n| --- | ---: |\n| 1 | 2 |", "<td>1</td><td class=\"right\">2</td>"),
        ("| a |\n| :-: |\n| x |", "<td class=\"center\">x</td>"),
        ("a | b\n--- | ---\n1 | 2", "<td>1</td><td>2</td>"),
        ("| a | b |\n| --- | --- |\n| 1 |", "<td>1</td><td></td>"),
        ("| a |\n| --- |\n| 1 | 2 |", "<tr><td>1</td></tr>"),
        ("| a |\n| --- |\n| x \\| `y \\| z` |", "<td>x | <code>y | z</code></td>"),
        ("| a |\n| --- |\n| **x** [l](https://e.example) |", "<strong>x</strong> <a href=\"https://e.example\">l</a>"),
        ("| a |\n| --- |\n| \\\\|", "<td>\\</td>"),
    ])
    func aTableIsATable(_ markdown: String, _ html: String) throws {
        let text = try MarkdownHTML.render(markdown)
        #expect(text.contains(html), "\(text)")
        #expect(text.contains("<th scope=\"col\""))
    }

    @Test(arguments: ["| a | b |\n| --- |\n| 1 |", "| a |\ntext", "a | b", "| a |\n| -:- |", "| a |\n| : |"])
    func whatOnlyLooksLikeATableIsAParagraph(_ markdown: String) throws {
        let text = try MarkdownHTML.render(markdown)
        #expect(text.hasPrefix("<p>") && !text.contains("<table"), "\(text)")
    }

    @Test(arguments: [
        ("<b>x</b>", "<!-- raw HTML omitted -->"), ("[x](javascript:alert(1))", "<a href=\"\">x</a>"),
        ("[x](data:text/html,y)", "<a href=\"\">x</a>"), ("![alt](https://e.example/i.png)", "<p>alt</p>"),
        ("```\"><script>\nx < y\n```", "class=\"language-&quot;&gt;&lt;script&gt;\">x &lt; y"),
    ])
    func whatCouldRunOrLoadIsLeftOut(_ markdown: String, _ html: String) throws {
        let text = try MarkdownHTML.render(markdown)
        #expect(text.contains(html), "\(text)")
        #expect(!text.contains("<script") && !text.contains("<img") && !text.contains("<b>"))
    }

    @Test func headingsHaveIdsThatDiffer() throws {
        let (html, headings) = try MarkdownHTML.renderWithHeadings("# A `b`\n\n## C\n\n## C\n\n# ☃\n", headingOffset: 1)
        #expect(headings.map(\.anchor) == ["a-b", "c", "c-2", "section"])
        #expect(html.contains("<h2 id=\"a-b\">") && html.contains("<h3 id=\"c-2\">"))
    }

    @Test func linesThatEndAsOnWindowsMakeATableToo() throws {
        #expect(try MarkdownHTML.render("| a |\r\n| --- |\r\n| 1 |\r\n").contains("<td>1</td>"))
    }

    @Test func aLargeDocumentIsRenderedInOneGo() throws {
        let rows = (0..<5_000).map { "| \($0) | `x` |" }.joined(separator: "\n")
        let text = try MarkdownHTML.render("| a | b |\n| --- | --- |\n\(rows)\n")
        #expect(text.components(separatedBy: "<tr>").count == 5_002)
    }
}
