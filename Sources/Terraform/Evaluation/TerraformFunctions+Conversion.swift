import Facts

extension TerraformFunctions {
    static let conversion: [String: Function] = [
        "tostring": { arguments in
            try arguments.expect(1...1)
            let value = try arguments.value(0)
            return value == .null ? .null : .string(try value.symbolicText())
        },
        "tonumber": { arguments in
            try arguments.expect(1...1)
            return try arguments.value(0) == .null ? .null : .number(try arguments.number(0))
        },
        "tobool": { arguments in
            try arguments.expect(1...1)
            return try arguments.value(0) == .null ? .null : .bool(try arguments.bool(0))
        },
        "tolist": { arguments in
            try arguments.expect(1...1)
            return try arguments.value(0) == .null ? .null : .list(try unified(try arguments.list(0)))
        },
        // Symbols that turn out equal would make the set smaller. That they are written apart says that they are not
        // meant to be, and `for_each` over a set of them must go on.
        "toset": { arguments in
            try arguments.expect(1...1)
            guard try arguments.value(0) != .null else { return .null }
            var seen: Set<TerraformValue> = []
            return .list(sortedSet(try unified(try arguments.list(0)).filter { seen.insert($0).inserted }))
        },
        "tomap": { arguments in
            try arguments.expect(1...1)
            guard try arguments.value(0) != .null else { return .null }
            let members = Array(try arguments.object(0))
            let values = try unified(members.map(\.value))
            return .object(Dictionary(zip(members.map(\.key), values)) { first, _ in first })
        },
        "nonsensitive": { arguments in
            try arguments.expect(1...1)
            return try arguments.value(0)
        },
    ]
}
