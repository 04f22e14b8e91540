/// One whole HTTP answer.
package struct HTTPResponse: Sendable, Hashable {
    package var statusCode: Int
    /// Lower-case names; of a repeated header the last value.
    package var headers: [String: String]
    package var body: [UInt8]

    package init(statusCode: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.statusCode = statusCode
        self.headers = headers
        self.body = body
    }
}

/// Carries requests to a server and answers back; the seam at which tests take the network away.
package protocol HTTPTransport: Sendable {
    /// Sends one request and waits for the whole answer, whatever its status.
    ///
    /// - Throws: `TransportError`, or `CancellationError` when the task was cancelled.
    func send(_ request: HTTPRequest) async throws -> HTTPResponse

    /// Ends every pending request with `TransportError.Kind.closed` and gives connections and threads back.
    func close() async
}
