/// Classes of characters, asked of bytes.
enum HCLCharacters {
    /// Whether an identifier may begin with the character at that index.
    static func startsIdentifier(_ bytes: [UInt8], _ index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
        case 0x80...: scalar(bytes, index)?.properties.isIDStart ?? false
        default: false
        }
    }

    /// The length in bytes of the character at that index if it may go on an identifier; 0 otherwise.
    static func continuesIdentifier(_ bytes: [UInt8], _ index: Int) -> Int {
        switch bytes[index] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            return 1
        case 0x80...:
            guard let scalar = scalar(bytes, index), scalar.properties.isIDContinue else { return 0 }
            return UTF8.width(scalar)
        default: return 0
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    /// The length in bytes of the well-formed character at that index; 0 when the bytes are not UTF-8.
    static func scalarLength(_ bytes: [UInt8], _ index: Int) -> Int {
        bytes[index] < 0x80 ? 1 : scalar(bytes, index).map(UTF8.width) ?? 0
    }

    private static func scalar(_ bytes: [UInt8], _ index: Int) -> Unicode.Scalar? {
        let first = UInt32(bytes[index])
        let (length, smallest): (Int, UInt32)
        var value: UInt32
        switch first {
        case 0..<0x80: return Unicode.Scalar(first)
        case 0xC2..<0xE0: (length, smallest, value) = (2, 0x80, first & 0x1F)
        case 0xE0..<0xF0: (length, smallest, value) = (3, 0x800, first & 0x0F)
        case 0xF0..<0xF5: (length, smallest, value) = (4, 0x10000, first & 0x07)
        default: return nil
        }
        guard index + length <= bytes.count else { return nil }
        for next in bytes[(index + 1)..<(index + length)] {
            guard next & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(next & 0x3F)
        }
        return value < smallest ? nil : Unicode.Scalar(value)
    }

    /// How many bytes of white space stand at the start.
    static func leadingSpace(_ bytes: ArraySlice<UInt8>) -> Int {
        var text = Substring(decoding: bytes.prefix(while: { isSpaceOrBeyond($0) }), as: UTF8.self)
        let whole = text.utf8.count
        while let first = text.unicodeScalars.first, first.properties.isWhitespace { text.unicodeScalars.removeFirst() }
        return whole - text.utf8.count
    }

    /// How many bytes of white space stand at the end.
    static func trailingSpace(_ bytes: ArraySlice<UInt8>) -> Int {
        let tail = bytes.suffix(bytes.reversed().prefix(while: { isSpaceOrBeyond($0) }).count)
        var text = Substring(decoding: tail, as: UTF8.self)
        let whole = text.utf8.count
        while let last = text.unicodeScalars.last, last.properties.isWhitespace { text.unicodeScalars.removeLast() }
        return whole - text.utf8.count
    }

    /// White space of ASCII, or a byte of a character beyond it, which may be white space too.
    private static func isSpaceOrBeyond(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte) || byte >= 0x80
    }
}
