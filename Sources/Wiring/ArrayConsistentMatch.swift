import Facts

/// Matching of an event whose arrays hold objects: the fields of one branch must come from the same element of
/// each array that they share.
///
/// The values of a name lie in a tree of arrays and elements, so that only those are visited that go together with the
/// elements chosen before.
///
/// Source: aws/event-ruler, README.md "JSON Array Matching" and `StructuredFinder.java`, read 2026-11-24.
struct ArrayConsistentMatch {
    /// How many values may be looked at: some seconds. An array of forty thousand objects, which fills an event of 1 MB,
    /// takes less than half of it.
    static let maximumSteps = 2_000_000
    /// How many arrays may lie within each other.
    static let maximumDepth = 32
    /// How many fields a pattern may have for an event with such arrays.
    static let maximumFields = 500

    /// Array number → index of the element a value lies in.
    private typealias Membership = [Int: Int]

    /// An element of an array, or the event itself: the values directly in it, and the arrays in it.
    private struct Place {
        var values: [Int] = []
        /// Array number → index of the element → place.
        var arrays: [Int: [Int: Int]] = [:]
    }

    private struct State: Hashable {
        var position: Int
        var membership: Membership
    }

    private let event: EventDocument
    /// Dotted name in UTF-8 → the place of the event. Swift's `String` would take é and e + ◌́ for the same name.
    private var roots: [[UInt8]: Int] = [:]
    private var places: [Place] = []
    /// Dotted name → the arrays in which values of it lie.
    private var arraysOfName: [[UInt8]: Set<Int>] = [:]
    private var arrayCount = 0
    private let maximumSteps: Int
    private var stepsLeft: Int

    init(event: EventDocument, maximumSteps: Int = maximumSteps) {
        self.event = event
        self.maximumSteps = maximumSteps
        stepsLeft = maximumSteps
    }

    /// - Throws: `LimitError` when the answer would take too much.
    func decide(_ branches: [[EventPattern.Leaf]]) throws(LimitError) -> Bool {
        var match = self
        return try match.run(branches)
    }

    /// The same for events of our own making; beyond a limit nothing matches.
    func matches(_ branches: [[EventPattern.Leaf]]) -> Bool { (try? decide(branches)) ?? false }

    private mutating func run(_ branches: [[EventPattern.Leaf]]) throws(LimitError) -> Bool {
        let names = Set(branches.joined().map(\.nameBytes))
        let longest = names.map(\.count).max() ?? 0
        if !event.nodes.isEmpty { try collect(0, name: [], path: [], wanted: names, longest) }
        for leaves in branches {
            guard leaves.count <= Self.maximumFields else {
                throw LimitError(
                    "the pattern has \(leaves.count) fields; for events with arrays of objects the limit is \(Self.maximumFields)"
                )
            }
            var failed: Set<State> = []
            if try walk(leaves, from: 0, [:], relevant: relevantArrays(leaves), &failed) { return true }
        }
        return false
    }

    // MARK: Values

    /// - Parameter path: the arrays around the node and its elements in them, from outside.
    private mutating func collect(
        _ index: Int, name: [UInt8], path: [(array: Int, element: Int)], wanted: Set<[UInt8]>, _ longest: Int
    ) throws(LimitError) {
        switch event.nodes[index].kind {
        case .object:
            for child in children(of: index) {
                let span = event.nodes[child].name
                let key = event.bytes[Int(span.start)..<Int(span.start + span.count)]
                let full = index == 0 ? Array(key) : name + [UInt8(ascii: ".")] + key
                // No name that the pattern asks for begins so.
                if full.count > longest { continue }
                try collect(child, name: full, path: path, wanted: wanted, longest)
            }
        case .array:
            let number = arrayCount
            arrayCount += 1
            guard path.count < Self.maximumDepth else {
                throw LimitError(
                    "arrays lie more than \(Self.maximumDepth) deep within each other, which is the limit")
            }
            for (position, child) in children(of: index).enumerated() {
                switch event.nodes[child].kind {
                case .object, .array:
                    try collect(child, name: name, path: path + [(number, position)], wanted: wanted, longest)
                default: add(child, name, path, wanted)
                }
            }
        default: add(index, name, path, wanted)
        }
    }

    private mutating func add(
        _ node: Int, _ name: [UInt8], _ path: [(array: Int, element: Int)], _ wanted: Set<[UInt8]>
    ) {
        guard wanted.contains(name) else { return }
        var place = roots[name] ?? newPlace()
        roots[name] = place
        for (array, element) in path {
            arraysOfName[name, default: []].insert(array)
            if let known = places[place].arrays[array]?[element] {
                place = known
            } else {
                let next = newPlace()
                places[place].arrays[array, default: [:]][element] = next
                place = next
            }
        }
        places[place].values.append(node)
    }

    private mutating func newPlace() -> Int {
        places.append(Place())
        return places.count - 1
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

    // MARK: Walking

    /// For each position the arrays on which that leaf or a later one depends.
    ///
    /// What earlier leaves chose in other arrays cannot change the answer, so failures are remembered without it and
    /// sibling arrays cost their sum, not their product.
    private func relevantArrays(_ leaves: [EventPattern.Leaf]) -> [Set<Int>] {
        var relevant: [Set<Int>] = Array(repeating: [], count: leaves.count + 1)
        for position in leaves.indices.reversed() {
            relevant[position] = relevant[position + 1]
            if let own = arraysOfName[leaves[position].nameBytes] { relevant[position].formUnion(own) }
        }
        return relevant
    }

    private mutating func walk(
        _ leaves: [EventPattern.Leaf], from position: Int, _ membership: Membership, relevant: [Set<Int>],
        _ failed: inout Set<State>
    ) throws(LimitError) -> Bool {
        guard position < leaves.count else { return true }
        let constraints = membership.filter { relevant[position].contains($0.key) }
        let state = State(position: position, membership: constraints)
        if failed.contains(state) { return false }
        let leaf = leaves[position]
        var consistent: [(node: Int, membership: Membership)] = []
        if let root = roots[leaf.nameBytes] { try find(in: root, constraints, &consistent) }
        if consistent.isEmpty, leaf.matchers.contains(where: \.isAbsence),
            try walk(leaves, from: position + 1, constraints, relevant: relevant, &failed)
        {
            return true
        }
        for (node, membership) in consistent where admits(leaf.matchers, event.nodes[node]) {
            if try walk(leaves, from: position + 1, membership, relevant: relevant, &failed) { return true }
        }
        failed.insert(state)
        return false
    }

    /// Finds the values whose elements are those that were chosen, where one was.
    private mutating func find(
        in place: Int, _ membership: Membership, _ found: inout [(node: Int, membership: Membership)]
    ) throws(LimitError) {
        let here = places[place]
        stepsLeft -= 1 + here.values.count
        if stepsLeft < 0 {
            throw LimitError(
                "matching the arrays of objects takes more than \(maximumSteps) steps, which is the limit")
        }
        for value in here.values { found.append((value, membership)) }
        for (array, elements) in here.arrays {
            if let chosen = membership[array] {
                if let next = elements[chosen] { try find(in: next, membership, &found) }
                continue
            }
            for (element, next) in elements {
                var own = membership
                own[array] = element
                try find(in: next, own, &found)
            }
        }
    }

    private func admits(_ matchers: [ValueMatcher], _ node: EventDocument.Node) -> Bool {
        event.bytes.withUnsafeBufferPointer { ValueMatcher.any(matchers, match: node, $0) }
    }
}
