/// Reads a pattern in RE2's syntax.
///
/// - Throws: `FunctionFailure.undetermined` for what is no pattern, or is not covered.
struct RegularExpressionParser {
    private struct Flags {
        var ignoresCase = false
        var isMultiline = false
        var dotMatchesLineFeed = false
        var isUngreedy = false
    }

    static let digit: [ClosedRange<UInt32>] = [48...57]
    static let word: [ClosedRange<UInt32>] = [48...57, 65...90, 95...95, 97...122]
    static let space: [ClosedRange<UInt32>] = [9...10, 12...13, 32...32]

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var flags = Flags()
    private(set) var groupNames: [String?] = []
    private(set) var usesIgnoreCase = false

    init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

    mutating func parse() throws -> RegularExpression.Node {
        let node = try alternatives()
        guard position == scalars.count else { throw FunctionFailure.undetermined }
        return node
    }

    private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func take() throws -> Unicode.Scalar {
        guard let scalar = current else { throw FunctionFailure.undetermined }
        position += 1
        return scalar
    }

    private mutating func skip(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard scalars[position...].starts(with: wanted) else { return false }
        position += wanted.count
        return true
    }

    private mutating func alternatives() throws -> RegularExpression.Node {
        // Flags that are set inside a group end with it.
        let outer = flags
        defer { flags = outer }
        var choices = [try sequence()]
        while skip("|") { choices.append(try sequence()) }
        return choices.count == 1 ? choices[0] : .alternatives(choices)
    }

    private mutating func sequence() throws -> RegularExpression.Node {
        var nodes: [RegularExpression.Node] = []
        while let scalar = current, scalar != "|", scalar != ")" {
            guard let node = try atom() else { continue }
            nodes.append(try repeated(node))
        }
        return .sequence(nodes)
    }

    private mutating func repeated(_ node: RegularExpression.Node) throws -> RegularExpression.Node {
        let counts: (least: Int, most: Int)
        switch current {
        case "*": counts = (0, .max)
        case "+": counts = (1, .max)
        case "?": counts = (0, 1)
        case "{":
            guard let bounds = bounds() else { return node }
            counts = bounds
        default: return node
        }
        position += 1
        let isLazy = skip("?")
        // RE2 refuses two repetitions in a row, and differs from others where an empty match repeats.
        guard !node.mayBeEmpty, counts.least <= counts.most, counts.least <= 1000,
            !(current.map { "*+?".unicodeScalars.contains($0) } ?? false)
        else { throw FunctionFailure.undetermined }
        return .repetition(
            node, least: counts.least, most: counts.most, isGreedy: isLazy == flags.isUngreedy)
    }

    /// `{2}`, `{2,}` or `{2,5}`, up to the closing brace; nil when the brace stands for itself.
    private mutating func bounds() -> (least: Int, most: Int)? {
        guard let close = scalars[position...].firstIndex(of: "}") else { return nil }
        let text = scalars[(position + 1)..<close].map(String.init).joined()
        let halves = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard let least = Int(halves[0]), halves.count <= 2, halves[0].utf8.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        let most = halves.count == 1 ? least : halves[1].isEmpty ? Int.max : Int(halves[1])
        guard let most else { return nil }
        position = close
        return (least, most)
    }

    /// One element; nil for flags, which match nothing themselves.
    private mutating func atom() throws -> RegularExpression.Node? {
        let scalar = try take()
        switch scalar {
        case ".":
            return .set(.init(ranges: flags.dotMatchesLineFeed ? [] : [10...10], isInverted: true))
        case "^": return flags.isMultiline ? .lineStart : .start
        case "$": return flags.isMultiline ? .lineEnd : .end
        case "(": return try group()
        case "[": return .set(try bracket())
        case "\\": return try escape()
        case "*", "+", "?": throw FunctionFailure.undetermined
        default: return literal(scalar)
        }
    }

    private func literal(_ scalar: Unicode.Scalar) -> RegularExpression.Node {
        .set(.init(ranges: [scalar.value...scalar.value], ignoresCase: flags.ignoresCase))
    }

    private mutating func group() throws -> RegularExpression.Node? {
        var number: Int?
        let outer = flags
        if skip("?P<") || skip("?<") {
            let start = position
            while position < scalars.count, scalars[position] != ">" { position += 1 }
            groupNames.append(scalars[start..<position].map(String.init).joined())
            number = groupNames.count
            guard skip(">") else { throw FunctionFailure.undetermined }
        } else if skip("?") {
            try readFlags()
            if skip(")") { return nil }
            guard skip(":") else { throw FunctionFailure.undetermined }
        } else {
            groupNames.append(nil)
            number = groupNames.count
        }
        let node = try alternatives()
        guard skip(")") else { throw FunctionFailure.undetermined }
        flags = outer
        return number.map { .group($0, node) } ?? node
    }

    private mutating func readFlags() throws {
        var isOn = true
        while let scalar = current, scalar != ")", scalar != ":" {
            switch scalar {
            case "-": isOn = false
            case "i":
                flags.ignoresCase = isOn
                usesIgnoreCase = true
            case "m": flags.isMultiline = isOn
            case "s": flags.dotMatchesLineFeed = isOn
            case "U": flags.isUngreedy = isOn
            default: throw FunctionFailure.undetermined
            }
            position += 1
        }
    }

    private mutating func escape() throws -> RegularExpression.Node {
        let scalar = try take()
        switch scalar {
        case "A": return .start
        case "z": return .end
        case "b": return .wordBoundary(true)
        case "B": return .wordBoundary(false)
        default:
            if let set = Self.perlClass(scalar) { return .set(set) }
            return literal(try escapedScalar(scalar))
        }
    }

    private static func perlClass(_ scalar: Unicode.Scalar) -> RegularExpression.ScalarSet? {
        switch scalar {
        case "d": .init(ranges: digit)
        case "D": .init(ranges: digit, isInverted: true)
        case "w": .init(ranges: word)
        case "W": .init(ranges: word, isInverted: true)
        case "s": .init(ranges: space)
        case "S": .init(ranges: space, isInverted: true)
        default: nil
        }
    }

    /// The character of an escape whose letter is already read.
    private mutating func escapedScalar(_ scalar: Unicode.Scalar) throws -> Unicode.Scalar {
        switch scalar {
        case "t": return "\t"
        case "n": return "\n"
        case "r": return "\r"
        case "f": return "\u{c}"
        case "v": return "\u{b}"
        case "a": return "\u{7}"
        case "x":
            let digits: String
            if skip("{") {
                let start = position
                while position < scalars.count, scalars[position] != "}" { position += 1 }
                digits = scalars[start..<position].map(String.init).joined()
                guard skip("}") else { throw FunctionFailure.undetermined }
            } else {
                digits = String(try take()) + String(try take())
            }
            guard let value = UInt32(digits, radix: 16), let result = Unicode.Scalar(value) else {
                throw FunctionFailure.undetermined
            }
            return result
        default:
            // Any punctuation may be escaped; a letter or digit that is left would mean something else.
            guard scalar.isASCII, !Self.word.contains(where: { $0.contains(scalar.value) }) || scalar == "_" else {
                throw FunctionFailure.undetermined
            }
            return scalar
        }
    }

    private mutating func bracket() throws -> RegularExpression.ScalarSet {
        var set = RegularExpression.ScalarSet(ranges: [], isInverted: skip("^"), ignoresCase: flags.ignoresCase)
        var isFirst = true
        while isFirst || current != "]" {
            isFirst = false
            if skip("[:") {
                set.ranges += try namedClass()
                continue
            }
            var scalar = try take()
            if scalar == "\\" {
                let letter = try take()
                if let perl = Self.perlClass(letter) {
                    set.ranges += perl.isInverted ? Self.inverted(perl.ranges) : perl.ranges
                    continue
                }
                scalar = try escapedScalar(letter)
            }
            var last = scalar
            if current == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
                position += 1
                last = try take()
                if last == "\\" { last = try escapedScalar(try take()) }
            }
            guard scalar <= last else { throw FunctionFailure.undetermined }
            set.ranges.append(scalar.value...last.value)
        }
        position += 1
        return set
    }

    private static func inverted(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
            next = range.upperBound + 1
        }
        return result + [next...0x10ffff]
    }

    private mutating func namedClass() throws -> [ClosedRange<UInt32>] {
        let classes: [String: [ClosedRange<UInt32>]] = [
            "alpha": [65...90, 97...122], "digit": Self.digit, "alnum": [48...57, 65...90, 97...122],
            "upper": [65...90], "lower": [97...122], "word": Self.word, "space": [9...13, 32...32],
            "xdigit": [48...57, 65...70, 97...102], "punct": [33...47, 58...64, 91...96, 123...126],
        ]
        for (name, ranges) in classes where skip(name + ":]") { return ranges }
        throw FunctionFailure.undetermined
    }
}
