package import Facts

/// A compiled EventBridge event pattern.
///
/// The semantics are those of aws/event-ruler. A pattern is compiled once into tables that are walked along the event
/// without allocating (`PatternWalk`). Only where a field of the pattern leads through an array that holds objects does the flat form
/// decide (`ArrayConsistentMatch`), because there the fields must come from one and the same element.
///
/// Source: aws/event-ruler, README.md, read 2026-11-24.
package struct EventPattern: Sendable {
    /// One field of the pattern: the name of it and the values it admits.
    struct Leaf: Sendable {
        /// The dotted path, such as `detail.object.key`.
        let name: String
        let nameBytes: [UInt8]
        let matchers: [ValueMatcher]

        init(name: String, matchers: [ValueMatcher]) {
            self.name = name
            nameBytes = Array(name.utf8)
            self.matchers = matchers
        }
    }

    indirect enum Node: Sendable {
        case leaf([ValueMatcher])
        /// All fields must match, and of each list of alternatives at least one.
        case fields([(key: String, node: Node)], alternatives: [[Node]])
    }

    /// The longest pattern that is compiled. EventBridge takes 2,048 characters unless a quota was raised.
    ///
    /// Units: bytes.
    ///
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html, "Event pattern size", read
    /// 2026-11-30.
    package static let maximumBytes = 100_000

    /// The pattern as it was written.
    package let text: String
    let root: Node
    private let program: PatternProgram
    /// The pattern without `$or`: it matches when all leaves of one branch do. Leaves are sorted by name.
    let branches: [[Leaf]]

    /// Compiles `text`.
    ///
    /// - Throws: `EventPatternError` with EventBridge's reason when it is not a valid pattern.
    package init(parsing text: String) throws(EventPatternError) {
        guard text.utf8.count <= Self.maximumBytes else {
            throw EventPatternError("The pattern has \(text.utf8.count) bytes; the limit is \(Self.maximumBytes)")
        }
        let value: SpelledJSON
        do { value = try SpelledJSON(parsing: text) } catch {
            throw EventPatternError(
                error.limit.map { "At byte \(error.offset) \($0.clause)" } ?? "Filter is not valid JSON")
        }
        guard case .object(let members) = value else { throw EventPatternError("Filter is not an object") }
        self.text = text
        (root, branches) = try EventPatternCompiler.compile(members)
        program = PatternProgram(root)
    }

    /// Whether the pattern admits `event`; beyond the limits of `decide` it does not.
    package func matches(_ event: EventDocument) -> Bool { (try? decide(event)) ?? false }

    /// Whether the pattern admits `event`.
    ///
    /// - Throws: `LimitError` when the arrays of the event would take too much.
    package func decide(_ event: EventDocument) throws(LimitError) -> Bool {
        // Where a name may mean two things, the flat form of event and pattern decides, as it does in event-ruler.
        if event.hasAmbiguousNames { return try ArrayConsistentMatch(event: event).decide(branches) }
        return switch PatternWalk.decide(program, event) {
        case .yes: true
        case .no: false
        case .arrays: try ArrayConsistentMatch(event: event).decide(branches)
        }
    }

    /// Whether the pattern admits `event`; an event that is not an object is never admitted.
    package func matches(_ event: JSONValue) -> Bool {
        guard let document = try? EventDocument(event) else { return false }
        return matches(document)
    }
}
