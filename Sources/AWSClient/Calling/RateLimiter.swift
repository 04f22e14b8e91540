/// Admits the calls of one service in one region at the rate that the service bears, in the order in which they came.
///
/// A call that finds a token goes through with one lock and no timer. Otherwise the calls stand in line, and only the
/// first of the line waits for a token; so there is one timer for all of them, and a rate that falls is felt by all.
final class RateLimiter: Sendable {
    private let rate: Locked<CallRate>
    private let line = ConcurrencyLimit(1)

    /// - Parameter maxRate: calls a second that are never exceeded; nil takes `CallRate.defaultCeiling`.
    init(maxRate: Double? = nil) {
        rate = Locked(CallRate(ceiling: maxRate ?? CallRate.defaultCeiling))
    }

    /// The calls a second that are let through now.
    var perSecond: Double { rate.withLock { $0.perSecond } }

    /// How many calls wait for a token.
    var waitingCount: Int { line.presentCount }

    /// Runs `body` as soon as there is a token for it and room in `limit`.
    ///
    /// The token is taken last: a call that waits for a token keeps no room from other services, and one that waits for
    /// room has no token that a throttled answer could make stale.
    ///
    /// - Throws: what `body` throws, or `CancellationError` when the task is cancelled while it waits.
    func run<Value: Sendable>(
        in limit: ConcurrencyLimit, clock: AWSClock, _ body: () async throws -> Value
    ) async throws -> Value {
        try await admit(to: limit, clock: clock)
        defer { limit.release() }
        return try await body()
    }

    func answered(nowMS: Int64) {
        rate.withLock { $0.answered(nowMS: nowMS) }
    }

    func throttled(nowMS: Int64) {
        rate.withLock { $0.throttled(nowMS: nowMS) }
    }

    private func admit(to limit: ConcurrencyLimit, clock: AWSClock) async throws {
        if waitingCount == 0 {
            try await limit.acquire()
            // Looked at again: a line may have formed while this call waited for room, and goes first.
            if waitingCount == 0, take(nowMS: clock.nowMS()) { return }
            limit.release()
        }
        try await line.run { try await admitFirst(to: limit, clock: clock) }
    }

    private func admitFirst(to limit: ConcurrencyLimit, clock: AWSClock) async throws {
        while true {
            let delayMS = rate.withLock { $0.waitMS(nowMS: clock.nowMS()) }
            if delayMS > 0 {
                try await clock.sleepMS(delayMS)
                continue
            }
            try await limit.acquire()
            if take(nowMS: clock.nowMS()) { return }
            limit.release()
        }
    }

    private func take(nowMS: Int64) -> Bool { rate.withLock { $0.take(nowMS: nowMS) } }
}
