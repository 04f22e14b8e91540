import Facts

/// The comments `pipereport:ignore` of a configuration, each with the block that it speaks of: the one in which it
/// stands, else the one whose first line follows it.
struct SuppressionComments {
    /// How many comments are read; whoever applies them refuses more than one less.
    static let maximumCount = 10_001

    private(set) var all: [Suppression] = []

    init(_ tree: ConfigurationTree) {
        for (_, folder) in tree.folders.sorted(by: { $0.key < $1.key }) {
            for file in folder.files where all.count < Self.maximumCount { read(file) }
        }
    }

    private mutating func read(_ file: HCLFile) {
        guard file.contains(SuppressionText.mark, in: HCLRange(start: 0, end: file.bytes.count)) else { return }
        let comments = HCLComments.all(in: file)
        let blocks = Blocks(file)
        // A comment may speak of the block below it over others that stand between them: the line of a comment → the first
        // line below it and its neighbours. From the last one up, so that each is looked at once.
        var lineBelow: [Int: Int] = [:]
        for comment in comments.reversed() {
            let below = file.position(of: comment.range.end).line + 1
            lineBelow[file.position(of: comment.range.start).line] = lineBelow[below] ?? below
        }
        for comment in comments {
            guard all.count < Self.maximumCount, let text = SuppressionText(comment.text) else { continue }
            let line = file.position(of: comment.range.start).line
            let next = file.position(of: comment.range.end).line + 1
            let below = lineBelow[next] ?? next
            let block = blocks.around(comment.range, line: line) ?? blocks.beginning(at: below)
            var problems = text.problems
            if block == nil { problems.append("it stands at no block") }
            if let block, blocks.share(block) { problems.append("another block stands on the lines of its block") }
            all.append(
                Suppression(
                    source: .comment, rules: text.rules, reason: text.reason, expires: text.expires, file: file.path,
                    line: line, block: block.map(blocks.lines),
                    problem: problems.isEmpty ? nil : problems.joined(separator: ", ")))
        }
    }

    /// The top-level blocks of a file by their lines, found quickly where there are thousands.
    private struct Blocks {
        private let entries: [(range: HCLRange, lines: ClosedRange<Int>)]
        private let beginnings: [Int: Int]

        init(_ file: HCLFile) {
            entries = file.body.blocks.map { block in
                let first = file.position(of: block.headerRange.start).line
                let end = max(block.range.start, block.range.end - 1)
                return (block.range, first...max(first, file.position(of: end).line))
            }.sorted { $0.0.start < $1.0.start }
            beginnings = Dictionary(
                entries.enumerated().map { ($0.element.lines.lowerBound, $0.offset) },
                uniquingKeysWith: { first, _ in first })
        }

        func lines(_ index: Int) -> ClosedRange<Int> { entries[index].lines }

        /// The block in which a comment stands, be it before its type or behind its closing brace on the same line.
        func around(_ range: HCLRange, line: Int) -> Int? {
            if let index = last({ $0.range.start <= range.start }), range.start < entries[index].range.end {
                return index
            }
            guard let index = last({ $0.lines.lowerBound <= line }), entries[index].lines.contains(line) else {
                return nil
            }
            return index
        }

        func beginning(at line: Int) -> Int? { beginnings[line] }

        /// Whether findings could not be told from a neighbour's, as in JSON that stands on one line.
        func share(_ index: Int) -> Bool {
            [index - 1, index + 1].contains {
                entries.indices.contains($0) && entries[$0].lines.overlaps(entries[index].lines)
            }
        }

        /// The last entry of those, all at the beginning, that `isBefore` holds of.
        private func last(_ isBefore: ((range: HCLRange, lines: ClosedRange<Int>)) -> Bool) -> Int? {
            var (low, high) = (0, entries.count)
            while low < high {
                let middle = (low + high) / 2
                if isBefore(entries[middle]) { low = middle + 1 } else { high = middle }
            }
            return low == 0 ? nil : low - 1
        }
    }
}
