import Facts
import Testing

@Test(
    "A glob fits the whole of a text: * any characters, ? one, all others themselves",
    arguments: [
        ("bucket-name-*", "bucket-name-static", true), ("bucket-name-*", "bucket-name-", true),
        ("bucket-name-*", "a-bucket-name-static", false), ("*", "", true), ("?", "", false), ("?", "é", true),
        ("a?c", "abc", true), ("a?c", "ac", false), ("*a*b*", "xxaxxbxx", true), ("*a*b", "ab-ab-a", false),
        ("arn:aws:s3:::legacy-*", "arn:aws:s3:::legacy-raw", true), ("module.x[\"a\"]", "module.x[\"a\"]", true),
        ("[ab]", "a", false), ("a.c", "abc", false), ("", "", true), ("", "a", false), ("ABC", "abc", false),
        ("*\u{301}", "e\u{301}", true),
    ])
func globs(pattern: String, text: String, fits: Bool) {
    #expect(Glob(pattern).matches(text) == fits)
}

@Test("A glob of many asterisks is no trap")
func globIsQuick() {
    #expect(!Glob(String(repeating: "*a", count: 200) + "b").matches(String(repeating: "a", count: 5_000)))
}
