import Testing

@testable import AWSClient

@Suite(.timeLimit(.minutes(1))) struct IdentityRenewalTests {
    /// Gives `OLD1` first, and each time that it is asked again the next of `next`; the last one ever after.
    struct TurningProvider: CredentialProvider {
        let name = "turning"
        let asked = Locked(0)
        var next: [String]

        func find() async throws(CredentialError) -> CredentialAnswer {
            let count = asked.withLock { asked in
                asked += 1
                return asked
            }
            let key = count == 1 ? "OLD1" : next[min(count - 2, next.count - 1)]
            return .found(AWSCredentials(accessKeyID: key, secretAccessKey: "secret of \(key)", source: "test"))
        }
    }

    /// Rejects what is signed by an old key.
    static func transport(_ code: String) -> FaultyTransport {
        FaultyTransport { request, _ in
            let isOld = request.header("Authorization")?.contains("Credential=OLD") ?? true
            return isOld ? .queryError(code, message: "is expired") : AWSServiceTests.identity
        }
    }

    @Test(arguments: [
        "ExpiredToken", "ExpiredTokenException", "RequestExpired", "InvalidClientTokenId",
        "UnrecognizedClientException", "InvalidAccessKeyId",
    ])
    func aRejectedIdentityIsRenewedAndTheCallRepeated(_ code: String) async throws {
        let provider = TurningProvider(next: ["NEW"])
        let clock = TestClock()
        let client = try AWSClient.faulty(Self.transport(code), chain: CredentialChain([provider]), clock: clock)
        #expect(await AWSServiceTests.error(client) == nil)
        #expect(provider.asked.withLock(\.self) == 2)
        #expect(client.statistics.total.retryCount == 1)
        #expect(clock.waits.isEmpty)
    }

    @Test func concurrentCallsShareOneRenewal() async throws {
        let provider = TurningProvider(next: ["NEW"])
        let started = Locked(0)
        let transport = FaultyTransport { request, number in
            started.withLock { $0 += 1 }
            // All 32 are signed with the old key before the first of them is rejected.
            await until { started.withLock { $0 >= 32 } }
            let isOld = request.header("Authorization")?.contains("Credential=OLD") ?? true
            return isOld ? .queryError("ExpiredToken") : AWSServiceTests.identity
        }
        let client = try AWSClient.faulty(transport, chain: CredentialChain([provider]))
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<32 {
                group.addTask { #expect(await AWSServiceTests.error(client) == nil) }
            }
        }
        #expect(provider.asked.withLock(\.self) == 2)
        #expect(transport.requestCount == 64)
        #expect(await AWSServiceTests.error(client) == nil)
        #expect(transport.requestCount == 65, "later calls are signed with the new key")
    }

    @Test func withoutNewCredentialsTheCallFailsWithTheServicesError() async throws {
        let provider = TurningProvider(next: ["OLD1"])
        let transport = Self.transport("ExpiredToken")
        let client = try AWSClient.faulty(transport, chain: CredentialChain([provider]))
        for count in 1...3 {
            let error = await AWSServiceTests.error(client)
            #expect(error?.code == "ExpiredToken")
            #expect(error?.message == "is expired")
            #expect(error?.isCredentialProblem == true)
            #expect(transport.requestCount == count, "no call is repeated")
        }
        #expect(provider.asked.withLock(\.self) == 2, "the same credentials are not given up twice")
    }

    @Test func aSourceOfBadCredentialsEndsTheCall() async throws {
        let provider = TurningProvider(next: (2...100).map { "OLD\($0)" })
        let transport = Self.transport("InvalidClientTokenId")
        let error = await AWSServiceTests.error(
            try AWSClient.faulty(transport, chain: CredentialChain([provider])))
        #expect(error?.code == "InvalidClientTokenId")
        #expect(transport.requestCount == 3)
    }

    @Test func failedRenewalSaysWhy() async throws {
        struct Failing: CredentialProvider {
            let name = "failing"
            let asked = Locked(0)
            func find() async throws(CredentialError) -> CredentialAnswer {
                let isFirst = asked.withLock { asked in
                    asked += 1
                    return asked == 1
                }
                guard isFirst else { throw .unreadable(file: "/f", message: "gone") }
                return .found(AWSCredentials(accessKeyID: "OLD", secretAccessKey: "s", source: "test"))
            }
        }
        let error = await AWSServiceTests.error(
            try AWSClient.faulty(Self.transport("ExpiredToken"), chain: CredentialChain([Failing()])))
        #expect(error?.code == "ExpiredToken")
        #expect(error?.message.hasPrefix("is expired; there are no new credentials: ") == true)
    }

    @Test func renewalsAreNoFailuresOfTheService() async throws {
        let provider = TurningProvider(next: ["NEW"])
        let client = try AWSClient.faulty(Self.transport("ExpiredToken"), chain: CredentialChain([provider]))
        #expect(await AWSServiceTests.error(client) == nil)
        let lane = client.session.lanes.lane(of: .sts, region: "us-east-1")
        #expect((0..<500).allSatisfy { _ in lane.pay(for: .throttled) != nil }, "the budget is whole")
    }
}
