/// Lets so many calls through at once; the others wait in the order in which they came.
package final class ConcurrencyLimit: Sendable {
    private struct State {
        var free: Int
        var nextTicket: UInt64 = 0
        var waiting = WaitingLine()
    }

    private let limit: Int
    private let state: Locked<State>

    package init(_ limit: Int) {
        self.limit = max(1, limit)
        state = Locked(State(free: self.limit))
    }

    /// How many are inside or wait in line.
    var presentCount: Int { state.withLock { limit - $0.free + $0.waiting.count } }

    /// Runs `body` when there is room.
    ///
    /// - Throws: what `body` throws, or `CancellationError` when the task is cancelled while it waits.
    func run<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        try await acquire()
        defer { release() }
        return try await body()
    }

    /// Takes a place, which `release()` has to give back.
    ///
    /// - Throws: `CancellationError` when the task is cancelled while it waits; there is no place then.
    func acquire() async throws {
        let ticket: UInt64? = state.withLock { state in
            if state.free > 0, !Task.isCancelled {
                state.free -= 1
                return nil
            }
            state.nextTicket += 1
            return state.nextTicket
        }
        guard let ticket else { return }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enqueue(continuation, ticket: ticket)
            }
        } onCancel: {
            cancel(ticket)
        }
    }

    private func enqueue(_ continuation: CheckedContinuation<Void, any Error>, ticket: UInt64) {
        // Looking at the flag under the lock closes the gap to a handler that ran before the ticket was in line.
        let outcome: Result<Void, any Error>? = state.withLock { state in
            if Task.isCancelled { return .failure(CancellationError()) }
            if state.free > 0 {
                state.free -= 1
                return .success(())
            }
            state.waiting.append(continuation, ticket: ticket)
            return nil
        }
        if let outcome { continuation.resume(with: outcome) }
    }

    private func cancel(_ ticket: UInt64) {
        let continuation = state.withLock { $0.waiting.remove(ticket) }
        continuation?.resume(throwing: CancellationError())
    }

    func release() {
        let next = state.withLock { state in
            let next = state.waiting.popFirst()
            if next == nil { state.free += 1 }
            return next
        }
        next?.resume()
    }
}

/// Continuations in the order in which they came. Leaving costs the same from every place: ten thousand calls may stand
/// in line, and all of them are cancelled at once.
private struct WaitingLine {
    typealias Continuation = CheckedContinuation<Void, any Error>

    private var continuations: [UInt64: Continuation] = [:]
    // Tickets from `first` on; those without a continuation have left.
    private var tickets: [UInt64] = []
    private var first = 0

    var count: Int { continuations.count }

    mutating func append(_ continuation: Continuation, ticket: UInt64) {
        tickets.append(ticket)
        continuations[ticket] = continuation
    }

    mutating func remove(_ ticket: UInt64) -> Continuation? { continuations.removeValue(forKey: ticket) }

    mutating func popFirst() -> Continuation? {
        while first < tickets.count {
            let ticket = tickets[first]
            first += 1
            if first > 64, first * 2 > tickets.count {
                tickets.removeFirst(first)
                first = 0
            }
            if let continuation = continuations.removeValue(forKey: ticket) { return continuation }
        }
        tickets.removeAll(keepingCapacity: true)
        first = 0
        return nil
    }
}
