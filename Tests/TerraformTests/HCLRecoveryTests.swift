import Terraform
import Testing

@Suite("What cannot be read, and what still is")
struct HCLRecoveryTests {
    /// A file with a problem, what is said of it, and what was read all the same.
    struct Problem: Sendable, CustomTestStringConvertible {
        var source: String
        var diagnostics: [String]
        var body: String

        init(_ source: String, _ diagnostics: [String], reads body: String) {
            (self.source, self.diagnostics, self.body) = (source, diagnostics, body)
        }

        var testDescription: String { source.replacing("\n", with: "⏎") }
    }

    private static let values: [Problem] = [
        Problem("a = \nb = 2\n", ["1:5 A value was expected, not the end of the line."], reads: "a = INVALID; b = 2"),
        Problem(
            "a = 1 2\nb = 2\n", ["1:7 The end of the line after the argument was expected, not a number."],
            reads: "a = INVALID; b = 2"),
        Problem(
            "a = 1, \nb = 2\n", ["1:6 The end of the line after the argument was expected, not `,`."],
            reads: "a = 1; b = 2"),
        Problem("a = [\nb = 2\n", ["2:3 A comma or `]` was expected, not `=`."], reads: "a = INVALID; b = 2"),
        Problem(
            "a = [\n  1\n  2\n]\nb = 2\n", ["3:3 A comma or `]` was expected, not a number."],
            reads: "a = INVALID; b = 2"),
        Problem(
            "a = {\n  x 1\n}\nb = 2\n", ["2:5 `=` and a value was expected, not a number."],
            reads: "a = INVALID; b = 2"),
        Problem(
            "a = { x = 1 y = 2 }\nb = 2\n", ["1:13 A comma, the end of the line or `}` was expected, not a word."],
            reads: "a = INVALID; b = 2"),
        Problem("a = f(1\nb = 2\n", ["2:1 A comma or `)` was expected, not a word."], reads: "a = INVALID; b = 2"),
        Problem("a = (1 + 2\nb = 2\n", ["2:1 `)` was expected, not a word."], reads: "a = INVALID; b = 2"),
        Problem(
            "a = x ? 1\nb = 2\n",
            ["1:10 `:` and what holds when the condition is false was expected, not the end of the line."],
            reads: "a = INVALID; b = 2"),
        Problem(
            "a = \"x\nb = 2\n", ["1:7 `\"` at the end of the text was expected, not the end of the line."],
            reads: "a = INVALID; b = 2"),
        Problem(
            "a = \"x${y\"\nb = 2\n", ["1:10 `}` at the end of the ${ was expected, not `\"`."],
            reads: "a = INVALID; b = 2"),
        Problem("a = 'x'\nb = 2\n", ["1:5 A value was expected, not `'`."], reads: "a = INVALID; b = 2"),
        Problem(
            "a = x.\nb = 2\n", ["1:7 A name after the dot was expected, not the end of the line."],
            reads: "a = INVALID; b = 2"),
        Problem(
            "a = <<E\nx\nb = 2\n", ["1:7 The line `E` was expected at the end of the heredoc."],
            reads: "a = INVALID"),
        Problem(
            "a = \"\\d\"\nb = 2\n",
            ["1:6 An escape that exists was expected: `\\n`, `\\r`, `\\t`, `\\\"`, `\\\\`, `\\u` or `\\U`."],
            reads: "a = '\\d'; b = 2"),
        Problem(
            "a = {for k in y : k}\nb = 2\n",
            ["1:19 `=>` was expected: a `for` in braces needs a key and a value."], reads: "a = INVALID; b = 2"),
        Problem(
            "a = \"%{ if x }a\"\nb = 2\n",
            ["1:6 `%{ endif }` was expected after this directive, before the end of the text."],
            reads: "a = INVALID; b = 2"),
        Problem(
            "a = \"%{ endif }\"\nb = 2\n", ["1:6 A directive that this ends was expected before it."],
            reads: "a = INVALID; b = 2"),
    ]

    private static let bodies: [Problem] = [
        Problem(
            "a\nb = 2\n", ["1:2 `=` or a block's `{` after `a` was expected, not the end of the line."], reads: "b = 2"),
        Problem("= 1\nb = 2\n", ["1:1 An argument or a block was expected, not `=`."], reads: "b = 2"),
        Problem("\"a\" = 1\nb = 2\n", ["1:1 An argument or a block was expected, not `\"`."], reads: "b = 2"),
        Problem("a = 1\na = 2\n", ["2:1 Another name was expected: the argument `a` is set already."], reads: "a = 1"),
        Problem(
            "}\nb = 2\n", ["1:1 An argument or a block was expected, not a `}` that closes nothing."],
            reads: "b = 2"),
        Problem(
            "b \"x\"\n{\n  a = 1\n}\nc = 2\n",
            ["1:6 A label or `{` on the same line was expected, not the end of the line."],
            reads: "c = 2; b 'x' { a = 1 }"),
        Problem(
            "b 1 {\n  a = 1\n}\nc = 2\n", ["1:3 `=` or a block's `{` after `b` was expected, not a number."],
            reads: "c = 2"),
        Problem(
            "b {\n  a = ]\n  c = 1\n}\nd = 2\n", ["2:7 A value was expected, not `]`."],
            reads: "d = 2; b { a = INVALID; c = 1 }"),
        Problem(
            "b {\n  a = [1\n}\nd = 2\n", ["3:1 A comma or `]` was expected, not `}`."],
            reads: "d = 2; b { a = INVALID }"),
        Problem(
            "b { } c = 1\nd = 2\n", ["1:7 The end of the line after the block was expected, not a word."],
            reads: "d = 2; b {  }"),
        Problem(
            "b {\n  a = 1 }\nd = 2\n", ["2:9 The end of the line after the argument was expected, not `}`."],
            reads: "d = 2; b { a = 1 }"),
        Problem(
            "b { a = 1, c = 2 }\nd = 2\n",
            [
                "1:10 `}` after the only argument of a block on one line was expected, not `,`.",
                "1:18 The end of the line after the argument was expected, not `}`.",
            ], reads: "d = 2; b { a = 1; c = 2 }"),
        Problem("b \"x${y}\" {\n}\n", ["1:3 A label without interpolation was expected."], reads: "b 'x${y}' {  }"),
        Problem(
            "b \"x\" {\n  a = 1\n\nb \"y\" {\n  a = 2\n}\n",
            ["1:1 `}` was expected at the end of this block, not another block."],
            reads: "b 'x' { a = 1 }; b 'y' { a = 2 }"),
        Problem(
            "b \"x\" {\n  a = 1\n", ["1:1 `}` was expected at the end of this block, not the end of the file."],
            reads: "b 'x' { a = 1 }"),
        Problem(
            "a = 1 /* x\n", ["1:7 `*/` was expected at the end of the comment, not the end of the file."],
            reads: "a = 1"),
    ]

    @Test("One problem is told once, in one sentence, and the rest is read", arguments: values + bodies)
    func problems(problem: Problem) {
        let file = parse(problem.source)
        #expect(HCLSketch.diagnostics(file) == problem.diagnostics)
        #expect(HCLSketch.body(file.body) == problem.body)
    }

    @Test("A value that cannot be read in full is not read in part")
    func noHalfValues() throws {
        let file = parse(
            "policy = jsonencode({\n  Statement = [\n    { Effect = \"Deny\" }\n    { Effect = \"Allow\" }\n  ]\n})\nb = 1\n"
        )
        #expect(HCLSketch.body(file.body) == "policy = INVALID; b = 1")
        #expect(file.diagnostics.count == 1)
    }
}
