package import Facts

/// Where a service is reached and for which region its requests are signed.
package struct Endpoint: Sendable, Hashable {
    package var scheme: String
    /// With its port where that is not the scheme's own.
    package var host: String
    /// Percent-encoded prefix of every path, without a final slash; empty for AWS.
    package var basePath: String
    package var signingRegion: String
}

/// The hosts of all services, custom ones first.
package struct Endpoints: Sendable, Hashable {
    private(set) var custom: [HostedService: Custom] = [:]
    private(set) var usesFIPS = false
    private(set) var usesDualStack = false
    private var addressing = AddressingStyle.auto

    /// The hosts of AWS with no setting at all.
    package static let `default` = Endpoints()

    private init() {}

    struct Custom: Sendable, Hashable {
        var endpoint: Endpoint
        /// Whether names can stand before the host, as buckets do.
        var takesNames: Bool
    }

    /// Reads the variables alone.
    ///
    /// - Parameter allowsPlainHTTP: whether a custom endpoint on another machine may do without TLS.
    /// - Throws: `EndpointError` for a value that cannot be used.
    package init(variables: [String: String] = [:], allowsPlainHTTP: Bool = false) throws(EndpointError) {
        try self.init(EndpointSettings(variables: variables), allowsPlainHTTP: allowsPlainHTTP)
    }

    /// Reads the variables, then the profile of the shared files.
    ///
    /// - Parameters:
    ///   - profile: nil takes `AWS_PROFILE`, then `default`.
    ///   - allowsPlainHTTP: whether a custom endpoint on another machine may do without TLS.
    /// - Throws: `EndpointError`, or `CredentialError` for a file that cannot be read.
    package init(_ environment: AWSEnvironment, profile: String? = nil, allowsPlainHTTP: Bool = false) throws {
        let settings = try EndpointSettings(
            variables: environment.variables, files: SharedFiles(environment),
            profile: environment.profile(profile).name)
        try self.init(settings, allowsPlainHTTP: allowsPlainHTTP)
    }

    private init(_ settings: EndpointSettings, allowsPlainHTTP: Bool) throws(EndpointError) {
        usesFIPS = try settings.usesFIPS()
        usesDualStack = try settings.usesDualStack()
        addressing = try settings.addressingStyle()
        if try settings.ignoresCustomURLs() { return }
        for service in Self.services {
            guard let setting = settings.customURL(of: service) else { continue }
            custom[service] = try Self.parse(setting, allowsPlainHTTP: allowsPlainHTTP)
        }
    }

    /// Every service that is called, also for credentials.
    static let services = AWSServiceName.allCases.map(\.hosted) + [.ssoPortal]

    /// Whether the service is reached at a URL of the user's, as an emulator is.
    package func isCustom(_ service: AWSServiceName) -> Bool { custom[service.hosted] != nil }

    /// The endpoint of a service for a region.
    package func endpoint(of service: AWSServiceName, region: AWSRegion) -> Endpoint {
        endpoint(of: service.hosted, region: region)
    }

    /// The endpoint of a service whose hosts start with the account, as S3 Control's do.
    package func endpoint(of service: AWSServiceName, account: AWSAccountID, region: AWSRegion) -> Endpoint {
        var endpoint = endpoint(of: service, region: region)
        if custom[service.hosted]?.takesNames ?? true { endpoint.host = "\(account.digits).\(endpoint.host)" }
        return endpoint
    }

    /// The endpoint of a bucket: virtual-host style, or path style at a custom endpoint and for names that make no
    /// single DNS label, since the wildcard certificate covers no dots. `addressing_style` of a profile goes first.
    package func endpoint(ofBucket bucket: BucketName, region: AWSRegion) -> Endpoint {
        var endpoint = endpoint(of: .s3, region: region)
        let isHost =
            switch addressing {
            case .auto: !isCustom(.s3)
            case .path: false
            case .virtual: custom[AWSServiceName.s3.hosted]?.takesNames ?? true
            }
        if isHost, bucket.isHostLabel {
            endpoint.host = "\(bucket.text).\(endpoint.host)"
        } else {
            endpoint.basePath += "/" + URIEncoding.encode(bucket.text)
        }
        return endpoint
    }

    func endpoint(of service: HostedService, region: AWSRegion) -> Endpoint {
        let signingRegion = service.signingRegion(region).code
        if var endpoint = custom[service]?.endpoint {
            endpoint.signingRegion = signingRegion
            return endpoint
        }
        return Endpoint(
            scheme: "https", host: service.host(region: region, fips: usesFIPS, dualStack: usesDualStack),
            basePath: "", signingRegion: signingRegion)
    }

    private static func parse(
        _ setting: EndpointSettings.Setting, allowsPlainHTTP: Bool
    ) throws(EndpointError) -> Custom {
        guard let url = PlainURL(setting.value), url.query.isEmpty else {
            throw .notURL(variable: setting.place, value: setting.value)
        }
        guard url.scheme == "https" || url.isLoopback || allowsPlainHTTP else {
            throw .plainHTTP(variable: setting.place, value: setting.value)
        }
        return Custom(
            endpoint: Endpoint(scheme: url.scheme, host: url.authority, basePath: url.path, signingRegion: ""),
            takesNames: !url.isAddress && url.hostName != "localhost")
    }
}
