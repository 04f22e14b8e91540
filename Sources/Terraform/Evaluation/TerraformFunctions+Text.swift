import Facts

extension TerraformFunctions {
    static let text: [String: Function] = [
        "join": { arguments in
            guard arguments.count >= 1 else { throw FunctionFailure.refused }
            let items = try arguments.values.dropFirst().flatMap { try $0.knownList() }
            let separator = try arguments.symbolicText(0)
            try requireFewBytes(separator.utf8.count, times: items.count)
            return .string(try items.map { try $0.symbolicText() }.joined(separator: separator))
        },
        "split": { arguments in
            try arguments.expect(2...2)
            return .list(
                split(try arguments.text(1).utf8, at: try arguments.text(0)).map(TerraformValue.string), .list)
        },
        // Go maps one character to one: `ß` stays.
        "lower": { .string(perScalar(try cased($0)) { $0.properties.lowercaseMapping }) },
        "upper": { .string(perScalar(try cased($0)) { $0.properties.uppercaseMapping }) },
        "title": { .string(title(try cased($0))) },
        "strrev": { .string(String(try characters(try single($0)).reversed())) },
        "trim": { arguments in
            try arguments.expect(2...2)
            let cut = Set(try arguments.text(1).unicodeScalars)
            return .string(trimming(try arguments.text(0)) { cut.contains($0) })
        },
        "trimspace": { .string(trimming(try single($0)) { $0.properties.isWhitespace }) },
        "trimprefix": { arguments in
            try arguments.expect(2...2)
            let (text, prefix) = (try arguments.symbolicText(0), try arguments.text(1))
            guard try begins(text, with: prefix) else { return .string(text) }
            return .string(String(decoding: Array(text.utf8.dropFirst(prefix.utf8.count)), as: UTF8.self))
        },
        "trimsuffix": { arguments in
            try arguments.expect(2...2)
            let (text, suffix) = (try arguments.symbolicText(0), try arguments.text(1))
            guard try ends(text, with: suffix) else { return .string(text) }
            return .string(String(decoding: Array(text.utf8.dropLast(suffix.utf8.count)), as: UTF8.self))
        },
        "startswith": { arguments in
            try arguments.expect(2...2)
            return .bool(try begins(try arguments.symbolicText(0), with: try arguments.text(1)))
        },
        "endswith": { arguments in
            try arguments.expect(2...2)
            return .bool(try ends(try arguments.symbolicText(0), with: try arguments.text(1)))
        },
        "strcontains": { arguments in
            try arguments.expect(2...2)
            let parts = SymbolicText.parts(of: try arguments.symbolicText(0))
            let part = try arguments.text(1)
            let isInLiteral = parts.contains {
                if case .literal(let text) = $0 { split(text.utf8, at: part).count > 1 || part.isEmpty } else { false }
            }
            if isInLiteral || part.isEmpty { return .bool(true) }
            guard !parts.contains(where: isSymbol) else { throw FunctionFailure.undetermined }
            return .bool(false)
        },
        "substr": { arguments in
            try arguments.expect(3...3)
            return .string(
                substring(
                    try characters(try arguments.text(0)), offset: try arguments.integer(1),
                    length: try arguments.integer(2)))
        },
        "chomp": { arguments in
            let scalars = try single(arguments).unicodeScalars
            let end = scalars.lastIndex { $0 != "\n" && $0 != "\r" }.map { scalars.index(after: $0) }
            return .string(String(scalars[..<(end ?? scalars.startIndex)]))
        },
        "indent": { arguments in
            try arguments.expect(2...2)
            let count = try arguments.integer(0)
            guard (0...1000).contains(count) else { throw FunctionFailure.undetermined }
            let lead = String(repeating: " ", count: count)
            let lines = split(try arguments.text(1).utf8, at: "\n")
            try requireFewBytes(lead.utf8.count, times: lines.count)
            return .string(lines.joined(separator: "\n" + lead))
        },
        "basename": { .string(try basename(single($0, isSymbolic: true))) },
        "dirname": { .string(dirname(try single($0))) },
    ]

    /// The only argument as a text.
    static func single(_ arguments: FunctionArguments, isSymbolic: Bool = false) throws -> String {
        try arguments.expect(1...1)
        return isSymbolic ? try arguments.symbolicText(0) : try arguments.text(0)
    }

    /// The only argument as a text of which Go and Swift surely agree what is upper and lower case.
    private static func cased(_ arguments: FunctionArguments) throws -> String {
        let text = try single(arguments)
        guard text.unicodeScalars.allSatisfy({ $0.value < 0x80 || (0xC0...0xFF).contains($0.value) }) else {
            throw FunctionFailure.undetermined
        }
        return text
    }

    static func isSymbol(_ part: SymbolicText.Part) -> Bool {
        if case .symbol = part { true } else { false }
    }

    /// Splits by bytes: Swift's characters would not see a line feed after a carriage return.
    static func split(_ text: String.UTF8View, at separator: String) -> [String] {
        if separator.isEmpty { return String(text).unicodeScalars.map { String($0) } }
        let (bytes, mark) = (Array(text), Array(separator.utf8))
        var items: [String] = []
        var start = 0
        var index = 0
        while index + mark.count <= bytes.count {
            if bytes[index] == mark[0], bytes[index..<(index + mark.count)].elementsEqual(mark) {
                items.append(String(decoding: bytes[start..<index], as: UTF8.self))
                index += mark.count
                start = index
            } else {
                index += 1
            }
        }
        items.append(String(decoding: bytes[start...], as: UTF8.self))
        return items
    }

    /// Whether a text begins with another, where its symbols leave that open: throws.
    private static func begins(_ text: String, with prefix: String) throws -> Bool {
        let parts = SymbolicText.parts(of: text)
        guard case .literal(let head) = parts.first else {
            if parts.isEmpty || prefix.isEmpty { return prefix.isEmpty }
            throw FunctionFailure.undetermined
        }
        if head.utf8.starts(with: prefix.utf8) { return true }
        if parts.count > 1, prefix.utf8.starts(with: head.utf8) { throw FunctionFailure.undetermined }
        return false
    }

    private static func ends(_ text: String, with suffix: String) throws -> Bool {
        let parts = SymbolicText.parts(of: text)
        guard case .literal(let tail) = parts.last else {
            if parts.isEmpty || suffix.isEmpty { return suffix.isEmpty }
            throw FunctionFailure.undetermined
        }
        if tail.utf8.reversed().starts(with: suffix.utf8.reversed()) { return true }
        if parts.count > 1, suffix.utf8.reversed().starts(with: tail.utf8.reversed()) {
            throw FunctionFailure.undetermined
        }
        return false
    }

    private static func trimming(_ text: String, _ isCut: (Unicode.Scalar) -> Bool) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isCut($0) }), let last = scalars.lastIndex(where: { !isCut($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    private static func perScalar(_ text: String, _ mapping: (Unicode.Scalar) -> String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let mapped = mapping(scalar).unicodeScalars
            result.append(contentsOf: mapped.count == 1 ? mapped : String(scalar).unicodeScalars)
        }
        return String(result)
    }

    private static func title(_ text: String) -> String {
        var isInWord = false
        return perScalar(text) { scalar in
            defer {
                let properties = scalar.properties
                isInWord =
                    properties.isAlphabetic || properties.numericType != nil || scalar == "_"
                    || (scalar.value >= 0x80 && !properties.isWhitespace)
            }
            return isInWord ? String(scalar) : scalar.properties.titlecaseMapping
        }
    }

    private static func substring(_ characters: [Character], offset: Int, length: Int) -> String {
        var start = offset
        if start < 0 { start = max(0, start + characters.count) }
        // Counted from the end, a length of zero takes the rest, as a negative one does.
        guard start < characters.count, length != 0 || offset < 0 else { return "" }
        let end = length <= 0 ? characters.count : min(characters.count, start + min(length, characters.count))
        return String(characters[start..<end])
    }

    private static func basename(_ text: String) throws -> String {
        // The name after the last slash does not depend on symbols before it.
        let parts = SymbolicText.parts(of: text)
        if parts.contains(where: isSymbol) {
            guard case .literal(let tail) = parts.last, let slash = tail.lastIndex(of: "/"),
                tail.index(after: slash) < tail.endIndex
            else { throw FunctionFailure.undetermined }
            return String(tail[tail.index(after: slash)...])
        }
        if text.isEmpty { return "." }
        guard let name = text.split(separator: "/").last else { return "/" }
        return String(name)
    }

    private static func dirname(_ text: String) -> String {
        guard let slash = text.lastIndex(of: "/") else { return "." }
        let isRooted = text.hasPrefix("/")
        var steps: [Substring] = []
        for step in text[..<slash].split(separator: "/") where step != "." {
            if step == "..", let last = steps.last, last != ".." {
                steps.removeLast()
            } else if step != ".." || !isRooted {
                steps.append(step)
            }
        }
        let path = steps.joined(separator: "/")
        return isRooted ? "/" + path : path.isEmpty ? "." : path
    }
}
