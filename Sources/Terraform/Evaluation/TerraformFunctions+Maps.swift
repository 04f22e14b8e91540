import Facts

extension TerraformFunctions {
    static let maps: [String: Function] = [
        "merge": { arguments in
            var merged: [String: TerraformValue] = [:]
            var types: Set<TerraformValue.MappingType> = []
            for (index, value) in arguments.values.enumerated() where !value.isNull {
                merged.merge(try value.knownObject()) { $1 }
                types.insert(try arguments.mappingType(index))
            }
            // Keys with symbols may turn out equal, and one would replace the other.
            _ = try FunctionArguments([.object(merged)]).members(0)
            // Maps of one type give a map; with an object among them it is an object.
            return .object(merged, types.contains(.object) && !types.contains(.open) ? .object : .open)
        },
        "keys": { arguments in
            try arguments.expect(1...1)
            return .list(try arguments.members(0).map { .string($0.key) }, try listType(arguments.mappingType(0)))
        },
        "values": { arguments in
            try arguments.expect(1...1)
            return .list(try arguments.members(0).map(\.value), try listType(arguments.mappingType(0)))
        },
        "lookup": { arguments in
            try arguments.expect(2...3)
            let (object, key) = (try arguments.object(0), try arguments.symbolicText(1))
            if let value = object[key] {
                // Terraform converts the default all the same.
                if arguments.count == 3, try arguments.mappingType(0) != .object {
                    guard arguments.mustNotMissErrors else { return value }
                    _ = try TypeUnification.unified([value, try arguments.value(2)])
                    let fallback = try arguments.value(2)
                    if fallback.isNull || fallback.isCollection { throw FunctionFailure.undetermined }
                }
                return value
            }
            guard !SymbolicText.hasSymbols(key), !object.keys.contains(where: SymbolicText.hasSymbols) else {
                throw FunctionFailure.undetermined
            }
            let fallback = try arguments.value(2)
            switch try arguments.mappingType(0) {
            case .object: return fallback
            // A map brings the default to the type of its values.
            case .map:
                guard let sample = object.values.first else {
                    throw FunctionFailure.undetermined
                }
                let unified = try TypeUnification.unified([sample, fallback])
                guard unified[0] == sample, !fallback.isCollection || !arguments.mustNotMissErrors else {
                    throw FunctionFailure.undetermined
                }
                return unified[1]
            case .open:
                guard !fallback.holdsNumberOrBool else { throw FunctionFailure.undetermined }
                return fallback.withOpenTypes()
            }
        },
        "zipmap": { arguments in
            try arguments.expect(2...2)
            let (keys, values) = (try arguments.sequence(0), try arguments.sequence(1))
            guard keys.count == values.count else { throw FunctionFailure.refused }
            var members: [String: TerraformValue] = [:]
            for (key, value) in zip(keys, values) { members[try key.symbolicText()] = value }
            _ = try FunctionArguments([.object(members)]).members(0)
            let type: TerraformValue.MappingType =
                switch try arguments.sequenceType(1) {
                case .tuple: .object
                case .list: .map
                case .set, .open: .open
                }
            return .object(members, type)
        },
        "transpose": { arguments in
            try arguments.expect(1...1)
            var turned: [String: [TerraformValue]] = [:]
            for (key, values) in try arguments.members(0) {
                for value in try values.knownList() { turned[try value.knownText(), default: []].append(.string(key)) }
            }
            return .object(turned.mapValues { .list($0, .list) }, .map)
        },
    ]

    /// What the keys or values of a map or object are.
    private static func listType(_ type: TerraformValue.MappingType) -> TerraformValue.SequenceType {
        switch type {
        case .map: .list
        case .object: .tuple
        case .open: .open
        }
    }
}
