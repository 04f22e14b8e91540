import Facts

/// The `type` of a variable.
///
/// Source: https://developer.hashicorp.com/terraform/language/expressions/type-constraints.
indirect enum TypeConstraint: Sendable {
    case any
    case string
    case number
    case bool
    case list(TypeConstraint)
    case set(TypeConstraint)
    case map(TypeConstraint)
    case object([Member])
    case tuple([TypeConstraint])

    struct Member: Sendable {
        var name: String
        var type: TypeConstraint
        var isOptional: Bool
        var defaultValue: HCLExpression?
    }

    init(_ expression: HCLExpression) {
        switch expression.kind {
        case .variable(let name): self = Self.named(name)
        // The spelling of Terraform 0.11 and of JSON: the type in quotes.
        case .string(let text): self = Self.quoted(text)
        case .call(let name, let arguments, _): self = Self.constructed(name, arguments)
        default: self = .any
        }
    }

    private static func named(_ name: String) -> TypeConstraint {
        switch name {
        case "string": .string
        case "number": .number
        case "bool": .bool
        case "list": .list(.any)
        case "set": .set(.any)
        case "map": .map(.any)
        default: .any
        }
    }

    private static func quoted(_ text: String) -> TypeConstraint {
        guard text.contains("(") else { return named(text) }
        let file = HCLParser.parse(path: "type", bytes: Array("type = \(text)\n".utf8))
        guard let expression = file.body.attribute("type")?.expression else { return .any }
        if case .string = expression.kind { return .any }
        return TypeConstraint(expression)
    }

    private static func constructed(_ name: String, _ arguments: [HCLExpression]) -> TypeConstraint {
        guard let first = arguments.first else { return named(name) }
        switch (name, first.kind) {
        case ("list", _): return .list(TypeConstraint(first))
        case ("set", _): return .set(TypeConstraint(first))
        case ("map", _): return .map(TypeConstraint(first))
        case ("tuple", .tuple(let items)): return .tuple(items.map(TypeConstraint.init))
        case ("object", .object(let items)): return .object(items.compactMap(member))
        default: return .any
        }
    }

    private static func member(_ item: HCLObjectItem) -> Member? {
        guard case .string(let name) = item.key.kind else { return nil }
        if case .call("optional", let arguments, _) = item.value.kind, let type = arguments.first {
            return Member(
                name: name, type: TypeConstraint(type), isOptional: true,
                defaultValue: arguments.count > 1 ? arguments[1] : nil)
        }
        return Member(name: name, type: TypeConstraint(item.value), isOptional: false, defaultValue: nil)
    }
}

extension TypeConstraint {
    /// The value as a variable of this type holds it; what does not fit stays as it is.
    ///
    /// - Parameter literal: evaluates a default of `optional(…)`, which can refer to nothing.
    /// - Throws: `FunctionFailure` when it is not known what Terraform makes of it.
    func convert(
        _ value: TerraformValue, literal: (HCLExpression) -> TerraformValue
    ) throws(FunctionFailure) -> TerraformValue {
        switch (self, value) {
        case (.any, _), (_, .unknown): return value
        case (_, .null), (_, .typedNull): return .typedNull
        case (.string, _): return value.asText().map(TerraformValue.string) ?? value
        case (.number, .string(let text)):
            if let number = TerraformValue.number(parsing: text) { return .number(number) }
            if !SymbolicText.hasSymbols(text), !ExactNumber.isNoNumber(text) { throw .undetermined }
            return value
        case (.bool, .string("true")), (.bool, .string("1")): return .bool(true)
        case (.bool, .string("false")), (.bool, .string("0")): return .bool(false)
        case (.list(let type), .list(let items, let given)):
            if given == .set, !TerraformFunctions.isOrderKnown(of: items), value.isWhollyKnown { throw .undetermined }
            return .list(try type.convert(items, literal: literal), .list)
        case (.set(let type), .list(let items, _)):
            return .list(TerraformFunctions.orderedSet(try type.convert(items, literal: literal)), .set)
        case (.map(let type), .object(let members, _)):
            let names = members.keys.sorted()
            let values = try type.convert(names.map { members[$0] ?? .null }, literal: literal)
            return .object(Dictionary(uniqueKeysWithValues: zip(names, values)), .map)
        case (.tuple(let types), .list(let items, _)) where types.count == items.count:
            var converted: [TerraformValue] = []
            for (type, item) in zip(types, items) { converted.append(try type.convert(item, literal: literal)) }
            return .list(converted, .tuple)
        case (.object(let declared), .object(let members, _)):
            return try Self.object(declared, members, literal: literal)
        default: return value
        }
    }

    /// The items of a collection: of this type, or of the one that they have in common.
    private func convert(
        _ items: [TerraformValue], literal: (HCLExpression) -> TerraformValue
    ) throws(FunctionFailure) -> [TerraformValue] {
        if case .any = self { return try TypeUnification.unified(items) }
        var converted: [TerraformValue] = []
        converted.reserveCapacity(items.count)
        for item in items { converted.append(try convert(item, literal: literal)) }
        return converted
    }

    /// Members that the type does not name are dropped, as Terraform drops them.
    private static func object(
        _ declared: [Member], _ members: [String: TerraformValue], literal: (HCLExpression) -> TerraformValue
    ) throws(FunctionFailure) -> TerraformValue {
        var result: [String: TerraformValue] = [:]
        for member in declared {
            var value = members[member.name] ?? .null
            if value.isNull, member.isOptional, let written = member.defaultValue { value = literal(written) }
            result[member.name] = try member.type.convert(value, literal: literal)
        }
        return .object(result, .object)
    }
}
