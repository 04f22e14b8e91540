import Facts

/// Turns the JSON of an event pattern into `EventPattern.Node`, refusing what EventBridge refuses.
///
/// Source: aws/event-ruler, `JsonRuleCompiler.java` and README.md "The $or Primitive", read 2026-11-24.
enum EventPatternCompiler {
    /// How many branches the `$or` of one pattern may multiply to, so that a small text cannot fill the memory.
    static let maximumBranches = 1000

    /// Field names that keep `$or` from being the operator, so that old patterns with a field of that name still work.
    private static let reservedInAlternatives: Set<String> = [
        "exactly", "equals-ignore-case", "prefix", "suffix", "anything-but", "exists", "wildcard", "numeric", "cidr",
        "=", "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case", "date-after",
        "date-on-or-after", "date-before", "date-on-or-before", "in-date-range", "ip-address-in-range",
        "ip-address-not-in-range",
    ]

    static func node(_ members: [String: JSONValue], path: [String]) throws(EventPatternError) -> EventPattern.Node {
        guard !members.isEmpty else {
            throw EventPatternError("Empty objects are not allowed", path: path.joined(separator: "."))
        }
        var fields: [(key: String, node: EventPattern.Node)] = []
        var alternatives: [[EventPattern.Node]] = []
        // Sorted, so that the first of several faults is always the same one.
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
            if key == "$or", let branches = orBranches(value) {
                var nodes: [EventPattern.Node] = []
                for branch in branches { nodes.append(try node(branch, path: path)) }
                alternatives.append(nodes)
            } else {
                fields.append(try field(key, value, path: path))
            }
        }
        return .fields(fields, alternatives: alternatives)
    }

    private static func field(
        _ key: String, _ value: JSONValue, path: [String]
    ) throws(EventPatternError) -> (key: String, node: EventPattern.Node) {
        var node: EventPattern.Node
        switch value {
        case .object(let members): node = try Self.node(members, path: path + [key])
        case .array(let values): node = .leaf(try matchers(values, path: path + [key]))
        default:
            throw EventPatternError(
                "\"\(key)\" must be an object or an array", path: (path + [key]).joined(separator: "."))
        }
        // event-ruler knows fields by their dotted name, so `"detail.state"` is the same as a nested one.
        let parts = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        for part in parts.dropFirst().reversed() { node = .fields([(part, node)], alternatives: []) }
        return (parts.first ?? key, node)
    }

    private static func orBranches(_ value: JSONValue) -> [[String: JSONValue]]? {
        guard case .array(let elements) = value, elements.count >= 2 else { return nil }
        let branches = elements.compactMap(\.objectValue)
        guard branches.count == elements.count,
            branches.allSatisfy({ $0.keys.allSatisfy { !reservedInAlternatives.contains($0) } })
        else { return nil }
        return branches
    }

    private static func matchers(_ values: [JSONValue], path: [String]) throws(EventPatternError) -> [ValueMatcher] {
        let name = path.joined(separator: ".")
        guard !values.isEmpty else { throw EventPatternError("Empty arrays are not allowed", path: name) }
        var matchers: [ValueMatcher] = []
        for value in values {
            switch value {
            case .string(let text): matchers.append(.exactText(text))
            case .number(let number): matchers.append(.number(number))
            case .bool(let bool): matchers.append(.bool(bool))
            case .null: matchers.append(.null)
            case .object(let expression): matchers.append(try MatchExpression(path: name).matcher(expression))
            case .array:
                throw EventPatternError("Match value must be String, number, true, false, or null", path: name)
            }
        }
        return matchers
    }

    // MARK: Flat form

    static func branches(of root: EventPattern.Node) throws(EventPatternError) -> [[EventPattern.Leaf]] {
        var branches = try flatten(root, path: [])
        for index in branches.indices {
            branches[index].sort { $0.name < $1.name }
            for (one, next) in zip(branches[index], branches[index].dropFirst()) where one.name == next.name {
                throw EventPatternError("Path `\(one.name)` cannot be allowed multiple times", path: one.name)
            }
        }
        return branches
    }

    private static func flatten(
        _ node: EventPattern.Node, path: [String]
    ) throws(EventPatternError) -> [[EventPattern.Leaf]] {
        switch node {
        case .leaf(let matchers): return [[EventPattern.Leaf(path: path, matchers: matchers)]]
        case .fields(let fields, let alternatives):
            var branches: [[EventPattern.Leaf]] = [[]]
            for field in fields { branches = try product(branches, flatten(field.node, path: path + [field.key])) }
            for alternative in alternatives {
                var either: [[EventPattern.Leaf]] = []
                for branch in alternative { either += try flatten(branch, path: path) }
                branches = try product(branches, either)
            }
            return branches
        }
    }

    private static func product(
        _ left: [[EventPattern.Leaf]], _ right: [[EventPattern.Leaf]]
    ) throws(EventPatternError) -> [[EventPattern.Leaf]] {
        guard left.count * right.count <= maximumBranches else {
            throw EventPatternError("$or makes more than \(maximumBranches) combinations")
        }
        return left.flatMap { one in right.map { one + $0 } }
    }
}
