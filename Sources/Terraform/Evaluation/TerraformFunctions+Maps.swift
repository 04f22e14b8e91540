import Facts

extension TerraformFunctions {
    static let maps: [String: Function] = [
        "merge": { arguments in
            var merged: [String: TerraformValue] = [:]
            for value in arguments.values where value != .null {
                merged.merge(try value.knownObject()) { $1 }
            }
            // Keys with symbols may turn out equal, and one would replace the other.
            _ = try FunctionArguments([.object(merged)]).members(0)
            return .object(merged)
        },
        "keys": { arguments in
            try arguments.expect(1...1)
            return .list(try arguments.members(0).map { .string($0.key) })
        },
        "values": { arguments in
            try arguments.expect(1...1)
            return .list(try arguments.members(0).map(\.value))
        },
        "lookup": { arguments in
            try arguments.expect(2...3)
            let (object, key) = (try arguments.object(0), try arguments.symbolicText(1))
            if let value = object[key] { return value }
            guard !SymbolicText.hasSymbols(key), !object.keys.contains(where: SymbolicText.hasSymbols) else {
                throw FunctionFailure.undetermined
            }
            let fallback = try arguments.value(2)
            // A map brings the default to the type of its values, an object leaves it; both look the same here.
            if asTextValue(fallback) != fallback, object.values.contains(where: { kind($0) != kind(fallback) }) {
                throw FunctionFailure.undetermined
            }
            return fallback
        },
        "zipmap": { arguments in
            try arguments.expect(2...2)
            let (keys, values) = (try arguments.list(0), try arguments.list(1))
            guard keys.count == values.count else { throw FunctionFailure.refused }
            var members: [String: TerraformValue] = [:]
            for (key, value) in zip(keys, values) { members[try key.symbolicText()] = value }
            _ = try FunctionArguments([.object(members)]).members(0)
            return .object(members)
        },
        "transpose": { arguments in
            try arguments.expect(1...1)
            var turned: [String: [TerraformValue]] = [:]
            for (key, values) in try arguments.members(0) {
                for value in try values.knownList() { turned[try value.knownText(), default: []].append(.string(key)) }
            }
            return .object(turned.mapValues(TerraformValue.list))
        },
    ]

    /// Tells the types of plain values apart.
    private static func kind(_ value: TerraformValue) -> Int {
        switch value {
        case .bool: 1
        case .number: 2
        case .string: 3
        case .null, .unknown: 4
        case .list, .object: 5
        }
    }
}
