import Facts

/// Matching of an event whose arrays hold objects: the fields of one branch must come from the same element of
/// each array that they share.
///
/// Source: aws/event-ruler, README.md "JSON Array Matching" and `StructuredFinder.java`, read 2026-11-24.
struct ArrayConsistentMatch {
    /// Array number → index of the element a value lies in.
    private typealias Membership = [Int: Int]

    private struct Value {
        var value: JSONValue
        var membership: Membership
    }

    private struct State: Hashable {
        var position: Int
        var membership: Membership
    }

    /// Dotted name → the values found there.
    private var values: [String: [Value]] = [:]
    private var arrayCount = 0

    init(event: JSONValue) {
        collect(event, name: "", membership: [:])
    }

    func matches(_ branches: [[EventPattern.Leaf]]) -> Bool {
        branches.contains { leaves in
            var failed: Set<State> = []
            return walk(leaves, from: 0, [:], relevant: relevantArrays(leaves), &failed)
        }
    }

    private mutating func collect(_ value: JSONValue, name: String, membership: Membership) {
        switch value {
        case .object(let members):
            for (key, member) in members {
                collect(member, name: name.isEmpty ? key : "\(name).\(key)", membership: membership)
            }
        case .array(let elements):
            let number = arrayCount
            arrayCount += 1
            for (index, element) in elements.enumerated() {
                switch element {
                case .object, .array:
                    collect(element, name: name, membership: membership.merging([number: index]) { $1 })
                default: collect(element, name: name, membership: membership)
                }
            }
        default: values[name, default: []].append(Value(value: value, membership: membership))
        }
    }

    /// For each position the arrays on which that leaf or a later one depends.
    ///
    /// What earlier leaves chose in other arrays cannot change the answer, so failures are remembered without it and
    /// sibling arrays cost their sum, not their product.
    private func relevantArrays(_ leaves: [EventPattern.Leaf]) -> [Set<Int>] {
        var relevant: [Set<Int>] = Array(repeating: [], count: leaves.count + 1)
        for position in leaves.indices.reversed() {
            relevant[position] = relevant[position + 1]
            for value in values[leaves[position].name] ?? [] {
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
        let consistent = (values[leaf.name] ?? []).filter { Self.isConsistent($0.membership, constraints) }
        if consistent.isEmpty, leaf.matchers.contains(where: \.isAbsence),
            walk(leaves, from: position + 1, constraints, relevant: relevant, &failed)
        {
            return true
        }
        for value in consistent where ValueMatcher.any(leaf.matchers, match: value.value) {
            let merged = constraints.merging(value.membership) { $1 }
            if walk(leaves, from: position + 1, merged, relevant: relevant, &failed) { return true }
        }
        failed.insert(state)
        return false
    }

    private static func isConsistent(_ one: Membership, _ other: Membership) -> Bool {
        one.allSatisfy { array, index in other[array].map { $0 == index } ?? true }
    }
}
