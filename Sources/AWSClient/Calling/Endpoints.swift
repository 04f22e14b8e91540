/// Where a service is reached and for which region its requests are signed.
package struct Endpoint: Sendable, Hashable {
    package var scheme: String
    /// With its port where that is not the scheme's own.
    package var host: String
    /// Percent-encoded prefix of every path, without a final slash; empty for AWS.
    package var basePath: String
    package var signingRegion: String
}

/// An endpoint variable that holds no URL.
package struct EndpointError: Error, Sendable, Hashable, CustomStringConvertible {
    package var variable: String
    package var value: String

    package var description: String {
        "\(variable) is \"\(value)\", which is no http or https URL. Write it like http://localhost:5000 or unset it."
    }
}

/// The hosts of all services, custom ones first.
///
/// Source: AWS SDKs and Tools Reference Guide, "Service-specific endpoints", read 2026-11-24.
package struct Endpoints: Sendable, Hashable {
    private var custom: [AWSServiceName: Endpoint] = [:]

    /// Reads `AWS_ENDPOINT_URL_<SERVICE>` and `AWS_ENDPOINT_URL`, unless `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` is true.
    ///
    /// - Throws: `EndpointError` for a value that is no http or https URL.
    package init(variables: [String: String] = [:]) throws(EndpointError) {
        if variables["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"]?.lowercased() == "true" { return }
        for service in AWSServiceName.allCases {
            for variable in [service.endpointVariable, "AWS_ENDPOINT_URL"] {
                guard let value = variables[variable], !value.isEmpty else { continue }
                custom[service] = try Self.parse(value, variable: variable)
                break
            }
        }
    }

    /// Whether the service is reached at a URL of the user's, as an emulator is.
    package func isCustom(_ service: AWSServiceName) -> Bool { custom[service] != nil }

    /// The endpoint of a service for a region.
    package func endpoint(of service: AWSServiceName, region: String) -> Endpoint {
        let signingRegion = service == .iam ? Self.globalRegion(for: region) : region
        if var endpoint = custom[service] {
            endpoint.signingRegion = signingRegion
            return endpoint
        }
        let domain = region.hasPrefix("cn-") ? "amazonaws.com.cn" : "amazonaws.com"
        let host =
            switch service {
            // IAM is one endpoint a partition; aws-us-gov and aws-cn name it by region.
            case .iam where region.hasPrefix("us-gov-"): "iam.us-gov.\(domain)"
            case .iam where region.hasPrefix("cn-"): "iam.\(signingRegion).\(domain)"
            case .iam: "iam.\(domain)"
            default: "\(service.signingName).\(region).\(domain)"
            }
        return Endpoint(scheme: "https", host: host, basePath: "", signingRegion: signingRegion)
    }

    /// The endpoint of a bucket: virtual-host style, or path style at a custom endpoint and for names that make no
    /// single DNS label, since the wildcard certificate covers no dots.
    package func endpoint(ofBucket bucket: String, region: String) -> Endpoint {
        var endpoint = endpoint(of: .s3, region: region)
        if isCustom(.s3) || !Self.isDNSLabel(bucket) {
            endpoint.basePath += "/" + URIEncoding.encode(bucket)
        } else {
            endpoint.host = "\(bucket).\(endpoint.host)"
        }
        return endpoint
    }

    /// The region that signs for the partition's global services.
    private static func globalRegion(for region: String) -> String {
        if region.hasPrefix("cn-") { return "cn-north-1" }
        if region.hasPrefix("us-gov-") { return "us-gov-west-1" }
        return "us-east-1"
    }

    private static func isDNSLabel(_ name: String) -> Bool {
        (3...63).contains(name.utf8.count) && !name.hasPrefix("-") && !name.hasSuffix("-")
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }

    private static func parse(_ value: String, variable: String) throws(EndpointError) -> Endpoint {
        let error = EndpointError(variable: variable, value: value)
        let lowercased = value.lowercased()
        guard let scheme = ["http", "https"].first(where: { lowercased.hasPrefix("\($0)://") }) else { throw error }
        let rest = value.dropFirst(scheme.count + 3)
        let host = rest.prefix { $0 != "/" }
        var path = rest.dropFirst(host.count)
        while path.hasSuffix("/") { path.removeLast() }
        let isPlain = rest.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII && scalar.value > 32 && !"?#@\"<>\\".unicodeScalars.contains(scalar)
        }
        guard !host.isEmpty, !host.hasPrefix(":"), isPlain else { throw error }
        return Endpoint(
            scheme: scheme, host: Self.withoutDefaultPort(String(host), scheme: scheme), basePath: String(path),
            signingRegion: "")
    }

    /// libcurl leaves the scheme's own port out of the `Host` header, so the signature must as well.
    private static func withoutDefaultPort(_ host: String, scheme: String) -> String {
        let port = scheme == "https" ? ":443" : ":80"
        return host.hasSuffix(port) ? String(host.dropLast(port.count)) : host
    }
}
