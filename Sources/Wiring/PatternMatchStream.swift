import Facts

/// Lines of `{"rule": …, "event": …}` in, one verdict a line out, in order.
///
/// The rule is an event pattern, as an object or as the text of one; other members are ignored. A blank line has no
/// verdict. Memory does not grow with the number of lines: of the compiled patterns the last few thousand are kept.
package struct PatternMatchStream: Sendable {
    /// What is said of one line.
    package enum Verdict: Sendable, Hashable, CustomStringConvertible {
        case match
        case miss
        /// The line, its pattern or its event is not what it should be.
        case invalid(String)

        /// One line of text, whatever the reason quotes.
        package var description: String {
            switch self {
            case .match: "true"
            case .miss: "false"
            case .invalid(let reason): "invalid \(Self.visible(reason))"
            }
        }

        /// Control characters and line separators as escapes.
        private static func visible(_ text: String) -> String {
            var visible = ""
            for scalar in text.unicodeScalars {
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator:
                    visible += "\\u{\(String(scalar.value, radix: 16))}"
                default: visible.unicodeScalars.append(scalar)
                }
            }
            return visible
        }
    }

    private let maximalLine: Int
    /// How many compiled patterns are kept.
    private static let maximalPatterns = 4096
    /// How long their texts may be together, in bytes; what a pattern is compiled to takes some twenty times as much.
    private static let maximalPatternBytes = 4 << 20

    /// By the text in UTF-8, since Swift's `String` would take é and e + ◌́ for the same text.
    private var patterns: [[UInt8]: Result<EventPattern, EventPatternError>] = [:]
    private var patternBytes = 0
    /// The beginning of a line whose end has not come yet.
    private var rest: [UInt8] = []
    /// Whether the line at hand is too long; what is left of it is skipped.
    private var isSkipping = false

    /// - Parameter maximalLine: the longest line that is read, in bytes; EventBridge takes events of 1 MB.
    package init(maximalLine: Int = 4 << 20) {
        self.maximalLine = maximalLine
    }

    /// Takes the next bytes.
    ///
    /// - Returns: the verdicts on the lines that end in them, each with a line feed.
    package mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var verdicts = ""
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            close(UnsafeBufferPointer(rebasing: bytes[start..<end]), &verdicts)
            start = end + 1
        }
        if !isSkipping { rest += bytes[start...] }
        if rest.count > maximalLine {
            rest = []
            isSkipping = true
        }
        return verdicts
    }

    /// The verdict on a last line that has no line feed; empty where there is none.
    package mutating func finish() -> String {
        var verdicts = ""
        close(UnsafeBufferPointer(start: nil, count: 0), &verdicts)
        return verdicts
    }

    private mutating func close(_ end: UnsafeBufferPointer<UInt8>, _ verdicts: inout String) {
        var verdict: Verdict?
        if isSkipping {
            isSkipping = false
            verdict = .invalid("the line is longer than \(maximalLine >> 20) MB")
        } else if rest.isEmpty {
            verdict = self.verdict(on: end)
        } else {
            let line = rest + end
            rest = []
            verdict = line.withUnsafeBufferPointer { self.verdict(on: $0) }
        }
        if let verdict { verdicts += "\(verdict)\n" }
    }

    /// The verdict on one line without its line feed; nil where it is blank.
    package mutating func verdict(on line: UnsafeBufferPointer<UInt8>) -> Verdict? {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return nil }
        guard String(validating: line, as: UTF8.self) != nil else { return .invalid("the line is not UTF-8") }
        let members: Members
        do throws(JSONError) { members = try Members(line) } catch {
            if let limit = error.limit { return .invalid("at byte \(error.offset) \(limit.clause)") }
            return .invalid("the line is not a JSON object (at byte \(error.offset))")
        }
        guard let rule = members.rule else { return .invalid("the line has no rule") }
        guard let event = members.event else { return .invalid("the line has no event") }
        guard event.isObject else { return .invalid("\(EventDocument.Refusal.notAnObject)") }
        switch pattern(rule) {
        case .failure(let error): return .invalid(error.reason + (error.path.isEmpty ? "" : " (at \(error.path))"))
        case .success(let pattern):
            do throws(LimitError) { return try pattern.decide(event) ? .match : .miss } catch {
                return .invalid(error.description)
            }
        }
    }

    private mutating func pattern(_ text: String) -> Result<EventPattern, EventPatternError> {
        let key = Array(text.utf8)
        if let known = patterns[key] { return known }
        patternBytes += key.count
        if patterns.count >= Self.maximalPatterns || patternBytes > Self.maximalPatternBytes {
            patterns.removeAll(keepingCapacity: true)
            patternBytes = key.count
        }
        let compiled: Result<EventPattern, EventPatternError>
        do throws(EventPatternError) {
            compiled = .success(try EventPattern(parsing: text))
        } catch {
            compiled = .failure(error)
        }
        patterns[key] = compiled
        return compiled
    }

    /// The members of a line that count.
    private struct Members {
        var rule: String?
        var event: EventDocument?

        init(_ line: UnsafeBufferPointer<UInt8>) throws(JSONError) {
            var scanner = JSONScanner(line)
            try scanner.enterObject()
            while let key = try scanner.nextKey() {
                switch key {
                case "rule": rule = try Self.text(&scanner, line)
                case "event": event = try EventDocument(&scanner, in: line)
                default: try scanner.skipValue()
                }
            }
            try scanner.finish()
        }

        /// The text of a string, or of another value as it is written.
        private static func text(
            _ scanner: inout JSONScanner, _ line: UnsafeBufferPointer<UInt8>
        ) throws(JSONError) -> String {
            if scanner.peek() == .string { return try scanner.string() }
            let start = scanner.index
            try scanner.skipValue()
            return String(decoding: line[start..<scanner.index], as: UTF8.self)
        }
    }
}
