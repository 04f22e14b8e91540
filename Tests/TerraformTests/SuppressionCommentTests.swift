import Facts
import Testing

@testable import Terraform

private let rest = #"reason="r" expires=2027-01-31"#

private func comments(_ files: [String: String]) -> [Suppression] {
    ConfigurationAnalysis(evaluate(files), deprecations: .builtIn, lockedVersions: nil).suppressions
}

private func comments(_ main: String) -> [Suppression] { comments(["root/main.tf": main]) }

@Test(
    "A comment speaks of the block that it stands in, on or directly above",
    arguments: [
        ("# pipereport:ignore a \(rest)\nresource \"x\" \"y\" {\n}\n", 1, 2...3),
        ("// pipereport:ignore a \(rest)\n# another\nresource \"x\" \"y\" {\n}\n", 1, 3...4),
        ("/* pipereport:ignore a\n \(rest) */\nresource \"x\" \"y\" {\n}\n", 1, 3...4),
        ("resource \"x\" \"y\" { # pipereport:ignore a \(rest)\n}\n", 1, 1...2),
        ("resource \"x\" \"y\" {\n  n = 1 # pipereport:ignore a \(rest)\n}\n", 2, 1...3),
        ("resource \"x\" \"y\" {\n  n {\n    # pipereport:ignore a \(rest)\n  }\n}\n", 3, 1...5),
        ("resource \"x\" \"y\" {\n} # pipereport:ignore a \(rest)\nresource \"x\" \"z\" {\n}\n", 2, 1...2),
        ("/* pipereport:ignore a \(rest) */ resource \"x\" \"y\" {\n}\n", 1, 1...2),
        ("# pipereport:ignore a \(rest)\r\nresource \"x\" \"y\" {\r\n}\r\n", 1, 2...3),
        ("locals {\n  # pipereport:ignore a \(rest)\n  b = 1\n}\n", 2, 1...4),
    ])
func places(text: String, line: Int, block: ClosedRange<Int>) throws {
    let found = comments(text)
    let comment = try #require(found.first)
    #expect(found.count == 1)
    #expect(comment.rules == ["a"])
    #expect(comment.line == line)
    #expect(comment.block == block)
    #expect(comment.problem == nil)
    #expect(comment.file == "main.tf")
}

@Test("A comment with nothing below it, or an empty line between, stands at no block")
func noBlock() {
    let found = comments(
        "# pipereport:ignore a \(rest)\n\nresource \"x\" \"y\" {\n}\n# pipereport:ignore b \(rest)\n")
    #expect(found.map(\.problem) == ["it stands at no block", "it stands at no block"])
}

@Test(
    "Texts, heredocs and templates are no comments",
    arguments: [
        "a = \"# pipereport:ignore a \"",
        "a = <<EOT\n# pipereport:ignore a\nEOT",
        "a = <<-EOT\n  // pipereport:ignore a\n  EOT",
        "a = \"x${\"# pipereport:ignore a\"}y\"",
        "a = <<EOT\n${\"# pipereport:ignore a\"}\n# pipereport:ignore a\nEOT",
        "a = \"$${ # pipereport:ignore a\"",
        "a = \"\\\" # pipereport:ignore a\"",
        "a = [\"{\", \"# pipereport:ignore a\"]",
        "a = <<EOT\nEOT is not alone # pipereport:ignore a\nEOT",
    ])
func textsAreNone(argument: String) {
    let found = comments("resource \"x\" \"y\" {\n\(argument)\n}\n# pipereport:ignore last \(rest)\nlocals {\n}\n")
    #expect(found.map(\.rules) == [["last"]])
}

@Test(
    "A comment in an interpolation or behind a heredoc is one",
    arguments: [
        "a = \"${ /* pipereport:ignore a \(rest) */ 1}\"", "a = <<EOT\n${ # pipereport:ignore a \(rest)\n1}\nEOT",
        "a = <<EOT\n}\n\"\nEOT\n# pipereport:ignore a \(rest)", "a = { b = \"${{}}\" } # pipereport:ignore a \(rest)",
    ])
func commentsInTemplates(argument: String) {
    #expect(comments("resource \"x\" \"y\" {\n\(argument)\n}\n").map(\.rules) == [["a"]])
}

@Test("A comment in a module's folder is read once however often the module is called")
func modules() {
    let found = comments([
        "root/main.tf": """
        module "a" {
          source = "./m"
        }
        module "b" {
          source = "./m"
        }
        """,
        "root/m/main.tf": "# pipereport:ignore a \(rest)\nresource \"x\" \"y\" {\n}\n",
    ])
    #expect(found.map(\.file) == ["m/main.tf"])
}

@Test("In JSON the member // is the comment of the block that it stands in")
func json() {
    let found = comments([
        "root/main.tf.json": #"""
        {
          "//": "pipereport:ignore outside reason='r' expires=2027-01-31",
          "resource": {
            "aws_s3_bucket": {
              "raw": {
                "//": ["an ordinary one", "pipereport:ignore a reason=\"r\" expires=2027-01-31"],
                "bucket": "// pipereport:ignore b reason='r' expires=2027-01-31"
              },
              "other": {"bucket": "x"}
            }
          }
        }
        """#
    ])
    #expect(found.map(\.rules) == [["outside"], ["a"]])
    #expect(found.map(\.problem) == ["it stands at no block", nil])
    #expect(found.last?.block == 5...8)
}

@Test("In JSON on one line a comment could speak of any block, so it holds for none")
func jsonOnOneLine() {
    let found = comments([
        "root/main.tf.json":
            #"{"resource":{"x":{"y":{"//":"pipereport:ignore a reason='r' expires=2027-01-31"},"z":{}}}}"#
    ])
    #expect(found.map(\.problem) == ["another block stands on the lines of its block"])
}

@Test(
    "No text makes the search for comments fail",
    arguments: [
        "", "/*", "/* pipereport:ignore", "#pipereport:ignore", "\"pipereport:ignore", "<<", "<<A",
        "a = <<A\npipereport:ignore",
        "}}}} # pipereport:ignore a", "\"${\"${\"${ # pipereport:ignore a", "\\", "\"\\", "{\"//\":",
        "%{ # pipereport:ignore",
    ])
func hostile(text: String) {
    for name in ["root/main.tf", "root/main.tf.json"] {
        let found = comments([name: text])
        #expect(found.allSatisfy { $0.problem != nil && $0.block == nil })
    }
}
