/// What calls have cost.
package struct CallCounts: Sendable, Hashable {
    /// Calls asked for, without their repetitions.
    package var callCount = 0
    /// Further requests of the same calls; with `callCount`, all requests.
    package var retryCount = 0
    /// Requests that were throttled, whether or not their calls succeeded in the end.
    package var throttledCount = 0
    /// Calls that failed for good because they were denied, and for any reason; "there is none" is no failure.
    package var deniedCount = 0
    package var failedCount = 0
    /// Bytes of bodies, retries included.
    package var receivedBytes = 0

    package init() {}

    package static func + (left: CallCounts, right: CallCounts) -> CallCounts { left.adding(right, times: 1) }
    package static func - (left: CallCounts, right: CallCounts) -> CallCounts { left.adding(right, times: -1) }

    private func adding(_ other: CallCounts, times factor: Int) -> CallCounts {
        var sum = self
        sum.callCount += factor * other.callCount
        sum.retryCount += factor * other.retryCount
        sum.throttledCount += factor * other.throttledCount
        sum.deniedCount += factor * other.deniedCount
        sum.failedCount += factor * other.failedCount
        sum.receivedBytes += factor * other.receivedBytes
        return sum
    }
}

/// Counts calls by operation; shared by everything in a session.
package final class CallStatistics: Sendable {
    private struct State {
        var counts: [AWSOperation: CallCounts] = [:]
        /// The counts at the last `takeDelta()`.
        var taken: [AWSOperation: CallCounts] = [:]
    }

    private let state = Locked(State())

    package init() {}

    /// The operations that were called at least once, each with its counts.
    package var byOperation: [AWSOperation: CallCounts] { state.withLock { $0.counts } }

    package func counts(of service: AWSServiceName) -> CallCounts {
        byOperation.reduce(into: CallCounts()) { sum, item in
            if item.key.service == service { sum = sum + item.value }
        }
    }

    /// All services together.
    package var total: CallCounts { byOperation.values.reduce(CallCounts(), +) }

    /// The operations that were called at least once, by service and name.
    package var usedOperations: [AWSOperation] {
        byOperation.keys.sorted { ($0.service.rawValue, $0.name) < ($1.service.rawValue, $1.name) }
    }

    /// What came since this was last asked, without the operations of which nothing came. Every count is given once.
    package func takeDelta() -> [AWSOperation: CallCounts] {
        state.withLock { state in
            var delta: [AWSOperation: CallCounts] = [:]
            for (operation, counts) in state.counts {
                let change = counts - (state.taken[operation] ?? CallCounts())
                if change != CallCounts() { delta[operation] = change }
            }
            state.taken = state.counts
            return delta
        }
    }

    func record(_ operation: AWSOperation, _ change: (inout CallCounts) -> Void) {
        state.withLock { change(&$0.counts[operation, default: CallCounts()]) }
    }
}
