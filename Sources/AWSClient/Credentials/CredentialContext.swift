/// What the providers of one chain share.
struct CredentialContext: Sendable {
    var environment: AWSEnvironment
    /// The profile of the chain, and whether somebody asked for it by name.
    var profile: String
    var isNamed: Bool
    var sender: CredentialSender
    var endpoints: Endpoints
    /// Nil takes each profile's own.
    var region: String?

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

    static func place(_ profile: String) -> String { "the AWS profile \"\(profile)\"" }
}
