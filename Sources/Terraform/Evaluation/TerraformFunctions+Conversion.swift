import Facts

extension TerraformFunctions {
    static let conversion: [String: Function] = [
        "tostring": { arguments in
            try arguments.expect(1...1)
            let value = try arguments.value(0)
            return value.isNull ? .typedNull : .string(try value.symbolicText())
        },
        "tonumber": { arguments in
            try arguments.expect(1...1)
            return try arguments.value(0).isNull ? .typedNull : .number(try arguments.number(0))
        },
        "tobool": { arguments in
            try arguments.expect(1...1)
            return try arguments.value(0).isNull ? .typedNull : .bool(try arguments.bool(0))
        },
        "tolist": { arguments in
            try arguments.expect(1...1)
            guard !(try arguments.value(0).isNull) else { return .typedNull }
            return .list(try TypeUnification.unified(try arguments.list(0)), .list)
        },
        // Symbols that turn out equal would make the set smaller. That they are written apart says that they are not
        // meant to be, and `for_each` over a set of them must go on.
        "toset": { arguments in
            try arguments.expect(1...1)
            guard !(try arguments.value(0).isNull) else { return .typedNull }
            return .list(orderedSet(try TypeUnification.unified(try arguments.items(0))), .set)
        },
        "tomap": { arguments in
            try arguments.expect(1...1)
            guard !(try arguments.value(0).isNull) else { return .typedNull }
            let members = try arguments.object(0).sorted { $0.key < $1.key }
            let values = try TypeUnification.unified(members.map(\.value))
            return .object(Dictionary(zip(members.map(\.key), values)) { first, _ in first }, .map)
        },
        "nonsensitive": { arguments in
            try arguments.expect(1...1)
            return try arguments.value(0)
        },
    ]
}
