/// How a text with symbols begins and ends, as far as it is literal: enough to tell most texts apart at little cost,
/// where one is compared with thousands.
package struct SymbolicOutline: Sendable, Hashable {
    package let text: String
    private let head: [UInt8]
    private let tail: [UInt8]

    package init(_ text: String) {
        self.text = text
        let bytes = Array(text.utf8)
        if SymbolicText.hasSymbols(text) {
            head = Array(bytes.prefix { $0 != UInt8(ascii: "$") })
            tail = bytes.lastIndex(of: UInt8(ascii: "}")).map { Array(bytes[($0 + 1)...]) } ?? []
        } else {
            head = bytes
            tail = bytes
        }
    }

    /// Whether the texts may be equal, or are.
    package func mayEqual(_ other: SymbolicOutline) -> Bool {
        let heads = min(head.count, other.head.count)
        guard head[..<heads] == other.head[..<heads] else { return false }
        let tails = min(tail.count, other.tail.count)
        guard tail[(tail.count - tails)...] == other.tail[(other.tail.count - tails)...] else { return false }
        return SymbolicComparison.equality(text, other.text) != .no
    }
}
