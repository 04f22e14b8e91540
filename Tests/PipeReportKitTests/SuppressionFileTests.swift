import Facts
import Testing

@testable import PipeReportKit

private func entry(_ fingerprint: String = "5c1f0a9b77e2d431", reason: String = "why") -> SuppressionFile.Entry {
    SuppressionFile.Entry(
        suppression: Suppression(
            source: .file, fingerprints: [fingerprint], reason: reason, expires: CalendarDay("2027-01-31"),
            file: "pipereport.yml", line: 0), note: "some-rule on aws_s3_bucket.raw")
}

private func adding(_ entry: SuppressionFile.Entry = entry(), to text: String) throws -> String {
    try SuppressionFile(name: "pipereport.yml", text: text).adding([entry])
}

private let written = """
      # some-rule on aws_s3_bucket.raw
      - fingerprint: "5c1f0a9b77e2d431"
        reason: "why"
        expires: 2027-01-31

    """

private let old = "  - rule: a\n    reason: b\n    expires: 2027-01-31\n"

@Test(
    "An entry is added where the list ends, and everything else stays as it is",
    arguments: [
        ("", "suppressions:\n\(written)"),
        ("# only a comment\n", "# only a comment\n\nsuppressions:\n\(written)"),
        ("rules: wiring # mine", "rules: wiring # mine\n\nsuppressions:\n\(written)"),
        ("rules: wiring\n\n\n", "rules: wiring\n\nsuppressions:\n\(written)"),
        ("suppressions:\n\(old)rules: wiring\n", "suppressions:\n\(old)\(written)rules: wiring\n"),
        (
            "suppressions:\n\(old)\n# about rules\nrules: wiring\n",
            "suppressions:\n\(old)\(written)\n# about rules\nrules: wiring\n"
        ),
        (
            "suppressions:\n\(old)    # the last word on it\nrules: wiring\n",
            "suppressions:\n\(old)    # the last word on it\n\(written)rules: wiring\n"
        ),
        ("suppressions: [] # none\nrules: wiring\n", "suppressions: # none\n\(written)rules: wiring\n"),
        ("suppressions:\nrules: wiring\n", "suppressions:\n\(written)rules: wiring\n"),
        (
            "suppressions:\n  - rule: a\n    expires: 2027-01-31\n    reason: |\n      b\n\n      # c\nrules: wiring\n",
            "suppressions:\n  - rule: a\n    expires: 2027-01-31\n    reason: |\n      b\n\n      # c\n\(written)rules: wiring\n"
        ),
        (
            "suppressions:\n- rule: a\n  reason: b\n  expires: 2027-01-31\n",
            "suppressions:\n- rule: a\n  reason: b\n  expires: 2027-01-31\n"
                + written.replacing(/(?m)^ {2}/, with: "")
        ),
        ("rules: wiring\r\n", ("rules: wiring\n\nsuppressions:\n\(written)").replacing("\n", with: "\r\n")),
        (
            "suppressions:\n\(old)rules: wiring".replacing("\n", with: "\r\n"),
            "suppressions:\n\(old)\(written)rules: wiring".replacing("\n", with: "\r\n")
        ),
    ])
func additions(text: String, wanted: String) throws {
    #expect(try adding(to: text) == wanted)
}

@Test("A list that ends without a line break is added to")
func noLineBreak() throws {
    let text = String(("suppressions:\n" + old).dropLast())
    let added = try adding(to: text)
    #expect(added == text + "\n" + written.dropLast())
}

@Test(
    "A file in which nothing can be added safely is left alone, and the entry is told",
    arguments: [
        "{rules: wiring}", "suppressions: [{rule: a, reason: b, expires: 2027-01-31}]", "rules: wiring\n...\n",
        "\"suppressions\": []\n",
    ])
func unsafeFiles(text: String) {
    let error = #expect(throws: CommandError.self) { try adding(to: text) }
    #expect(error?.description.contains("Add this to its list of suppressions:\n  # some-rule") == true)
}

@Test("A file with problems is not added to")
func brokenFile() {
    let error = #expect(throws: CommandError.self) { try adding(to: "colour: red\n") }
    #expect(error?.description.contains("colour is not a setting") == true)
}

@Test(
    "Any reason is read as it was given",
    arguments: [
        "say \"no\" to C:\\x", "two\nlines\tand a tab", "# no comment", "key: value", "{{x}} *&!%@`", "\u{1B}[31m red",
        "a\u{2028}b\u{85}c\u{FEFF}d\u{202E}e", "😀 é ＠", "- dash", "'single'", "\r\n", "\u{0}",
    ])
func anyReason(reason: String) throws {
    // Blank is what the command refuses.
    let reason = "x" + reason
    let text = try adding(entry(reason: reason), to: "rules: wiring\n")
    #expect(try Configuration(yaml: text, name: "pipereport.yml").suppressions.map(\.reason) == [reason])
}

@Test("A fingerprint of digits stays a text")
func digits() throws {
    let text = try adding(entry("0123456789012345"), to: "")
    #expect(
        try Configuration(yaml: text, name: "pipereport.yml").suppressions.map(\.fingerprints) == [["0123456789012345"]]
    )
}

@Test("An address with line breaks makes no line of its own")
func hostileNote() throws {
    var hostile = entry()
    hostile.note = "some-rule on a\nrules: terraform\u{2028}b\u{85}c"
    let text = try adding(hostile, to: "")
    #expect(text.contains("  # some-rule on a\\u{a}rules: terraform\\u{2028}b\\u{85}c\n"))
}
