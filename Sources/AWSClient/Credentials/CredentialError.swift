/// Why there are no credentials; one sentence that says how to mend it.
package enum CredentialError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No provider found any; each place that was looked at.
    case missing(lookedAt: [String])
    /// One half of a pair is set.
    case incomplete(place: String, missing: String)
    /// `AWS_PROFILE` or `--profile` names a profile that no file has.
    case noSuchProfile(name: String, files: [String])
    /// The profile is set up in ways that need a provider which is not in the chain.
    case unsupported(profile: String, file: String, keys: [String])
    /// The file is there but cannot be read or parsed.
    case unreadable(file: String, message: String)

    package var description: String {
        switch self {
        case .missing(let places):
            "no AWS credentials found; looked at \(places.joined(separator: "; ")). "
                + "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE."
        case .incomplete(let place, let missing):
            "AWS credentials in \(place) are incomplete: \(missing) is missing. Set it or remove the others."
        case .noSuchProfile(let name, let files):
            "the AWS profile \"\(name)\" is in neither of \(files.joined(separator: " and ")). "
                + "Name another with AWS_PROFILE or --profile."
        case .unsupported(let profile, let file, let keys):
            "the AWS profile \"\(profile)\" in \(file) uses \(keys.joined(separator: ", ")), which pipereport "
                + "cannot resolve yet. Export temporary keys first: eval \"$(aws configure export-credentials "
                + "--profile \(profile) --format env)\"."
        case .unreadable(let file, let message):
            "the AWS file \(file) cannot be read: \(message)."
        }
    }
}
