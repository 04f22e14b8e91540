package import Facts

/// Which region a session is in.
package enum RegionResolver {
    /// The first of: argument, `AWS_REGION`, `AWS_DEFAULT_REGION`, the profile's `region`.
    ///
    /// - Throws: `RegionError` that names the places, or the `CredentialError` of a file that cannot be read.
    package static func resolve(
        argument: String? = nil, profile: String? = nil, environment: AWSEnvironment
    ) throws -> AWSRegion {
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

    /// The regions that were named, of which one session can read those of one partition alone.
    ///
    /// - Throws: `RegionError` that names all texts that are no region, or the partitions.
    package static func regions(_ names: [String]) throws(RegionError) -> [AWSRegion] {
        let invalid = names.filter { AWSRegion($0) == nil }
        if !invalid.isEmpty { throw .invalid(invalid.joined(separator: "\", \"")) }
        let regions = names.compactMap(AWSRegion.init)
        if let first = regions.first, let other = regions.first(where: { $0.partition != first.partition }) {
            throw .partitions(first, other)
        }
        return regions
    }

    private static func checked(_ region: String) throws(RegionError) -> AWSRegion {
        guard let region = AWSRegion(region) else { throw .invalid(region) }
        return region
    }
}

/// Why there is no region; one sentence that says how to mend it.
package enum RegionError: Error, Sendable, Hashable, CustomStringConvertible {
    case missing(lookedAt: [String])
    case invalid(String)
    /// Credentials are of one partition.
    case partitions(AWSRegion, AWSRegion)

    package var description: String {
        switch self {
        case .missing(let places):
            "no AWS region found; looked at \(places.joined(separator: "; ")). Set AWS_REGION or name one with --region."
        case .invalid(let region): "\"\(region.escapingInvisible())\" is no AWS region. Write it like eu-west-1."
        case .partitions(let one, let other):
            "\(one) is in the partition \(one.partition.rawValue) and \(other) in \(other.partition.rawValue). "
                + "Name regions of one partition: credentials are of one."
        }
    }
}
