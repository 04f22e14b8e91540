/// The text of a `wildcard` operator: `*` stands for any characters, none included; `\*` and `\\` for themselves.
///
/// Source: aws/event-ruler, `WildcardParser.java`, read 2026-11-24.
struct WildcardText: Sendable, Hashable {
    /// The literal parts between the asterisks; one part when there is no asterisk.
    let parts: [[UInt8]]

    /// A lone asterisk, which matches every text.
    static let everything = WildcardText(parts: [[], []])

    private init(parts: [[UInt8]]) {
        self.parts = parts
    }

    init(_ text: String) throws(EventPatternError) {
        let bytes = Array(text.utf8)
        let asterisk = UInt8(ascii: "*")
        let backslash = UInt8(ascii: "\\")
        var parts: [[UInt8]] = [[]]
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : nil
            // EventBridge counts from the quote before the text.
            if byte == asterisk {
                guard next != asterisk else {
                    throw EventPatternError("Consecutive wildcard characters at pos \(index + 1)")
                }
                parts.append([])
            } else if byte == backslash {
                guard let next, next == asterisk || next == backslash else {
                    throw EventPatternError("Invalid escape character at pos \(index + 1)")
                }
                parts[parts.count - 1].append(next)
                index += 1
            } else {
                parts[parts.count - 1].append(byte)
            }
            index += 1
        }
        self.parts = parts
    }

    func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = parts.first, let last = parts.last else { return false }
        guard parts.count > 1 else { return bytes.count == first.count && bytes.starts(with: first) }
        guard bytes.count >= first.count + last.count, bytes.starts(with: first),
            bytes.suffix(last.count).elementsEqual(last)
        else { return false }
        // The first place where a part fits is always good enough: what follows has the most room then.
        var position = first.count
        let end = bytes.count - last.count
        for part in parts.dropFirst().dropLast() {
            while true {
                guard position + part.count <= end else { return false }
                if bytes[position..<end].starts(with: part) { break }
                position += 1
            }
            position += part.count
        }
        return true
    }
}
