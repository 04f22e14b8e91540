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

/// How often a failed call is sent again, and after which wait.
///
/// Exponential back-off with full jitter: a wait between nothing and the bound, which doubles.
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior" (standard mode), read 2026-11-24.
package struct RetryPolicy: Sendable, Hashable {
    /// The first attempt counts.
    package var maxAttempts: Int
    package var baseDelayMS: Int64
    package var maxDelayMS: Int64
    /// A server that asks for a longer wait than this is not waited for.
    package var maxRetryAfterMS: Int64

    package init(
        maxAttempts: Int = 4, baseDelayMS: Int64 = 250, maxDelayMS: Int64 = 20_000, maxRetryAfterMS: Int64 = 60_000
    ) {
        self.maxAttempts = maxAttempts
        self.baseDelayMS = baseDelayMS
        self.maxDelayMS = maxDelayMS
        self.maxRetryAfterMS = maxRetryAfterMS
    }

    /// Milliseconds to wait after attempt number `attempt` (from 1) has failed with `error`; nil to give up.
    func delayMS(afterAttempt attempt: Int, error: AWSError, random: Double) -> Int64? {
        guard attempt < maxAttempts, error.isRetryable else { return nil }
        let bound = min(maxDelayMS, baseDelayMS << Int64(min(attempt - 1, 20)))
        let jittered = Int64(Double(bound) * random)
        guard let asked = error.retryAfterMS else { return jittered }
        return asked > maxRetryAfterMS ? nil : max(asked, jittered)
    }
}
