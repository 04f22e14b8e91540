/// Which region a session is in.
package enum RegionResolver {
    /// The first of: argument, `AWS_REGION`, `AWS_DEFAULT_REGION`, the profile's `region`.
    ///
    /// - Throws: `RegionError` that names the places, or the `CredentialError` of a file that cannot be read.
    package static func resolve(
        argument: String? = nil, profile: String? = nil, environment: AWSEnvironment
    ) throws -> String {
        if let region = argument ?? environment.variable("AWS_REGION") ?? environment.variable("AWS_DEFAULT_REGION") {
            return try checked(region)
        }
        let files = try SharedFiles(environment)
        let name = environment.profile(profile).name
        guard let region = files.setting("region", profile: name), !region.isEmpty else {
            let places =
                ["--region", "AWS_REGION", "AWS_DEFAULT_REGION"] + files.files.map { "the profile \(name) in \($0)" }
            throw RegionError.missing(lookedAt: places)
        }
        return try checked(region)
    }

    private static func checked(_ region: String) throws(RegionError) -> String {
        guard isRegion(region) else { throw .invalid(region) }
        return region
    }

    /// Whether the text may be a region. It becomes part of a host name, so nothing else may pass.
    package static func isRegion(_ region: String) -> Bool {
        let isPlain = region.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
        return isPlain && (1...32).contains(region.utf8.count) && !region.hasPrefix("-")
    }
}

/// Why there is no region; one sentence that says how to mend it.
package enum RegionError: Error, Sendable, Hashable, CustomStringConvertible {
    case missing(lookedAt: [String])
    case invalid(String)

    package var description: String {
        switch self {
        case .missing(let places):
            "no AWS region found; looked at \(places.joined(separator: "; ")). Set AWS_REGION or name one with --region."
        case .invalid(let region): "\"\(region)\" is no AWS region. Write it like eu-west-1."
        }
    }
}
