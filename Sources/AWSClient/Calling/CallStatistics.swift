internal import Foundation

/// What the calls of one service have cost so far.
package struct CallCounts: Sendable, Hashable {
    /// Calls asked for, without their retries.
    package var callCount = 0
    package var retryCount = 0
    /// Calls that failed for good because they were denied, and for any reason; "there is none" is no failure.
    package var deniedCount = 0
    package var failedCount = 0
    /// Bytes of bodies, retries included.
    package var receivedBytes = 0

    package init() {}
}

/// Counts calls per service and which operations were used; shared by everything in a session.
package final class CallStatistics: Sendable {
    private struct State {
        var counts: [AWSServiceName: CallCounts] = [:]
        var used: Set<AWSOperation> = []
    }

    private let state = Locked(State())

    package init() {}

    package func counts(of service: AWSServiceName) -> CallCounts {
        state.withLock { $0.counts[service] ?? CallCounts() }
    }

    /// All services together.
    package var total: CallCounts {
        state.withLock { state in
            state.counts.values.reduce(into: CallCounts()) { total, counts in
                total.callCount += counts.callCount
                total.retryCount += counts.retryCount
                total.deniedCount += counts.deniedCount
                total.failedCount += counts.failedCount
                total.receivedBytes += counts.receivedBytes
            }
        }
    }

    /// The operations that were called at least once, by service and name.
    package var usedOperations: [AWSOperation] {
        state.withLock { Array($0.used) }
            .sorted { ($0.service.rawValue, $0.name) < ($1.service.rawValue, $1.name) }
    }

    func record(_ operation: AWSOperation, _ change: (inout CallCounts) -> Void) {
        state.withLock { state in
            state.used.insert(operation)
            change(&state.counts[operation.service, default: CallCounts()])
        }
    }
}

/// A value behind a lock. `Mutex` of the standard library would ask for macOS 15.
final class Locked<Value>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    init(_ value: Value) {
        self.value = value
    }

    func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
