/// Collects small pieces of output, so that a hundred thousand of them are no hundred thousand writes.
final class ChunkedOutput {
    /// Units: bytes.
    private static let chunkSize = 1 << 16

    private let world: World
    private var chunk = ""

    init(_ world: World) { self.world = world }

    func write(_ text: String) {
        chunk += text
        if chunk.utf8.count >= Self.chunkSize { flush() }
    }

    /// Writes what was collected; called once more at the end.
    func flush() {
        if !chunk.isEmpty { world.out(chunk) }
        chunk = ""
    }
}
