import Facts

extension TerraformFunctions {
    static let lists: [String: Function] = [
        "concat": { arguments in
            guard arguments.count >= 1 else { throw FunctionFailure.refused }
            return .list(try arguments.values.flatMap { try $0.knownList() })
        },
        "length": { arguments in
            try arguments.expect(1...1)
            switch try arguments.value(0) {
            case .list(let items): return .number(Double(items.count))
            case .object: return .number(Double(try arguments.members(0).count))
            case .string: return .number(Double(try arguments.text(0).count))
            case .unknown: throw FunctionFailure.undetermined
            default: throw FunctionFailure.refused
            }
        },
        "contains": { arguments in
            try arguments.expect(2...2)
            let answers = try isEqualToAny(arguments.list(0), try arguments.value(1))
            return .bool(answers)
        },
        "index": { arguments in
            try arguments.expect(2...2)
            for (position, item) in try arguments.list(0).enumerated() {
                guard let isEqual = item.isEqual(to: try arguments.value(1)) else {
                    throw FunctionFailure.undetermined
                }
                if isEqual { return .number(Double(position)) }
            }
            throw FunctionFailure.refused
        },
        "element": { arguments in
            try arguments.expect(2...2)
            let items = try arguments.list(0)
            let position = try arguments.integer(1)
            guard position >= 0, !items.isEmpty else { throw FunctionFailure.refused }
            return items[position % items.count]
        },
        "slice": { arguments in
            try arguments.expect(3...3)
            let (items, start, end) = (try arguments.list(0), try arguments.integer(1), try arguments.integer(2))
            guard start >= 0, start <= end, end <= items.count else { throw FunctionFailure.refused }
            return .list(Array(items[start..<end]))
        },
        "reverse": { arguments in
            try arguments.expect(1...1)
            return .list(try arguments.list(0).reversed())
        },
        "flatten": { arguments in
            try arguments.expect(1...1)
            return .list(try flatten(try arguments.list(0)))
        },
        "distinct": { arguments in
            try arguments.expect(1...1)
            return .list(try distinct(unified(try arguments.list(0))))
        },
        "compact": { arguments in
            try arguments.expect(1...1)
            return .list(try arguments.list(0).filter { !(try isNullOrEmptyText($0)) }.map(asTextValue))
        },
        "coalesce": { try coalesce($0.values) },
        "coalescelist": { arguments in
            for value in arguments.values {
                guard value != .null else { throw FunctionFailure.undetermined }
                if case .object(let members) = value, !members.isEmpty { return value }
                if case .object = value { continue }
                if !(try value.knownList().isEmpty) { return value }
            }
            throw FunctionFailure.refused
        },
        "one": { arguments in
            try arguments.expect(1...1)
            let items = try arguments.list(0)
            guard items.count < 2 else { throw FunctionFailure.refused }
            return items.first ?? .null
        },
        "chunklist": { arguments in
            try arguments.expect(2...2)
            let (items, size) = (try arguments.list(0), try arguments.integer(1))
            guard size >= 0 else { throw FunctionFailure.refused }
            guard size > 0, !items.isEmpty else { return .list(items.isEmpty ? [] : [.list(items)]) }
            return .list(
                stride(from: 0, to: items.count, by: size).map {
                    .list(Array(items[$0..<min(items.count, $0 + size)]))
                })
        },
        "sort": { arguments in
            try arguments.expect(1...1)
            let items = try arguments.list(0)
            guard items.count > 1 else { return .list(items.map(asTextValue)) }
            return .list(try items.map { try $0.knownText() }.sorted().map(TerraformValue.string))
        },
        "alltrue": { arguments in
            try arguments.expect(1...1)
            return .bool(try isAny(try arguments.list(0), equalTo: false) == false)
        },
        "anytrue": { arguments in
            try arguments.expect(1...1)
            return .bool(try isAny(try arguments.list(0), equalTo: true))
        },
        "matchkeys": { arguments in
            try arguments.expect(3...3)
            let (values, keys) = (try arguments.list(0), try arguments.list(1))
            let wanted = try arguments.list(2)
            guard values.count == keys.count else { throw FunctionFailure.refused }
            try requireFewComparisons(keys.count, wanted.count)
            return .list(try zip(values, keys).filter { try isEqualToAny(wanted, $0.1) }.map(\.0))
        },
    ]

    /// Whether any item is equal; throws when that depends on what is not known.
    static func isEqualToAny(_ items: [TerraformValue], _ value: TerraformValue) throws -> Bool {
        var isOpen = false
        for item in items {
            switch item.isEqual(to: value) {
            case true: return true
            case false: break
            default: isOpen = true
            }
        }
        guard !isOpen else { throw FunctionFailure.undetermined }
        return false
    }

    /// Drops repeated items; throws when it is open whether two are equal.
    static func distinct(_ items: [TerraformValue]) throws -> [TerraformValue] {
        // Plain texts are told apart without comparing each with each.
        if items.allSatisfy({ if case .string = $0 { $0.isWhollyKnown } else { false } }) {
            var seen: Set<TerraformValue> = []
            return items.filter { seen.insert($0).inserted }
        }
        try requireFewComparisons(items.count, items.count)
        var kept: [TerraformValue] = []
        for item in items where !(try isEqualToAny(kept, item)) { kept.append(item) }
        return kept
    }

    /// Items of one type, as a list has them: where one is a text, numbers and truth values become texts.
    static func unified(_ items: [TerraformValue]) throws -> [TerraformValue] {
        var hasText = false
        var hasNumber = false
        var hasBool = false
        var hasOther = false
        for item in items {
            switch item {
            case .string: hasText = true
            case .number: hasNumber = true
            case .bool: hasBool = true
            case .list, .object: hasOther = true
            case .null, .unknown: break
            }
        }
        guard hasText || (hasNumber && hasBool) else { return items }
        if hasOther || !hasText { throw FunctionFailure.refused }
        return hasNumber || hasBool ? items.map(asTextValue) : items
    }

    /// A number or truth value as a text; anything else as it is.
    static func asTextValue(_ value: TerraformValue) -> TerraformValue {
        switch value {
        case .number, .bool: value.asText().map(TerraformValue.string) ?? value
        default: value
        }
    }

    private static func flatten(_ items: [TerraformValue]) throws -> [TerraformValue] {
        try items.flatMap { item -> [TerraformValue] in
            switch item {
            case .list(let inner): return try flatten(inner)
            // It may turn out to be a list, whose items would stand in its place.
            case .unknown(let symbol) where !isScalar(symbol): throw FunctionFailure.undetermined
            default: return [item]
            }
        }
    }

    /// Whether a symbol surely is no list: an attribute of AWS's provider that is a text in every type that has it.
    private static func isScalar(_ symbol: String) -> Bool {
        if symbol.hasPrefix("aws.") { return true }
        guard symbol.hasPrefix("aws_") || symbol.contains(".aws_"), let point = symbol.lastIndex(of: ".") else {
            return false
        }
        return ["arn", "id", "bucket", "function_name", "invoke_arn", "qualified_arn", "json", "account_id"]
            .contains(String(symbol[symbol.index(after: point)...]))
    }

    private static func isNullOrEmptyText(_ value: TerraformValue) throws -> Bool {
        switch value {
        case .null: return true
        case .unknown: throw FunctionFailure.undetermined
        case .string(let text):
            let parts = SymbolicText.parts(of: text)
            // One literal character is enough; without any the symbols may all be empty.
            if parts.isEmpty { return true }
            guard parts.contains(where: { !isSymbol($0) }) else { throw FunctionFailure.undetermined }
            return false
        default: return false
        }
    }

    private static func coalesce(_ values: [TerraformValue]) throws -> TerraformValue {
        for value in values where !(try isNullOrEmptyText(value)) {
            // The arguments are brought to one type first; one that is not known may be of another.
            if case .number = value, values.contains(where: isUnknown) { throw FunctionFailure.undetermined }
            if case .bool = value, values.contains(where: isUnknown) { throw FunctionFailure.undetermined }
            return try unified(values.filter { $0 != .null && $0 != value } + [value]).last ?? value
        }
        throw FunctionFailure.refused
    }

    private static func isUnknown(_ value: TerraformValue) -> Bool {
        if case .unknown = value { true } else { false }
    }

    /// Whether any item is the wanted truth value.
    private static func isAny(_ items: [TerraformValue], equalTo wanted: Bool) throws -> Bool {
        var isOpen = false
        for item in items {
            // A null in `alltrue` makes it false, in `anytrue` it makes nothing true.
            if item == .null {
                if !wanted { return true }
                continue
            }
            do {
                if try item.knownBool() == wanted { return true }
            } catch FunctionFailure.undetermined {
                isOpen = true
            }
        }
        guard !isOpen else { throw FunctionFailure.undetermined }
        return false
    }
}
