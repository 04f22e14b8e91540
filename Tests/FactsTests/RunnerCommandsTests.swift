import Facts
import Foundation
import Testing

@Suite("No text gives the runner of a CI job a command")
struct RunnerCommandsTests {
    private func broken(_ texts: String...) -> String {
        var isLineStart = true
        return texts.map { RunnerCommands.broken($0, isLineStart: &isLineStart) }.joined()
    }

    @Test(
        "A command is broken up",
        arguments: [
            ("::stop-commands::x", "\\u{3a}:stop-commands::x"), ("a\n \t::error::x", "a\n \t\\u{3a}:error::x"),
            ("\u{a0}\u{3000}::add-mask::x", "\u{a0}\u{3000}\\u{3a}:add-mask::x"), ("a\r::x::", "a\r\\u{3a}:x::"),
            ("a ##[add-path]b", "a \\u{23}#[add-path]b"), ("###[x]", "#\\u{23}#[x]"),
            ("a ##vso[task.x]", "a \\u{23}#vso[task.x]"), ("##VSO[x]", "\\u{23}#VSO[x]"),
            ("##teamcity[x]", "\\u{23}#teamcity[x]"), ("section_start:1:a", "section\\u{5f}start:1:a"),
            ("x section_end:1:a", "x section\\u{5f}end:1:a"), ("::a\n::b", "\\u{3a}:a\n\\u{3a}:b"),
        ])
    func command(text: String, expected: String) { #expect(broken(text) == expected) }

    @Test(
        "Other text stays",
        arguments: [
            "", "arn:aws:s3:::b", "a ::b", "AWS::S3::Bucket", ":a", "# [x]", "## Heading", "##", "#[x]", "## a[0]", ":",
            "section_name", "a\nb: ::1",
        ])
    func plain(text: String) { #expect(broken(text) == text) }

    @Test("A line that is written in pieces is one line")
    func pieces() {
        #expect(broken("a ", "::b") == "a ::b")
        #expect(broken("a\n ", "::b") == "a\n \\u{3a}:b")
    }

    @Test("In JSON the value is the same", arguments: ["##[x]", "a\n::b", "\\##vso[x]", "section_start:1:x"])
    func json(text: String) throws {
        let document = String(decoding: try JSONEncoder().encode([text]), as: UTF8.self)
        let shown = document.escapingInvisibleInJSON
        #expect(try JSONDecoder().decode([String].self, from: Data(shown.utf8)) == [text])
        #expect(!shown.contains("##") && !shown.contains("section_"))
    }
}
