extension Sequence where Element: Sendable {
    /// Maps many elements at once, but not more than `limit`, so that memory does not grow with their number. Keeps the
    /// order.
    func concurrentMap<Result: Sendable>(
        limit: Int = 64, _ transform: @escaping @Sendable (Element) async -> Result
    ) async -> [Result] {
        await withTaskGroup(of: (Int, Result).self) { group in
            var results: [Result?] = []
            for (position, element) in enumerated() {
                if position >= limit, let (done, result) = await group.next() { results[done] = result }
                results.append(nil)
                group.addTask { (position, await transform(element)) }
            }
            for await (position, result) in group { results[position] = result }
            return results.compactMap(\.self)
        }
    }
}
