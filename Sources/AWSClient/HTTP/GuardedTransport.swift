/// The one door to the network: nothing that carries credentials leaves for another host than those it knows.
struct GuardedTransport: HTTPTransport {
    private let transport: any HTTPTransport
    private let hosts: CredentialHosts

    init(_ transport: any HTTPTransport, hosts: CredentialHosts) {
        self.transport = transport
        self.hosts = hosts
    }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        if let refusal = hosts.refusal(of: request) { throw refusal }
        return try await transport.send(request)
    }

    func close() async { await transport.close() }
}
