/// Terraform's pure functions on values of which some are not known before the apply.
///
/// A function never gives a wrong value: with an argument that is not known it evaluates only where the symbol goes
/// through unchanged (`join`, `merge`, `jsonencode`), or where the answer does not depend on it.
///
/// Functions that read files, the clock or the machine are not here, nor the special forms `try` and `can`.
///
/// Source: https://developer.hashicorp.com/terraform/language/functions; the values of Terraform 1.11.4.
package enum TerraformFunctions {
    package enum Outcome: Sendable, Hashable {
        case value(TerraformValue)
        /// Terraform itself ends with an error for these arguments; `try` would go on to its next argument.
        case refused
        /// The answer depends on what is not known, or the function is not here.
        case undetermined
    }

    /// The value of a call.
    ///
    /// - Returns: nil when the function is not known here, refuses its arguments, or depends on what is not known.
    package static func call(_ name: String, _ arguments: [TerraformValue]) -> TerraformValue? {
        if case .value(let value) = evaluate(name, arguments) { value } else { nil }
    }

    /// The value of a call, or why there is none.
    ///
    /// - Parameter mustNotMissErrors: whether the call stands in `try` or `can`; then there is a value only where Terraform
    ///   surely has no error.
    package static func evaluate(
        _ name: String, _ arguments: [TerraformValue], mustNotMissErrors: Bool = false
    ) -> Outcome {
        let plainName = name.hasPrefix("core::") ? String(name.dropFirst(6)) : name
        guard let function = all[plainName] else { return .undetermined }
        if mustNotMissErrors, arguments.contains(where: { mayHideError($0, from: plainName, isArgument: true) }) {
            return .undetermined
        }
        do {
            return .value(try function(FunctionArguments(arguments, mustNotMissErrors: mustNotMissErrors)))
        } catch FunctionFailure.refused {
            return .refused
        } catch {
            return .undetermined
        }
    }

    // MARK: - Errors

    /// Whether an argument has a type that is not known and that the function may refuse: that of an empty list or of a
    /// null.
    private static func mayHideError(_ value: TerraformValue, from name: String, isArgument: Bool) -> Bool {
        switch value {
        case .typedNull: return !isArgument && !ofAnyItems.contains(name)
        case .list(let items, let type):
            if items.isEmpty, type != .tuple {
                return isArgument ? ofOneItemType.contains(name) : !ofAnyItems.contains(name)
            }
            // Next to a list or object a null may have no type in common with it.
            if items.contains(where: \.isNull), items.contains(where: \.isCollection), !ofAnyItems.contains(name) {
                return true
            }
            return items.contains { mayHideError($0, from: name, isArgument: false) }
        case .object(let members, let type):
            if members.isEmpty, type != .object {
                return isArgument ? ofOneItemType.contains(name) : !ofAnyItems.contains(name)
            }
            return members.values.contains { mayHideError($0, from: name, isArgument: false) }
        case .null, .bool, .number, .string, .unknown: return false
        }
    }

    /// Whether a function makes no difference between lists, tuples and sets, or between maps and objects.
    static func takesAnyCollection(_ name: String) -> Bool {
        ["length", "jsonencode", "keys", "values", "lookup", "merge", "contains", "tolist", "toset"].contains(name)
    }

    /// Functions that look at no item, or at items of any type.
    private static let ofAnyItems: Set<String> = [
        "length", "contains", "jsonencode", "element", "one", "keys", "values", "lookup", "reverse", "slice", "merge",
        "flatten",
    ]

    /// Functions that refuse lists of other items than theirs, empty ones as well.
    private static let ofOneItemType: Set<String> = [
        "join", "sort", "compact", "sum", "alltrue", "anytrue", "setunion", "setintersection", "setsubtract",
        "setproduct", "transpose", "format", "formatlist", "matchkeys", "zipmap", "coalesce",
    ]

    // MARK: - Limits

    /// - Throws: `FunctionFailure.undetermined` when a text that stands so many times in the value is too much of it.
    static func requireFewBytes(_ bytes: Int, times count: Int) throws {
        let (total, isOverflow) = bytes.multipliedReportingOverflow(by: count)
        guard !isOverflow, total <= ValueSize.maximumBytes else { throw FunctionFailure.undetermined }
    }

    /// - Throws: `FunctionFailure.undetermined` when comparing all of so many items with so many others takes too long.
    static func requireFewComparisons(_ count: Int, _ otherCount: Int) throws {
        guard count * otherCount <= 1_000_000 else { throw FunctionFailure.undetermined }
    }

    typealias Function = @Sendable (FunctionArguments) throws -> TerraformValue

    /// Every function that is evaluated here, by name.
    static let all: [String: Function] = [
        text, formatting, patterns, lists, maps, sets, encoding, hashes, numbers, conversion, network,
    ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }
}

/// Why a function has no value.
enum FunctionFailure: Error {
    /// Terraform itself ends with an error.
    case refused
    /// The value depends on what is not known, or on what is not modelled.
    case undetermined
}
