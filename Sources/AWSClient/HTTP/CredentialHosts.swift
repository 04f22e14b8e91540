/// The places to which requests that carry credentials may go: hosts that the endpoints make, and the metadata services
/// that the user's environment names.
struct CredentialHosts: Sendable, Hashable {
    private let endpoints: Endpoints
    /// `scheme://authority`, as requests spell it.
    private let services: Set<String>

    /// For calls, which have nothing to do with metadata services.
    init(_ endpoints: Endpoints) {
        self.endpoints = endpoints
        services = []
    }

    /// For the search for credentials.
    init(_ endpoints: Endpoints, environment: AWSEnvironment, profile: String) {
        self.endpoints = endpoints
        // A file that cannot be read fails the providers that need it, before they send anything.
        let settings = (try? SharedFiles(environment))?.settings(of: profile) ?? [:]
        let urls = [
            ContainerCredentials.url(environment), InstanceCredentials.url(environment, settings: settings),
        ]
        services = Set(urls.compactMap { $0.map { "\($0.scheme)://\($0.authority)" } })
    }

    /// Why a request must not be sent; nil for one that may.
    func refusal(of request: HTTPRequest) -> TransportError? {
        let isKnown =
            services.contains("\(request.scheme)://\(request.host)")
            || endpoints.make(scheme: request.scheme, host: request.host)
        if isKnown, Self.isPath(request.path) { return nil }
        let host = String(
            request.host.unicodeScalars.map { $0.isASCII && $0.value > 32 ? Character($0) : "?" }.prefix(100))
        return TransportError(
            kind: .withheld, host: host,
            message: "not sent, since \(request.scheme)://\(host) is neither a host of AWS nor an endpoint that the "
                + "environment or the profile names")
    }

    /// A path that stays behind the host: without its slash it would become part of it.
    private static func isPath(_ path: String) -> Bool {
        path.hasPrefix("/")
            && path.utf8.allSatisfy { (33..<127).contains($0) && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "#") }
    }
}
