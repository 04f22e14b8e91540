/// One run of an expression over a text, by trying and going back.
struct RegularExpressionMatcher {
    private let text: [UInt32]
    private var captures: RegularExpression.Match
    private var stepsLeft = 200_000
    /// Each repetition of a group goes one deeper; the stack of a thread is small.
    private var depthLeft = 1000

    init(text: [UInt32], groupCount: Int) {
        self.text = text
        captures = Array(repeating: nil, count: groupCount + 1)
    }

    /// The match that begins at `start`, or nil.
    mutating func match(_ node: RegularExpression.Node, at start: Int) throws -> RegularExpression.Match? {
        captures = Array(repeating: nil, count: captures.count)
        guard let end = try run([node][...], at: start, { $1 }) else { return nil }
        captures[0] = start..<end
        return captures
    }

    /// Matches `nodes` one after the other and then `next`; the end of the whole match, or nil.
    private mutating func run(
        _ nodes: ArraySlice<RegularExpression.Node>, at position: Int,
        _ next: (inout RegularExpressionMatcher, Int) throws -> Int?
    ) throws -> Int? {
        stepsLeft -= 1
        depthLeft -= 1
        defer { depthLeft += 1 }
        guard stepsLeft > 0, depthLeft > 0 else { throw FunctionFailure.undetermined }
        guard let node = nodes.first else { return try next(&self, position) }
        let rest = nodes.dropFirst()
        switch node {
        case .set(let set):
            guard position < text.count, set.contains(text[position]) else { return nil }
            return try run(rest, at: position + 1, next)
        case .start, .end, .lineStart, .lineEnd, .wordBoundary:
            return try holds(node, at: position) ? run(rest, at: position, next) : nil
        case .group(let number, let inner):
            let before = captures[number]
            let end = try run([inner][...], at: position) { matcher, end in
                let inside = matcher.captures[number]
                matcher.captures[number] = position..<end
                if let last = try matcher.run(rest, at: end, next) { return last }
                matcher.captures[number] = inside
                return nil
            }
            if end == nil { captures[number] = before }
            return end
        case .sequence(let inner): return try run(inner[...] + rest, at: position, next)
        case .alternatives(let choices):
            for choice in choices {
                if let end = try run([choice] + rest, at: position, next) { return end }
            }
            return nil
        case .repetition(let inner, let least, let most, let isGreedy):
            if case .set(let set) = inner {
                return try runSet(set, least...most, isGreedy, rest, at: position, next)
            }
            let again = RegularExpression.Node.repetition(
                inner, least: max(0, least - 1), most: most == .max ? .max : most - 1, isGreedy: isGreedy)
            if least > 0 { return try run([inner, again] + rest, at: position, next) }
            if !isGreedy, let end = try run(rest, at: position, next) { return end }
            if most > 0, let end = try run([inner, again] + rest, at: position, next) { return end }
            return isGreedy ? try run(rest, at: position, next) : nil
        }
    }

    /// A repeated single character, without a call for each.
    private mutating func runSet(
        _ set: RegularExpression.ScalarSet, _ counts: ClosedRange<Int>, _ isGreedy: Bool,
        _ rest: ArraySlice<RegularExpression.Node>, at position: Int,
        _ next: (inout RegularExpressionMatcher, Int) throws -> Int?
    ) throws -> Int? {
        var available = 0
        while available < counts.upperBound, position + available < text.count,
            set.contains(text[position + available])
        {
            available += 1
        }
        guard available >= counts.lowerBound else { return nil }
        for step in 0...(available - counts.lowerBound) {
            let count = isGreedy ? available - step : counts.lowerBound + step
            if let end = try run(rest, at: position + count, next) { return end }
        }
        return nil
    }

    private func holds(_ node: RegularExpression.Node, at position: Int) -> Bool {
        switch node {
        case .start: position == 0
        case .end: position == text.count
        case .lineStart: position == 0 || text[position - 1] == 10
        case .lineEnd: position == text.count || text[position] == 10
        case .wordBoundary(let isWanted): (isWord(position - 1) != isWord(position)) == isWanted
        default: false
        }
    }

    private func isWord(_ position: Int) -> Bool {
        guard text.indices.contains(position) else { return false }
        return RegularExpressionParser.word.contains { $0.contains(text[position]) }
    }
}
