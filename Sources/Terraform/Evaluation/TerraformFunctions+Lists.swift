import Facts

extension TerraformFunctions {
    static let lists: [String: Function] = [
        "concat": { arguments in
            guard arguments.count >= 1 else { throw FunctionFailure.refused }
            return try concat(arguments)
        },
        "length": { arguments in
            try arguments.expect(1...1)
            switch try arguments.value(0) {
            case .list(let items, let type):
                // Items of a set that are not known may turn out equal.
                if type == .set || type == .open, items.count > 1, items.contains(where: { !$0.isWhollyKnown }) {
                    throw FunctionFailure.undetermined
                }
                return .number(Double(items.count))
            case .object: return .number(Double(try arguments.members(0).count))
            case .string: return .number(Double(try characters(try arguments.text(0)).count))
            case .unknown: throw FunctionFailure.undetermined
            default: throw FunctionFailure.refused
            }
        },
        "contains": { arguments in
            try arguments.expect(2...2)
            let value = try arguments.value(1)
            if value.isNull { throw FunctionFailure.undetermined }
            return .bool(try isEqualToAny(arguments.items(0), value))
        },
        "index": { arguments in
            try arguments.expect(2...2)
            if try arguments.value(1).isNull { throw FunctionFailure.undetermined }
            for (position, item) in try arguments.sequence(0).enumerated() {
                guard let isEqual = item.isEqual(to: try arguments.value(1)) else {
                    throw FunctionFailure.undetermined
                }
                if isEqual { return .number(Double(position)) }
            }
            throw FunctionFailure.refused
        },
        "element": { arguments in
            try arguments.expect(2...2)
            let items = try arguments.sequence(0)
            let position = try arguments.integer(1)
            guard !items.isEmpty else { throw FunctionFailure.refused }
            // Newer versions of Terraform count from the end.
            guard position >= 0 else { throw FunctionFailure.undetermined }
            return items[position % items.count]
        },
        "slice": { arguments in
            try arguments.expect(3...3)
            let (items, start, end) = (try arguments.sequence(0), try arguments.integer(1), try arguments.integer(2))
            guard start >= 0, start <= end, end <= items.count else { throw FunctionFailure.refused }
            return .list(Array(items[start..<end]), try arguments.sequenceType(0))
        },
        "reverse": { arguments in
            try arguments.expect(1...1)
            let type = try arguments.sequenceType(0)
            return .list(try arguments.list(0).reversed(), type == .set ? .list : type)
        },
        "flatten": { arguments in
            try arguments.expect(1...1)
            return .list(try flatten(try arguments.list(0)), .tuple)
        },
        "distinct": { arguments in
            try arguments.expect(1...1)
            return .list(try distinct(TypeUnification.unified(try arguments.list(0))), .list)
        },
        "compact": { arguments in
            try arguments.expect(1...1)
            return .list(try texts(try arguments.list(0)).filter { !(try isNullOrEmptyText($0)) }, .list)
        },
        "coalesce": { try coalesce($0.values) },
        "coalescelist": { arguments in
            for index in arguments.values.indices { _ = try arguments.sequence(index) }
            for value in arguments.values {
                guard !value.isNull else { throw FunctionFailure.undetermined }
                if !(try value.knownList().isEmpty) { return value }
            }
            throw FunctionFailure.refused
        },
        "one": { arguments in
            try arguments.expect(1...1)
            let items = try arguments.items(0)
            guard items.count < 2 else {
                let isSet = try arguments.sequenceType(0) != .tuple && items.contains { !$0.isWhollyKnown }
                throw isSet ? FunctionFailure.undetermined : FunctionFailure.refused
            }
            return items.first ?? .typedNull
        },
        "chunklist": { arguments in
            try arguments.expect(2...2)
            let size = try arguments.integer(1)
            guard size >= 0 else { throw FunctionFailure.refused }
            let items = try TypeUnification.unified(try arguments.list(0))
            guard size > 0, !items.isEmpty else { return .list(items.isEmpty ? [] : [.list(items, .list)], .list) }
            return .list(
                stride(from: 0, to: items.count, by: size).map {
                    .list(Array(items[$0..<min(items.count, $0 + size)]), .list)
                }, .list)
        },
        "sort": { arguments in
            try arguments.expect(1...1)
            let items = try texts(try arguments.items(0))
            if items.contains(where: \.isNull) { throw FunctionFailure.refused }
            guard items.count > 1 else { return .list(items, .list) }
            // By code point, as Go does it.
            let sorted = try items.map { try $0.knownText() }.sorted {
                $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
            }
            return .list(sorted.map(TerraformValue.string), .list)
        },
        "alltrue": { arguments in
            try arguments.expect(1...1)
            return .bool(try isAny(try bools(arguments), equalTo: false) == false)
        },
        "anytrue": { arguments in
            try arguments.expect(1...1)
            return .bool(try isAny(try bools(arguments), equalTo: true))
        },
        "matchkeys": { arguments in
            try arguments.expect(3...3)
            let values = try TypeUnification.unified(try arguments.list(0))
            let keyCount = try arguments.list(1).count
            let all = try TypeUnification.unified(
                try TypeUnification.unified(try arguments.list(1)) + TypeUnification.unified(try arguments.list(2)))
            guard values.count == keyCount else { throw FunctionFailure.refused }
            let (keys, wanted) = (all.prefix(keyCount), Array(all.dropFirst(keyCount)))
            try requireFewComparisons(keys.count, wanted.count)
            return .list(try zip(values, keys).filter { try holds(wanted, $0.1) }.map(\.0), .list)
        },
    ]

    /// Whether any item is equal; throws when that depends on what is not known.
    static func isEqualToAny(_ items: [TerraformValue], _ value: TerraformValue) throws -> Bool {
        try isAny(items) { $0.isEqual(to: value) }
    }

    /// Whether a list holds a value of the type of its items; throws when that depends on what is not known.
    static func holds(_ items: [TerraformValue], _ value: TerraformValue) throws -> Bool {
        try isAny(items) { $0.hasEqualContents(to: value) }
    }

    private static func isAny(_ items: [TerraformValue], _ isEqual: (TerraformValue) -> Bool?) throws -> Bool {
        var isOpen = false
        for item in items {
            switch isEqual(item) {
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
        for item in items where !(try holds(kept, item)) { kept.append(item) }
        return kept
    }

    /// Lists give a list, whose items have one type; a tuple among them gives a tuple.
    private static func concat(_ arguments: FunctionArguments) throws -> TerraformValue {
        let items = try arguments.values.indices.flatMap { try arguments.sequence($0) }
        let types = Set(try arguments.values.indices.map { try arguments.sequenceType($0) })
        if types.contains(.tuple), !types.contains(.open) { return .list(items, .tuple) }
        if types == [.list] {
            // An empty list has a type as well.
            let isSure = try arguments.values.allSatisfy { try !$0.knownList().isEmpty }
            guard isSure || arguments.count == 1 || !items.contains(where: \.holdsNumberOrBool) else {
                throw FunctionFailure.undetermined
            }
            do {
                return .list(try TypeUnification.unified(items), isSure ? .list : .open)
            } catch .refused {
                return .list(items, .tuple)
            }
        }
        guard !items.contains(where: \.holdsNumberOrBool) else { throw FunctionFailure.undetermined }
        return .list(items)
    }

    /// The items of a list of texts.
    static func texts(_ items: [TerraformValue]) throws -> [TerraformValue] {
        try items.map { item in
            switch item {
            case .list, .object: throw FunctionFailure.refused
            default: asTextValue(item)
            }
        }
    }

    /// The characters of a text, where Go and Swift surely agree what one is: ASCII, and letters of European languages.
    static func characters(_ text: String) throws -> [Character] {
        guard text.unicodeScalars.allSatisfy({ $0.value < 0x80 || (0xC0..<0x250).contains($0.value) }) else {
            throw FunctionFailure.undetermined
        }
        return Array(text)
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
            case .list(let inner, _): return try flatten(inner)
            // It may turn out to be a list, whose items would stand in its place.
            case .unknown(let symbol) where !isScalar(symbol): throw FunctionFailure.undetermined
            default: return [item]
            }
        }
    }

    /// Whether a symbol surely is no list: an attribute of AWS's provider that is a text in every type that has it.
    static func isScalar(_ symbol: String) -> Bool {
        if symbol.hasPrefix("aws.") { return true }
        guard symbol.hasPrefix("aws_") || symbol.contains(".aws_"), let point = symbol.lastIndex(of: ".") else {
            return false
        }
        return ["arn", "id", "bucket", "function_name", "invoke_arn", "qualified_arn", "json", "account_id"]
            .contains(String(symbol[symbol.index(after: point)...]))
    }

    private static func isNullOrEmptyText(_ value: TerraformValue) throws -> Bool {
        switch value {
        case .null, .typedNull: return true
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

    /// The first that is neither null nor an empty text, in the type that all have in common.
    private static func coalesce(_ values: [TerraformValue]) throws -> TerraformValue {
        let unified = try TypeUnification.unified(values)
        for value in unified where !(try isNullOrEmptyText(value)) {
            // Of some types Terraform passes over an empty one.
            switch value {
            case .list([], _) where values.count > 1, .object([:], _) where values.count > 1:
                throw FunctionFailure.undetermined
            default: return value
            }
        }
        throw FunctionFailure.refused
    }

    /// The items of a list of truth values, each one, null or not known.
    private static func bools(_ arguments: FunctionArguments) throws -> [TerraformValue] {
        let items = try arguments.items(0)
        for item in items where !item.isNull {
            do { _ = try item.knownBool() } catch FunctionFailure.undetermined { continue }
        }
        return items
    }

    /// Whether any item is the wanted truth value.
    private static func isAny(_ items: [TerraformValue], equalTo wanted: Bool) throws -> Bool {
        var isOpen = false
        for item in items {
            // A null in `alltrue` makes it false, in `anytrue` it makes nothing true.
            if item.isNull {
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
