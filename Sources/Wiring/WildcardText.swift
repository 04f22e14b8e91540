/// The text of a `wildcard` operator: `*` stands for any characters, none included; `\*` and `\\` for themselves.
///
/// Source: aws/event-ruler, `WildcardParser.java`, read 2026-11-24.
struct WildcardText: Sendable, Hashable {
    /// The literal parts between the asterisks; one part when there is no asterisk.
    let parts: [[UInt8]]
    /// For each part, byte by byte, how much of its beginning ends there too (Knuth, Morris, Pratt), so that looking for it
    /// never takes longer than the text.
    private let overlaps: [[Int]]

    /// A lone asterisk, which matches every text.
    static let everything = WildcardText(parts: [[], []])

    private init(parts: [[UInt8]]) {
        self.parts = parts
        overlaps = parts.map(Self.overlaps)
    }

    private static func overlaps(of part: [UInt8]) -> [Int] {
        var overlaps = Array(repeating: 0, count: part.count)
        var length = 0
        for index in part.indices.dropFirst() {
            while length > 0, part[index] != part[length] { length = overlaps[length - 1] }
            if part[index] == part[length] { length += 1 }
            overlaps[index] = length
        }
        return overlaps
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
        self.init(parts: parts)
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
        for index in parts.indices.dropFirst().dropLast() {
            guard let next = place(behind: index, in: bytes, position, end) else { return false }
            position = next
        }
        return true
    }

    /// Where the first occurrence of a part between two places ends.
    private func place(behind index: Int, in bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
        let (part, overlaps) = (parts[index], overlaps[index])
        if part.isEmpty { return start }
        var length = 0
        for position in start..<max(start, end) {
            while length > 0, bytes[position] != part[length] { length = overlaps[length - 1] }
            if bytes[position] == part[length] { length += 1 }
            if length == part.count { return position + 1 }
        }
        return nil
    }
}
