import Testing

@testable import AWSClient

@Suite struct CallStatisticsTests {
    static let identity = AWSOperation(STSOperation.getCallerIdentity)
    static let policy = AWSOperation(LambdaOperation.getPolicy)
    static let layers = AWSOperation(LambdaOperation.listLayers)

    static func counts(_ change: (inout CallCounts) -> Void) -> CallCounts {
        var counts = CallCounts()
        change(&counts)
        return counts
    }

    @Test func countsAreByOperationAndSumByService() {
        let statistics = CallStatistics()
        for operation in [Self.policy, Self.policy, Self.layers, Self.identity] {
            statistics.record(operation) { $0.callCount += 1 }
        }
        statistics.record(Self.policy) { $0.deniedCount += 1 }
        #expect(statistics.byOperation[Self.policy] == Self.counts { ($0.callCount, $0.deniedCount) = (2, 1) })
        #expect(statistics.counts(of: .lambda) == Self.counts { ($0.callCount, $0.deniedCount) = (3, 1) })
        #expect(statistics.counts(of: .iam) == CallCounts())
        #expect(statistics.total.callCount == 4)
        #expect(statistics.usedOperations == [Self.policy, Self.layers, Self.identity])
    }

    @Test func aDeltaIsWhatCameSinceTheLast() {
        let statistics = CallStatistics()
        #expect(statistics.takeDelta().isEmpty)
        statistics.record(Self.policy) { ($0.callCount, $0.receivedBytes) = (2, 100) }
        #expect(statistics.takeDelta() == [Self.policy: Self.counts { ($0.callCount, $0.receivedBytes) = (2, 100) }])
        #expect(statistics.takeDelta().isEmpty)
        statistics.record(Self.policy) { $0.throttledCount += 1 }
        statistics.record(Self.layers) { $0.callCount += 1 }
        #expect(
            statistics.takeDelta() == [
                Self.policy: Self.counts { $0.throttledCount = 1 }, Self.layers: Self.counts { $0.callCount = 1 },
            ])
        #expect(statistics.counts(of: .lambda).callCount == 3, "taking changes no sum")
    }

    @Test func concurrentTakesGiveEveryCountOnce() async {
        let statistics = CallStatistics()
        let taken = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var taken = 0
                    for _ in 0..<500 {
                        statistics.record(Self.policy) { $0.callCount += 1 }
                        taken += statistics.takeDelta()[Self.policy]?.callCount ?? 0
                    }
                    return taken
                }
            }
            return await group.reduce(0, +)
        }
        #expect(taken + (statistics.takeDelta()[Self.policy]?.callCount ?? 0) == 4000)
    }

    @Test func callsAndRetriesMakeUpTheRequests() async throws {
        let transport = FaultyTransport { request, number in
            switch number {
            case 1: return .queryError("Throttling", status: 400)
            case 2: throw TransportError(kind: .timeout, host: request.host, message: "late")
            case 4: return .queryError("AccessDenied")
            default: return AWSServiceTests.identity
            }
        }
        let client = try AWSClient.faulty(transport)
        #expect(await AWSServiceTests.error(client) == nil)
        #expect(await AWSServiceTests.error(client)?.isDenied == true)
        let counts = try #require(client.statistics.takeDelta()[Self.identity])
        #expect(counts.callCount == 2)
        #expect(counts.retryCount == 2)
        #expect(counts.throttledCount == 1)
        #expect(counts.deniedCount == 1)
        #expect(counts.failedCount == 1)
        #expect(counts.callCount + counts.retryCount == transport.requestCount)
    }
}
