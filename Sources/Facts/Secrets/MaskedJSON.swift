/// Masks the texts of a JSON document one by one where they stand, so that it stays the document that it was.
///
/// Each text is looked at without its escapes, with the name of the member that it is the value of. Several documents in
/// a row, as in a log, are taken as one.
struct MaskedJSON {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let depth: Int
    private var place = 0
    private var stack: [Container] = []
    private var edits: [(range: Range<Int>, text: String)] = []

    private struct Container {
        var isObject: Bool
        /// Whether a name comes next, not a value.
        var wantsName: Bool
        /// Whether values are those of a secret's name.
        var isSecret: Bool
        var name = ""
        /// Whether a member `name` or `key` said that the member `value` is a secret.
        var namesSecret = false
    }

    /// The masked document; nil where the text is no JSON.
    static func mask(_ bytes: UnsafeBufferPointer<UInt8>, depth: Int) -> String? {
        var document = MaskedJSON(bytes: bytes, depth: depth)
        return document.walk() ? document.result : nil
    }

    /// Whether a text begins as an object or an array does.
    static func begins(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first(where: { !ByteSet.space.contains($0) }) else { return false }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// Whether a text holds `\u`, by which letters can be hidden from a search.
    static func hasEscapedCharacters(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { escape.isIn(bytes) }

    private static let escape = ByteSearch("\\u")

    private init(bytes: UnsafeBufferPointer<UInt8>, depth: Int) {
        self.bytes = bytes
        self.depth = depth
    }

    private var result: String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var start = 0
        for edit in edits {
            result += bytes[start..<edit.range.lowerBound]
            result += edit.text.utf8
            start = edit.range.upperBound
        }
        result += bytes[start...]
        return String(decoding: result, as: UTF8.self)
    }

    // MARK: - Walking

    /// - Returns: whether the text is JSON, as far as its structure goes.
    private mutating func walk() -> Bool {
        while place < bytes.count {
            let byte = bytes[place]
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                let isObject = byte == UInt8(ascii: "{")
                guard stack.last?.wantsName != true else { return false }
                stack.append(
                    Container(
                        isObject: isObject, wantsName: isObject, isSecret: !isObject && (stack.last?.isSecret ?? false))
                )
                place += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard let last = stack.popLast(), last.isObject == (byte == UInt8(ascii: "}")) else { return false }
                endValue()
                place += 1
            case UInt8(ascii: "\""):
                guard readText() else { return false }
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                if stack.isEmpty { return false }
                place += 1
            default:
                if ByteSet.space.contains(byte) { place += 1 } else if !readScalar() { return false }
            }
        }
        return stack.isEmpty
    }

    private mutating func endValue() {
        guard let last = stack.indices.last else { return }
        if stack[last].isObject {
            stack[last].wantsName = true
            stack[last].isSecret = false
        }
    }

    private mutating func readScalar() -> Bool {
        let start = place
        let set = Self.scalarBytes
        while place < bytes.count, set.contains(bytes[place]) { place += 1 }
        guard place > start, let container = stack.last, !container.wantsName else { return false }
        // `"password": 12345678`
        if container.isSecret, place - start > 3, ByteSet.digits.contains(bytes[start]),
            ["password", "passwd", "pwd", "pass", "secret"].contains(where: container.name.lowercased().hasSuffix)
        {
            edits.append((start..<place, "\"\(SecretMatcher.mark)\""))
        }
        endValue()
        return true
    }

    private static let scalarBytes = ByteSet.alphanumeric.union(ByteSet("+.").union(ByteSet([0x2D])))

    private mutating func readText() -> Bool {
        let start = place + 1
        var end = start
        var isEscaped = false
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
            if bytes[end] == UInt8(ascii: "\\") {
                isEscaped = true
                end += 1
            }
            end += 1
        }
        guard end < bytes.count, let last = stack.indices.last else { return false }
        place = end + 1
        let raw = String(decoding: bytes[start..<end], as: UTF8.self)
        var text = raw
        if isEscaped {
            guard case .string(let plain)? = try? JSONValue(parsing: "\"\(raw)\"") else { return false }
            text = plain
        }
        let masked = stack[last].wantsName ? name(text, in: last) : value(text, in: last)
        if masked != text {
            edits.append((start..<end, String(JSONValue.string(masked).canonicalText.dropFirst().dropLast())))
        }
        return true
    }

    // MARK: - Judging

    private mutating func name(_ text: String, in container: Int) -> String {
        stack[container].wantsName = false
        stack[container].name = text
        stack[container].isSecret =
            stack[container].namesSecret && text.lowercased() == "value" || Self.isSecretName(text)
        return SecretMatcher.mask(text, depth: depth + 1)
    }

    /// A condition key of a policy (`aws:TokenIssueTime`) is named by AWS, and no name of a secret.
    private static func isSecretName(_ name: String) -> Bool {
        !name.contains(":") && name.utf8.count <= 200 && SecretNames.isSecret(name)
    }

    private mutating func value(_ text: String, in index: Int) -> String {
        let container = stack[index]
        if container.isObject, ["name", "key", "parameterkey"].contains(container.name.lowercased()) {
            stack[index].namesSecret = Self.isSecretName(text)
        }
        endValue()
        if container.isSecret, !SecretValue.isHarmless(text) { return SecretMatcher.mark }
        // A referer in a condition is a shared secret, unless it is the page that it is meant to be.
        if container.name.lowercased() == "aws:referer" || container.name.lowercased() == "aws:useragent",
            SecretVariable.isMadeByMachine(text), !text.contains("://"), !text.contains("*")
        {
            return SecretMatcher.mark
        }
        if !container.isObject {
            // `["--password", "hunter2"]`
            let isBehindOption = container.namesSecret
            stack[index].namesSecret = text.hasPrefix("-") && !text.contains("=") && SecretNames.isSecret(text)
            if isBehindOption, !text.hasPrefix("-") { return SecretMatcher.mark }
        }
        return SecretMatcher.mask(text, depth: depth + 1)
    }
}
