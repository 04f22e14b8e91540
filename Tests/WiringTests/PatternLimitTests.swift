import Facts
import Testing

@testable import Wiring

@Suite("Patterns and events that would take too long")
struct PatternLimitTests {
    private func decide(_ pattern: String, _ event: String) throws -> Bool {
        try EventPattern(parsing: pattern).decide(try EventDocument(parsing: event))
    }

    @Test("ten thousand objects in an array are matched, be it that the last one fits or none does")
    func longArrays() throws {
        let pattern = #"{"d":{"a":["1"],"b":["2"],"c":["3"]}}"#
        let parts = (0..<10_000).map { #"{"a":"1","b":"2","c":"\#($0 + 10)"}"# }
        #expect(try !decide(pattern, #"{"d":[\#(parts.joined(separator: ","))]}"#))
        let hit = parts + [#"{"a":"1","b":"2","c":"3"}"#]
        #expect(try decide(pattern, #"{"d":[\#(hit.joined(separator: ","))]}"#))
    }

    @Test("ten thousand objects in an array of an array's only object are matched")
    func nestedArrays() throws {
        let pattern = #"{"d":{"e":{"a":["1"],"b":["2"]},"n":["x"]}}"#
        let parts = (0..<10_000).map { #"{"a":"1","b":"\#($0 + 10)"}"# }.joined(separator: ",")
        #expect(try !decide(pattern, #"{"d":[{"n":"x","e":[\#(parts)]}]}"#))
    }

    @Test("combinations without end are refused with the limit")
    func combinations() throws {
        // Each name is found in every array, so that each choice leaves all others open.
        let names = (0..<8).map { "k\($0)" }
        let fields = names.map { #""\#($0)":["1"]"# }.joined(separator: ",")
        let arrays = names.map { name in
            let other = names.filter { $0 != name }.map { #""x.\#($0)":"1""# }.joined(separator: ",")
            return #""x":[\#(Array(repeating: "{\(other)}", count: 60).joined(separator: ","))]"#
        }
        let event = #"{\#(arrays.joined(separator: ",")),"z":"2"}"#
        let pattern = #"{"x":{"x":{\#(fields)}},"z":["1"]}"#
        let match = ArrayConsistentMatch(event: try EventDocument(parsing: event), maximumSteps: 20_000)
        let branches = try EventPattern(parsing: pattern).branches
        let error = #expect(throws: LimitError.self) { try match.decide(branches) }
        #expect(error?.description.contains("takes more than 20000 steps, which is the limit") == true)
    }

    @Test("arrays of objects within arrays, and fields for such events, have limits")
    func depthAndFields() throws {
        let nested = String(repeating: "[", count: 40) + #"{"a":"1"}"# + String(repeating: "]", count: 40)
        #expect(throws: LimitError.self) { try decide(#"{"d":{"a":["1"]}}"#, #"{"d":\#(nested)}"#) }
        let fields = (0..<501).map { #""k\#($0)":["1"]"# }.joined(separator: ",")
        #expect(throws: LimitError.self) { try decide(#"{"d":{\#(fields)}}"#, #"{"d":[{"a":1}]}"#) }
        #expect(try !decide(#"{"d":{\#(fields)}}"#, #"{"d":{"a":1}}"#), "without arrays there is no such limit")
    }

    @Test("what is longer than EventBridge takes is refused with its size, and so is what lies too deep")
    func size() {
        let long = #"{"a":["\#(String(repeating: "x", count: 100_000))"]}"#
        #expect(throws: EventPatternError("The pattern has 100010 bytes; the limit is 100000")) {
            try EventPattern(parsing: long)
        }
        let deep = String(repeating: #"{"a":"#, count: 600) + #"["x"]"# + String(repeating: "}", count: 600)
        let error = #expect(throws: EventPatternError.self) { try EventPattern(parsing: deep) }
        #expect(error?.reason.hasSuffix("lie more than 500 deep within each other, which is the limit") == true)
        #expect(throws: EventDocument.Refusal.self) { try EventDocument(parsing: deep) }
    }

    @Test("a wildcard's parts are found where their beginnings repeat")
    func wildcards() throws {
        let cases: [(String, String, Bool)] = [
            ("*aab*", "aaab", true), ("*abab*c", "abaababc", true), ("*abab*c", "abaabac", false),
            ("*aa*aa*", "aaa", false), ("*aa*aa*", "aaaa", true), ("a*aba*a", "aababa", true), ("*ab*", "a", false),
        ]
        for (pattern, text, expected) in cases {
            let isMatch = try decide(#"{"k":[{"wildcard":"\#(pattern)"}]}"#, #"{"k":"\#(text)"}"#)
            #expect(isMatch == expected, "\(pattern) against \(text)")
        }
        let hard = "*" + String(repeating: "a", count: 40_000) + "b*"
        let text = String(repeating: "a", count: 400_000)
        #expect(try !decide(#"{"k":[{"wildcard":"\#(hard)"}]}"#, #"{"k":"\#(text)"}"#))
    }
}
