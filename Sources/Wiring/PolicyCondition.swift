import Facts

/// One comparison of a statement's `Condition`: an operator, a key, and the values it is compared with.
///
/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators" and "Single-valued vs. multivalued context
/// keys", read 2026-11-24.
struct PolicyCondition: Sendable, Hashable {
    enum Quantifier: Sendable, Hashable {
        case none
        case anyValue
        case allValues
    }

    enum Comparison: Sendable, Hashable {
        case equals
        case equalsIgnoringCase
        case like
        case arn
        case bool
        case null
        /// An operator that is not evaluated, or that does not exist.
        case unknown
    }

    /// The operator as written, such as `ForAnyValue:StringLikeIfExists`.
    let symbol: String
    let key: String
    let values: [String]
    let quantifier: Quantifier
    let comparison: Comparison
    let isNegated: Bool
    let isIfExists: Bool

    init(symbol: String, key: String, values: [String]) {
        self.symbol = symbol
        self.key = key
        self.values = values
        var name = symbol.lowercased()
        if name.hasPrefix("foranyvalue:") {
            quantifier = .anyValue
        } else if name.hasPrefix("forallvalues:") {
            quantifier = .allValues
        } else {
            quantifier = .none
        }
        if quantifier != .none { name = String(name.drop { $0 != ":" }.dropFirst()) }
        isIfExists = name.hasSuffix("ifexists") && name != "nullifexists"
        if isIfExists { name.removeLast("ifexists".count) }
        (comparison, isNegated) =
            switch name {
            case "stringequals": (.equals, false)
            case "stringnotequals": (.equals, true)
            case "stringequalsignorecase": (.equalsIgnoringCase, false)
            case "stringnotequalsignorecase": (.equalsIgnoringCase, true)
            case "stringlike": (.like, false)
            case "stringnotlike": (.like, true)
            case "arnlike", "arnequals": (.arn, false)
            case "arnnotlike", "arnnotequals": (.arn, true)
            case "bool": (.bool, false)
            case "null": (.null, false)
            default: (.unknown, false)
            }
    }

    /// Reads a `Condition` element; operators and keys come sorted, so that the same one is always named first.
    static func all(_ value: JSONValue?) throws(PolicyError) -> [PolicyCondition] {
        guard let value else { return [] }
        guard case .object(let operators) = value else { throw PolicyError("its Condition is not an object") }
        var conditions: [PolicyCondition] = []
        for (symbol, keys) in operators.sorted(by: { $0.key < $1.key }) {
            guard case .object(let keys) = keys else { throw PolicyError("its Condition \(symbol) is not an object") }
            for (key, operand) in keys.sorted(by: { $0.key < $1.key }) {
                conditions.append(PolicyCondition(symbol: symbol, key: key, values: try texts(operand, symbol)))
            }
        }
        return conditions
    }

    /// Numbers and booleans may stand without quotes.
    private static func texts(_ value: JSONValue, _ symbol: String) throws(PolicyError) -> [String] {
        var texts: [String] = []
        for item in value.arrayValue ?? [value] {
            switch item {
            case .string(let text): texts.append(text)
            case .bool, .number: texts.append(item.canonicalText)
            default: throw PolicyError("its Condition \(symbol) has a value that is not text")
            }
        }
        return texts
    }
}
