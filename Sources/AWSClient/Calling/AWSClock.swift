internal import Foundation

/// Time and chance as parameters, so that tests neither wait nor vary.
package struct AWSClock: Sendable {
    /// Milliseconds since 1970, UTC.
    package var nowMS: @Sendable () -> Int64
    /// Waits that many milliseconds; throws when the task is cancelled.
    package var sleepMS: @Sendable (Int64) async throws -> Void
    /// From 0 up to, not including, 1.
    package var random: @Sendable () -> Double

    package init(
        nowMS: @escaping @Sendable () -> Int64, sleepMS: @escaping @Sendable (Int64) async throws -> Void,
        random: @escaping @Sendable () -> Double
    ) {
        self.nowMS = nowMS
        self.sleepMS = sleepMS
        self.random = random
    }

    /// The machine's clock.
    package static let system = AWSClock(
        nowMS: { Int64(Date().timeIntervalSince1970 * 1000) },
        sleepMS: { try await Task.sleep(nanoseconds: UInt64(max(0, $0)) * 1_000_000) },
        random: { Double.random(in: 0..<1) })
}
