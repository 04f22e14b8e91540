import Testing

@testable import AWSClient

@Suite struct ConcurrencyLimitTests {
    @Test func neverLetsMoreThrough() async throws {
        let limit = ConcurrencyLimit(3)
        let counts = Locked((now: 0, most: 0, total: 0))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await limit.run {
                        counts.withLock { counts in
                            counts.now += 1
                            counts.total += 1
                            counts.most = max(counts.most, counts.now)
                        }
                        await Task.yield()
                        counts.withLock { $0.now -= 1 }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(counts.withLock { $0.total } == 50)
        #expect(counts.withLock { $0.most } <= 3)
    }

    @Test(.timeLimit(.minutes(1))) func cancelledWaiterLeavesTheLine() async throws {
        let limit = ConcurrencyLimit(1)
        let (stream, release) = AsyncStream.makeStream(of: Void.self)
        let holder = Task { try await limit.run { for await _ in stream {} } }
        let waiter = Task { try await limit.run {} }
        await Task.yield()
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
        release.finish()
        try await holder.value
        try await limit.run {}
    }

    @Test func errorsGiveThePlaceBack() async throws {
        struct Failure: Error {}
        let limit = ConcurrencyLimit(1)
        for _ in 0..<3 {
            await #expect(throws: Failure.self) { try await limit.run { throw Failure() } }
        }
    }
}
