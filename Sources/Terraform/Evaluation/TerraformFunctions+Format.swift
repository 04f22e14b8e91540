extension TerraformFunctions {
    static let formatting: [String: Function] = [
        "format": { arguments in
            guard arguments.count >= 1 else { throw FunctionFailure.refused }
            return .string(try FormatText(try arguments.text(0)).applied(to: Array(arguments.values.dropFirst())))
        },
        "formatlist": { arguments in
            guard arguments.count >= 1 else { throw FunctionFailure.refused }
            let values = Array(arguments.values.dropFirst())
            let lengths = Set(values.compactMap { if case .list(let items, _) = $0 { items.count } else { nil } })
            guard lengths.count < 2 else { throw FunctionFailure.refused }
            // It may turn out to be a list, and then so many texts come out.
            guard !values.contains(where: { if case .unknown = $0 { true } else { false } }) else {
                throw FunctionFailure.undetermined
            }
            if lengths.first == 0 { return .list([], .list) }
            let format = try FormatText(try arguments.text(0))
            var size = 0
            return .list(
                try (0..<(lengths.first ?? 1)).map { index in
                    let text = try format.applied(
                        to: values.map { if case .list(let items, _) = $0 { items[index] } else { $0 } })
                    size += text.utf8.count
                    guard size <= ValueSize.maximumBytes else { throw FunctionFailure.undetermined }
                    return .string(text)
                }, .list)
        },
    ]
}
