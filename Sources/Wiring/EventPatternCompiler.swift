/// Turns the JSON of an event pattern into `EventPattern.Node`, refusing what EventBridge refuses.
///
/// Source: aws/event-ruler, `JsonRuleCompiler.java` and README.md "The $or Primitive", read 2026-11-24.
enum EventPatternCompiler {
    /// How many branches the `$or` of one pattern may multiply to, so that a small text cannot fill the memory.
    static let maximumBranches = 1000
    /// How many fields all branches may have together.
    static let maximumFields = 200_000

    /// Field names that keep `$or` from being the operator, so that old patterns with a field of that name still work.
    private static let reservedInAlternatives: Set<String> = [
        "exactly", "equals-ignore-case", "prefix", "suffix", "anything-but", "exists", "wildcard", "numeric", "cidr",
        "=", "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case", "date-after",
        "date-on-or-after", "date-before", "date-on-or-before", "in-date-range", "ip-address-in-range",
        "ip-address-not-in-range",
    ]

    /// Whether `$or` is the operator or, as it was before there was one, the name of a field.
    private enum Alternatives {
        case asOperator(isInside: Bool)
        case asField
    }

    /// Compiles the members of a pattern, as event-ruler does: where a pattern is not valid with `$or` as the operator,
    /// it may be with `$or` as a field, and otherwise the first reason counts.
    ///
    /// Source: aws/event-ruler, `GenericMachine.addRule`, read 2026-11-25.
    static func compile(
        _ members: [(name: String, value: SpelledJSON)]
    ) throws(EventPatternError) -> (root: EventPattern.Node, branches: [[EventPattern.Leaf]]) {
        do {
            let root = try node(members, path: [], .asOperator(isInside: false))
            return (root, try branches(of: root))
        } catch {
            let first = error
            do {
                let root = try node(members, path: [], .asField)
                return (root, try branches(of: root))
            } catch { throw first }
        }
    }

    private static func node(
        _ members: [(name: String, value: SpelledJSON)], path: [String], _ mode: Alternatives
    ) throws(EventPatternError) -> EventPattern.Node {
        guard !members.isEmpty else { throw EventPatternError("Empty objects are not allowed", path: dotted(path)) }
        var fields: [(key: String, node: EventPattern.Node)] = []
        var alternatives: [[EventPattern.Node]] = []
        for (name, value) in members {
            if name == "$or", case .asOperator = mode {
                alternatives.append(try orBranches(value, path: path))
                continue
            }
            if case .asOperator(isInside: true) = mode, reservedInAlternatives.contains(name) {
                throw EventPatternError(
                    "\(name) is Ruler reserved fieldName which cannot be used inside $or.", path: dotted(path + [name]))
            }
            fields.append(try field(name, value, path: path, mode))
        }
        return .fields(fields, alternatives: alternatives)
    }

    private static func field(
        _ key: String, _ value: SpelledJSON, path: [String], _ mode: Alternatives
    ) throws(EventPatternError) -> (key: String, node: EventPattern.Node) {
        var node: EventPattern.Node
        switch value {
        case .object(let members): node = try Self.node(members, path: path + [key], mode)
        case .array(let values): node = .leaf(try matchers(values, path: path + [key]))
        default: throw EventPatternError("\"\(key)\" must be an object or an array", path: dotted(path + [key]))
        }
        // event-ruler knows fields by their dotted name, so `"detail.state"` is the same as a nested one.
        let parts = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        for part in parts.dropFirst().reversed() { node = .fields([(part, node)], alternatives: []) }
        return (parts.first ?? key, node)
    }

    private static func orBranches(
        _ value: SpelledJSON, path: [String]
    ) throws(EventPatternError) -> [EventPattern.Node] {
        let name = dotted(path + ["$or"])
        guard case .array(let elements) = value else {
            throw EventPatternError("It must be an Array followed with $or.", path: name)
        }
        var branches: [EventPattern.Node] = []
        for element in elements {
            guard case .object(let members) = element else {
                throw EventPatternError("Only JSON object is allowed in array of $or relationship.", path: name)
            }
            branches.append(try node(members, path: path, .asOperator(isInside: true)))
        }
        guard branches.count >= 2 else {
            throw EventPatternError("There must have at least 2 Objects in $or relationship.", path: name)
        }
        return branches
    }

    private static func matchers(_ values: [SpelledJSON], path: [String]) throws(EventPatternError) -> [ValueMatcher] {
        let name = dotted(path)
        guard !values.isEmpty else { throw EventPatternError("Empty arrays are not allowed", path: name) }
        var matchers: [ValueMatcher] = []
        for value in values {
            switch value {
            case .string(let text): matchers.append(.exactText(text))
            case .number(let spelling): matchers.append(.number(ComparableNumber(spelling: spelling)))
            case .bool(let bool): matchers.append(.bool(bool))
            case .null: matchers.append(.null)
            case .object(let expression): matchers.append(try MatchExpression(path: name).matcher(expression))
            case .array:
                throw EventPatternError("Match value must be String, number, true, false, or null", path: name)
            }
        }
        return matchers
    }

    private static func dotted(_ path: [String]) -> String { path.joined(separator: ".") }

    // MARK: Flat form

    private static func branches(of root: EventPattern.Node) throws(EventPatternError) -> [[EventPattern.Leaf]] {
        var branches = try flatten(root, path: [])
        for index in branches.indices {
            branches[index].sort { $0.nameBytes.lexicographicallyPrecedes($1.nameBytes) }
            for (one, next) in zip(branches[index], branches[index].dropFirst()) where one.nameBytes == next.nameBytes {
                throw EventPatternError("Path `\(one.name)` cannot be allowed multiple times", path: one.name)
            }
        }
        return branches
    }

    private static func flatten(
        _ node: EventPattern.Node, path: [String]
    ) throws(EventPatternError) -> [[EventPattern.Leaf]] {
        switch node {
        case .leaf(let matchers): return [[EventPattern.Leaf(name: dotted(path), matchers: matchers)]]
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
        let fields = right.count * left.reduce(0) { $0 + $1.count } + left.count * right.reduce(0) { $0 + $1.count }
        guard fields <= maximumFields else {
            throw EventPatternError("$or makes more than \(maximumFields) fields")
        }
        return left.flatMap { one in right.map { one + $0 } }
    }
}
