package import Facts

/// A compiled EventBridge event pattern.
///
/// The semantics are those of aws/event-ruler. A pattern is compiled once into a tree that is walked along the event
/// without allocating. Only where a field of the pattern leads through an array that holds objects does the flat form
/// decide (`ArrayConsistentMatch`), because there the fields must come from one and the same element.
///
/// Source: aws/event-ruler, README.md, read 2026-11-24.
package struct EventPattern: Sendable {
    /// One field of the pattern: the path to it and the values it admits.
    struct Leaf: Sendable {
        var path: [String]
        var matchers: [ValueMatcher]
        var name: String { path.joined(separator: ".") }
    }

    indirect enum Node: Sendable {
        case leaf([ValueMatcher])
        /// All fields must match, and of each list of alternatives at least one.
        case fields([(key: String, node: Node)], alternatives: [[Node]])
    }

    /// The pattern as it was written.
    package let text: String
    let root: Node
    /// The pattern without `$or`: it matches when all leaves of one branch do. Leaves are sorted by name.
    let branches: [[Leaf]]

    /// Compiles `text`.
    ///
    /// - Throws: `EventPatternError` with EventBridge's reason when it is not a valid pattern.
    package init(parsing text: String) throws(EventPatternError) {
        let value: JSONValue
        do { value = try JSONValue(parsing: text) } catch {
            throw EventPatternError("Filter is not valid JSON")
        }
        guard case .object(let members) = value else { throw EventPatternError("Filter is not an object") }
        self.text = text
        root = try EventPatternCompiler.node(members, path: [])
        branches = try EventPatternCompiler.branches(of: root)
    }

    /// Whether the pattern admits `event`; an event that is not an object is never admitted.
    package func matches(_ event: JSONValue) -> Bool {
        guard case .object = event else { return false }
        switch Self.walk(root, event) {
        case .yes: return true
        case .no: return false
        case .arrays: return ArrayConsistentMatch(event: event).matches(branches)
        }
    }

    private enum Outcome {
        case yes
        case no
        /// The answer depends on which element of an array the fields come from.
        case arrays
    }

    private static func walk(_ node: Node, _ value: JSONValue?) -> Outcome {
        switch node {
        case .leaf(let matchers):
            return admits(matchers, value) ? .yes : .no
        case .fields(let fields, let alternatives):
            var members: [String: JSONValue] = [:]
            switch value {
            case .object(let object): members = object
            case .array(let elements) where holdsObjects(elements): return .arrays
            default: break
            }
            var outcome = Outcome.yes
            for field in fields {
                switch walk(field.node, members[field.key]) {
                case .yes: break
                case .no: return .no
                case .arrays: outcome = .arrays
                }
            }
            for branches in alternatives {
                switch walkAlternatives(branches, value) {
                case .yes: break
                case .no: return .no
                case .arrays: outcome = .arrays
                }
            }
            return outcome
        }
    }

    private static func walkAlternatives(_ branches: [Node], _ value: JSONValue?) -> Outcome {
        var outcome = Outcome.no
        for branch in branches {
            switch walk(branch, value) {
            case .yes: return .yes
            case .no: break
            case .arrays: outcome = .arrays
            }
        }
        return outcome
    }

    private static func holdsObjects(_ elements: [JSONValue]) -> Bool {
        elements.contains { element in
            switch element {
            case .object: true
            case .array(let inner): holdsObjects(inner)
            default: false
            }
        }
    }

    /// A field is absent when it is missing, an object (it is no leaf) or an array without leaves.
    private static func admits(_ matchers: [ValueMatcher], _ value: JSONValue?) -> Bool {
        switch value {
        case nil, .object: return matchers.contains { $0.isAbsence }
        case .array(let elements):
            var hasLeaf = false
            if anyLeaf(of: elements, matches: matchers, &hasLeaf) { return true }
            return !hasLeaf && matchers.contains { $0.isAbsence }
        case .some(let scalar): return ValueMatcher.any(matchers, match: scalar)
        }
    }

    private static func anyLeaf(
        of elements: [JSONValue], matches matchers: [ValueMatcher], _ hasLeaf: inout Bool
    ) -> Bool {
        for element in elements {
            switch element {
            case .object: continue
            case .array(let inner):
                if anyLeaf(of: inner, matches: matchers, &hasLeaf) { return true }
            default:
                hasLeaf = true
                if ValueMatcher.any(matchers, match: element) { return true }
            }
        }
        return false
    }
}
