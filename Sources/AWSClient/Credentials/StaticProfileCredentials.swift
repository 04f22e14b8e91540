/// Static keys of a profile in one of the two shared files.
struct StaticProfileCredentials: CredentialProvider {
    let name: String
    private let context: CredentialContext
    private let profile: String
    private let isConfig: Bool

    init(_ context: CredentialContext, profile: String, isConfig: Bool) {
        self.context = context
        self.profile = profile
        self.isConfig = isConfig
        name = isConfig ? "config file" : "credentials file"
    }

    func find() async throws(CredentialError) -> CredentialAnswer {
        let files = try context.files()
        let settings = try context.settings(of: profile, in: files)
        if let part = files.profile(profile).first(where: { $0.isConfig == isConfig }),
            let credentials = try credentials(of: part)
        {
            return .found(credentials)
        }
        // The last of the providers that read profiles: what is still open now is a mistake.
        if isConfig { try rejectLooseSource(settings) }
        let file = isConfig ? context.environment.configFile : context.environment.credentialsFile
        return .nothing(lookedAt: file.map { ["the profile \(profile) in \($0)"] } ?? [])
    }

    private func credentials(of part: SharedFiles.ProfilePart) throws(CredentialError) -> AWSCredentials? {
        let place = "the profile \(profile) in \(part.file)"
        func value(_ key: String) -> String? { part.settings[key].flatMap { $0.isEmpty ? nil : $0 } }
        switch (value("aws_access_key_id"), value("aws_secret_access_key")) {
        case (let accessKeyID?, let secretAccessKey?):
            return AWSCredentials(
                accessKeyID: accessKeyID, secretAccessKey: secretAccessKey,
                sessionToken: value("aws_session_token"), source: place)
        case (nil, nil): return nil
        case (_?, nil): throw .incomplete(place: place, missing: "aws_secret_access_key")
        case (nil, _?): throw .incomplete(place: place, missing: "aws_access_key_id")
        }
    }

    private func rejectLooseSource(_ settings: [String: String]) throws(CredentialError) {
        guard let key = ["source_profile", "credential_source"].first(where: { settings[$0] != nil }) else { return }
        throw .misconfigured(
            place: CredentialContext.place(profile), problem: "has \(key) and no role_arn",
            remedy: "Add the role_arn to assume, or name the other profile with AWS_PROFILE.")
    }
}
