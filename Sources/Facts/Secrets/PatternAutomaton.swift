/// Finds all of many short patterns in one pass over a text, whatever the text: Aho-Corasick, as a table of states.
///
/// Letters are compared without regard to case; the caller compares the case of a hit.
struct PatternAutomaton: Sendable {
    /// Byte → class; bytes that occur in no pattern share one.
    private let classes: [UInt8]
    private let classCount: Int
    /// `state + class` → the next state, where a state is the place of its row; the top bit says that it ends a pattern.
    private let next: [UInt32]
    /// State's number → the patterns that end there.
    private let ends: [[Int]]
    private static let endBit: UInt32 = 1 << 31

    init(_ patterns: [String]) {
        let texts = patterns.map { Array($0.lowercased().utf8) }
        var classes = [UInt8](repeating: 0, count: 256)
        var count = 1
        for byte in Set(texts.joined()).sorted() {
            classes[Int(byte)] = UInt8(count)
            if ByteSet.lowercase.contains(byte) { classes[Int(byte - 0x20)] = UInt8(count) }
            count += 1
        }
        var rows: [[Int]] = [Array(repeating: -1, count: count)]
        var ends: [[Int]] = [[]]
        for (index, text) in texts.enumerated() {
            var state = 0
            for byte in text {
                let letter = Int(classes[Int(byte)])
                if rows[state][letter] < 0 {
                    rows.append(Array(repeating: -1, count: count))
                    ends.append([])
                    rows[state][letter] = rows.count - 1
                }
                state = rows[state][letter]
            }
            ends[state].append(index)
        }
        Self.complete(&rows, &ends)
        self.classes = classes
        classCount = count
        self.ends = ends
        next = rows.flatMap { row in
            row.map { UInt32($0 * count) | (ends[$0].isEmpty ? 0 : Self.endBit) }
        }
    }

    /// Leads every byte that continues no pattern to the longest beginning that it does continue.
    private static func complete(_ rows: inout [[Int]], _ ends: inout [[Int]]) {
        var fallback = [Int](repeating: 0, count: rows.count)
        var queue: [Int] = []
        for letter in rows[0].indices {
            if rows[0][letter] < 0 { rows[0][letter] = 0 } else { queue.append(rows[0][letter]) }
        }
        var position = 0
        while position < queue.count {
            let state = queue[position]
            position += 1
            for letter in rows[state].indices {
                let other = rows[fallback[state]][letter]
                let child = rows[state][letter]
                if child < 0 {
                    rows[state][letter] = other
                } else {
                    fallback[child] = other
                    ends[child] += ends[other]
                    queue.append(child)
                }
            }
        }
    }

    /// Calls `found` with each pattern's index and the place behind its end, in the order of the ends.
    func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ found: (Int, Int) -> Void) {
        classes.withUnsafeBufferPointer { classes in
            next.withUnsafeBufferPointer { next in
                guard let classes = classes.baseAddress, let next = next.baseAddress, let text = bytes.baseAddress
                else {
                    return
                }
                var state: UInt32 = 0
                for position in 0..<bytes.count {
                    let entry = next[Int(state &+ UInt32(classes[Int(text[position])]))]
                    state = entry & ~Self.endBit
                    if entry & Self.endBit == 0 { continue }
                    for pattern in ends[Int(state) / classCount] { found(pattern, position + 1) }
                }
            }
        }
    }
}
