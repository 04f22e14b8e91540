import Foundation

@testable import AWSClient

/// Answers from a script and remembers what was asked.
final class ScriptedTransport: HTTPTransport {
    enum Answer: Sendable {
        case response(HTTPResponse)
        case failure(TransportError)
    }

    private struct State {
        var answers: [Answer]
        var requests: [HTTPRequest] = []
    }

    private let state: Locked<State>

    /// The last answer is given again and again.
    init(_ answers: [Answer]) {
        state = Locked(State(answers: answers))
    }

    convenience init(_ responses: HTTPResponse...) {
        self.init(responses.map(Answer.response))
    }

    var requests: [HTTPRequest] { state.withLock { $0.requests } }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let answer = state.withLock { state in
            state.requests.append(request)
            return state.answers.count > 1 ? state.answers.removeFirst() : state.answers.first
        }
        switch answer {
        case .response(let response): return response
        case .failure(let error): throw error
        case nil: throw TransportError(kind: .other, host: request.host, message: "the script is empty")
        }
    }

    func close() async {}
}

extension HTTPResponse {
    init(_ statusCode: Int, _ body: String, headers: [String: String] = [:]) {
        self.init(statusCode: statusCode, headers: headers, body: Array(body.utf8))
    }
}

/// A clock that moves only when somebody waits, at once and by as much, and remembers how long it was asked to wait.
final class TestClock: Sendable {
    private let state: Locked<(nowMS: Int64, waits: [Int64])>

    init(nowMS: Int64 = TestClock.start) {
        state = Locked((nowMS, []))
    }

    /// 2026-11-24T01:02:03Z.
    static let start: Int64 = 1_795_482_123_000

    var nowMS: Int64 { state.withLock { $0.nowMS } }
    var waits: [Int64] { state.withLock { $0.waits } }

    /// - Parameter random: what chance gives each time.
    func clock(random: Double = 0.5) -> AWSClock { clock { random } }

    func clock(random: @escaping @Sendable () -> Double) -> AWSClock {
        AWSClock(
            nowMS: { self.nowMS },
            sleepMS: { delay in
                try Task.checkCancellation()
                self.state.withLock { state in
                    state.nowMS += delay
                    state.waits.append(delay)
                }
            }, random: random)
    }
}

extension AWSCredentials {
    static let test = AWSCredentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", source: "test")
}

extension AWSClient {
    /// A client of us-east-1 that waits for nothing.
    static func scripted(
        _ transport: ScriptedTransport, clock: AWSClock = TestClock().clock(), variables: [String: String] = [:],
        credentials: AWSCredentials = .test
    ) throws -> AWSClient {
        AWSClient(
            AWSSession(
                transport: transport, credentials: CredentialChain(credentials), region: "us-east-1",
                endpoints: try Endpoints(variables: variables), clock: clock))
    }
}
