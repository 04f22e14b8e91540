import Facts
import Testing

private func text(_ items: [String]) -> String {
    var list = BoundedList()
    for item in items { list.add(item.utf8) }
    return list.text
}

@Test("A list is shown in order, numbers within names as numbers, and cut after twenty with the number of the rest")
func boundedList() {
    #expect(text([]) == "")
    #expect(text(["b", "a"]) == "a, b")
    let names = (0..<20_000).map { "aws_s3_bucket.b[\($0)]" }
    let first = names.prefix(20).joined(separator: ", ")
    #expect(text(names) == "\(first) and 19980 more")
    #expect(text(names.reversed()) == "\(first) and 19980 more", "whatever the order in which they come")
    #expect(text(Array(names.prefix(20))) == first)
    #expect(text(["a01", "a1", "a", "a1b", "A"]) == "A, a, a01, a1, a1b")
}

@Test("A long item is cut between characters, and a list in an order of its own keeps it")
func longItems() {
    let cut = text([String(repeating: "é", count: 1_000)])
    #expect(cut == String(repeating: "é", count: 150) + "…")
    #expect(["z", "a"].listed == "z, a")
    #expect((1...25).map(String.init).listed.hasSuffix("20 and 5 more"))
}

@Test("A long text keeps its beginning and says how long it is")
func boundedText() {
    #expect("abc".bounded(to: 3) == "abc")
    #expect("abcd".bounded(to: 3) == "abc… (4 bytes)")
    #expect("aé".bounded(to: 2) == "a… (3 bytes)")
}

@Test("A pattern against a text ends where its steps do")
func globSteps() {
    let glob = Glob(String(repeating: "*a", count: 500) + "b")
    let text = Array(String(repeating: "a", count: 50_000).unicodeScalars)
    var steps = 1_000
    #expect(!glob.matches(text, steps: &steps))
    #expect(steps < 0)
    steps = 100
    #expect(Glob("raw-*").matches(Array("raw-1".unicodeScalars), steps: &steps))
    #expect(steps > 80)
}
