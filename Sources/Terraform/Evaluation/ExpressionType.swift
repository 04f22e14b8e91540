/// The type that an expression has whatever its parts turn out to be.
enum ExpressionType {
    case text, number, bool

    /// - Returns: nil when the type depends on values.
    init?(of expression: HCLExpression, in context: EvaluationContext) {
        switch expression.kind {
        case .string: self = .text
        case .template(let parts):
            if parts.count == 1, case .interpolation(let inner) = parts[0] {
                guard let type = ExpressionType(of: inner, in: context) else { return nil }
                self = type
            } else {
                self = .text
            }
        case .number, .negative: self = .number
        case .bool, .not: self = .bool
        case .binary(let sign, _, _):
            switch sign {
            case .add, .subtract, .multiply, .divide, .modulo: self = .number
            default: self = .bool
            }
        case .call(let name, _, _):
            guard let type = Self.results[name] else { return nil }
            self = type
        case .attribute(let source, let name):
            guard case .variable("var") = source.kind, context.bindings?.lookup("var") == nil else { return nil }
            switch context.scope.folder?.variableTypes[name] {
            case .string?: self = .text
            case .number?: self = .number
            case .bool?: self = .bool
            default: return nil
            }
        default: return nil
        }
    }

    /// Of calls that end with an error the type is any. A number stays one next to those, next to a text it does not.
    private static let results: [String: ExpressionType] = {
        let numbers = [
            "length", "abs", "ceil", "floor", "log", "max", "min", "parseint", "pow", "signum", "sum", "tonumber",
            "index", "timecmp",
        ]
        let bools = [
            "can", "contains", "alltrue", "anytrue", "startswith", "endswith", "strcontains", "fileexists", "tobool",
            "issensitive",
        ]
        var types: [String: ExpressionType] = [:]
        for name in numbers { types[name] = .number }
        for name in bools { types[name] = .bool }
        return types
    }()
}
