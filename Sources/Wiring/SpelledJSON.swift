import Facts

/// The JSON of a pattern as it is written: members in their order, repeated ones too, and numbers as spelt.
///
/// A pattern that names a field twice is refused, which a dictionary could not tell.
indirect enum SpelledJSON: Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([SpelledJSON])
    case object([(name: String, value: SpelledJSON)])

    /// - Throws: `JSONError` when `text` is not one whole JSON value.
    init(parsing text: String) throws(JSONError) {
        var text = text
        let parsed: Result<SpelledJSON, JSONError> = text.withUTF8 { bytes in
            var scanner = JSONScanner(bytes)
            do throws(JSONError) {
                let value = try Self.read(&scanner, bytes)
                try scanner.finish()
                return .success(value)
            } catch {
                return .failure(error)
            }
        }
        self = try parsed.get()
    }

    private static func read(
        _ scanner: inout JSONScanner, _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(JSONError) -> SpelledJSON {
        switch scanner.peek() {
        case .string: return .string(try scanner.string())
        case .object:
            try scanner.enterObject()
            var members: [(name: String, value: SpelledJSON)] = []
            while let key = try scanner.nextKey() {
                let name = key.text
                members.append((name, try read(&scanner, bytes)))
            }
            return .object(members)
        case .array:
            try scanner.enterArray()
            var elements: [SpelledJSON] = []
            while try scanner.nextElement() { elements.append(try read(&scanner, bytes)) }
            return .array(elements)
        case .number, .bool, .null, nil:
            let start = scanner.index
            try scanner.skipValue()
            let word = String(decoding: bytes[start..<scanner.index], as: UTF8.self)
            switch word {
            case "null": return .null
            case "true", "false": return .bool(word == "true")
            default: return .number(word)
            }
        }
    }

    /// The value as event-ruler names it in its reasons: the text of its first token.
    var token: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let text), .string(let text): text
        case .array: "["
        case .object: "{"
        }
    }
}
