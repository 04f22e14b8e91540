/// An answer that may not be known.
enum Answer: Sendable, Hashable {
    case yes
    case no
    /// Not known, and why.
    case unknown(String)

    /// Whether all hold: no as soon as one does not.
    static func all(_ answers: some Sequence<Answer>) -> Answer {
        var result = Answer.yes
        for answer in answers {
            switch answer {
            case .no: return .no
            case .unknown where result == .yes: result = answer
            case .unknown, .yes: break
            }
        }
        return result
    }

    /// Whether one holds: yes as soon as one does.
    static func any(_ answers: some Sequence<Answer>) -> Answer {
        var result = Answer.no
        for answer in answers {
            switch answer {
            case .yes: return .yes
            case .unknown where result == .no: result = answer
            case .unknown, .no: break
            }
        }
        return result
    }

    static prefix func ! (answer: Answer) -> Answer {
        switch answer {
        case .yes: .no
        case .no: .yes
        case .unknown: answer
        }
    }

    init(_ condition: Bool) { self = condition ? .yes : .no }
}

extension PolicyCondition {
    /// Whether the condition holds for `request`.
    func holds(for request: PolicyRequest) -> Answer {
        guard comparison != .unknown else { return .unknown("the condition operator \(symbol) is not evaluated") }
        guard let present = request.values(of: key) else { return .unknown("the value of \(key) is not known") }
        if comparison == .null {
            return .any(values.map { Answer(($0.lowercased() == "true") == present.isEmpty) })
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
        // These compare whole values, in which wildcards mean nothing, so only variables are replaced.
        let hasWildcards = comparison == .like || comparison == .arn
        switch PolicyVariables.expand(wanted, for: request, hasWildcards: hasWildcards) {
        case .unknown(let reason): return .unknown(reason)
        case .absent: return .no
        case .glob(let glob):
            switch comparison {
            case .equals, .like: return Answer(glob.matches(value))
            case .equalsIgnoringCase, .bool: return Answer(glob.lowercased.matches(value.lowercased()))
            case .arn:
                let pattern = ARNPattern(glob)
                guard pattern.matches(value) else { return .no }
                return pattern.isComplete ? .yes : .unknown("\(wanted) in \(symbol) is not a whole ARN")
            case .null, .unknown: return .no
            }
        }
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
