/// A pattern in flat tables, for walking along an `EventDocument` without touching a reference: no name is hashed, and
/// nothing is retained. `scripts/bench wiring` measures it.
struct PatternProgram: Sendable {
    typealias Span = EventDocument.Span

    /// An object of the pattern: its fields and its lists of alternatives, each a range of the table.
    struct Node: Sendable {
        var fields: Range<Int32>
        var groups: Range<Int32>
    }

    struct Field: Sendable {
        var name: Span
        /// Whether `target` is a range of `tests`; else it is one node.
        var isLeaf: Bool
        var target: Range<Int32>
    }

    /// What one value is compared with.
    struct Test: Sendable {
        enum Operator: UInt8, Sendable {
            case text, prefix, suffix, exists, absent
            /// One of `others`.
            case other
        }

        var test: Operator
        var text = Span()
        var index: Int32 = 0
    }

    private(set) var bytes: [UInt8] = []
    private(set) var nodes: [Node] = []
    private(set) var fields: [Field] = []
    /// For each list of alternatives the nodes that are its branches.
    private(set) var groups: [Range<Int32>] = []
    private(set) var tests: [Test] = []
    private(set) var others: [ValueMatcher] = []

    init(_ root: EventPattern.Node) {
        _ = reserveNodes(1)
        fill(0, root)
    }

    private mutating func reserveNodes(_ count: Int) -> Range<Int32> {
        let start = Int32(nodes.count)
        nodes += Array(repeating: Node(fields: 0..<0, groups: 0..<0), count: count)
        return start..<(start + Int32(count))
    }

    private mutating func fill(_ index: Int32, _ node: EventPattern.Node) {
        guard case .fields(let members, let alternatives) = node else { return }
        let firstField = Int32(fields.count)
        for member in members {
            fields.append(Field(name: append(Array(member.key.utf8)), isLeaf: false, target: 0..<0))
        }
        nodes[Int(index)].fields = firstField..<Int32(fields.count)
        let firstGroup = Int32(groups.count)
        groups += Array(repeating: 0..<0, count: alternatives.count)
        nodes[Int(index)].groups = firstGroup..<Int32(groups.count)
        for (offset, member) in members.enumerated() {
            let position = Int(firstField) + offset
            if case .leaf(let matchers) = member.node {
                let firstTest = Int32(tests.count)
                for matcher in matchers { appendTest(matcher) }
                fields[position].isLeaf = true
                fields[position].target = firstTest..<Int32(tests.count)
            } else {
                let target = reserveNodes(1)
                fields[position].target = target
                fill(target.lowerBound, member.node)
            }
        }
        for (offset, branches) in alternatives.enumerated() {
            let targets = reserveNodes(branches.count)
            groups[Int(firstGroup) + offset] = targets
            for (target, branch) in zip(targets, branches) { fill(target, branch) }
        }
    }

    private mutating func appendTest(_ matcher: ValueMatcher) {
        switch matcher {
        case .text(let text): tests.append(Test(test: .text, text: append(text)))
        case .prefix(let text): tests.append(Test(test: .prefix, text: append(text)))
        case .suffix(let text): tests.append(Test(test: .suffix, text: append(text)))
        case .exists: tests.append(Test(test: .exists))
        case .absent: tests.append(Test(test: .absent))
        default:
            tests.append(Test(test: .other, index: Int32(others.count)))
            others.append(matcher)
        }
    }

    private mutating func append(_ text: [UInt8]) -> Span {
        let start = bytes.count
        bytes += text
        return Span(start: Int32(clamping: start), count: Int32(clamping: text.count))
    }
}
