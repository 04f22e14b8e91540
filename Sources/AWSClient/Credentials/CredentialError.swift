/// Why there are no credentials; says how to mend it, and never holds a secret.
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
    /// Settings that contradict each other or lack a part. `problem` is a clause, `remedy` a sentence.
    case misconfigured(place: String, problem: String, remedy: String)
    /// Profiles that take their credentials from each other, in order; the last closes the circle.
    case loop(profiles: [String])
    /// The role wants an MFA code, and nobody could be asked or nothing was answered.
    case mfaNeeded(profile: String, device: String)
    /// Single sign-on has no token that counts. `reason` is a clause.
    case signInNeeded(profile: String, reason: String)
    /// A `credential_process` failed. `reason` is a clause without anything that the process wrote.
    case processFailed(profile: String, reason: String)
    /// A service that gives credentials said no.
    case refused(CredentialRefusal)
    /// No answer came, or none that can be read. `message` names the host.
    case unreachable(exchange: CredentialExchange, place: String, message: String)

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
        case .misconfigured(let place, let problem, let remedy): "\(place) \(problem). \(remedy)"
        case .loop(let profiles):
            "the AWS profiles \(profiles.joined(separator: " → ")) take their credentials from each other. "
                + "Point the source_profile of one at a profile that has its own."
        case .mfaNeeded(let profile, let device):
            "the role of the AWS profile \"\(profile)\" needs a code of the MFA device \(device). Run pipereport in a "
                + "terminal and type it, or export temporary keys first."
        case .signInNeeded(let profile, let reason):
            "the AWS profile \"\(profile)\" uses single sign-on and \(reason). Run aws sso login --profile \(profile)."
        case .processFailed(let profile, let reason):
            "the credential_process of the AWS profile \"\(profile)\" \(reason). Run its command by hand and mend it."
        case .refused(let refusal): refusal.description
        case .unreachable(let exchange, let place, let message):
            "\(place) needs \(exchange.rawValue), which got no usable answer: \(message). "
                + "Check the network, the proxy and the endpoint."
        }
    }
}

/// The upstream's words when it refuses credentials.
package struct CredentialRefusal: Sendable, Hashable, CustomStringConvertible {
    package var exchange: CredentialExchange
    /// Who asked: `the AWS profile "dev"`.
    package var place: String
    /// As the service wrote it: `AccessDenied`.
    package var code: String
    /// One line, with what was sent in secret taken out.
    package var message: String
    package var requestID: String?
    /// A sentence.
    package var remedy: String

    package var description: String {
        var text = "\(place): \(exchange.rawValue) was refused with \(code)"
        if !message.isEmpty { text += ": \(message)" }
        while text.hasSuffix(".") { text.removeLast() }
        if let requestID { text += " (request \(requestID))" }
        return "\(text). \(remedy)"
    }
}
