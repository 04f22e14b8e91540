/// Walks over JSON text without making a tree of it: values that nobody wants are skipped at memory speed.
///
/// It exists for plans and states of hundreds of megabytes, of which a few members of each resource are wanted.
/// Measured on a 100 MB plan: SQLite's `json_each` takes 0.6 s and 325 MB for every question asked of it, `JSONDecoder`
/// 10 s; this walks over all of it in place in 0.3 s.
///
/// A scanner looks at memory that it does not own and must not outlive it; `JSONScanner.scan` takes care of that.
package struct JSONScanner {
    private let base: UnsafePointer<UInt8>
    private let count: Int
    /// The next byte to be read.
    package private(set) var index: Int
    private var depth = 0

    private static var nowhere: UnsafePointer<UInt8> { ("" as StaticString).utf8Start }

    /// Deeper nesting is refused, so that no document exhausts the stack.
    package static let maximalDepth = 500

    /// Of a value that is read and not skipped; what it is read into takes some twenty times as much.
    ///
    /// Units: bytes.
    package static let maximalValue = 16 << 20

    /// Where a value that is being read must have ended.
    private var valueEnd = Int.max

    /// Looks at `bytes`, beginning at `index`.
    package init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int = 0) {
        // An empty buffer may have no address; nothing is read from it then.
        base = bytes.baseAddress ?? Self.nowhere
        count = bytes.baseAddress == nil ? 0 : bytes.count
        self.index = index
    }

    /// A member's name, not yet made into a `String`.
    package struct Key {
        fileprivate let bytes: UnsafeBufferPointer<UInt8>
        fileprivate let isEscaped: Bool

        package var text: String {
            isEscaped ? JSONScanner.unescape(bytes) ?? "" : String(decoding: bytes, as: UTF8.self)
        }

        package static func ~= (name: StaticString, key: Key) -> Bool { key.equals(name) }

        private func equals(_ name: StaticString) -> Bool {
            // Terraform escapes no member name of its own.
            guard !isEscaped, name.utf8CodeUnitCount == bytes.count else { return false }
            for position in 0..<bytes.count where name.utf8Start[position] != bytes[position] { return false }
            return true
        }
    }

    // MARK: Structure

    /// What kind of value comes next; nil at the end or where no value can begin.
    package mutating func peek() -> JSONKind? {
        skipSpace()
        guard index < count else { return nil }
        switch base[index] {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        default: return nil
        }
    }

    /// Steps into an object; `nextKey` then names its members. The member's value must be read or skipped in between.
    package mutating func enterObject() throws(JSONError) { try enter(UInt8(ascii: "{")) }

    /// Steps into an array; `nextElement` then says whether there is one more to read or skip.
    package mutating func enterArray() throws(JSONError) { try enter(UInt8(ascii: "[")) }

    /// The name of the next member, or nil behind the closing brace.
    package mutating func nextKey() throws(JSONError) -> Key? {
        skipSpace()
        guard index < count else { throw JSONError(at: index) }
        if base[index] == UInt8(ascii: "}") {
            try leave()
            return nil
        }
        try separate(UInt8(ascii: "{"))
        let (bytes, isEscaped) = try rawString()
        skipSpace()
        try expect(UInt8(ascii: ":"))
        return Key(bytes: bytes, isEscaped: isEscaped)
    }

    /// Whether there is one more element; false behind the closing bracket.
    package mutating func nextElement() throws(JSONError) -> Bool {
        skipSpace()
        guard index < count else { throw JSONError(at: index) }
        if base[index] == UInt8(ascii: "]") {
            try leave()
            return false
        }
        try separate(UInt8(ascii: "["))
        return true
    }

    /// Throws unless only white space is left.
    package mutating func finish() throws(JSONError) {
        skipSpace()
        if index < count { throw JSONError(at: index) }
    }

    private mutating func enter(_ opening: UInt8) throws(JSONError) {
        skipSpace()
        try expect(opening)
        depth += 1
        if depth > Self.maximalDepth { throw JSONError(at: index, limit: .depth) }
    }

    private mutating func leave() throws(JSONError) {
        index += 1
        depth -= 1
    }

    /// The comma between two members or elements: the first has none before it.
    private mutating func separate(_ opening: UInt8) throws(JSONError) {
        if previousByte == opening { return }
        try expect(UInt8(ascii: ","))
        skipSpace()
        if index < count, base[index] == UInt8(ascii: "}") || base[index] == UInt8(ascii: "]") {
            throw JSONError(at: index)
        }
    }

    private var previousByte: UInt8? {
        var before = index - 1
        while before >= 0, Self.isSpace(base[before]) { before -= 1 }
        return before >= 0 ? base[before] : nil
    }

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard index < count, base[index] == byte else { throw JSONError(at: index) }
        index += 1
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private mutating func skipSpace() {
        while index < count, Self.isSpace(base[index]) { index += 1 }
    }
}

/// The kinds of JSON values.
package enum JSONKind: Sendable, Hashable {
    case object
    case array
    case string
    case number
    case bool
    case null
}

/// The text is not JSON at this byte.
package struct JSONError: Error, Sendable, Hashable {
    package var offset: Int
    /// The limit that it goes beyond, be it JSON or not; nil where it is none.
    package var limit: Limit?

    package init(at offset: Int, limit: Limit? = nil) {
        self.offset = offset
        self.limit = limit
    }

    package enum Limit: Sendable, Hashable {
        /// `JSONScanner.maximalDepth`.
        case depth
        /// `JSONScanner.maximalValue`.
        case size

        /// What goes beyond it, as the end of a sentence.
        package var clause: String {
            switch self {
            case .depth:
                "lists and objects lie more than \(JSONScanner.maximalDepth) deep within each other, which is the limit"
            case .size: "one value has more than \(JSONScanner.maximalValue >> 20) MB, which is the limit"
            }
        }
    }
}

// MARK: - Values

extension JSONScanner {
    /// Skips one value of any kind and checks that it is one.
    package mutating func skipValue() throws(JSONError) {
        switch peek() {
        case .string: _ = try rawString()
        case .number: try skipNumber()
        case .bool, .null: try skipWord()
        case .object:
            try enterObject()
            while try nextKey() != nil { try skipValue() }
        case .array:
            try enterArray()
            while try nextElement() { try skipValue() }
        case nil: throw JSONError(at: index)
        }
    }

    /// Reads one value of any kind.
    package mutating func value() throws(JSONError) -> JSONValue {
        if valueEnd == Int.max {
            valueEnd = index + Self.maximalValue
            defer { valueEnd = Int.max }
            return try value()
        }
        switch peek() {
        case .string: return .string(try string())
        case .number: return .number(try number())
        case .bool:
            let isTrue = base[index] == UInt8(ascii: "t")
            try skipWord()
            return .bool(isTrue)
        case .null:
            try skipWord()
            return .null
        case .object:
            try enterObject()
            var members: [String: JSONValue] = [:]
            while let key = try nextKey() {
                members[key.text] = try value()
                try expectWithinValue()
            }
            return .object(members)
        case .array:
            try enterArray()
            var elements: [JSONValue] = []
            while try nextElement() {
                elements.append(try value())
                try expectWithinValue()
            }
            return .array(elements)
        case nil: throw JSONError(at: index)
        }
    }

    private func expectWithinValue() throws(JSONError) {
        if index > valueEnd { throw JSONError(at: index, limit: .size) }
    }

    /// Reads a string.
    package mutating func string() throws(JSONError) -> String {
        skipSpace()
        let start = index
        let (bytes, isEscaped) = try rawString()
        if bytes.count > Self.maximalValue { throw JSONError(at: start, limit: .size) }
        if !isEscaped { return String(decoding: bytes, as: UTF8.self) }
        guard let text = Self.unescape(bytes) else { throw JSONError(at: start) }
        return text
    }

    /// Reads a string, or skips another value.
    ///
    /// - Returns: nil for a value that is not a string.
    package mutating func stringIfAny() throws(JSONError) -> String? {
        if peek() == .string { return try string() }
        try skipValue()
        return nil
    }

    private mutating func number() throws(JSONError) -> Double {
        let start = index
        try skipNumber()
        let text = UnsafeBufferPointer(start: base + start, count: index - start)
        // Whole numbers of a few digits are nearly all.
        if text.count < 16, text.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
            return Double(text.reduce(0) { $0 * 10 + Int($1 - 48) })
        }
        guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else {
            throw JSONError(at: start)
        }
        return number
    }

    private mutating func skipNumber() throws(JSONError) {
        let start = index
        if base[index] == UInt8(ascii: "-") { index += 1 }
        let first = index
        try skipDigits()
        if base[first] == UInt8(ascii: "0"), index > first + 1 { throw JSONError(at: start) }
        if index < count, base[index] == UInt8(ascii: ".") {
            index += 1
            try skipDigits()
        }
        if index < count, base[index] == UInt8(ascii: "e") || base[index] == UInt8(ascii: "E") {
            index += 1
            if index < count, base[index] == UInt8(ascii: "+") || base[index] == UInt8(ascii: "-") { index += 1 }
            try skipDigits()
        }
    }

    private mutating func skipDigits() throws(JSONError) {
        let start = index
        while index < count, base[index] >= 48, base[index] <= 57 { index += 1 }
        if index == start { throw JSONError(at: index) }
    }

    private mutating func skipWord() throws(JSONError) {
        for word in ["true", "false", "null"] as [StaticString] {
            let length = word.utf8CodeUnitCount
            guard index + length <= count else { continue }
            if (0..<length).allSatisfy({ base[index + $0] == word.utf8Start[$0] }) {
                index += length
                return
            }
        }
        throw JSONError(at: index)
    }

    /// The bytes between the quotes of a string, and whether a backslash is among them.
    private mutating func rawString() throws(JSONError) -> (UnsafeBufferPointer<UInt8>, isEscaped: Bool) {
        skipSpace()
        try expect(UInt8(ascii: "\""))
        let start = index
        var isEscaped = false
        while index < count {
            // Eight bytes at once as long as none is a quote, a backslash or a control character.
            while index + 8 <= count, Self.isPlain(base + index) { index += 8 }
            guard index < count else { break }
            switch base[index] {
            case UInt8(ascii: "\""):
                index += 1
                return (UnsafeBufferPointer(start: base + start, count: index - 1 - start), isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                index += 2
            case 0..<0x20: throw JSONError(at: index)
            default: index += 1
            }
        }
        throw JSONError(at: start - 1)
    }

    private static func isPlain(_ bytes: UnsafePointer<UInt8>) -> Bool {
        let word = UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let hasQuote = (quote &- ones) & ~quote
        let hasBackslash = (backslash &- ones) & ~backslash
        let hasControl = (word &- ones &* 0x20) & ~word
        return (hasQuote | hasBackslash | hasControl) & highs == 0
    }

    /// - Returns: nil when an escape is not JSON's.
    fileprivate static func unescape(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            guard byte == UInt8(ascii: "\\") else {
                result.append(byte)
                continue
            }
            guard index < bytes.count else { return nil }
            let escape = bytes[index]
            index += 1
            switch escape {
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0C)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(escape)
            case UInt8(ascii: "u"):
                guard let scalar = scalar(bytes, &index) else { return nil }
                result.append(contentsOf: String(Character(scalar)).utf8)
            default: return nil
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The character of `\uNNNN`, or of a pair of surrogates; a lone one becomes U+FFFD.
    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Unicode.Scalar? {
        guard let first = hexadecimal(bytes, index) else { return nil }
        index += 4
        let isPair =
            (0xD800..<0xDC00).contains(first) && index + 6 <= bytes.count && bytes[index] == UInt8(ascii: "\\")
            && bytes[index + 1] == UInt8(ascii: "u")
        if isPair, let second = hexadecimal(bytes, index + 2), (0xDC00..<0xE000).contains(second) {
            index += 6
            return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        }
        return Unicode.Scalar(first) ?? "\u{FFFD}"
    }

    private static func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt32? {
        guard index + 4 <= bytes.count else { return nil }
        let digits = String(decoding: bytes[index..<(index + 4)], as: UTF8.self)
        return digits.utf8.count == 4 && !digits.hasPrefix("+") && !digits.hasPrefix("-")
            ? UInt32(digits, radix: 16) : nil
    }
}

extension JSONScanner {
    /// Lets `body` look at the bytes of `text`.
    package static func scan<Result>(
        _ text: String, _ body: (inout JSONScanner) throws -> Result
    ) rethrows -> Result {
        var text = text
        return try text.withUTF8 { bytes in
            var scanner = JSONScanner(bytes)
            return try body(&scanner)
        }
    }
}
