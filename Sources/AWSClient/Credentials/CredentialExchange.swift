/// Everything that the search for credentials may send; none of it changes anything in an account.
///
/// `AWSOperation.all` lists the calls of the audit itself; this list completes it.
package enum CredentialExchange: String, Sendable, Hashable, CaseIterable {
    case assumeRole = "sts:AssumeRole"
    case assumeRoleWithWebIdentity = "sts:AssumeRoleWithWebIdentity"
    case roleCredentials = "sso:GetRoleCredentials"
    case containerCredentials = "container:GET credentials"
    /// PUT because IMDSv2 wants it so; what it makes is a session token of the instance's own metadata service.
    case instanceToken = "imds:PUT /latest/api/token"
    case instanceRole = "imds:GET /latest/meta-data/iam/security-credentials/"
    case instanceCredentials = "imds:GET /latest/meta-data/iam/security-credentials/{role}"

    /// The names of all of them.
    package static let all: [String] = allCases.map(\.rawValue)

    package var method: HTTPRequest.Method {
        switch self {
        case .assumeRole, .assumeRoleWithWebIdentity: .post
        case .instanceToken: .put
        case .roleCredentials, .containerCredentials, .instanceRole, .instanceCredentials: .get
        }
    }
}

/// Sends the exchanges of the providers, a few times where the connection fails.
struct CredentialSender: Sendable {
    var transport: any HTTPTransport
    var clock: AWSClock

    /// How often and how long to try.
    struct Patience: Sendable {
        var attempts: Int
        /// Nil leaves it to the transport.
        var timeoutMS: Int64?

        /// A service of AWS.
        static let service = Patience(attempts: 3)
        /// The metadata service of a container, as botocore asks it.
        static let container = Patience(attempts: 3, timeoutMS: 2000)
        /// Where there is no instance, the first question must not take long.
        static let instance = Patience(attempts: 1, timeoutMS: 1000)
    }

    /// Sends `request` with the method of `exchange`.
    ///
    /// - Returns: the answer, whatever its status.
    /// - Throws: `unreachable` when there is none.
    func send(
        _ exchange: CredentialExchange, _ request: HTTPRequest, place: String, patience: Patience
    ) async throws(CredentialError) -> HTTPResponse {
        precondition(request.method == exchange.method, "an exchange has one method")
        var attempt = 1
        while true {
            var failure = "no answer"
            var isTransient = true
            do {
                let response = try await answer(to: request, timeoutMS: patience.timeoutMS)
                let mayPass = response.statusCode >= 500 || response.statusCode == 429
                if !mayPass || attempt >= patience.attempts { return response }
            } catch let error as TransportError {
                (failure, isTransient) = (error.description, error.isTransient)
            } catch {
                (failure, isTransient) = ("\(request.host): \(error)", false)
            }
            guard isTransient, attempt < patience.attempts, await hasWaited(attempt) else {
                throw .unreachable(exchange: exchange, place: place, message: failure)
            }
            attempt += 1
        }
    }

    private func hasWaited(_ attempt: Int) async -> Bool {
        do {
            try await clock.sleepMS(Int64(attempt) * 400)
            return true
        } catch {
            return false
        }
    }

    private func answer(to request: HTTPRequest, timeoutMS: Int64?) async throws -> HTTPResponse {
        guard let timeoutMS else { return try await transport.send(request) }
        return try await withThrowingTaskGroup(of: HTTPResponse?.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await transport.send(request) }
            group.addTask {
                try await clock.sleepMS(timeoutMS)
                return nil
            }
            guard let response = try await group.next().flatMap({ $0 }) else {
                throw TransportError(kind: .timeout, host: request.host, message: "no answer within \(timeoutMS) ms")
            }
            return response
        }
    }
}

extension CredentialRefusal {
    /// Reads an answer that is no success.
    ///
    /// - Parameter secrets: what was sent and must not come back in the message.
    init(
        _ exchange: CredentialExchange, _ response: HTTPResponse, place: String, format: AWSErrorFormat,
        secrets: [String?] = [], remedy: (_ code: String) -> String
    ) {
        let reading = format.read(response)
        let code = reading.code ?? "HTTP\(response.statusCode)"
        let message = (reading.message ?? "").masking(secrets)
        self.init(
            exchange: exchange, place: place, code: String(code.prefix(100)),
            message: String(message.map { $0.isNewline ? " " : $0 }.prefix(300)),
            requestID: response.requestID ?? reading.requestID, remedy: remedy(code))
    }
}

/// A transport for chains that have none.
struct NoTransport: HTTPTransport {
    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        throw TransportError(kind: .closed, host: request.host, message: "there is no transport")
    }

    func close() async {}
}
