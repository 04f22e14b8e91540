/// Values that are written out and can refer to nothing: defaults of variables, files of variables.
enum LiteralEvaluator {
    /// The value; where it is none that is written out, the symbol of the expression's place.
    static func value(of expression: HCLExpression, in file: HCLFile) -> TerraformValue {
        switch expression.kind {
        case .null: return .null
        case .bool(let value): return .bool(value)
        case .number(let value): return .number(value)
        case .string(let text): return .string(text)
        case .negative(let operand):
            if case .number(let value) = Self.value(of: operand, in: file), let number = ExactNumber.negative(value) {
                return .number(number)
            }
        case .tuple(let items): return .list(items.map { value(of: $0, in: file) }, .tuple)
        case .object(let items):
            var members: [String: TerraformValue] = [:]
            for item in items {
                guard let key = value(of: item.key, in: file).asText() else { continue }
                members[key] = value(of: item.value, in: file)
            }
            return .object(members, .object)
        default: break
        }
        return .unknown(ExpressionSymbol.place(module: "", file: file, range: expression.range))
    }
}
