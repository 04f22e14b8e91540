@testable import AWSClient

/// Answers each request by a function of it and of its number; numbers start at 1.
final class FaultyTransport: HTTPTransport {
    typealias Answer = @Sendable (_ request: HTTPRequest, _ number: Int) async throws -> HTTPResponse

    private let count = Locked(0)
    private let answer: Answer

    init(_ answer: @escaping Answer) {
        self.answer = answer
    }

    var requestCount: Int { count.withLock(\.self) }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let number = count.withLock { count in
            count += 1
            return count
        }
        return try await answer(request, number)
    }

    func close() async {}
}

/// SplitMix64, so that a run with chance in it can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension HTTPResponse {
    /// An error of STS or IAM.
    static func queryError(
        _ code: String, status: Int = 403, message: String = "m", headers: [String: String] = [:]
    ) -> HTTPResponse {
        HTTPResponse(
            status,
            "<ErrorResponse><Error><Code>\(code)</Code><Message>\(message)</Message></Error></ErrorResponse>",
            headers: headers)
    }
}

extension AWSClient {
    static func faulty(
        _ transport: FaultyTransport, chain: CredentialChain = CredentialChain(.test), clock: TestClock = TestClock(),
        random: @escaping @Sendable () -> Double = { 0.5 }
    ) throws -> AWSClient {
        AWSClient(
            AWSSession(
                transport: transport, credentials: chain, region: "us-east-1", endpoints: try Endpoints(),
                clock: clock.clock(random: random)))
    }
}
