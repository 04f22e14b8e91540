@testable import AWSClient

/// A clock that moves only when the test says so; sleepers wait until then.
final class ManualClock: Sendable {
    private struct Sleeper {
        var wakeMS: Int64
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var nowMS = TestClock.start
        var nextID = 0
        var sleepers: [Int: Sleeper] = [:]
    }

    private let state = Locked(State())

    var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    var clock: AWSClock {
        AWSClock(
            nowMS: { self.state.withLock { $0.nowMS } }, sleepMS: { try await self.sleep($0) }, random: { 0.5 })
    }

    func advance(_ milliseconds: Int64) {
        let due = state.withLock { state in
            state.nowMS += milliseconds
            let due = state.sleepers.filter { $0.value.wakeMS <= state.nowMS }
            due.keys.forEach { state.sleepers[$0] = nil }
            return due.values.map(\.continuation)
        }
        due.forEach { $0.resume() }
    }

    private func sleep(_ milliseconds: Int64) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isCancelled = state.withLock { state in
                    if Task.isCancelled { return true }
                    state.sleepers[id] = Sleeper(wakeMS: state.nowMS + milliseconds, continuation: continuation)
                    return false
                }
                if isCancelled { continuation.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: id) }?.continuation.resume(throwing: CancellationError())
        }
    }
}

/// Lets other tasks run until `condition` holds; for conditions that hold as soon as they have run.
func until(_ condition: () -> Bool) async {
    while !condition() { await Task.yield() }
}
