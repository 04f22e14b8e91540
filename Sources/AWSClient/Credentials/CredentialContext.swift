internal import Facts

/// What the providers of one chain share.
struct CredentialContext: Sendable {
    var environment: AWSEnvironment
    /// The profile of the chain, and whether somebody asked for it by name.
    var profile: String
    var isNamed: Bool
    var sender: CredentialSender
    var endpoints: Endpoints
    /// Nil takes each profile's own.
    var region: AWSRegion?

    var clock: AWSClock { sender.clock }

    /// The shared files as they are now: credentials are renewed from what others have written meanwhile.
    func files() throws(CredentialError) -> SharedFiles { try SharedFiles(environment) }

    /// The settings of the chain's profile, or of another one.
    ///
    /// - Throws: `noSuchProfile` when it was asked for by name and is not there.
    func settings(of name: String, in files: SharedFiles) throws(CredentialError) -> [String: String] {
        if isNamed, name == profile, files.profile(name).isEmpty {
            throw .noSuchProfile(name: name, files: files.files)
        }
        return files.settings(of: name)
    }

    /// Where STS is asked for the keys of a profile.
    ///
    /// - Throws: `misconfigured` for a `region` of the profile that is none.
    func stsRegion(of settings: [String: String], profile: String) throws(CredentialError) -> AWSRegion {
        if let region { return region }
        guard let text = settings["region"] else { return .usEast1 }
        guard let region = AWSRegion(text) else {
            throw .misconfigured(
                place: Self.place(profile), problem: "has the region \"\(text)\"", remedy: "Write it like eu-west-1.")
        }
        return region
    }

    static func place(_ profile: String) -> String { "the AWS profile \"\(profile)\"" }
}
