import Facts
import Testing

@testable import Wiring

/// A pattern, an event, and whether EventBridge routes the one by the other.
struct PatternCase: Sendable, CustomTestStringConvertible {
    let pattern: String
    let event: String
    let isMatch: Bool

    static func match(_ pattern: String, _ event: String) -> PatternCase {
        PatternCase(pattern: pattern, event: event, isMatch: true)
    }

    static func miss(_ pattern: String, _ event: String) -> PatternCase {
        PatternCase(pattern: pattern, event: event, isMatch: false)
    }

    var testDescription: String { "\(pattern) \(isMatch ? "matches" : "misses") \(event)" }

    func check(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let matches = try EventPattern(parsing: pattern).matches(JSONValue(parsing: event))
        #expect(matches == isMatch, "\(pattern) against \(event)", sourceLocation: sourceLocation)
    }
}
