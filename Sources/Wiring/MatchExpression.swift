import Facts

/// Reads one match expression of a pattern: `{"prefix": "raw/"}`, `{"anything-but": […]}`.
///
/// Source: aws/event-ruler, `JsonRuleCompiler.processMatchExpression`, read 2026-11-24; the sentences are its own.
struct MatchExpression {
    /// The dotted path of the field, for errors.
    let path: String

    func matcher(_ expression: [String: JSONValue]) throws(EventPatternError) -> ValueMatcher {
        guard let (name, operand) = expression.first else { throw error("Match expression name not found") }
        guard expression.count == 1 else { throw error("Only one key allowed in match expression") }
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
        case "wildcard": return .wildcard(try wildcard(text(operand, "wildcard match pattern must be a string")))
        case "exists":
            guard case .bool(let exists) = operand else {
                throw error("exists match pattern must be either true or false.")
            }
            return exists ? .exists : .absent
        case "numeric": return .numeric(try numeric(operand))
        case "cidr":
            do {
                return .address(try AddressRange(cidr: text(operand, "cidr match pattern must be a string")))
            } catch { throw self.error(error.reason) }
        case "anything-but": return try anythingBut(operand)
        default: throw error("Unrecognized match type \(name)")
        }
    }

    private func error(_ reason: String) -> EventPatternError { EventPatternError(reason, path: path) }

    private func text(_ value: JSONValue, _ reason: String) throws(EventPatternError) -> String {
        guard case .string(let text) = value else { throw error(reason) }
        return text
    }

    private func ignoringCase(
        _ inner: [String: JSONValue], _ outer: String
    ) throws(EventPatternError) -> CaseInsensitiveText {
        guard let (name, operand) = inner.first else {
            throw error("\(outer.capitalizedASCII) expression name not found")
        }
        guard name == "equals-ignore-case" else { throw error("Unsupported \(outer) pattern: \(name)") }
        guard inner.count == 1 else { throw error("Only one key allowed in match expression") }
        return CaseInsensitiveText(try text(operand, "equals-ignore-case match pattern must be a string"))
    }

    private func wildcard(_ text: String) throws(EventPatternError) -> WildcardText {
        do { return try WildcardText(text) } catch { throw self.error(error.reason) }
    }

    // MARK: numeric

    private func numeric(_ operand: JSONValue) throws(EventPatternError) -> NumericRange {
        guard case .array(let terms) = operand else { throw error("Value of numeric must be an array.") }
        guard case .string(let symbol) = terms.first else {
            throw error("Invalid member in numeric match: \(terms.first?.canonicalText ?? "]")")
        }
        let first = try bound(terms, 1, after: symbol, known: ["=", "<", "<=", ">", ">="])
        if terms.count == 2 { return NumericRange(symbol, first) }
        guard symbol.hasPrefix(">") else { throw error("Too many elements in numeric expression") }
        guard case .string(let second) = terms[2] else {
            throw error("Bad value in numeric range: \(terms[2].canonicalText)")
        }
        guard second == "<" || second == "<=" else { throw error("Bad numeric range operator: \(second)") }
        let last = try bound(terms, 3, after: second, known: ["<", "<="])
        guard terms.count == 4 else { throw error("Too many terms in numeric range expression") }
        guard first < last else { throw error("Bottom must be less than top") }
        return NumericRange(symbol, first, second, last)
    }

    private func bound(
        _ terms: [JSONValue], _ index: Int, after symbol: String, known: Set<String>
    ) throws(EventPatternError) -> Double {
        guard known.contains(symbol) else { throw error("Unrecognized numeric range operator: \(symbol)") }
        guard terms.indices.contains(index), case .number(let number) = terms[index] else {
            throw error("Value of \(symbol == "=" ? "equals" : symbol) must be numeric")
        }
        guard NumericRange.limits.contains(number) else {
            throw error("Value must be between -5.0E9 and 5.0E9, inclusive")
        }
        return number
    }

    // MARK: anything-but

    private func anythingBut(_ operand: JSONValue) throws(EventPatternError) -> ValueMatcher {
        switch operand {
        case .string, .number: return .anythingBut([try plain(operand)])
        case .array(let values):
            var matchers: [ValueMatcher] = []
            for value in values { matchers.append(try plain(value)) }
            let strings = values.count { $0.stringValue != nil }
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
            guard inner.count == 1 else { throw error("Only one key allowed in match expression") }
            return .anythingBut(try excludedForms(name, excluded))
        default: throw error("Value of anything-but must be an array or single string/number value.")
        }
    }

    private func plain(_ value: JSONValue) throws(EventPatternError) -> ValueMatcher {
        switch value {
        // An address is compared as text here: event-ruler reads addresses only in plain values.
        case .string(let text): return .text(Array(text.utf8))
        case .number(let number): return .number(number)
        default: throw error("Inside anything but list, start|null|boolean is not supported.")
        }
    }

    private func excludedForms(_ name: String, _ operand: JSONValue) throws(EventPatternError) -> [ValueMatcher] {
        let values = operand.arrayValue ?? [operand]
        guard !values.isEmpty else { throw error("Empty arrays are not allowed") }
        var matchers: [ValueMatcher] = []
        for value in values {
            switch name {
            case "equals-ignore-case":
                let reason = "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported."
                matchers.append(.equalsIgnoringCase(CaseInsensitiveText(try text(value, reason))))
            case "wildcard":
                matchers.append(.wildcard(try wildcard(text(value, "wildcard match pattern must be a string"))))
            default:
                let text = try text(value, "prefix/suffix match pattern must be a string")
                guard !text.isEmpty else { throw error("Null prefix/suffix not allowed") }
                matchers.append(name == "prefix" ? .prefix(Array(text.utf8)) : .suffix(Array(text.utf8)))
            }
        }
        return matchers
    }
}

extension String {
    fileprivate var capitalizedASCII: String { prefix(1).uppercased() + dropFirst() }
}
