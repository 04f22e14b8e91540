import Testing

@testable import AWSClient

@Suite(.timeLimit(.minutes(1))) struct RateLimiterTests {
    let clock = ManualClock()
    let limit = ConcurrencyLimit(4)

    func pass(_ limiter: RateLimiter) async throws {
        try await limiter.run(in: limit, clock: clock.clock) {}
    }

    /// Ten calls a second, and the first is through.
    func exhausted() async throws -> RateLimiter {
        let limiter = RateLimiter(maxRate: 10)
        try await pass(limiter)
        return limiter
    }

    @Test func callsWithTokensNeedNoTimer() async throws {
        let limiter = RateLimiter()
        for _ in 0..<100 { try await pass(limiter) }
        #expect(clock.sleeperCount == 0)
    }

    @Test func callsGoThroughInTheOrderInWhichTheyCame() async throws {
        let limiter = try await exhausted()
        let passed = Locked<[Int]>([])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for call in 0..<5 {
                group.addTask {
                    try await limiter.run(in: limit, clock: clock.clock) { passed.withLock { $0.append(call) } }
                }
                await until { limiter.waitingCount == call + 1 }
            }
            for count in 1...5 {
                await until { clock.sleeperCount == 1 }
                #expect(passed.withLock(\.count) == count - 1)
                clock.advance(100)
                await until { passed.withLock(\.count) == count }
            }
            try await group.waitForAll()
        }
        #expect(passed.withLock(\.self) == [0, 1, 2, 3, 4])
    }

    @Test func cancelledCallsLeaveAtOnceAndOthersGoOn() async throws {
        let limiter = try await exhausted()
        let first = Task { try await pass(limiter) }
        await until { clock.sleeperCount == 1 }
        let second = Task { try await pass(limiter) }
        await until { limiter.waitingCount == 2 }
        let third = Task { try await pass(limiter) }
        await until { limiter.waitingCount == 3 }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        await until { clock.sleeperCount == 1 }
        clock.advance(100)
        try await third.value
        #expect(limiter.waitingCount == 0)
        #expect(limit.presentCount == 0)
    }

    @Test func cancellingACallThatWaitsForATokenEndsIt() async throws {
        let transport = ScriptedTransport(AWSServiceTests.identity)
        let client = AWSClient(
            AWSSession(
                transport: transport, credentials: CredentialChain(.test), region: "us-east-1",
                endpoints: try Endpoints(), clock: clock.clock, maxRate: 1))
        #expect(await AWSServiceTests.error(client) == nil)
        let call = Task { await AWSServiceTests.error(client) }
        await until { clock.sleeperCount == 1 }
        call.cancel()
        #expect(await call.value?.isCancelled == true)
        #expect(transport.requests.count == 1)
    }

    @Test func cancellingACallThatWaitsToRetryEndsIt() async throws {
        let transport = ScriptedTransport(HTTPResponse(500, ""))
        let client = try AWSClient.scripted(transport, clock: clock.clock)
        let call = Task { await AWSServiceTests.error(client) }
        await until { clock.sleeperCount == 1 }
        call.cancel()
        #expect(await call.value?.isCancelled == true)
        #expect(transport.requests.count == 1)
    }

    @Test func waitingForATokenKeepsNoRoomFromOthers() async throws {
        let narrow = ConcurrencyLimit(1)
        let limiter = try await exhausted()
        let waiting = Task { try await limiter.run(in: narrow, clock: clock.clock) {} }
        await until { clock.sleeperCount == 1 }
        try await RateLimiter().run(in: narrow, clock: clock.clock) {}
        clock.advance(100)
        try await waiting.value
    }

    @Test func throttlingHoldsBackAllOthers() async throws {
        let limiter = RateLimiter()
        try await pass(limiter)
        limiter.throttled(nowMS: clock.clock.nowMS())
        #expect(limiter.perSecond == 7)
        let calls = (0..<3).map { _ in Task { try await pass(limiter) } }
        await until { limiter.waitingCount == 3 && clock.sleeperCount == 1 }
        clock.advance(143)
        await until { limiter.waitingCount == 2 }
        for call in calls { call.cancel() }
        for call in calls { _ = await call.result }
    }

    @Test func errorsGiveTheRoomBack() async throws {
        struct Failure: Error {}
        let limiter = RateLimiter()
        for _ in 0..<8 {
            await #expect(throws: Failure.self) {
                try await limiter.run(in: limit, clock: clock.clock) { throw Failure() }
            }
        }
        #expect(limit.presentCount == 0)
    }

    /// More calls than there is room for, while the rate falls and comes back.
    @Test func everyCallGetsThroughUnderThrottling() async throws {
        let limiter = RateLimiter()
        let clock = TestClock()
        await withTaskGroup(of: Void.self) { group in
            for call in 0..<500 {
                group.addTask {
                    try? await limiter.run(in: limit, clock: clock.clock()) {
                        await Task.yield()
                        if call % 50 == 0 {
                            limiter.throttled(nowMS: clock.nowMS)
                        } else {
                            limiter.answered(nowMS: clock.nowMS)
                        }
                    }
                }
            }
        }
        #expect(limiter.waitingCount == 0)
        #expect(limit.presentCount == 0)
        #expect(limiter.perSecond < CallRate.defaultCeiling)
    }
}
