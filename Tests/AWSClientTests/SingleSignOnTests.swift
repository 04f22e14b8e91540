import Testing

@testable import AWSClient

@Suite struct SingleSignOnTests {
    static let session = """
        [profile dev]
        sso_session = corp
        sso_account_id = 123456789012
        sso_role_name = Read Only
        [sso-session corp]
        sso_region = eu-west-1
        sso_start_url = https://corp.awsapps.com/start
        """
    static let legacy = """
        [profile dev]
        sso_start_url = https://corp.awsapps.com/start
        sso_region = eu-west-1
        sso_account_id = 123456789012
        sso_role_name = Read Only
        """
    // sha1 of "corp" and of the URL, as `printf corp | sha1sum` gives them.
    static let sessionFile = "/home/a/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json"
    static let legacyFile = "/home/a/.aws/sso/cache/a51746d4aa793ae07b25e90c3a5db96fc7832bd7.json"
    static let token = "{\"accessToken\": \"sso-secret\", \"expiresAt\": \"2026-11-24T01:02:04Z\"}"
    static let answer = HTTPResponse(
        200,
        """
        {"roleCredentials": {"accessKeyId": "ASIASSO", "secretAccessKey": "portalsecret", "sessionToken": "portaltoken",
        "expiration": 1795485723000}}
        """)

    static func world(
        _ config: String = session, file: String = sessionFile, token: String? = token, _ answer: HTTPResponse = answer
    ) -> CredentialWorld {
        CredentialWorld(
            config: config, files: token.map { [file: $0] } ?? [:], profile: "dev",
            transport: ScriptedTransport(answer))
    }

    @Test(arguments: [
        (session, sessionFile, token), (legacy, legacyFile, token),
        (legacy, legacyFile, token.replacing("04Z", with: "04UTC")),
    ])
    func portalGivesKeysForTheCachedToken(_ config: String, _ file: String, _ token: String) async throws {
        let world = Self.world(config, file: file, token: token)
        let found = try await world.find()
        #expect(found.accessKeyID == "ASIASSO")
        #expect(found.secretAccessKey == "portalsecret")
        #expect(found.sessionToken == "portaltoken")
        #expect(found.expiresAtMS == TestClock.start + 3_600_000)
        #expect(found.provider == "single sign-on")
        let request = try #require(world.transport.requests.first)
        #expect(
            request.url == "https://portal.sso.eu-west-1.amazonaws.com/federation/credentials"
                + "?role_name=Read%20Only&account_id=123456789012")
        #expect(request.header("x-amz-sso_bearer_token") == "sso-secret")
        #expect(request.header("Authorization") == nil)
        #expect(request.method == .get)
    }

    @Test(arguments: [
        (nil, "nobody has signed in"), (token.replacing("02:04", with: "02:03"), "its sign-in has expired"),
        ("{", "the sign-in in \(sessionFile) cannot be read"),
        ("{\"accessToken\": \"sso-secret\"}", "the sign-in in \(sessionFile) cannot be read"),
    ])
    func signInIsAskedFor(_ token: String?, _ reason: String) async {
        let world = Self.world(token: token)
        let error = await world.error(hiding: "sso-secret")
        #expect(error == .signInNeeded(profile: "dev", reason: reason))
        #expect(error?.description.hasSuffix("Run aws sso login --profile dev.") == true)
        #expect(world.transport.requests.isEmpty)
    }

    @Test func refusedTokenAsksForSignIn() async {
        let world = Self.world(Self.session, HTTPResponse(401, "{\"message\": \"Session token not found\"}"))
        #expect(
            await world.error(hiding: "sso-secret")
                == .signInNeeded(profile: "dev", reason: "its sign-in is no longer accepted"))
    }

    @Test func refusedRoleIsNamed() async {
        let world = Self.world(
            Self.session,
            HTTPResponse(
                403, "{\"message\": \"No access with sso-secret\"}",
                headers: ["x-amzn-errortype": "ForbiddenException:http://x", "x-amzn-requestid": "r1"]))
        #expect(
            await world.error(hiding: "sso-secret")?.description
                == "the AWS profile \"dev\": sso:GetRoleCredentials was refused with ForbiddenException: No access with "
                + "*** (request r1). Have the permission set Read Only assigned to you in the account 123456789012.")
    }

    @Test(arguments: [
        "", "{}", "{\"roleCredentials\": {\"accessKeyId\": \"A\", \"secretAccessKey\": \"portalsecret\"}}",
    ])
    func unreadableAnswersAreErrors(_ body: String) async {
        guard
            case .unreachable(.roleCredentials, _, _) = await Self.world(Self.session, HTTPResponse(200, body))
                .error(hiding: "portalsecret", "sso-secret")
        else {
            Issue.record("another outcome")
            return
        }
    }

    @Test(arguments: [
        ("[profile dev]\nsso_session = corp\n", "has the sso_session \"corp\", which no section describes"),
        (session.replacing("sso_role_name = Read Only\n", with: ""), "uses single sign-on and lacks sso_role_name"),
        (legacy.replacing("sso_region = eu-west-1\n", with: ""), "uses single sign-on and lacks sso_region"),
        (
            session.replacing("sso_role_name", with: "sso_region = x-1\nsso_role_name"),
            "and its sso-session \"corp\" differ in sso_region"
        ), (session.replacing("eu-west-1", with: "evil.example/"), "has the sso_region \"evil.example/\""),
    ])
    func mistakesOfTheProfileAreNamed(_ config: String, _ problem: String) async {
        let world = Self.world(config)
        guard case .misconfigured("the AWS profile \"dev\"", problem, _) = await world.error() else {
            Issue.record("\(String(describing: await world.error()))")
            return
        }
        #expect(world.transport.requests.isEmpty)
    }
}
