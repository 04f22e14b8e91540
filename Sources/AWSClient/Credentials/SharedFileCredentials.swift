/// Static keys of a profile in `~/.aws/credentials` or `~/.aws/config`.
package struct SharedFileCredentials: CredentialProvider {
    package let name = "shared files"
    private let environment: AWSEnvironment
    private let profile: String?

    /// - Parameter profile: nil takes `AWS_PROFILE`, then `default`.
    package init(_ environment: AWSEnvironment, profile: String? = nil) {
        self.environment = environment
        self.profile = profile
    }

    package func find() async throws(CredentialError) -> CredentialAnswer {
        let files = try SharedFiles(environment)
        let (name, isNamed) = environment.profile(profile)
        let parts = files.profile(name)
        if parts.isEmpty, isNamed { throw .noSuchProfile(name: name, files: files.files) }
        // Roles and single sign-on go before static keys, which then are the caller's and not the profile's own.
        try reject(Self.keysBeforeStatic, in: parts, profile: name)
        for part in parts {
            if let credentials = try credentials(of: part, profile: name) { return .found(credentials) }
        }
        try reject(Self.keysAfterStatic, in: parts, profile: name)
        return .nothing(lookedAt: files.files.map { "the profile \(name) in \($0)" })
    }

    /// Throws for settings that need another provider: falling through would audit with another identity.
    private func reject(
        _ keys: [String], in parts: [SharedFiles.ProfilePart], profile: String
    ) throws(CredentialError) {
        for part in parts {
            let found = keys.filter { part.settings[$0] != nil }
            if !found.isEmpty { throw .unsupported(profile: profile, file: part.file, keys: found) }
        }
    }

    private func credentials(
        of part: SharedFiles.ProfilePart, profile: String
    ) throws(CredentialError) -> AWSCredentials? {
        let place = "the profile \(profile) in \(part.file)"
        switch (part.settings["aws_access_key_id"], part.settings["aws_secret_access_key"]) {
        case (let accessKeyID?, let secretAccessKey?):
            return AWSCredentials(
                accessKeyID: accessKeyID, secretAccessKey: secretAccessKey,
                sessionToken: part.settings["aws_session_token"], source: place)
        case (nil, nil): return nil
        case (_?, nil): throw .incomplete(place: place, missing: "aws_secret_access_key")
        case (nil, _?): throw .incomplete(place: place, missing: "aws_access_key_id")
        }
    }

    // Settings by which a profile gets its keys from elsewhere, in botocore's order of providers.
    private static let keysBeforeStatic = [
        "role_arn", "web_identity_token_file", "sso_session", "sso_start_url", "sso_account_id",
    ]
    private static let keysAfterStatic = ["login_session", "credential_process", "source_profile", "credential_source"]
}
