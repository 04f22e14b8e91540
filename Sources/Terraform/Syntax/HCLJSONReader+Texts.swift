extension HCLJSONReader {
    /// A text, from its opening quote on.
    mutating func text() throws(HCLStop) -> HCLJSONText {
        at += 1
        let start = at
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                at += 1
                return HCLJSONText(bytes: [UInt8](bytes[start..<(at - 1)]), places: .shifted(start))
            case UInt8(ascii: "\\"): return try escapedText(from: start)
            case 0..<0x20: throw expected("`\"` at the end of the text")
            default: try character()
            }
        }
        throw expected("`\"` at the end of the text")
    }

    private mutating func character() throws(HCLStop) {
        let length = HCLCharacters.scalarLength(bytes, at)
        guard length > 0 else { throw expected("A character in UTF-8") }
        at += length
    }

    /// A text with escapes: each resolved byte remembers where it stands in the file.
    private mutating func escapedText(from start: Int) throws(HCLStop) -> HCLJSONText {
        var resolved: [UInt8] = []
        var offsets: [Int32] = []
        at = start
        while at < bytes.count {
            let from = at
            switch bytes[at] {
            case UInt8(ascii: "\""):
                offsets.append(Int32(clamping: at))
                at += 1
                return HCLJSONText(bytes: resolved, places: .mapped(offsets))
            case UInt8(ascii: "\\"): resolved.append(contentsOf: try escape())
            case 0..<0x20: throw expected("`\"` at the end of the text")
            default:
                try character()
                resolved.append(contentsOf: bytes[from..<at])
                for offset in from..<at { offsets.append(Int32(clamping: offset)) }
                continue
            }
            while offsets.count < resolved.count { offsets.append(Int32(clamping: from)) }
        }
        throw expected("`\"` at the end of the text")
    }

    private mutating func escape() throws(HCLStop) -> [UInt8] {
        at += 1
        let kind = byte
        let plain: UInt8
        switch kind {
        case UInt8(ascii: "n"): plain = UInt8(ascii: "\n")
        case UInt8(ascii: "r"): plain = UInt8(ascii: "\r")
        case UInt8(ascii: "t"): plain = UInt8(ascii: "\t")
        case UInt8(ascii: "b"): plain = 0x08
        case UInt8(ascii: "f"): plain = 0x0C
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = kind
        case UInt8(ascii: "u"): return try scalar()
        default: throw expected("An escape that JSON knows")
        }
        at += 1
        return [plain]
    }

    /// `\uXXXX`, or two of them that are one character.
    private mutating func scalar() throws(HCLStop) -> [UInt8] {
        let first = try unit()
        var value = first
        if (0xD800..<0xDC00).contains(first), byte == UInt8(ascii: "\\"), at + 1 < bytes.count,
            bytes[at + 1] == UInt8(ascii: "u")
        {
            let before = at
            at += 1
            let second = try unit()
            if (0xDC00..<0xE000).contains(second) {
                value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
            } else {
                at = before
            }
        }
        return Array(String(Character(Unicode.Scalar(value) ?? "\u{FFFD}")).utf8)
    }

    /// The four digits behind `u`.
    private mutating func unit() throws(HCLStop) -> UInt32 {
        at += 1
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard at < bytes.count, let digit = HCLReader.hexValue(bytes[at]) else {
                throw expected("A hexadecimal digit")
            }
            value = value << 4 | digit
            at += 1
        }
        return value
    }
}
