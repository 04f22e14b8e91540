import Testing

@testable import Wiring

@Suite("Verdicts on lines of rule and event")
struct PatternMatchStreamTests {
    private func verdicts(_ text: String, chunk: Int = .max) -> String {
        var stream = PatternMatchStream()
        var verdicts = ""
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            verdicts += Array(rest.prefix(chunk)).withUnsafeBufferPointer { stream.feed($0) }
            rest = rest.dropFirst(chunk)
        }
        return verdicts + stream.finish()
    }

    @Test(
        "each line has one verdict",
        arguments: [
            (#"{"rule":{"a":["x"]},"event":{"a":"x"}}"#, "true"), (#"{"rule":{"a":["x"]},"event":{"a":"y"}}"#, "false"),
            (#"{"event":{"a":"x"},"rule":{"a":["x"]}}"#, "true"),
            (#"{"rule":"{\"a\":[\"x\"]}","event":{"a":"x"}}"#, "true"),
            (#" { "id" : 7 , "rule" : { "a" : [ 3e2 ] } , "event" : { "a" : 300.0 } } "#, "true"),
            (#"{"rule":{},"event":{}}"#, "invalid Empty objects are not allowed"),
            (#"{"rule":{"a":{"b":[]}},"event":{}}"#, "invalid Empty arrays are not allowed (at a.b)"),
            (#"{"rule":"{","event":{}}"#, "invalid Filter is not valid JSON"),
            (#"{"rule":null,"event":{}}"#, "invalid Filter is not an object"),
            (#"{"rule":[1],"event":{}}"#, "invalid Filter is not an object"),
            (#"{"rule":{"a":["x"]},"event":"x"}"#, "invalid the event is not a JSON object"),
            (#"{"rule":{"a":["x"]},"event":[{"a":"x"}]}"#, "invalid the event is not a JSON object"),
            (#"{"rule":{"a":["x"]}}"#, "invalid the line has no event"),
            (#"{"event":{}}"#, "invalid the line has no rule"),
            ("{}", "invalid the line has no rule"), ("[]", "invalid the line is not a JSON object (at byte 0)"),
            ("x", "invalid the line is not a JSON object (at byte 0)"),
            (#"{"rule":{"a":["x"]},"event":{"a":"x"}"#, "invalid the line is not a JSON object (at byte 37)"),
            (#"{"rule":{"a":["x"]},"event":{"a":"x"}} x"#, "invalid the line is not a JSON object (at byte 39)"),
            (
                #"{"rule":{"a":[{"\u001b[31m\n\u2028":"x"}]},"event":{}}"#,
                #"invalid Unrecognized match type \u{1b}[31m\u{a}\u{2028} (at a)"#
            ),
        ])
    func line(_ line: String, _ verdict: String) {
        #expect(verdicts(line) == verdict + "\n")
        #expect(verdicts(line + "\n") == verdict + "\n")
    }

    @Test(
        "the verdicts are in the order of the lines, however the bytes come; blank lines have none",
        arguments: [1, 2, 7, 64, 10_000])
    func order(_ chunk: Int) {
        let lines = (0..<50).map { number in
            number % 7 == 3
                ? " \t"
                : #"{"rule":{"n":[\#(number % 5),"é🎵"]},"event":{"n":\#(number)}}"# + (number % 2 == 0 ? "\r" : "")
        }
        let expected = (0..<50).filter { $0 % 7 != 3 }.map { $0 < 5 ? "true\n" : "false\n" }.joined()
        #expect(verdicts(lines.joined(separator: "\n"), chunk: chunk) == expected)
    }

    @Test("bytes that are no UTF-8 are no line")
    func encoding() {
        var stream = PatternMatchStream()
        let verdict = ([0x7B, 0xFF, 0x7D, 0x0A] as [UInt8]).withUnsafeBufferPointer { stream.feed($0) }
        #expect(verdict == "invalid the line is not UTF-8\n")
    }

    @Test("a line without end is given up, and the next one read")
    func endless() {
        var stream = PatternMatchStream(maximalLine: 2 << 20)
        var verdicts = ""
        let block = [UInt8](repeating: UInt8(ascii: "["), count: 1 << 19)
        for _ in 0..<7 { verdicts += block.withUnsafeBufferPointer { stream.feed($0) } }
        let line = Array("\n{\"rule\":{\"a\":[1]},\"event\":{\"a\":1}}\n".utf8)
        verdicts += line.withUnsafeBufferPointer { stream.feed($0) }
        #expect(verdicts == "invalid the line is longer than 2 MB\ntrue\n")
    }

    @Test("patterns that differ in their composition only are two")
    func composition() {
        let lines = ["\u{E9}", "e\u{301}"].map { #"{"rule":{"a":["\#($0)"]},"event":{"a":"e\#u{301}"}}"# }
        #expect(verdicts(lines.joined(separator: "\n")) == "false\ntrue\n")
    }

    @Test("more patterns than are kept are all compiled")
    func manyPatterns() {
        let lines = (0..<9000).map { #"{"rule":{"a":[\#($0)]},"event":{"a":\#($0)}}"# }
        #expect(verdicts(lines.joined(separator: "\n")) == String(repeating: "true\n", count: 9000))
    }
}
