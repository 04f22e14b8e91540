extension MarkdownReportView.Table {
    /// A table of at most `limit` rows and about `bytes`; nil when there are no rows.
    ///
    /// - Parameter query: the SQL that lists everything, for a reader of a cut table.
    init?(_ head: [String], _ rows: [[MarkdownText]], limit: Int, bytes: Int, query: String) {
        if rows.isEmpty { return nil }
        let capped = Capped(rows, limit: limit, bytes: bytes) { row in row.reduce(40) { $0 + $1.text.pageCost } }
        self.init(
            head: head, rows: capped.shown.map { row in .init(cells: row.map(\.fragment)) },
            more: capped.more(query)?.markdown)
    }
}

extension More {
    var markdown: MarkdownReportView.MoreView { .init(count: count, command: .code(command)) }
}
