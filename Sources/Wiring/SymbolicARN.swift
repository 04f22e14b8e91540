import Facts

/// ARNs and IAM's patterns for them before the apply, where either side may hold symbols.
///
/// A symbol in one of the first five parts is taken to hold no colon: it is an account, a region or a partition. A
/// symbol at the beginning may hold a whole ARN, and then the parts cannot be told apart.
enum SymbolicARN {
    /// As `ARNPattern` has it for conditions: part by part.
    static func comparison(_ arn: String, likeCondition pattern: SymbolicGlob) -> SymbolicComparison {
        let value = SymbolicGlob(text: arn)
        let (parts, wanted) = (parts(value.tokens), parts(pattern.tokens))
        // A source is always an ARN, so that a lone asterisk takes it even where it is not known.
        if value.hasSymbols, value == pattern || pattern.tokens == [.any(matchesColon: true)] { return .yes }
        guard parts.count == 6 else {
            guard value.hasSymbols else { return .no }
            return pattern.comparison(with: value) == .no ? .no : .unknown
        }
        guard wanted.count == 6 || !pattern.hasSymbols else {
            return pattern.comparison(with: value) == .no ? .no : .unknown
        }
        let fits = SymbolicComparison.all(
            zip(parts, wanted).map { part, glob in
                SymbolicGlob(tokens: glob).comparison(with: SymbolicGlob(tokens: part))
            })
        let isComplete = wanted.count == 6 || pattern.tokens == [.any(matchesColon: true)]
        return fits == .yes && !isComplete ? .unknown : fits
    }

    /// As `ResourcePattern` has it for a statement's `Resource`.
    static func comparison(_ arn: String, likeResource pattern: SymbolicGlob) -> SymbolicComparison {
        var tokens: [SymbolicGlob.Token] = []
        var colons = 0
        for (index, token) in pattern.tokens.enumerated() {
            switch token {
            case .literal(let scalar):
                if scalar == ":" { colons += 1 }
                tokens.append(token)
            case .symbol:
                if index == 0 { colons = 5 }
                tokens.append(token)
            case .digit: tokens.append(token)
            case .one: tokens.append(.one(matchesColon: colons >= 5))
            case .any:
                let next = index + 1 < pattern.tokens.count ? pattern.tokens[index + 1] : nil
                tokens.append(.any(matchesColon: colons >= 5 || next == nil || next == .literal(":")))
            }
        }
        if colons < 5 {
            let isOpen = pattern.tokens.last.map { if case .any = $0 { true } else { false } } ?? false
            if !isOpen { for _ in colons..<5 { tokens += [.literal(":"), .any(matchesColon: true)] } }
        }
        return SymbolicGlob(tokens: tokens).comparison(with: SymbolicGlob(text: arn))
    }

    /// The parts before and after the first five colons.
    private static func parts(_ tokens: [SymbolicGlob.Token]) -> [[SymbolicGlob.Token]] {
        var parts: [[SymbolicGlob.Token]] = [[]]
        for token in tokens {
            if token == .literal(":"), parts.count < 6 {
                parts.append([])
            } else {
                parts[parts.count - 1].append(token)
            }
        }
        return parts
    }
}

extension SymbolicGlob {
    init(_ glob: TextGlob) {
        self.init(
            tokens: glob.tokens.map { token in
                switch token {
                case .literal(let scalar): .literal(scalar)
                case .one: .one(matchesColon: true)
                case .any: .any(matchesColon: true)
                }
            })
    }
}
