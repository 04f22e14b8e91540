/// The beginning of a list that fits a page, and how much is left out: by number and by what its texts cost.
struct Capped<Element> {
    let shown: ArraySlice<Element>
    let hiddenCount: Int

    /// - Parameters:
    ///   - limit: the most elements.
    ///   - bytes: the most that `cost` may add up to; the first element is always shown.
    init(_ elements: [Element], limit: Int, bytes: Int = 40_000, cost: (Element) -> Int) {
        var total = 0
        var count = 0
        for element in elements.prefix(limit) {
            total += cost(element)
            if count > 0, total > bytes { break }
            count += 1
        }
        shown = elements.prefix(count)
        hiddenCount = elements.count - count
    }

    /// `and 4,900 more` with the command that lists them; nil when nothing is hidden.
    func more(_ query: String) -> More? {
        hiddenCount == 0 ? nil : More(count: Format.number(hiddenCount), command: "sqlite3 pipereport.db \"\(query)\"")
    }
}

/// What a list does not show, and how to see it.
struct More: Decodable, Sendable {
    let count: String
    let command: String
}
