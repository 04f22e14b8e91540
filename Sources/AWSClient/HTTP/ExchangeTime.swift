/// How long one exchange may take: a fixed time, and more for what has come.
///
/// An idle limit alone lets an answer drip for hours, and a fixed total would cut off a state of 1 GiB on a slow line.
struct ExchangeTime: Sendable {
    private let baseMS: Int
    private let bytesPerSecond: Int
    private let start = ContinuousClock.now

    init(baseMS: Int, bytesPerSecond: Int) {
        self.baseMS = baseMS
        self.bytesPerSecond = max(1, bytesPerSecond)
    }

    /// Milliseconds from the start until which so much must have come.
    func limitMS(receivedBytes: Int) -> Int {
        let seconds = Double(max(0, receivedBytes)) / Double(bytesPerSecond)
        return baseMS + Int(min(seconds, Self.longestSeconds) * 1000)
    }

    func isOver(receivedBytes: Int) -> Bool {
        start.duration(to: .now) > .milliseconds(limitMS(receivedBytes: receivedBytes))
    }

    func message(receivedBytes: Int) -> String {
        "the answer was not complete after \(Self.seconds(limitMS(receivedBytes: receivedBytes))) s, with \(receivedBytes) "
            + "bytes of it: a call may take \(Self.seconds(baseMS)) s, and 1 s more for each \(bytesPerSecond) bytes"
    }

    /// `25`, or `0.2`
    private static func seconds(_ milliseconds: Int) -> String {
        milliseconds % 1000 == 0 ? "\(milliseconds / 1000)" : "\(milliseconds / 1000).\(milliseconds % 1000 / 100)"
    }

    /// A day, which no body limit asks for.
    private static let longestSeconds = 86_400.0
}
