/// How far a query that somebody else wrote may go, so that a mistake in it fills neither time nor memory.
package struct QueryLimits: Sendable, Hashable {
    package var seconds: Double
    package var rowCount: Int
    /// One text or blob, in the result or on the way to it.
    package var valueBytes: Int
    /// All values of the result together.
    package var resultBytes: Int

    package init(
        seconds: Double = 10, rowCount: Int = 1_000_000, valueBytes: Int = 16 << 20, resultBytes: Int = 256 << 20
    ) {
        self.seconds = seconds
        self.rowCount = rowCount
        self.valueBytes = valueBytes
        self.resultBytes = resultBytes
    }
}
