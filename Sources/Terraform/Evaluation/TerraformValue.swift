package import Facts

/// What an expression evaluates to before the apply.
///
/// A value that is not known keeps its identity as a *symbol*: where it would come from, such as
/// `aws_s3_bucket.raw.bucket` or `module.lambda.aws_lambda_function.this["a"].arn`. In a text a symbol stands as
/// `${symbol}` (`SymbolicText` of `Facts` takes such texts apart), so that templates, `jsonencode` and comparisons carry
/// it along.
package enum TerraformValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(Double)
    /// May hold symbols.
    case string(String)
    /// A list, set or tuple.
    case list([TerraformValue])
    /// A map or object.
    case object([String: TerraformValue])
    /// Not known until the apply, or not to be known at all; the symbol without `${}`.
    case unknown(String)

    /// Whether nothing in it is unknown.
    package var isWhollyKnown: Bool {
        switch self {
        case .null, .bool, .number: true
        case .string(let text): !SymbolicText.hasSymbols(text)
        case .list(let items): items.allSatisfy(\.isWhollyKnown)
        case .object(let members): members.values.allSatisfy(\.isWhollyKnown)
        case .unknown: false
        }
    }

    /// As JSON; a value that is not known is the text `${symbol}`.
    package var json: JSONValue {
        switch self {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number(let value): .number(value)
        case .string(let text): .string(text)
        case .list(let items): .array(items.map(\.json))
        case .object(let members): .object(members.mapValues(\.json))
        case .unknown(let symbol): .string(SymbolicText.text(of: symbol))
        }
    }

    package init(_ json: JSONValue) {
        self =
            switch json {
            case .null: .null
            case .bool(let value): .bool(value)
            case .number(let value): .number(value)
            case .string(let text): .string(text)
            case .array(let items): .list(items.map(TerraformValue.init))
            case .object(let members): .object(members.mapValues(TerraformValue.init))
            }
    }
}
