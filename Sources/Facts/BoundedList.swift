/// A list of names as evidence shows it: the first twenty in order, and how many more there are.
///
/// What is read can make a list as long as it likes, and each of twenty thousand findings may show it.
package struct BoundedList: Sendable {
    /// How many items are shown.
    package static let itemLimit = 20
    /// How much of one item is shown.
    ///
    /// Units: bytes of UTF-8.
    package static let itemBytes = 300

    private struct Item {
        var order: Double
        var bytes: [UInt8]
    }

    private var first: [Item] = []
    /// Of all items, shown or not.
    package private(set) var count = 0

    package init() {}

    /// - Parameter order: comes before the text where items are compared.
    package mutating func add(_ text: some Collection<UInt8>, order: Double = 0) {
        count += 1
        let item = Item(order: order, bytes: Self.clipped(text))
        if first.count == Self.itemLimit, let last = first.last, !Self.precedes(item, last) { return }
        let place = first.firstIndex { Self.precedes(item, $0) } ?? first.count
        first.insert(item, at: place)
        if first.count > Self.itemLimit { first.removeLast() }
    }

    /// `a, b, c and 17 more`.
    package var text: String {
        let shown = first.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: ", ")
        return count > first.count ? "\(shown) and \(count - first.count) more" : shown
    }

    private static func clipped(_ text: some Collection<UInt8>) -> [UInt8] {
        var bytes = Array(text.prefix(itemBytes + 1))
        guard bytes.count > itemBytes else { return bytes }
        // Not within a character: what continues one goes, and what it continues.
        while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
        return bytes + Array("…".utf8)
    }

    // MARK: Order

    private static func precedes(_ one: Item, _ other: Item) -> Bool {
        if one.order != other.order { return one.order < other.order }
        return precedes(one.bytes, other.bytes)
    }

    /// Numbers within names count as numbers, so that `b[2]` comes before `b[10]`.
    private static func precedes(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        var (i, j) = (0, 0)
        while i < one.count, j < other.count {
            if isDigit(one[i]), isDigit(other[j]) {
                let (left, right) = (number(one, &i), number(other, &j))
                if left.count != right.count { return left.count < right.count }
                if !left.elementsEqual(right) { return left.lexicographicallyPrecedes(right) }
            } else {
                if one[i] != other[j] { return one[i] < other[j] }
                i += 1
                j += 1
            }
        }
        if i < one.count || j < other.count { return j < other.count }
        // Names that differ in leading zeros alone.
        return one.lexicographicallyPrecedes(other)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// The digits from `start` on without leading zeros; `start` moves behind them.
    private static func number(_ bytes: [UInt8], _ start: inout Int) -> ArraySlice<UInt8> {
        while start < bytes.count, bytes[start] == 48 { start += 1 }
        let first = start
        while start < bytes.count, isDigit(bytes[start]) { start += 1 }
        return bytes[first..<start]
    }
}

extension String {
    /// The beginning of a long text, with its full length; a shorter one is itself.
    ///
    /// - Parameter limit: how many bytes of UTF-8 are kept.
    package func bounded(to limit: Int) -> String {
        let length = utf8.count
        if length <= limit { return self }
        var end = utf8.index(startIndex, offsetBy: limit)
        while end > startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
        return "\(self[..<end])… (\(length) bytes)"
    }
}

extension Sequence<String> {
    /// The texts in their own order as evidence shows them: the first twenty, and how many more there are.
    package var listed: String {
        var list = BoundedList()
        for (place, text) in enumerated() { list.add(text.utf8, order: Double(place)) }
        return list.text
    }
}
