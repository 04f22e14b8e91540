import Terraform
import Testing

@Suite("Inputs that mean harm")
struct HCLHostileTests {
    /// A text many times over. It is built within the test, because the test library writes every argument down.
    struct Hostile: Sendable, CustomTestStringConvertible {
        var start = ""
        var unit: String
        var end = ""
        var count = 10_000

        var text: String { start + String(repeating: unit, count: count) + end }
        var testDescription: String { "\(start)\(unit)…\(end)".replacing("\n", with: "⏎") }
    }

    private static let nested: [Hostile] = [
        Hostile(unit: "b {\n"), Hostile(unit: "b { c = {\n"), Hostile(start: "a = \"", unit: "%{ if x }", end: "\""),
        Hostile(start: "a = x", unit: "[*]"), Hostile(start: "a = x", unit: ".y"), Hostile(start: "a = x", unit: "[0]"),
        Hostile(start: "a = 1", unit: " + 1"), Hostile(start: "a = 1", unit: " || (1)"),
        Hostile(start: "a = x", unit: "[*].y"),
    ]

    private static let openings: [String] = [
        "(", "[", "{a=", "{", "f(", "-", "!", "\"${", "x ? ", "x ? y : ", "[for x in ", "x[", "<<A\n${", "(\n",
    ]

    @Test(
        "Nesting without end is refused and told",
        arguments: nested
            + openings.map { Hostile(start: "a = ", unit: $0, count: $0.utf8.count == 1 ? 100_000 : 10_000) })
    func nesting(source: Hostile) {
        let file = parse(source.text)
        #expect(!file.diagnostics.isEmpty)
        #expect(file.diagnostics.count <= 101)
    }

    private static let repeated: [String] = [
        "}", "}\n", "= \n", "a = [\n", "\"\n", "a = <<A\n", "a = \"${\n", "/*", "a {", "a = {\nb = [\n", "\u{0}",
        "a = \"%{\n", "a b c d e f ", "é", "x{y{z=[\n", "  a = (\n }\n", "a = [[[[[[[[[[\n",
    ]

    private static let unbalanced: [Hostile] = [
        Hostile(start: "a = [", unit: "]]]]", count: 4000),
        Hostile(
            start: "a = [" + String(repeating: "[", count: 4000), unit: "}", end: "\n", count: 4000),
    ]

    @Test(
        "Garbage is refused and told, and never read without end",
        arguments: repeated.map { Hostile(unit: $0, count: 4000) } + unbalanced)
    func garbage(source: Hostile) {
        let file = parse(source.text)
        #expect(!file.diagnostics.isEmpty)
        #expect(file.diagnostics.count <= 101)
    }

    @Test("Bytes that are not UTF-8 are told where they stand in a text, and left alone in a comment")
    func notUTF8() {
        let text = HCLParser.parse(path: "a.tf", bytes: Array("a = \"x".utf8) + [0xFF] + Array("\"\nb = 1\n".utf8))
        #expect(HCLSketch.diagnostics(text) == ["1:7 A character in UTF-8 was expected, not a byte that is not UTF-8."])
        #expect(HCLSketch.body(text.body) == "a = INVALID; b = 1")
        let comment = HCLParser.parse(path: "a.tf", bytes: Array("# ".utf8) + [0xFF] + Array("\nb = 1\n".utf8))
        #expect(comment.diagnostics.isEmpty)
    }

    @Test("Every cut of a file and every lost byte is read without harm")
    func cuts() {
        let source = Array(
            """
            resource "aws_lambda_function" "this" {
              name  = "${var.a}-x" # c
              tags  = { for k, v in local.t : k => "%{ if v }a%{ else }b%{ endif }" if v != null }
              doc   = <<-EOT
                a ${~ x[*].y.0 ~} $${z}
              EOT
              block { a = [1, 2.5e3, -x, !y, f(z...)] }
            }
            """.utf8)
        for index in source.indices {
            _ = HCLParser.parse(path: "a.tf", bytes: Array(source[..<index]))
            _ = HCLParser.parse(path: "a.tf", bytes: Array(source[index...]))
            _ = HCLParser.parse(path: "a.tf", bytes: Array(source[..<index] + source[(index + 1)...]))
            _ = HCLJSONParser.parse(path: "a.tf.json", bytes: Array(source[index...]))
        }
    }
}
