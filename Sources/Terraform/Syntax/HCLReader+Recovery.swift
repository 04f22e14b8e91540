extension HCLReader {
    /// Goes on to where the next argument or block can be, after a problem at the index.
    ///
    /// - Parameters:
    ///   - start: Where nothing of the item is open yet.
    ///   - item: Where the item begins; its indent tells which lines can be the item's siblings.
    mutating func recover(from start: Int, item: Int) {
        ignoresNewlines = false
        let problem = at
        var lineStart = problem
        while lineStart > start, bytes[lineStart - 1] != UInt8(ascii: "\n") { lineStart -= 1 }
        var skipper = HCLSkipper(bytes: bytes, indent: indent(of: item), earliest: lineStart, problem: problem)
        at = skipper.resume(from: start)
        // A line is read at most twice, so that a file of problems is read in linear time.
        if at <= item { at = min(end, max(problem, item + 1)) }
    }

    /// How far the first character of the line stands to the right.
    private func indent(of index: Int) -> Int {
        var lineStart = index
        while lineStart > 0, bytes[lineStart - 1] != UInt8(ascii: "\n"), index - lineStart < 1000 { lineStart -= 1 }
        var first = lineStart
        while first < index, bytes[first] == UInt8(ascii: " ") || bytes[first] == UInt8(ascii: "\t") { first += 1 }
        return first - lineStart
    }

    /// Whether a block header with a label, or without one, begins here in the first column.
    var isAtHeaderInFirstColumn: Bool {
        guard at > 0, bytes[at - 1] == UInt8(ascii: "\n"), isAtIdentifier else { return false }
        return HCLSkipper.looksLikeItem(bytes, at, isBlock: true)
    }
}
