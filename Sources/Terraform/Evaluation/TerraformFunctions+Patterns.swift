import Facts

extension TerraformFunctions {
    static let patterns: [String: Function] = [
        "replace": { arguments in
            try arguments.expect(3...3)
            let (text, part) = (try arguments.text(0), try arguments.text(1))
            if part.utf8.count > 1, part.hasPrefix("/"), part.hasSuffix("/") {
                return .string(
                    try replacing(
                        RegularExpression(String(part.dropFirst().dropLast())), in: Array(text.unicodeScalars),
                        by: Array(try arguments.text(2).unicodeScalars)))
            }
            let replacement = try arguments.symbolicText(2)
            if part.isEmpty {
                try requireFewBytes(replacement.utf8.count, times: text.unicodeScalars.count)
                return .string(
                    text.unicodeScalars.reduce(into: replacement) { result, scalar in
                        result.unicodeScalars.append(scalar)
                        result += replacement
                    })
            }
            let pieces = split(text.utf8, at: part)
            try requireFewBytes(replacement.utf8.count, times: pieces.count)
            return .string(pieces.joined(separator: replacement))
        },
        "regex": { arguments in
            try arguments.expect(2...2)
            let expression = try RegularExpression(try arguments.text(0))
            let text = Array(try arguments.text(1).unicodeScalars)
            try expression.requireOneKindOfGroup()
            guard let match = try expression.matches(in: text, limit: 1).first else { throw FunctionFailure.refused }
            return try value(of: match, expression, text)
        },
        "regexall": { arguments in
            try arguments.expect(2...2)
            let expression = try RegularExpression(try arguments.text(0))
            let text = Array(try arguments.text(1).unicodeScalars)
            try expression.requireOneKindOfGroup()
            return .list(try expression.matches(in: text).map { try value(of: $0, expression, text) }, .list)
        },
    ]

    /// The whole match, or the list of its groups, or an object of its named groups.
    private static func value(
        of match: RegularExpression.Match, _ expression: RegularExpression, _ text: [Unicode.Scalar]
    ) throws -> TerraformValue {
        let texts = match.map { range in range.map { TerraformValue.string(string(text[$0])) } ?? .typedNull }
        let names = expression.groupNames.compactMap { $0 }
        if expression.groupNames.isEmpty { return texts[0] }
        if names.isEmpty { return .list(Array(texts.dropFirst()), .tuple) }
        return .object(Dictionary(zip(names, texts.dropFirst())) { first, _ in first }, .object)
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private static func replacing(
        _ expression: RegularExpression, in text: [Unicode.Scalar], by template: [Unicode.Scalar]
    ) throws -> String {
        var result: [Unicode.Scalar] = []
        var end = 0
        for match in try expression.matches(in: text) {
            guard let whole = match[0] else { continue }
            result += text[end..<whole.lowerBound]
            result += expanded(template, match, expression, text)
            guard result.count <= ValueSize.maximumBytes else { throw FunctionFailure.undetermined }
            end = whole.upperBound
        }
        return string(result + text[end...])
    }

    /// The replacement with `$1`, `${1}`, `${name}` and `$$` filled in, as Go's `Regexp.Expand` does.
    private static func expanded(
        _ template: [Unicode.Scalar], _ match: RegularExpression.Match, _ expression: RegularExpression,
        _ text: [Unicode.Scalar]
    ) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        var index = 0
        while index < template.count {
            guard template[index] == "$", index + 1 < template.count else {
                result.append(template[index])
                index += 1
                continue
            }
            if template[index + 1] == "$" {
                result.append("$")
                index += 2
                continue
            }
            let isBraced = template[index + 1] == "{"
            let start = index + (isBraced ? 2 : 1)
            let end = template[start...].firstIndex { !isNameScalar($0) } ?? template.count
            guard end > start, !isBraced || (end < template.count && template[end] == "}") else {
                // Not a reference: the dollar sign stands for itself.
                result.append("$")
                index += 1
                continue
            }
            let name = string(template[start..<end])
            let group = Int(name) ?? expression.groupNames.firstIndex(of: name).map { $0 + 1 }
            if let group, match.indices.contains(group), let range = match[group] { result += text[range] }
            index = end + (isBraced ? 1 : 0)
        }
        return result
    }

    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
    }
}
