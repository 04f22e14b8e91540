import Testing

@testable import AWSClient

@Suite(.timeLimit(.minutes(1))) struct RetryBudgetTests {
    @Test(arguments: [(RetryKind.throttled, 500), (.transient, 100), (.malformed, 100), (.timeout, 50)])
    func buysSoManyRetries(_ kind: RetryKind, _ count: Int) {
        var budget = RetryBudget()
        var paidCount = 0
        while budget.pay(for: kind) != nil { paidCount += 1 }
        #expect(paidCount == count)
    }

    @Test func successesGiveBack() {
        var budget = RetryBudget()
        let paid = budget.pay(for: .timeout) ?? 0
        _ = budget.pay(for: .transient)
        budget.giveBack(paid: paid)
        #expect(budget.tokens == 495)
        budget.giveBack(paid: 0)
        #expect(budget.tokens == 497)
        for _ in 0..<5 { budget.giveBack(paid: 0) }
        #expect(budget.tokens == RetryBudget.capacity)
    }

    @Test func aDeadEndpointIsNotCalledForever() async throws {
        let transport = FaultyTransport { request, _ in
            throw TransportError(kind: .refused, host: request.host, message: "refused")
        }
        let client = try AWSClient.faulty(transport)
        var last: AWSError?
        for _ in 0..<200 { last = await AWSServiceTests.error(client) }
        #expect(transport.requestCount == 200 + 100, "500 tokens buy 100 retries")
        #expect(client.statistics.total.retryCount == 100)
        #expect(last?.code == AWSError.Code.unreachable)
        #expect(last?.message.hasSuffix("(not repeated: too many calls of sts in us-east-1 have failed)") == true)
    }

    @Test func otherServicesAndRegionsHaveTheirOwnBudget() async throws {
        let transport = FaultyTransport { request, number in
            if request.host.hasPrefix("sts.us-east-1.") || number % 2 == 1 {
                throw TransportError(kind: .refused, host: request.host, message: "refused")
            }
            return AWSServiceTests.identity
        }
        let client = try AWSClient.faulty(transport)
        for _ in 0..<50 { _ = await AWSServiceTests.error(client) }
        #expect(transport.requestCount == 150)
        await #expect(throws: Never.self) {
            for _ in 0..<3 { _ = try await client.sts(region: "eu-west-1").callerIdentity() }
        }
    }

    /// Three requests in ten are throttled and one is lost, whatever the rate.
    @Test func twoFailuresInFiveDoNotEmptyIt() async throws {
        let chance = Locked(SeededGenerator(seed: 1))
        @Sendable func random() -> Double { chance.withLock { Double.random(in: 0..<1, using: &$0) } }
        let transport = FaultyTransport { request, _ in
            switch random() {
            case ..<0.3: return HTTPResponse.queryError("Throttling", status: 400)
            case ..<0.4: throw TransportError(kind: .connectionLost, host: request.host, message: "reset")
            default: return AWSServiceTests.identity
            }
        }
        let client = try AWSClient.faulty(transport, random: random)
        let errors = await withTaskGroup(of: AWSError?.self, returning: [AWSError].self) { group in
            for _ in 0..<2000 {
                group.addTask { await AWSServiceTests.error(client) }
            }
            return await group.reduce(into: []) { if let error = $1 { $0.append(error) } }
        }
        let counts = client.statistics.total
        #expect(counts.callCount == 2000)
        // Which call gets which answer is up to the scheduler, and 0.4 to the power of all attempts is not nothing.
        #expect(counts.failedCount == errors.count && errors.count <= 4)
        #expect(!errors.contains { $0.message.contains("too many calls") })
        #expect(counts.callCount + counts.retryCount == transport.requestCount)
        #expect((800...1200).contains(counts.throttledCount))
    }

    @Test func eachKindOfFailureHasItsOwnCount() async throws {
        let transport = FaultyTransport { request, number in
            switch number {
            case 1...9: return HTTPResponse.queryError("Throttling", status: 400)
            case 10...14: throw TransportError(kind: .timeout, host: request.host, message: "late")
            case 15...17: return HTTPResponse(200, "<cut")
            default: return AWSServiceTests.identity
            }
        }
        #expect(await AWSServiceTests.error(try AWSClient.faulty(transport)) == nil)
        #expect(transport.requestCount == 18)
    }
}
