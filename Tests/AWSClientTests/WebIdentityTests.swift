import Testing

@testable import AWSClient

@Suite struct WebIdentityTests {
    static let variables = ["AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": "arn:env"]
    static let config = "[profile dev]\nrole_arn = arn:profile\nweb_identity_token_file = ~/t\nrole_session_name = p\n"

    static func world(_ variables: [String: String], _ answer: HTTPResponse = .role(action)) -> CredentialWorld {
        CredentialWorld(
            variables: variables, config: config,
            files: ["/token": "jwt-secret\n", "/home/a/t": "other-secret", "/empty": "\n"],
            transport: ScriptedTransport(answer))
    }

    static let action = "AssumeRoleWithWebIdentity"

    @Test func variablesGiveTokenAndRole() async throws {
        var world = Self.world(Self.variables.merging(["AWS_ROLE_SESSION_NAME": "ci"]) { $1 })
        world.region = "cn-north-1"
        let found = try await world.find()
        #expect(found.accessKeyID == "ASIAROLE")
        #expect(found.provider == "web identity")
        let request = try #require(world.transport.requests.first)
        #expect(request.host == "sts.cn-north-1.amazonaws.com.cn")
        #expect(request.header("Authorization") == nil)
        #expect(
            world.transport.form(0) == [
                "Action": Self.action, "Version": "2011-06-15", "RoleArn": "arn:env", "RoleSessionName": "ci",
                "WebIdentityToken": "jwt-secret",
            ])
    }

    @Test func profileGivesThemToo() async throws {
        var world = Self.world([:])
        world.profile = "dev"
        _ = try await world.find()
        #expect(world.transport.form(0)["RoleArn"] == "arn:profile")
        #expect(world.transport.form(0)["WebIdentityToken"] == "other-secret")
        #expect(world.transport.form(0)["RoleSessionName"] == "p")
    }

    @Test func profileOfTheArgumentGoesBeforeTheVariables() async throws {
        var world = Self.world(Self.variables)
        world.profile = "dev"
        _ = try await world.find()
        #expect(world.transport.form(0)["RoleArn"] == "arn:profile")
    }

    @Test func sourceProfileMayHaveAWebIdentity() async throws {
        var world = Self.world([:])
        world.config = Self.config + "[profile top]\nrole_arn = arn:top\nsource_profile = dev\n"
        world.profile = "top"
        world.transport = ScriptedTransport(.role(Self.action, key: "ASIAWEB"), .role("AssumeRole"))
        #expect(try await world.find().accessKeyID == "ASIAROLE")
        #expect(world.transport.requests[1].header("Authorization")?.contains("Credential=ASIAWEB/") == true)
    }

    @Test func missingRoleIsNamed() async {
        let world = Self.world(["AWS_WEB_IDENTITY_TOKEN_FILE": "/token"])
        #expect(
            await world.error()
                == .misconfigured(
                    place: "AWS_WEB_IDENTITY_TOKEN_FILE", problem: "names a token file, but no role",
                    remedy: "Set AWS_ROLE_ARN or role_arn."))
    }

    @Test(arguments: [
        ("/none", "there is no such file"), ("/locked", "permission denied"), ("/empty", "it is empty"),
    ])
    func unreadableTokenIsNamed(_ file: String, _ message: String) async {
        let world = Self.world(Self.variables.merging(["AWS_WEB_IDENTITY_TOKEN_FILE": file]) { $1 })
        #expect(await world.error() == .unreadable(file: file, message: message))
        #expect(world.transport.requests.isEmpty)
    }

    @Test func refusalHoldsNoToken() async {
        let world = Self.world(
            Self.variables, .xmlError(400, "InvalidIdentityToken", "the token jwt-secret is not of this issuer"))
        let error = await world.error(hiding: "jwt-secret")
        #expect(
            error?.description == "AWS_WEB_IDENTITY_TOKEN_FILE: sts:AssumeRoleWithWebIdentity was refused with "
                + "InvalidIdentityToken: the token *** is not of this issuer (request req-1). Compare the role's trust "
                + "policy with issuer, audience and subject of the token.")
    }
}
