/// Text that may hold symbols, wildcards or both, as it is compared before the apply.
package struct SymbolicGlob: Sendable, Hashable {
    package enum Token: Sendable, Hashable {
        case literal(Unicode.Scalar)
        case symbol(String)
        /// One character.
        case one(matchesColon: Bool)
        /// Any characters, none included.
        case any(matchesColon: Bool)
        /// One digit of an account that is not known.
        case digit
    }

    package var tokens: [Token]

    package init(tokens: [Token]) { self.tokens = tokens }

    /// - Parameter hasWildcards: whether `*` and `?` outside symbols are wildcards.
    package init(text: String, hasWildcards: Bool = false) {
        tokens = SymbolicText.parts(of: text).flatMap { part -> [Token] in
            switch part {
            case .symbol(let symbol): return [.symbol(symbol)]
            case .literal(let literal):
                return literal.unicodeScalars.map { scalar in
                    switch scalar {
                    case "*" where hasWildcards: .any(matchesColon: true)
                    case "?" where hasWildcards: .one(matchesColon: true)
                    default: .literal(scalar)
                    }
                }
            }
        }
    }

    package var hasSymbols: Bool {
        tokens.contains { if case .symbol = $0 { true } else { false } }
    }

    /// With its letters in lower case; what symbols stand for is not known, so they stay.
    package var lowercased: SymbolicGlob {
        SymbolicGlob(
            tokens: tokens.flatMap { token -> [Token] in
                guard case .literal(let scalar) = token else { return [token] }
                return scalar.properties.lowercaseMapping.unicodeScalars.map(Token.literal)
            })
    }

    /// Whether a value, which has no wildcards, fits this pattern.
    ///
    /// - Parameter ignoresCase: whether two names that differ may still be taken for the same.
    package func comparison(with value: SymbolicGlob, ignoresCase: Bool = false) -> SymbolicComparison {
        let value = value.tokens.map(\.canonical)[...]
        let pattern = tokens.map(\.canonical)[...]
        if Self.fits(value, pattern) { return .yes }
        let (rest, wanted) = Self.cancelled(value, pattern)
        if !ignoresCase, Self.beginWithDistinctNames(rest, wanted) { return .no }
        if !ignoresCase, Self.haveDifferentLengths(rest, wanted) { return .no }
        return Self.mayMeet(rest.flatMap(\.opened), wanted.flatMap(\.opened)) ? .unknown : .no
    }

    // MARK: Certainly

    /// Whether the value fits whatever the symbols stand for: each is taken for a character of its own.
    ///
    /// All ways to match are followed at once, so that no pattern costs more than its length times the value's.
    private static func fits(_ value: ArraySlice<Token>, _ pattern: ArraySlice<Token>) -> Bool {
        let steps = Array(pattern)
        var states = closure([0], steps)
        for token in value {
            var next: Set<Int> = []
            for state in states where state < steps.count {
                switch (steps[state], token) {
                case (.one(let matchesColon), .literal(let scalar)):
                    if matchesColon || scalar != ":" { next.insert(state + 1) }
                case (.any(let matchesColon), .literal(let scalar)):
                    if matchesColon || scalar != ":" { next.insert(state) }
                case (.any, _): next.insert(state)
                case (let wanted, _) where wanted == token: next.insert(state + 1)
                default: break
                }
            }
            if next.isEmpty { return false }
            states = closure(next, steps)
        }
        return states.contains(steps.count)
    }

    private static func closure(_ states: Set<Int>, _ steps: [Token]) -> Set<Int> {
        var closed = states
        for state in states {
            var position = state
            while position < steps.count, case .any = steps[position] {
                position += 1
                closed.insert(position)
            }
        }
        return closed
    }

    // MARK: Possibly

    /// What is left of both without the text that they begin and end with. A symbol of a pattern could bring wildcards
    /// along, but not one that the value has too: names and ARNs have none.
    private static func cancelled(
        _ value: ArraySlice<Token>, _ pattern: ArraySlice<Token>
    ) -> (ArraySlice<Token>, ArraySlice<Token>) {
        var (value, pattern) = (value, pattern)
        while let token = value.first, token == pattern.first, token.isText {
            value.removeFirst()
            pattern.removeFirst()
        }
        while let token = value.last, token == pattern.last, token.isText {
            value.removeLast()
            pattern.removeLast()
        }
        return (value, pattern)
    }

    /// Whether both begin with the names of two resources, each of which ends where the text does or at a character that
    /// no such name holds.
    private static func beginWithDistinctNames(_ one: ArraySlice<Token>, _ two: ArraySlice<Token>) -> Bool {
        guard case .symbol(let first) = one.first, case .symbol(let second) = two.first,
            let first = SymbolName(first), let second = SymbolName(second), first.isDistinct(from: second)
        else { return false }
        return [one, two].allSatisfy { tokens in
            switch tokens.dropFirst().first {
            case nil: true
            case .literal(let scalar): first.excludes(scalar)
            case .symbol, .one, .any, .digit: false
            }
        }
    }

    /// Whether two texts of the same symbols differ in the number of other characters, and so in every case.
    private static func haveDifferentLengths(_ one: ArraySlice<Token>, _ two: ArraySlice<Token>) -> Bool {
        guard one.count != two.count, one.allSatisfy(\.isText), two.allSatisfy(\.isText) else { return false }
        let symbols = { (tokens: ArraySlice<Token>) in
            Dictionary(tokens.compactMap { token in token.symbol.map { ($0, 1) } }, uniquingKeysWith: +)
        }
        return symbols(one) == symbols(two)
    }

    /// Whether some text fits both patterns.
    private static func mayMeet(_ one: [Token], _ two: [Token]) -> Bool {
        let width = two.count + 1
        var isReached = [Bool](repeating: false, count: (one.count + 1) * width)
        isReached[0] = true
        for i in 0...one.count {
            for j in 0...two.count where isReached[i * width + j] {
                let (left, right) = (i < one.count ? one[i] : nil, j < two.count ? two[j] : nil)
                if case .any = left { isReached[(i + 1) * width + j] = true }
                if case .any = right { isReached[i * width + j + 1] = true }
                guard let left, let right, left.shares(right) else { continue }
                var (nextI, nextJ) = (i + 1, j + 1)
                if case .any = left { nextI = i }
                if case .any = right { nextJ = j }
                isReached[nextI * width + nextJ] = true
            }
        }
        return isReached[isReached.count - 1]
    }
}

extension SymbolicGlob.Token {
    fileprivate var symbol: String? {
        if case .symbol(let symbol) = self { return symbol }
        return nil
    }

    /// Whether it stands for one certain text, although that may not be known.
    fileprivate var isText: Bool {
        switch self {
        case .literal, .symbol: true
        case .one, .any, .digit: false
        }
    }

    /// The token with a symbol under the name that equal symbols share.
    fileprivate var canonical: SymbolicGlob.Token {
        guard case .symbol(let symbol) = self else { return self }
        return .symbol(SymbolName.canonical(symbol))
    }

    /// What a symbol may become.
    fileprivate var opened: [SymbolicGlob.Token] {
        guard case .symbol(let symbol) = self else { return [self] }
        let isProvider = symbol.utf8.starts(with: "aws.".utf8)
        if isProvider, symbol.hasSuffix(".account_id") { return Array(repeating: .digit, count: 12) }
        let isNeverEmpty = isProvider || SymbolName(symbol)?.isIdentifying == true
        return isNeverEmpty ? [.one(matchesColon: true), .any(matchesColon: true)] : [.any(matchesColon: true)]
    }

    /// Whether one character fits both.
    fileprivate func shares(_ other: SymbolicGlob.Token) -> Bool {
        switch (self, other) {
        case (.literal(let one), .literal(let two)): one == two
        case (.literal(let scalar), .one(let matchesColon)), (.literal(let scalar), .any(let matchesColon)),
            (.one(let matchesColon), .literal(let scalar)), (.any(let matchesColon), .literal(let scalar)):
            matchesColon || scalar != ":"
        case (.literal(let scalar), .digit), (.digit, .literal(let scalar)): ("0"..."9").contains(scalar)
        default: true
        }
    }
}
