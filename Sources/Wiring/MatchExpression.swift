/// Reads one match expression of a pattern: `{"prefix": "raw/"}`, `{"anything-but": […]}`.
///
/// event-ruler reads the first member, operand and all, before it looks whether there is another.
///
/// Source: aws/event-ruler, `JsonRuleCompiler.processMatchExpression`, read 2026-11-25; the sentences are its own.
struct MatchExpression {
    typealias Members = [(name: String, value: SpelledJSON)]

    /// The dotted path of the field, for errors.
    let path: String

    func matcher(_ expression: Members) throws(EventPatternError) -> ValueMatcher {
        guard let (name, operand) = expression.first else { throw error("Match expression name not found") }
        let matcher = try matcher(name, operand)
        guard expression.count == 1 else {
            throw error(
                ["numeric", "anything-but"].contains(name)
                    ? "Too many elements in numeric expression" : "Only one key allowed in match expression")
        }
        return matcher
    }

    private func matcher(_ name: String, _ operand: SpelledJSON) throws(EventPatternError) -> ValueMatcher {
        switch name {
        case "exactly": return .text(Array(try text(operand, "exact match pattern must be a string").utf8))
        case "prefix":
            if case .object(let inner) = operand { return .prefixIgnoringCase(try ignoringCase(inner, "prefix")) }
            return .prefix(Array(try text(operand, "prefix match pattern must be a string").utf8))
        case "suffix":
            if case .object(let inner) = operand { return .suffixIgnoringCase(try ignoringCase(inner, "suffix")) }
            return .suffix(Array(try text(operand, "suffix match pattern must be a string").utf8))
        case "equals-ignore-case":
            return .equalsIgnoringCase(
                CaseInsensitiveText(try text(operand, "equals-ignore-case match pattern must be a string")))
        case "wildcard": return .wildcard(try wildcard(operand))
        case "exists":
            guard case .bool(let exists) = operand else {
                throw error("exists match pattern must be either true or false.")
            }
            return exists ? .exists : .absent
        case "numeric": return .numeric(try numeric(operand))
        case "cidr":
            // "prefix" is event-ruler's own word here.
            let cidr = try text(operand, "prefix match pattern must be a string")
            do { return .address(try AddressRange(cidr: cidr)) } catch { throw self.error(error.reason) }
        case "anything-but": return try anythingBut(operand)
        default: throw error("Unrecognized match type \(name)")
        }
    }

    private func error(_ reason: String) -> EventPatternError { EventPatternError(reason, path: path) }

    private func text(_ value: SpelledJSON, _ reason: String) throws(EventPatternError) -> String {
        guard case .string(let text) = value else { throw error(reason) }
        return text
    }

    private func ignoringCase(_ inner: Members, _ outer: String) throws(EventPatternError) -> CaseInsensitiveText {
        guard let (name, operand) = inner.first else {
            throw error("\(outer == "prefix" ? "Prefix" : "Suffix") expression name not found")
        }
        guard name == "equals-ignore-case" else { throw error("Unsupported \(outer) pattern: \(name)") }
        let text = try text(operand, "equals-ignore-case match pattern must be a string")
        guard inner.count == 1 else { throw error("Only one key allowed in match expression") }
        return CaseInsensitiveText(text)
    }

    private func wildcard(_ operand: SpelledJSON) throws(EventPatternError) -> WildcardText {
        let text = try text(operand, "wildcard match pattern must be a string")
        do { return try WildcardText(text) } catch { throw self.error(error.reason) }
    }

    // MARK: numeric

    private func numeric(_ operand: SpelledJSON) throws(EventPatternError) -> NumericRange {
        guard case .array(let terms) = operand else { throw error("Value of numeric must be an array.") }
        guard case .string(let symbol) = terms.first else {
            throw error("Invalid member in numeric match: \(terms.first?.token ?? "]")")
        }
        guard ["=", "<", "<=", ">", ">="].contains(symbol) else {
            throw error("Unrecognized numeric range operator: \(symbol)")
        }
        let first = try bound(terms, 1, after: symbol)
        if terms.count == 2 { return NumericRange(symbol, first) }
        guard symbol.hasPrefix(">") else { throw error("Too many elements in numeric expression") }
        guard case .string(let second) = terms[2] else {
            throw error("Bad value in numeric range: \(terms[2].token)")
        }
        guard second == "<" || second == "<=" else { throw error("Bad numeric range operator: \(second)") }
        let last = try bound(terms, 3, after: second)
        guard terms.count == 4 else { throw error("Too many terms in numeric range expression") }
        guard first < last else { throw error("Bottom must be less than top") }
        return NumericRange(symbol, first, second, last)
    }

    private func bound(_ terms: [SpelledJSON], _ index: Int, after symbol: String) throws(EventPatternError) -> Double {
        guard terms.indices.contains(index), case .number(let spelling) = terms[index] else {
            throw error("Value of \(symbol == "=" ? "equals" : symbol) must be numeric")
        }
        guard let value = ComparableNumber(spelling: spelling).value else {
            throw error("Cannot compare number : \(spelling)")
        }
        return value
    }

    // MARK: anything-but

    private static let notSingleValue = "Value of anything-but must be an array or single string/number value."

    private func anythingBut(_ operand: SpelledJSON) throws(EventPatternError) -> ValueMatcher {
        switch operand {
        case .string, .number: return .anythingBut([try plain(operand)])
        case .array(let values):
            var matchers: [ValueMatcher] = []
            for value in values { matchers.append(try plain(value)) }
            let strings = matchers.count { if case .text = $0 { true } else { false } }
            guard !values.isEmpty, strings == 0 || strings == values.count else {
                throw error(
                    "Inside anything but list, either all values are number or string, mixed type is not supported")
            }
            return .anythingBut(matchers)
        case .object(let inner):
            guard let (name, excluded) = inner.first else { throw error("Anything-But expression name not found") }
            guard ["prefix", "suffix", "equals-ignore-case", "wildcard"].contains(name) else {
                throw error("Unsupported anything-but pattern: \(name)")
            }
            let matchers = try excludedForms(name, excluded)
            guard inner.count == 1 else { throw error("Too many elements in numeric expression") }
            return .anythingBut(matchers)
        case .null, .bool: throw error(Self.notSingleValue)
        }
    }

    private func plain(_ value: SpelledJSON) throws(EventPatternError) -> ValueMatcher {
        switch value {
        // An address is compared as text here: event-ruler reads addresses only in plain values.
        case .string(let text): return .text(Array(text.utf8))
        case .number(let spelling):
            let number = ComparableNumber(spelling: spelling)
            guard number.value != nil else { throw error("Cannot compare number : \(spelling)") }
            return .number(number)
        default: throw error("Inside anything but list, start|null|boolean is not supported.")
        }
    }

    private func excludedForms(_ name: String, _ operand: SpelledJSON) throws(EventPatternError) -> [ValueMatcher] {
        var values = [operand]
        switch operand {
        case .array(let list): values = list
        case .string, .number: break
        case .object, .null, .bool: throw error(Self.notSingleValue)
        }
        // event-ruler lets an empty list pass and then cannot evaluate the rule.
        guard !values.isEmpty else { throw error("Empty arrays are not allowed") }
        var matchers: [ValueMatcher] = []
        for value in values {
            switch name {
            case "equals-ignore-case":
                let reason = "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported."
                matchers.append(.equalsIgnoringCase(CaseInsensitiveText(try text(value, reason))))
            case "wildcard": matchers.append(.wildcard(try wildcard(value)))
            default:
                let text = try text(value, "prefix/suffix match pattern must be a string")
                guard !text.isEmpty else { throw error("Null prefix/suffix not allowed") }
                matchers.append(name == "prefix" ? .prefix(Array(text.utf8)) : .suffix(Array(text.utf8)))
            }
        }
        return matchers
    }
}
