import Facts

/// An answer that may not be known.
package enum Answer: Sendable, Hashable {
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

    var isUnknown: Bool {
        if case .unknown = self { return true }
        return false
    }

    init(_ condition: Bool) { self = condition ? .yes : .no }

    /// - Parameter doubt: what to say where it depends on symbols, before their names.
    init(_ comparison: SymbolicComparison, _ one: String, _ other: String, doubt: String) {
        switch comparison {
        case .yes: self = .yes
        case .no: self = .no
        case .unknown:
            let symbols = SymbolicComparison.openSymbols(one, other).filter { $0 != ObjectKeys.symbol }
            let verb = symbols.count == 1 ? "is" : "are"
            self = .unknown(
                symbols.isEmpty
                    ? "\(doubt), which some of the keys fit"
                    : "\(doubt), and \(symbols.joined(separator: ", ")) \(verb) not known before the apply")
        }
    }
}
