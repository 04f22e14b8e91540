/// Matching of an event whose arrays hold objects: the fields of one branch must come from the same element of
/// each array that they share.
///
/// Source: aws/event-ruler, README.md "JSON Array Matching" and `StructuredFinder.java`, read 2026-11-24.
struct ArrayConsistentMatch {
    /// Array number → index of the element a value lies in.
    private typealias Membership = [Int: Int]

    private struct Value {
        var node: EventDocument.Node
        var membership: Membership
    }

    private struct State: Hashable {
        var position: Int
        var membership: Membership
    }

    /// Dotted name in UTF-8 → the values found there. Swift's `String` would take é and e + ◌́ for the same name.
    private var values: [[UInt8]: [Value]] = [:]
    private var arrayCount = 0

    private let event: EventDocument

    init(event: EventDocument) {
        self.event = event
        if !event.nodes.isEmpty { collect(0, name: [], membership: [:]) }
    }

    func matches(_ branches: [[EventPattern.Leaf]]) -> Bool {
        branches.contains { leaves in
            var failed: Set<State> = []
            return walk(leaves, from: 0, [:], relevant: relevantArrays(leaves), &failed)
        }
    }

    private mutating func collect(_ index: Int, name: [UInt8], membership: Membership) {
        let node = event.nodes[index]
        switch node.kind {
        case .object:
            for child in children(of: index) {
                let span = event.nodes[child].name
                let key = event.bytes[Int(span.start)..<Int(span.start + span.count)]
                let path = index == 0 ? Array(key) : name + [UInt8(ascii: ".")] + key
                collect(child, name: path, membership: membership)
            }
        case .array:
            let number = arrayCount
            arrayCount += 1
            for (position, child) in children(of: index).enumerated() {
                switch event.nodes[child].kind {
                case .object, .array:
                    collect(child, name: name, membership: membership.merging([number: position]) { $1 })
                default: collect(child, name: name, membership: membership)
                }
            }
        default: values[name, default: []].append(Value(node: node, membership: membership))
        }
    }

    private func children(of index: Int) -> [Int] {
        var children: [Int] = []
        var child = index + 1
        while child < event.nodes[index].end {
            children.append(child)
            child = Int(event.nodes[child].end)
        }
        return children
    }

    /// For each position the arrays on which that leaf or a later one depends.
    ///
    /// What earlier leaves chose in other arrays cannot change the answer, so failures are remembered without it and
    /// sibling arrays cost their sum, not their product.
    private func relevantArrays(_ leaves: [EventPattern.Leaf]) -> [Set<Int>] {
        var relevant: [Set<Int>] = Array(repeating: [], count: leaves.count + 1)
        for position in leaves.indices.reversed() {
            relevant[position] = relevant[position + 1]
            for value in values[leaves[position].nameBytes] ?? [] {
                relevant[position].formUnion(value.membership.keys)
            }
        }
        return relevant
    }

    private func walk(
        _ leaves: [EventPattern.Leaf], from position: Int, _ membership: Membership, relevant: [Set<Int>],
        _ failed: inout Set<State>
    ) -> Bool {
        guard position < leaves.count else { return true }
        let constraints = membership.filter { relevant[position].contains($0.key) }
        let state = State(position: position, membership: constraints)
        if failed.contains(state) { return false }
        let leaf = leaves[position]
        let consistent = (values[leaf.nameBytes] ?? []).filter { Self.isConsistent($0.membership, constraints) }
        if consistent.isEmpty, leaf.matchers.contains(where: \.isAbsence),
            walk(leaves, from: position + 1, constraints, relevant: relevant, &failed)
        {
            return true
        }
        for value in consistent where admits(leaf.matchers, value) {
            let merged = constraints.merging(value.membership) { $1 }
            if walk(leaves, from: position + 1, merged, relevant: relevant, &failed) { return true }
        }
        failed.insert(state)
        return false
    }

    private func admits(_ matchers: [ValueMatcher], _ value: Value) -> Bool {
        event.bytes.withUnsafeBufferPointer { ValueMatcher.any(matchers, match: value.node, $0) }
    }

    private static func isConsistent(_ one: Membership, _ other: Membership) -> Bool {
        one.allSatisfy { array, index in other[array].map { $0 == index } ?? true }
    }
}
