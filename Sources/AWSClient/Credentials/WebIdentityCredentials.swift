/// A token file and a role: from variables, as CI systems and EKS set them, or from a profile.
///
/// Each setting is taken from its variable first and else from the profile.
/// Source: AWS SDKs and Tools Reference Guide, "Assume role credential provider", and botocore 1.44.5,
/// `AssumeRoleWithWebIdentityProvider`, read 2026-11-25.
struct WebIdentityCredentials: CredentialProvider {
    let name = "web identity"
    private let context: CredentialContext
    private let profile: String
    private let readsVariables: Bool

    init(_ context: CredentialContext, profile: String, readsVariables: Bool) {
        self.context = context
        self.profile = profile
        self.readsVariables = readsVariables
    }

    func find() async throws(CredentialError) -> CredentialAnswer {
        let settings = try context.files().settings(of: profile)
        let ofVariable = readsVariables ? context.environment.variable("AWS_WEB_IDENTITY_TOKEN_FILE") : nil
        guard let file = ofVariable ?? settings["web_identity_token_file"] else {
            let place = "the variables AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN"
            return .nothing(lookedAt: readsVariables ? [place] : [])
        }
        let place = ofVariable == nil ? CredentialContext.place(profile) : "AWS_WEB_IDENTITY_TOKEN_FILE"
        guard let role = value("AWS_ROLE_ARN", "role_arn", settings) else {
            throw .misconfigured(
                place: place, problem: "names a token file, but no role", remedy: "Set AWS_ROLE_ARN or role_arn.")
        }
        let name = value("AWS_ROLE_SESSION_NAME", "role_session_name", settings)
        let request = RoleRequest(
            roleARN: role, sessionName: name ?? RoleRequest.sessionName(nowMS: context.clock.nowMS()))
        let token = try token(in: context.environment.expanded(file))
        let region = try context.stsRegion(of: settings, profile: profile)
        return .found(
            try await STSExchange(context: context, region: region)
                .assumeRoleWithWebIdentity(request, token: token, place: place))
    }

    private func value(_ variable: String, _ key: String, _ settings: [String: String]) -> String? {
        (readsVariables ? context.environment.variable(variable) : nil) ?? settings[key]
    }

    private func token(in file: String) throws(CredentialError) -> String {
        let token = try context.environment.requiredFile(file).filter { !$0.isWhitespace }
        guard !token.isEmpty else { throw .unreadable(file: file, message: "it is empty") }
        return token
    }
}
