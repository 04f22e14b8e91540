/// A regular expression as Terraform's functions read it (RE2), matched by backtracking.
///
/// Foundation's expressions differ from RE2 in what `$`, `\d` and many escapes mean, so that the same pattern could
/// match something else. What is not covered here (Unicode classes, `\Q`, a repetition of what may be empty) throws
/// `FunctionFailure.undetermined`, as does a match that takes too long.
///
/// Source: https://github.com/google/re2/wiki/Syntax.
struct RegularExpression {
    indirect enum Node {
        case set(ScalarSet)
        case start, end, lineStart, lineEnd
        case wordBoundary(Bool)
        case group(Int, Node)
        case sequence([Node])
        case alternatives([Node])
        case repetition(Node, least: Int, most: Int, isGreedy: Bool)

        /// Whether it may match without a character.
        var mayBeEmpty: Bool {
            switch self {
            case .set: false
            case .start, .end, .lineStart, .lineEnd, .wordBoundary: true
            case .group(_, let node): node.mayBeEmpty
            case .sequence(let nodes): nodes.allSatisfy(\.mayBeEmpty)
            case .alternatives(let nodes): nodes.contains(where: \.mayBeEmpty)
            case .repetition(let node, let least, _, _): least == 0 || node.mayBeEmpty
            }
        }
    }

    /// Some characters, or all others.
    struct ScalarSet {
        var ranges: [ClosedRange<UInt32>]
        var isInverted = false
        var ignoresCase = false

        func contains(_ scalar: UInt32) -> Bool {
            var isMember = ranges.contains { $0.contains(scalar) }
            if !isMember, ignoresCase, let other = Self.otherCase(scalar) {
                isMember = ranges.contains { $0.contains(other) }
            }
            return isMember != isInverted
        }

        private static func otherCase(_ scalar: UInt32) -> UInt32? {
            switch scalar {
            case 65...90: scalar + 32
            case 97...122: scalar - 32
            default: nil
            }
        }
    }

    /// Start and end of the whole match and of each group, in characters; nil for a group that took no part.
    typealias Match = [Range<Int>?]

    let root: Node
    let groupNames: [String?]
    private let ignoresCase: Bool

    init(_ pattern: String) throws {
        // The parser goes one deeper for each group.
        guard pattern.utf8.count <= 2000, pattern.utf8.filter({ $0 == UInt8(ascii: "(") }).count <= 100 else {
            throw FunctionFailure.undetermined
        }
        var parser = RegularExpressionParser(pattern)
        root = try parser.parse()
        groupNames = parser.groupNames
        ignoresCase = parser.usesIgnoreCase
        guard !ignoresCase || pattern.utf8.allSatisfy({ $0 < 0x80 }) else { throw FunctionFailure.undetermined }
    }

    /// - Throws: `FunctionFailure.refused` when some groups have names and some have not: such a match is no value.
    func requireOneKindOfGroup() throws {
        let names = groupNames.compactMap { $0 }
        guard names.isEmpty || names.count == groupNames.count else { throw FunctionFailure.refused }
        guard Set(names).count == names.count else { throw FunctionFailure.undetermined }
    }

    /// Every match that does not overlap the one before; an empty one right behind another does not count.
    func matches(in text: [Unicode.Scalar], limit: Int = .max) throws -> [Match] {
        // RE2 folds a few letters beyond ASCII onto ASCII ones.
        guard !ignoresCase || text.allSatisfy(\.isASCII) else { throw FunctionFailure.undetermined }
        var matcher = RegularExpressionMatcher(text: text.map(\.value), groupCount: groupNames.count)
        var found: [Match] = []
        var start = 0
        var lastEnd = -1
        while start <= text.count, found.count < limit {
            guard let match = try matcher.match(root, at: start), let whole = match[0] else {
                start += 1
                continue
            }
            if whole.isEmpty {
                if whole.lowerBound != lastEnd { found.append(match) }
                start += 1
            } else {
                found.append(match)
                start = whole.upperBound
            }
            lastEnd = whole.upperBound
        }
        return found
    }
}
