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
        case number(PolicyOrder)
        case date(PolicyOrder)
        case address
        case binary
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
    /// Whether variables such as `${aws:username}` stand for values of the request: not in policies of version 2008-10-17.
    let replacesVariables: Bool

    init(symbol: String, key: String, values: [String], replacesVariables: Bool = true) {
        self.replacesVariables = replacesVariables
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
        (comparison, isNegated) = Self.operators[name] ?? (.unknown, false)
    }

    /// Reads a `Condition` element; operators and keys come sorted, so that the same one is always named first.
    static func all(_ value: JSONValue?, replacesVariables: Bool = true) throws(PolicyError) -> [PolicyCondition] {
        guard let value else { return [] }
        guard case .object(let operators) = value else { throw PolicyError("its Condition is not an object") }
        var conditions: [PolicyCondition] = []
        for (symbol, keys) in operators.sorted(by: { $0.key < $1.key }) {
            guard case .object(let keys) = keys else { throw PolicyError("its Condition \(symbol) is not an object") }
            for (key, operand) in keys.sorted(by: { $0.key < $1.key }) {
                conditions.append(
                    PolicyCondition(
                        symbol: symbol, key: key, values: try texts(operand, symbol),
                        replacesVariables: replacesVariables))
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

    /// Operator in lower case, without its set operator and `IfExists` → what it compares, and whether it is negated.
    private static let operators: [String: (Comparison, Bool)] = [
        "stringequals": (.equals, false), "stringnotequals": (.equals, true),
        "stringequalsignorecase": (.equalsIgnoringCase, false),
        "stringnotequalsignorecase": (.equalsIgnoringCase, true),
        "stringlike": (.like, false), "stringnotlike": (.like, true),
        "arnlike": (.arn, false), "arnequals": (.arn, false), "arnnotlike": (.arn, true), "arnnotequals": (.arn, true),
        "bool": (.bool, false), "null": (.null, false), "binaryequals": (.binary, false),
        "ipaddress": (.address, false), "notipaddress": (.address, true),
        "numericequals": (.number(.equal), false), "numericnotequals": (.number(.equal), true),
        "numericlessthan": (.number(.less), false), "numericlessthanequals": (.number(.lessOrEqual), false),
        "numericgreaterthan": (.number(.greater), false),
        "numericgreaterthanequals": (.number(.greaterOrEqual), false),
        "dateequals": (.date(.equal), false), "datenotequals": (.date(.equal), true),
        "datelessthan": (.date(.less), false), "datelessthanequals": (.date(.lessOrEqual), false),
        "dategreaterthan": (.date(.greater), false), "dategreaterthanequals": (.date(.greaterOrEqual), false),
    ]
}
