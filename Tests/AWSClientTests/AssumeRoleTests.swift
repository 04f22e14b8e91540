import Testing

@testable import AWSClient

@Suite struct AssumeRoleTests {
    static let base = "[base]\naws_access_key_id = AKBASE\naws_secret_access_key = basesecret\n"

    static func world(_ config: String, _ answers: HTTPResponse..., mfa: AWSEnvironment.AskMFA? = nil)
        -> CredentialWorld
    {
        CredentialWorld(
            config: config, credentials: base, profile: "dev",
            transport: ScriptedTransport(answers.map(ScriptedTransport.Answer.response)), mfa: mfa)
    }

    @Test func roleIsAssumedWithTheKeysOfTheSourceProfile() async throws {
        let world = Self.world(
            "[profile dev]\nrole_arn = arn:r\nsource_profile = base\nregion = eu-west-1\n", .role("AssumeRole"))
        let found = try await world.find()
        #expect(found.accessKeyID == "ASIAROLE")
        #expect(found.sessionToken == "roletoken")
        #expect(found.expiresAtMS == TestClock.start + 3_600_000)
        #expect(
            found.provenance == "assume role: the role arn:r, assumed from the profile base in "
                + "/home/a/.aws/credentials (expires 20261124T020203Z)")
        let request = try #require(world.transport.requests.first)
        #expect(request.method == .post)
        #expect(request.host == "sts.eu-west-1.amazonaws.com")
        #expect(request.header("Authorization")?.contains("Credential=AKBASE/20261124/eu-west-1/sts/") == true)
        #expect(
            world.transport.form(0) == [
                "Action": "AssumeRole", "Version": "2011-06-15", "RoleArn": "arn:r",
                "RoleSessionName": "pipereport-1795482123",
            ])
    }

    @Test func settingsOfTheRoleAreSent() async throws {
        let world = Self.world(
            """
            [profile dev]
            role_arn = arn:r
            source_profile = base
            external_id = e&1
            role_session_name = me
            duration_seconds = 900
            mfa_serial = arn:mfa
            """, .role("AssumeRole"), mfa: { $0 == "MFA code of arn:mfa: " ? " 123 456\n" : nil })
        _ = try await world.find()
        let form = world.transport.form(0)
        #expect(form["ExternalId"] == "e&1")
        #expect(form["RoleSessionName"] == "me")
        #expect(form["DurationSeconds"] == "900")
        #expect(form["SerialNumber"] == "arn:mfa")
        #expect(form["TokenCode"] == "123456")
    }

    @Test func rolesCanFollowEachOther() async throws {
        let world = Self.world(
            "[profile dev]\nrole_arn = arn:2\nsource_profile = mid\n[profile mid]\nrole_arn = arn:1\nsource_profile = base\n",
            .role("AssumeRole", key: "ASIAMID"), .role("AssumeRole"))
        #expect(try await world.find().accessKeyID == "ASIAROLE")
        #expect(world.transport.requests.count == 2)
        #expect(world.transport.form(0)["RoleArn"] == "arn:1")
        #expect(world.transport.requests[1].header("Authorization")?.contains("Credential=ASIAMID/") == true)
        #expect(world.transport.requests[1].header("X-Amz-Security-Token") == "roletoken")
    }

    @Test func profileWithKeysAndRoleMayNameItself() async throws {
        var world = Self.world("[profile dev]\nrole_arn = arn:r\nsource_profile = dev\n", .role("AssumeRole"))
        world.credentials = "[dev]\naws_access_key_id = AKDEV\naws_secret_access_key = s\n"
        #expect(try await world.find().accessKeyID == "ASIAROLE")
        #expect(world.transport.requests[0].header("Authorization")?.contains("Credential=AKDEV/") == true)
    }

    @Test(arguments: [
        ("[profile dev]\nrole_arn = r\nsource_profile = dev\n", ["dev", "dev"]),
        (
            "[profile dev]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = r\nsource_profile = dev\n",
            ["dev", "b", "dev"]
        ),
        (
            "[profile dev]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = r\nsource_profile = b\n",
            ["dev", "b", "b"]
        ),
    ])
    func circlesAreFound(_ config: String, _ profiles: [String]) async {
        let world = Self.world(config, .role("AssumeRole"))
        #expect(await world.error() == .loop(profiles: profiles))
        #expect(world.transport.requests.isEmpty)
    }

    @Test func environmentCanBeTheSource() async throws {
        var world = Self.world("[profile dev]\nrole_arn = r\ncredential_source = Environment\n", .role("AssumeRole"))
        world.variables = CredentialTests.keys
        #expect(try await world.find().accessKeyID == "ASIAROLE")
        #expect(world.transport.requests[0].header("Authorization")?.contains("Credential=AKENV/") == true)
    }

    @Test func containerAndInstanceCanBeTheSource() async throws {
        var world = Self.world(
            "[profile dev]\nrole_arn = r\ncredential_source = EcsContainer\n", .keys, .role("AssumeRole"))
        world.variables = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"]
        #expect(try await world.find().accessKeyID == "ASIAROLE")
        let instance = Self.world(
            "[profile dev]\nrole_arn = r\ncredential_source = Ec2InstanceMetadata\n", HTTPResponse(200, "t"),
            HTTPResponse(200, "web"), .keys, .role("AssumeRole"))
        #expect(try await instance.find().accessKeyID == "ASIAROLE")
        #expect(instance.transport.requests[3].header("X-Amz-Security-Token") == "metatoken")
    }

    @Test(arguments: [
        ("", "has role_arn, but neither source_profile nor credential_source"),
        ("source_profile = base\ncredential_source = Environment", "has both source_profile and credential_source"),
        ("source_profile = nope", "has the source_profile \"nope\", which is in no file"),
        ("source_profile = empty", "has the source_profile \"empty\", which has no credentials"),
        ("credential_source = Moon", "has the unknown credential_source \"Moon\""),
        (
            "credential_source = Environment",
            "has the credential_source Environment, where there are none (looked at the variables AWS_ACCESS_KEY_ID and "
                + "AWS_SECRET_ACCESS_KEY)"
        ), ("source_profile = base\nduration_seconds = 1h", "has the duration_seconds \"1h\""),
    ])
    func mistakesOfTheProfileAreNamed(_ settings: String, _ problem: String) async {
        let world = Self.world("[profile dev]\nrole_arn = r\n\(settings)\n[profile empty]\nregion = x\n")
        guard case .misconfigured("the AWS profile \"dev\"", problem, let remedy) = await world.error() else {
            Issue.record("\(String(describing: await world.error()))")
            return
        }
        #expect(remedy.hasSuffix("."))
        #expect(world.transport.requests.isEmpty)
    }

    @Test(arguments: [nil, { _ in nil }, { _ in " " }] as [AWSEnvironment.AskMFA?])
    func mfaWithoutAnAnswerIsExplained(_ mfa: AWSEnvironment.AskMFA?) async {
        let world = Self.world(
            "[profile dev]\nrole_arn = r\nsource_profile = base\nmfa_serial = arn:mfa\n", mfa: mfa)
        #expect(await world.error() == .mfaNeeded(profile: "dev", device: "arn:mfa"))
    }

    @Test func refusalKeepsTheWordsOfSTSAndNoSecret() async {
        let world = Self.world(
            "[profile dev]\nrole_arn = arn:r\nsource_profile = base\nexternal_id = hidden\n",
            .xmlError(403, "AccessDenied", "no hidden\nway."))
        let error = await world.error(hiding: "hidden", "basesecret")
        #expect(
            error?.description == "the AWS profile \"dev\": sts:AssumeRole was refused with AccessDenied: no *** way "
                + "(request req-1). Allow sts:AssumeRole on arn:r to the caller, in its own policy and in the role's "
                + "trust policy.")
    }

    @Test(arguments: [
        HTTPResponse(200, ""), HTTPResponse(200, "<html/>"), HTTPResponse.role("AssumeRole", expiration: "soon"),
        .role("AssumeRoleWithWebIdentity"), .role("AssumeRole", key: ""),
    ])
    func unreadableAnswersAreErrors(_ answer: HTTPResponse) async {
        let world = Self.world("[profile dev]\nrole_arn = arn:r\nsource_profile = base\n", answer)
        guard case .unreachable(.assumeRole, _, let message) = await world.error(hiding: "rolesecret", "roletoken")
        else {
            Issue.record("another outcome")
            return
        }
        #expect(message.hasPrefix("sts.us-east-1.amazonaws.com: the XML answer"))
    }

    @Test func brokenConnectionsAreTriedAgain() async throws {
        var world = Self.world("[profile dev]\nrole_arn = arn:r\nsource_profile = base\n")
        let lost = TransportError(kind: .connectionLost, host: "h", message: "gone")
        world.transport = ScriptedTransport([
            .failure(lost), .response(HTTPResponse(503, "")), .response(.role("AssumeRole")),
        ])
        #expect(try await world.find().accessKeyID == "ASIAROLE")
        world.transport = ScriptedTransport([.failure(lost)])
        guard case .unreachable(.assumeRole, _, "h: gone") = await world.error() else {
            Issue.record("another outcome")
            return
        }
        #expect(world.transport.requests.count == 3)
    }
}
