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
        let compiled = try EventPattern(parsing: pattern)
        let matches: Bool
        do throws(EventDocument.Refusal) {
            matches = compiled.matches(try EventDocument(parsing: event))
        } catch {
            // What is no object is no event; what is no JSON is a slip in the table.
            guard error == .notAnObject else { throw error }
            matches = false
        }
        #expect(matches == isMatch, "\(pattern) against \(event)", sourceLocation: sourceLocation)
    }
}
