#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One decision: a program's tables and an event's, side by side.
struct PatternWalk {
    enum Outcome {
        case yes
        case no
        /// The answer depends on which element of an array the fields come from.
        case arrays
    }

    private let programBytes: UnsafeBufferPointer<UInt8>
    private let programNodes: UnsafeBufferPointer<PatternProgram.Node>
    private let fields: UnsafeBufferPointer<PatternProgram.Field>
    private let groups: UnsafeBufferPointer<Range<Int32>>
    private let tests: UnsafeBufferPointer<PatternProgram.Test>
    private let others: UnsafeBufferPointer<ValueMatcher>
    private let bytes: UnsafeBufferPointer<UInt8>
    private let nodes: UnsafeBufferPointer<EventDocument.Node>

    /// Where a value is missing.
    private static let nowhere: Int32 = -1

    static func decide(_ program: PatternProgram, _ event: EventDocument) -> Outcome {
        program.bytes.withUnsafeBufferPointer { programBytes in
            program.nodes.withUnsafeBufferPointer { programNodes in
                program.fields.withUnsafeBufferPointer { fields in
                    program.groups.withUnsafeBufferPointer { groups in
                        program.tests.withUnsafeBufferPointer { tests in
                            program.others.withUnsafeBufferPointer { others in
                                event.bytes.withUnsafeBufferPointer { bytes in
                                    event.nodes.withUnsafeBufferPointer { nodes in
                                        PatternWalk(
                                            programBytes: programBytes, programNodes: programNodes, fields: fields,
                                            groups: groups, tests: tests, others: others, bytes: bytes, nodes: nodes
                                        ).node(0, at: 0)
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private func node(_ index: Int32, at place: Int32) -> Outcome {
        let node = programNodes[Int(index)]
        var parent = Self.nowhere
        if place != Self.nowhere {
            switch nodes[Int(place)].kind {
            case .object: parent = place
            case .array where nodes[Int(place)].holdsObjects: return .arrays
            default: break
            }
        }
        var outcome = Outcome.yes
        for position in node.fields {
            let field = fields[Int(position)]
            let value = member(field.name, of: parent)
            if field.isLeaf {
                if !admits(field.target, value) { return .no }
                continue
            }
            switch self.node(field.target.lowerBound, at: value) {
            case .yes: break
            case .no: return .no
            case .arrays: outcome = .arrays
            }
        }
        for group in node.groups {
            switch alternatives(groups[Int(group)], at: place) {
            case .yes: break
            case .no: return .no
            case .arrays: outcome = .arrays
            }
        }
        return outcome
    }

    private func alternatives(_ branches: Range<Int32>, at place: Int32) -> Outcome {
        var outcome = Outcome.no
        for branch in branches {
            switch node(branch, at: place) {
            case .yes: return .yes
            case .no: break
            case .arrays: outcome = .arrays
            }
        }
        return outcome
    }

    private func member(_ name: PatternProgram.Span, of parent: Int32) -> Int32 {
        guard parent != Self.nowhere else { return Self.nowhere }
        let end = nodes[Int(parent)].end
        var child = parent + 1
        while child < end {
            let node = nodes[Int(child)]
            if node.name.count == name.count, isEqual(name, Int(node.name.start)) { return child }
            child = node.end
        }
        return Self.nowhere
    }

    /// Whether the event's bytes from `start` on, which must be as many, are those of the program's span.
    private func isEqual(_ span: PatternProgram.Span, _ start: Int) -> Bool {
        guard span.count > 0, let one = programBytes.baseAddress, let other = bytes.baseAddress else {
            return span.count == 0
        }
        return memcmp(one + Int(span.start), other + start, Int(span.count)) == 0
    }

    // MARK: Values

    /// A field is absent when it is missing, an object (it is no leaf) or an array without leaves.
    private func admits(_ range: Range<Int32>, _ place: Int32) -> Bool {
        guard place != Self.nowhere else { return admitsAbsence(range) }
        switch nodes[Int(place)].kind {
        case .object: return admitsAbsence(range)
        case .array:
            var hasLeaf = false
            if admitsLeaf(range, of: place, &hasLeaf) { return true }
            return !hasLeaf && admitsAbsence(range)
        default: return admitsScalar(range, nodes[Int(place)])
        }
    }

    private func admitsAbsence(_ range: Range<Int32>) -> Bool { range.contains { tests[Int($0)].test == .absent } }

    private func admitsLeaf(_ range: Range<Int32>, of array: Int32, _ hasLeaf: inout Bool) -> Bool {
        let end = nodes[Int(array)].end
        var child = array + 1
        while child < end {
            let node = nodes[Int(child)]
            switch node.kind {
            case .object: break
            case .array: if admitsLeaf(range, of: child, &hasLeaf) { return true }
            default:
                hasLeaf = true
                if admitsScalar(range, node) { return true }
            }
            child = node.end
        }
        return false
    }

    private func admitsScalar(_ range: Range<Int32>, _ node: EventDocument.Node) -> Bool {
        let isText = node.kind == .string
        let (start, count) = (Int(node.content.start), node.content.count)
        for position in range {
            let test = tests[Int(position)]
            switch test.test {
            case .text: if isText, count == test.text.count, isEqual(test.text, start) { return true }
            case .prefix: if isText, count >= test.text.count, isEqual(test.text, start) { return true }
            case .suffix:
                if isText, count >= test.text.count, isEqual(test.text, start + Int(count - test.text.count)) {
                    return true
                }
            case .exists: return true
            case .absent: break
            case .other: if others[Int(test.index)].admits(node, bytes) { return true }
            }
        }
        return false
    }
}
