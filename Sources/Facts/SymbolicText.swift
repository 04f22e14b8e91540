/// Texts in which values stand that are not known before the apply, each as `${symbol}`.
///
/// A symbol says where the value comes from: `aws_s3_bucket.raw.bucket`, `aws.account_id`. Two equal symbols are one
/// value. It always begins with a name and a point, which tells it from IAM's policy variables (`${aws:username}`).
package enum SymbolicText {
    /// The text that stands for a symbol.
    package static func text(of symbol: String) -> String { "${\(symbol)}" }

    /// Whether `text` holds a symbol.
    package static func hasSymbols(_ text: String) -> Bool {
        // Most texts have no dollar sign at all; this runs for every value of a configuration.
        guard text.utf8.contains(UInt8(ascii: "$")) else { return false }
        return parts(of: text).contains { if case .symbol = $0 { true } else { false } }
    }

    package enum Part: Sendable, Hashable {
        case literal(String)
        /// Without `${}`.
        case symbol(String)
    }

    /// The literal stretches and symbols of a text, in order; no two literals stand side by side and none is empty.
    package static func parts(of text: String) -> [Part] {
        let bytes = Array(text.utf8)
        var parts: [Part] = []
        var literalStart = 0
        var index = 0
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "$"), bytes[index + 1] == UInt8(ascii: "{"),
                let end = symbolEnd(bytes, from: index + 2)
            {
                if index > literalStart {
                    parts.append(.literal(String(decoding: bytes[literalStart..<index], as: UTF8.self)))
                }
                parts.append(.symbol(String(decoding: bytes[(index + 2)..<end], as: UTF8.self)))
                index = end + 1
                literalStart = index
            } else {
                index += 1
            }
        }
        if literalStart < bytes.count {
            parts.append(.literal(String(decoding: bytes[literalStart...], as: UTF8.self)))
        }
        return parts
    }

    /// The position of the closing brace of a symbol that begins at `start`; nil when it is none.
    private static func symbolEnd(_ bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
        guard index > start, index < bytes.count, bytes[index] == UInt8(ascii: ".") else { return nil }
        // A brace inside an instance key in quotes does not end the symbol. In JSON the quotes have backslashes of their
        // own, one or, in JSON inside of JSON, three or more.
        var openingBackslashes: Int?
        var backslashes = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"):
                backslashes += 1
                index += 1
                continue
            case UInt8(ascii: "\""):
                guard let opening = openingBackslashes else {
                    openingBackslashes = backslashes
                    break
                }
                let isEscaped = (backslashes - opening) / (opening + 1) % 2 != 0
                if backslashes >= opening, !isEscaped { openingBackslashes = nil }
            case UInt8(ascii: "}") where openingBackslashes == nil: return index
            default: break
            }
            backslashes = 0
            index += 1
        }
        return nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: byte >= 0x80
        }
    }
}
