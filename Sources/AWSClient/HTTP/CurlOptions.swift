/// How the transport connects.
package struct CurlOptions: Sendable, Hashable {
    package var maxConnectionsPerHost: Int
    package var connectTimeoutMS: Int
    /// For the whole exchange, waiting for a connection included, as long as little comes.
    package var totalTimeoutMS: Int
    /// What has come extends the time for the exchange at this rate, so that a large answer may take longer and one
    /// that drips may not.
    package var leastBytesPerSecond: Int
    /// A transfer that stays below `lowSpeedBytesPerSecond` for so many seconds has timed out.
    package var lowSpeedSeconds: Int
    package var lowSpeedBytesPerSecond: Int
    /// An answer whose body is longer is an error, unless its request says otherwise.
    package var bodyLimitBytes: Int
    /// PEM file of certificate authorities; nil takes the system's.
    package var caBundlePath: String?
    /// Proxy URL by scheme (`http`, `https`); none for others.
    package var proxies: [String: String]
    /// Hosts that are reached without proxy, as in `NO_PROXY`.
    package var noProxy: String?
    /// Whether a request without TLS may go through a proxy, which reads its credentials.
    package var allowsPlainHTTPProxy = false

    package init(
        maxConnectionsPerHost: Int = 32, connectTimeoutMS: Int = 10_000, totalTimeoutMS: Int = 25_000,
        leastBytesPerSecond: Int = 256 << 10, lowSpeedSeconds: Int = 20, lowSpeedBytesPerSecond: Int = 1,
        bodyLimitBytes: Int = 32 << 20,
        caBundlePath: String? = nil, proxies: [String: String] = [:], noProxy: String? = nil
    ) {
        self.maxConnectionsPerHost = maxConnectionsPerHost
        self.connectTimeoutMS = connectTimeoutMS
        self.totalTimeoutMS = totalTimeoutMS
        self.leastBytesPerSecond = leastBytesPerSecond
        self.lowSpeedSeconds = lowSpeedSeconds
        self.lowSpeedBytesPerSecond = lowSpeedBytesPerSecond
        self.bodyLimitBytes = bodyLimitBytes
        self.caBundlePath = caBundlePath
        self.proxies = proxies
        self.noProxy = noProxy
    }

    /// The defaults with `AWS_CA_BUNDLE`, `HTTPS_PROXY`, `http_proxy`, `ALL_PROXY` and `NO_PROXY` of `variables`.
    ///
    /// The variables come in as a parameter and not from libcurl's own look at the process.
    package init(variables: [String: String]) {
        func first(_ names: String...) -> String? {
            names.lazy.compactMap { variables[$0] }.first { !$0.isEmpty }
        }
        // A proxy that asked its own link-local services would answer with its own machine's keys.
        let noProxy = first("no_proxy", "NO_PROXY")
        let all = [noProxy, Self.linkLocalServices].compactMap { $0 }.joined(separator: ",")
        // libcurl knows the asterisk only when it stands alone.
        self.init(caBundlePath: first("AWS_CA_BUNDLE"), noProxy: noProxy == "*" ? "*" : all)
        let fallback = first("all_proxy", "ALL_PROXY")
        proxies["https"] = first("https_proxy", "HTTPS_PROXY") ?? fallback
        // No HTTP_PROXY: a CGI server sets it from a request's header (httpoxy), so curl does not read it either.
        proxies["http"] = first("http_proxy") ?? fallback
    }

    /// The same with `ca_bundle` of the profile, after `AWS_CA_BUNDLE`.
    ///
    /// - Parameters:
    ///   - profile: nil takes `AWS_PROFILE`, then `default`.
    ///   - allowsPlainHTTP: whether requests without TLS may go through a proxy.
    /// - Throws: `CredentialError` for a file that cannot be read.
    package init(
        _ environment: AWSEnvironment, profile: String? = nil, allowsPlainHTTP: Bool = false
    ) throws(CredentialError) {
        self.init(variables: environment.variables)
        allowsPlainHTTPProxy = allowsPlainHTTP
        let settings = try SharedFiles(environment).settings(of: environment.profile(profile).name)
        caBundlePath = (caBundlePath ?? settings["ca_bundle"]).map(environment.expanded)
    }

    /// The metadata services of instances and containers.
    private static let linkLocalServices =
        "169.254.169.254,169.254.170.2,169.254.170.23,fd00:ec2::254,fd00:ec2::23"
}
