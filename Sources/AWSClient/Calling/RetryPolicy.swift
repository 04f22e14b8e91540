/// How often a failed call is sent again, and after which wait.
///
/// Exponential back-off with full jitter: a wait between nothing and the bound, which doubles with each attempt.
/// The SDKs give up after three attempts, since a program waits for them; an audit that gives up has a hole instead, so
/// it is more patient. Each kind of failure has its own count, so that a call which is throttled a few times still
/// survives a lost connection; all three together bound a call to 17 repetitions. The retry budget bounds all calls.
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior" (standard mode), read 2026-11-25.
package struct RetryPolicy: Sendable, Hashable {
    /// Failures in the connection and in the service, the last of which is not repeated.
    package var maxAttempts: Int
    /// Throttled answers; more, since the rate limit makes the next attempt more likely to pass.
    package var maxThrottledAttempts: Int
    /// Answers that arrive whole but cannot be read; fewer, since a defect of the service comes again each time.
    package var maxMalformedAttempts: Int
    package var baseDelayMS: Int64
    package var maxDelayMS: Int64
    /// A server that asks for a longer wait than this is not waited for.
    package var maxRetryAfterMS: Int64

    package init(
        maxAttempts: Int = 6, maxThrottledAttempts: Int = 10, maxMalformedAttempts: Int = 4, baseDelayMS: Int64 = 250,
        maxDelayMS: Int64 = 20_000, maxRetryAfterMS: Int64 = 60_000
    ) {
        self.maxAttempts = maxAttempts
        self.maxThrottledAttempts = maxThrottledAttempts
        self.maxMalformedAttempts = maxMalformedAttempts
        self.baseDelayMS = baseDelayMS
        self.maxDelayMS = maxDelayMS
        self.maxRetryAfterMS = maxRetryAfterMS
    }

    /// Milliseconds to wait before the next attempt; nil to give up.
    ///
    /// - Parameter failures: those of the call so far, `error` among them.
    func delayMS(after failures: FailureCounts, error: AWSError, random: Double) -> Int64? {
        guard let kind = error.retryKind, failures[kind] < maxAttempts(of: kind) else { return nil }
        let bound = min(maxDelayMS, baseDelayMS << Int64(min(failures.total - 1, 20)))
        let jittered = Int64(Double(bound) * random)
        guard let asked = error.retryAfterMS else { return jittered }
        return asked > maxRetryAfterMS ? nil : max(asked, jittered)
    }

    private func maxAttempts(of kind: RetryKind) -> Int {
        switch kind {
        case .throttled: maxThrottledAttempts
        case .malformed: maxMalformedAttempts
        case .timeout, .transient: maxAttempts
        }
    }
}

/// Why another attempt may succeed.
enum RetryKind: Sendable, Hashable {
    case throttled
    case timeout
    /// A lost connection, or an error that the service calls its own.
    case transient
    case malformed
}

/// The failures of one call, by kind.
struct FailureCounts: Sendable, Hashable {
    private(set) var total = 0
    private var throttled = 0
    private var malformed = 0

    mutating func count(_ kind: RetryKind) {
        total += 1
        if kind == .throttled { throttled += 1 }
        if kind == .malformed { malformed += 1 }
    }

    /// Timeouts and other transient failures are one kind here.
    subscript(kind: RetryKind) -> Int {
        switch kind {
        case .throttled: throttled
        case .malformed: malformed
        case .timeout, .transient: total - throttled - malformed
        }
    }
}
