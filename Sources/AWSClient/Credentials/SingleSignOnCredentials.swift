internal import Crypto
internal import Facts
internal import Foundation

/// A profile of IAM Identity Center: the portal gives keys for the token that `aws sso login` has left in
/// `~/.aws/sso/cache`. The token is only read: renewing it would mean to write there.
///
/// Source: AWS SDKs and Tools Reference Guide, "IAM Identity Center credential provider", and botocore 1.44.5,
/// `SSOProvider`, read 2026-11-25.
struct SingleSignOnCredentials: CredentialProvider {
    let name = "single sign-on"
    private let context: CredentialContext
    private let profile: String

    init(_ context: CredentialContext, profile: String) {
        self.context = context
        self.profile = profile
    }

    private struct Settings {
        /// What the cache's file is named after.
        var cacheName: String
        var region: AWSRegion
        var account: AWSAccountID
        var role: String
    }

    func find() async throws(CredentialError) -> CredentialAnswer {
        let files = try context.files()
        guard let settings = try settings(in: files) else { return .nothing(lookedAt: []) }
        let token = try token(of: settings)
        let endpoint = context.endpoints.endpoint(of: .ssoPortal, region: settings.region)
        let request = HTTPRequest(
            scheme: endpoint.scheme, host: endpoint.host, path: endpoint.basePath + "/federation/credentials",
            query: [QueryItem("role_name", settings.role), QueryItem("account_id", settings.account.digits)],
            headers: [HTTPHeader("x-amz-sso_bearer_token", token)])
        let place = CredentialContext.place(profile)
        let response = try await context.sender.send(.roleCredentials, request, place: place, patience: .service)
        if response.statusCode == 401 { throw signIn("its sign-in is no longer accepted") }
        guard response.statusCode == 200 else {
            throw .refused(
                CredentialRefusal(.roleCredentials, response, place: place, format: .json, secrets: [token]) { _ in
                    "Have the permission set \(settings.role) assigned to you in the account \(settings.account)."
                })
        }
        return .found(try credentials(response, settings: settings, place: place))
    }

    private func settings(in files: SharedFiles) throws(CredentialError) -> Settings? {
        var all = try context.settings(of: profile, in: files)
        guard ["sso_role_name", "sso_account_id", "sso_session", "sso_start_url"].contains(where: { all[$0] != nil })
        else { return nil }
        let session = all["sso_session"]
        if let session {
            guard let section = files.section("sso-session \(session)") else {
                throw misconfigured(
                    "has the sso_session \"\(session)\", which no section describes",
                    "Add [sso-session \(session)] to the config file.")
            }
            for (key, value) in section where !value.isEmpty {
                if let own = all[key], own != value {
                    throw misconfigured(
                        "and its sso-session \"\(session)\" differ in \(key)", "Remove it from the profile.")
                }
                all[key] = value
            }
        }
        let required = ["sso_account_id", "sso_role_name", "sso_region", "sso_start_url"]
        let missing = required.filter { all[$0] == nil }
        guard let account = all["sso_account_id"], let role = all["sso_role_name"], let region = all["sso_region"],
            let url = all["sso_start_url"]
        else {
            throw misconfigured(
                "uses single sign-on and lacks \(missing.joined(separator: ", "))",
                "Run aws configure sso --profile \(profile).")
        }
        guard let region = AWSRegion(region) else {
            throw misconfigured("has the sso_region \"\(region)\"", "Write it like eu-west-1.")
        }
        guard let account = AWSAccountID(account) else {
            throw misconfigured("has the sso_account_id \"\(account)\"", "Write its twelve digits.")
        }
        return Settings(cacheName: session ?? url, region: region, account: account, role: role)
    }

    private struct CachedToken: Decodable {
        var accessToken: String?
        var expiresAt: String?
    }

    private func token(of settings: Settings) throws(CredentialError) -> String {
        let digest = Insecure.SHA1.hash(data: Array(settings.cacheName.utf8))
        let name = digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        guard let file = context.environment.inHome("sso/cache/\(name).json") else {
            throw signIn("there is no home directory with its sign-in")
        }
        let text: String?
        do {
            text = try context.environment.readFile(file)
        } catch {
            throw .unreadable(file: file, message: "\(error)")
        }
        guard let text else { throw signIn("nobody has signed in") }
        let cached = try? JSONDecoder().decode(CachedToken.self, from: Data(text.utf8))
        guard let token = cached?.accessToken, !token.isEmpty,
            let expiry = cached?.expiresAt.flatMap(CredentialDocument.epochMS)
        else { throw signIn("the sign-in in \(file) cannot be read") }
        guard expiry > context.clock.nowMS() else { throw signIn("its sign-in has expired") }
        return token
    }

    private struct PortalAnswer: Decodable {
        struct Keys: Decodable {
            var accessKeyId: String
            var secretAccessKey: String
            var sessionToken: String
            /// Milliseconds since 1970.
            var expiration: Int64
        }

        var roleCredentials: Keys
    }

    private func credentials(
        _ response: HTTPResponse, settings: Settings, place: String
    ) throws(CredentialError) -> AWSCredentials {
        do {
            let keys = try JSONAnswer.decode(PortalAnswer.self, from: response).roleCredentials
            guard UTCTime.writable.contains(keys.expiration / 1000) else {
                throw MalformedAnswer(description: "the expiration of the answer is no time")
            }
            return AWSCredentials(
                accessKeyID: keys.accessKeyId, secretAccessKey: keys.secretAccessKey, sessionToken: keys.sessionToken,
                expiresAtMS: keys.expiration,
                source: "\(settings.role) in the account \(settings.account), of the profile \(profile)")
        } catch {
            throw .unreachable(exchange: .roleCredentials, place: place, message: "\(error)")
        }
    }

    private func signIn(_ reason: String) -> CredentialError { .signInNeeded(profile: profile, reason: reason) }

    private func misconfigured(_ problem: String, _ remedy: String) -> CredentialError {
        .misconfigured(place: CredentialContext.place(profile), problem: problem, remedy: remedy)
    }
}
