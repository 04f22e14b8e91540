import Facts
import Testing

@Test(
    "What a reader would not see is written out",
    arguments: [
        ("plain text, ümläut, 漢字, 👍", "plain text, ümläut, 漢字, 👍"), ("a\u{1B}[31m", "a\\u{1b}[31m"),
        ("\u{9B}31m", "\\u{9b}31m"), ("\u{202E}x\u{2066}", "\\u{202e}x\\u{2066}"),
        ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"),
        ("\u{200B}\u{FEFF}\u{7F}\u{E0041}", "\\u{200b}\\u{feff}\\u{7f}\\u{e0041}"), ("a\nb", "a\\u{a}b"),
    ])
func invisible(text: String, shown: String) {
    #expect(text.escapingInvisible() == shown)
}

@Test("Line breaks stay where they are asked for, and nothing else")
func keptLines() {
    #expect("a\nb\rc".escapingInvisible(except: ["\n"]) == "a\nb\\u{d}c")
}

@Test("JSON with invisible characters is the same value without them")
func invisibleInJSON() throws {
    let text = "{\n\t\"a\u{202E}\": \"\u{9B}\u{7F}\u{E0041}\u{2028}\"\n}"
    let shown = text.escapingInvisibleInJSON
    #expect(shown == "{\n\t\"a\\u202e\": \"\\u009b\\u007f\\udb40\\udc41\\u2028\"\n}")
    #expect(try JSONValue(parsing: shown) == JSONValue(parsing: text))
}
