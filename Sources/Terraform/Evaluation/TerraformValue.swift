package import Facts

/// What an expression evaluates to before the apply.
///
/// A value that is not known keeps its identity as a *symbol*: where it would come from, such as
/// `aws_s3_bucket.raw.bucket` or `module.lambda.aws_lambda_function.this["a"].arn`. In a text a symbol stands as
/// `${symbol}` (`SymbolicText` of `Facts` takes such texts apart), so that templates, `jsonencode` and comparisons carry
/// it along.
package enum TerraformValue: Sendable {
    /// As it is written: of no type.
    case null
    /// A null of a type, such as a variable of type `string` has it. Which type is not kept.
    case typedNull
    case bool(Bool)
    /// The number that the shortest decimal text of the `Double` writes (`ExactNumber`).
    case number(Double)
    /// May hold symbols.
    case string(String)
    case list([TerraformValue], SequenceType = .open)
    case object([String: TerraformValue], MappingType = .open)
    /// Not known until the apply, or not to be known at all; the symbol without `${}`.
    case unknown(String)

    /// What a sequence is.
    package enum SequenceType: Sendable { case tuple, list, set, open }

    /// What members with names are.
    package enum MappingType: Sendable { case object, map, open }

    /// Whether nothing in it is unknown.
    package var isWhollyKnown: Bool {
        switch self {
        case .null, .typedNull, .bool, .number: true
        case .string(let text): !SymbolicText.hasSymbols(text)
        case .list(let items, _): items.allSatisfy(\.isWhollyKnown)
        case .object(let members, _): members.values.allSatisfy(\.isWhollyKnown)
        case .unknown: false
        }
    }

    /// As JSON; a value that is not known is the text `${symbol}`.
    package var json: JSONValue {
        switch self {
        case .null, .typedNull: .null
        case .bool(let value): .bool(value)
        case .number(let value): .number(value)
        case .string(let text): .string(text)
        case .list(let items, _): .array(items.map(\.json))
        case .object(let members, _): .object(members.mapValues(\.json))
        case .unknown(let symbol): .string(SymbolicText.text(of: symbol))
        }
    }

    /// As `jsondecode` makes it: of tuples and objects.
    package init(_ json: JSONValue) {
        self =
            switch json {
            case .null: .null
            case .bool(let value): .bool(value)
            case .number(let value): .number(value)
            case .string(let text): .string(text)
            case .array(let items): .list(items.map(TerraformValue.init), .tuple)
            case .object(let members): .object(members.mapValues(TerraformValue.init), .object)
            }
    }
}

/// The same value apart from the types of collections and nulls; what Terraform's `==` answers is `isEqual(to:)`.
extension TerraformValue: Hashable {
    package static func == (first: TerraformValue, second: TerraformValue) -> Bool {
        switch (first, second) {
        case (.null, .null), (.null, .typedNull), (.typedNull, .null), (.typedNull, .typedNull): true
        case (.bool(let one), .bool(let other)): one == other
        case (.number(let one), .number(let other)): one == other
        case (.string(let one), .string(let other)): one == other
        case (.list(let one, _), .list(let other, _)): one == other
        case (.object(let one, _), .object(let other, _)): one == other
        case (.unknown(let one), .unknown(let other)): one == other
        default: false
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch self {
        case .null, .typedNull: hasher.combine(0)
        case .bool(let value): hasher.combine(value)
        case .number(let value): hasher.combine(value)
        case .string(let text): hasher.combine(text)
        case .list(let items, _): hasher.combine(items)
        case .object(let members, _): hasher.combine(members)
        case .unknown(let symbol):
            hasher.combine(1)
            hasher.combine(symbol)
        }
    }
}

extension TerraformValue {
    /// The same with types that are not known: as it is when a provider or another part may have converted it.
    func withOpenTypes() -> TerraformValue {
        switch self {
        case .null, .typedNull: .typedNull
        case .list(let items, _): .list(items.map { $0.withOpenTypes() }, .open)
        case .object(let members, _): .object(members.mapValues { $0.withOpenTypes() }, .open)
        default: self
        }
    }

    /// Whether a number or truth value is anywhere in it, which may have to become a text.
    var holdsNumberOrBool: Bool {
        switch self {
        case .number, .bool: true
        case .list(let items, _): items.contains(where: \.holdsNumberOrBool)
        case .object(let members, _): members.values.contains(where: \.holdsNumberOrBool)
        case .null, .typedNull, .string, .unknown: false
        }
    }

    /// Whether it is a collection of a type that is not known.
    var hasOpenType: Bool {
        switch self {
        case .list(_, .open), .object(_, .open): true
        default: false
        }
    }

    /// Whether a set is anywhere in it whose items are known and whose order is not.
    var hasOpenOrder: Bool {
        switch self {
        case .list(let items, let type):
            type == .set && !TerraformFunctions.isOrderKnown(of: items) && items.allSatisfy(\.isWhollyKnown)
                || items.contains(where: \.hasOpenOrder)
        case .object(let members, _): members.values.contains(where: \.hasOpenOrder)
        case .null, .typedNull, .bool, .number, .string, .unknown: false
        }
    }

    /// Whether the types of all that is in it are known: nothing is unknown, no list is empty, no null of an unknown type.
    var isTypeKnown: Bool {
        switch self {
        case .null, .bool, .number, .string: true
        case .typedNull, .unknown: false
        case .list(let items, let type):
            type == .tuple || (type != .open && !items.isEmpty) ? items.allSatisfy(\.isTypeKnown) : false
        case .object(let members, let type):
            type == .object || (type != .open && !members.isEmpty) ? members.values.allSatisfy(\.isTypeKnown) : false
        }
    }

    var isCollection: Bool {
        switch self {
        case .list, .object: true
        default: false
        }
    }

    var isNull: Bool {
        switch self {
        case .null, .typedNull: true
        default: false
        }
    }
}
