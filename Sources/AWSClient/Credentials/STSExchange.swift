internal import Facts

/// What AssumeRole is asked with.
struct RoleRequest: Sendable {
    struct MFA: Sendable {
        var serial: String
        var code: String
    }

    var roleARN: String
    var sessionName: String
    var externalID: String?
    var durationSeconds: Int?
    var mfa: MFA?

    /// The name under which CloudTrail shows the session when the user gives none.
    static func sessionName(nowMS: Int64) -> String { "pipereport-\(nowMS / 1000)" }
}

/// The two calls of STS that give keys.
struct STSExchange: Sendable {
    var context: CredentialContext
    var region: AWSRegion

    /// AssumeRole, signed with the caller's keys.
    func assumeRole(
        _ role: RoleRequest, caller: AWSCredentials, profile: String
    ) async throws(CredentialError) -> AWSCredentials {
        let plain = request(
            "AssumeRole",
            [
                ("RoleArn", role.roleARN), ("RoleSessionName", role.sessionName),
                ("DurationSeconds", role.durationSeconds.map(String.init)), ("ExternalId", role.externalID),
                ("SerialNumber", role.mfa?.serial), ("TokenCode", role.mfa?.code),
            ])
        let signer = SigV4Signer(credentials: caller, region: region.code, service: AWSServiceName.sts.signingName)
        return try await credentials(
            .assumeRole, signer.signed(plain, at: UTCTime(epochMS: context.clock.nowMS())),
            place: CredentialContext.place(profile), source: "the role \(role.roleARN), assumed from \(caller.source)",
            secrets: [role.externalID, role.mfa?.code, caller.secretAccessKey, caller.sessionToken]
        ) { code in
            switch code {
            case "AccessDenied":
                "Allow sts:AssumeRole on \(role.roleARN) to the caller, in its own policy and in the role's trust policy."
            case "ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId":
                "Renew the keys it is asked with, those of \(caller.source)."
            default: "Correct role_arn and the settings beside it."
            }
        }
    }

    /// AssumeRoleWithWebIdentity, which the token itself authenticates.
    func assumeRoleWithWebIdentity(
        _ role: RoleRequest, token: String, place: String
    ) async throws(CredentialError) -> AWSCredentials {
        let plain = request(
            "AssumeRoleWithWebIdentity",
            [
                ("RoleArn", role.roleARN), ("RoleSessionName", role.sessionName),
                ("DurationSeconds", role.durationSeconds.map(String.init)), ("WebIdentityToken", token),
            ])
        return try await credentials(
            .assumeRoleWithWebIdentity, plain, place: place,
            source: "the role \(role.roleARN), assumed with the web identity of \(place)", secrets: [token]
        ) { code in
            code == "ExpiredTokenException"
                ? "Have the token file written anew."
                : "Compare the role's trust policy with issuer, audience and subject of the token."
        }
    }

    private func request(_ action: String, _ parameters: [(String, String?)]) -> HTTPRequest {
        let endpoint = context.endpoints.endpoint(of: .sts, region: region)
        let form = parameters.compactMap { name, value in value.map { "\(name)=\(URIEncoding.encode($0))" } }
        return HTTPRequest(
            method: .post, scheme: endpoint.scheme, host: endpoint.host, path: endpoint.basePath + "/",
            headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
            body: Array((["Action=\(action)", "Version=2011-06-15"] + form).joined(separator: "&").utf8))
    }

    private func credentials(
        _ exchange: CredentialExchange, _ request: HTTPRequest, place: String, source: String, secrets: [String?],
        remedy: (_ code: String) -> String
    ) async throws(CredentialError) -> AWSCredentials {
        let response = try await context.sender.send(exchange, request, place: place, patience: .service)
        guard response.statusCode == 200 else {
            throw .refused(
                CredentialRefusal(
                    exchange, response, place: place, format: .xml, secrets: secrets, remedy: remedy))
        }
        do {
            return try Self.read(response.body, root: "\(Self.action(exchange))Response", source: source)
        } catch {
            throw .unreachable(exchange: exchange, place: place, message: "\(request.host): \(error)")
        }
    }

    private static func action(_ exchange: CredentialExchange) -> Substring {
        exchange.rawValue.drop { $0 != ":" }.dropFirst()
    }

    private static func read(_ body: [UInt8], root: String, source: String) throws -> AWSCredentials {
        let required: Set<String> = ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"]
        var credentials = AWSCredentials(accessKeyID: "", secretAccessKey: "", source: source)
        try XMLReader.read(body, root: [root], requiring: required) { element in
            switch (element.parent, element.name) {
            case ("Credentials", "AccessKeyId"): credentials.accessKeyID = element.text
            case ("Credentials", "SecretAccessKey"): credentials.secretAccessKey = element.text
            case ("Credentials", "SessionToken"): credentials.sessionToken = element.text
            case ("Credentials", "Expiration"): credentials.expiresAtMS = UTCTime.epochMS(iso8601: element.text)
            default: break
            }
        }
        guard !credentials.accessKeyID.isEmpty, !credentials.secretAccessKey.isEmpty, credentials.expiresAtMS != nil
        else { throw MalformedAnswer(description: "the XML answer lacks a key or its expiry") }
        return credentials
    }
}
