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
    func convert(_ value: TerraformValue, literal: (HCLExpression) -> TerraformValue) -> TerraformValue {
        switch (self, value) {
        case (.any, _), (_, .null), (_, .unknown): return value
        case (.string, _): return value.asText().map(TerraformValue.string) ?? value
        case (.number, .string(let text)):
            return TerraformValue.number(parsing: text).map(TerraformValue.number) ?? value
        case (.bool, .string("true")): return .bool(true)
        case (.bool, .string("false")): return .bool(false)
        case (.list(let type), .list(let items)): return .list(items.map { type.convert($0, literal: literal) })
        case (.set(let type), .list(let items)):
            return Self.set(items.map { type.convert($0, literal: literal) })
        case (.map(let type), .object(let members)):
            return .object(members.mapValues { type.convert($0, literal: literal) })
        case (.tuple(let types), .list(let items)) where types.count == items.count:
            return .list(zip(types, items).map { $0.convert($1, literal: literal) })
        case (.object(let declared), .object(let members)):
            return Self.object(declared, members, literal: literal)
        default: return value
        }
    }

    /// Members that the type does not name are dropped, as Terraform drops them.
    private static func object(
        _ declared: [Member], _ members: [String: TerraformValue], literal: (HCLExpression) -> TerraformValue
    ) -> TerraformValue {
        var result: [String: TerraformValue] = [:]
        for member in declared {
            var value = members[member.name] ?? .null
            if value == .null, member.isOptional, let written = member.defaultValue { value = literal(written) }
            result[member.name] = member.type.convert(value, literal: literal)
        }
        return .object(result)
    }

    /// A set of texts iterates in their order; one with symbols keeps the order in which it is written.
    private static func set(_ items: [TerraformValue]) -> TerraformValue {
        var seen: Set<TerraformValue> = []
        let distinct = items.filter { seen.insert($0).inserted }
        let texts = distinct.compactMap { if case .string(let text) = $0 { text } else { nil } }
        guard texts.count == distinct.count, distinct.allSatisfy(\.isWhollyKnown) else { return .list(distinct) }
        return .list(texts.sorted().map(TerraformValue.string))
    }
}
