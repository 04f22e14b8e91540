import Facts

extension PolicyCondition {
    /// Whether the condition holds for `request`.
    func holds(for request: PolicyRequest) -> Answer {
        guard comparison != .unknown else { return .unknown("the condition operator \(symbol) is not evaluated") }
        guard let alternatives = request.alternatives(of: key) else {
            return .unknown("the value of \(key) is not known")
        }
        let answers = alternatives.map { holds(for: $0, request) }
        guard let first = answers.first else { return .unknown("the value of \(key) is not known") }
        if answers.dropFirst().allSatisfy({ $0 == first }) { return first }
        if let doubt = answers.first(where: \.isUnknown) { return doubt }
        let options = alternatives.map { $0.isEmpty ? "absent" : $0.joined(separator: ", ") }
        return .unknown("\(key) may be \(options.joined(separator: " or "))")
    }

    /// - Parameter present: the values of the key; none where the request does not have it.
    private func holds(for present: [String], _ request: PolicyRequest) -> Answer {
        if comparison == .null {
            return .any(
                values.map { value in
                    if SymbolicText.hasSymbols(value) { return doubt(.unknown, value, "") }
                    return Answer((value.lowercased() == "true") == present.isEmpty)
                })
        }
        guard !present.isEmpty else { return Answer(holdsWhenAbsent) }
        let fits = { (value: String) in
            let answer = Answer.any(values.map { self.compare(value, with: $0, request) })
            return isNegated ? !answer : answer
        }
        switch quantifier {
        case .allValues: return .all(present.map(fits))
        case .anyValue: return .any(present.map(fits))
        // Several values without a set operator are AWS's own doing; a negated operator then asks all of them.
        case .none: return isNegated ? .all(present.map(fits)) : .any(present.map(fits))
        }
    }

    private var holdsWhenAbsent: Bool {
        switch quantifier {
        case .allValues: true
        // IfExists does not help ForAnyValue: no value is there that could match.
        case .anyValue: false
        case .none: isNegated || isIfExists
        }
    }

    private func compare(_ value: String, with wanted: String, _ request: PolicyRequest) -> Answer {
        switch comparison {
        case .number, .date, .address, .binary, .bool: return compareTyped(value, with: wanted)
        case .equals, .equalsIgnoringCase, .like, .arn, .null, .unknown: break
        }
        // These compare whole values, in which wildcards mean nothing, so only variables are replaced.
        let hasWildcards = comparison == .like || comparison == .arn
        switch PolicyVariables.expand(
            wanted, for: request, hasWildcards: hasWildcards, replacesVariables: replacesVariables)
        {
        case .unknown(let reason): return .unknown(reason)
        case .absent: return .no
        case .symbolic(let glob): return compare(value, with: glob, wanted)
        case .glob(let glob):
            if SymbolicText.hasSymbols(value) { return compare(value, with: SymbolicGlob(glob), wanted) }
            switch comparison {
            case .equals, .like: return Answer(glob.matches(value))
            case .equalsIgnoringCase: return Answer(glob.lowercased.matches(value.lowercased()))
            case .arn:
                let pattern = ARNPattern(glob)
                guard pattern.matches(value) else { return .no }
                return pattern.isComplete ? .yes : .unknown("\(wanted) in \(symbol) is not a whole ARN")
            default: return .no
            }
        }
    }

    /// The same where one of the two holds symbols.
    private func compare(_ value: String, with glob: SymbolicGlob, _ wanted: String) -> Answer {
        switch comparison {
        case .equals, .like: return doubt(glob.comparison(with: SymbolicGlob(text: value)), value, wanted)
        case .equalsIgnoringCase:
            return doubt(
                glob.lowercased.comparison(with: SymbolicGlob(text: value).lowercased, ignoresCase: true), value, wanted
            )
        case .arn: return doubt(SymbolicARN.comparison(value, likeCondition: glob), value, wanted)
        default: return .no
        }
    }

    func doubt(_ comparison: SymbolicComparison, _ value: String, _ wanted: String) -> Answer {
        Answer(comparison, value, wanted, doubt: "\(symbol) on \(key) asks for \(wanted)")
    }
}

extension TextGlob {
    fileprivate var lowercased: TextGlob {
        TextGlob(
            tokens: tokens.flatMap { token -> [Token] in
                guard case .literal(let scalar) = token else { return [token] }
                return scalar.properties.lowercaseMapping.unicodeScalars.map(Token.literal)
            })
    }
}
