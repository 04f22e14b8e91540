import Testing

@testable import AWSClient

@Suite struct ContainerCredentialsTests {
    static let relative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
    static let full = "AWS_CONTAINER_CREDENTIALS_FULL_URI"
    static let token = "AWS_CONTAINER_AUTHORIZATION_TOKEN"
    static let tokenFile = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"

    static func world(_ variables: [String: String], _ answers: HTTPResponse...) -> CredentialWorld {
        CredentialWorld(
            variables: variables, files: ["/token": "filetoken\n", "/bad": "bad\ntoken"],
            transport: ScriptedTransport((answers.isEmpty ? [.keys] : answers).map(ScriptedTransport.Answer.response)))
    }

    @Test(
        arguments: [
            ([relative: "/v2/credentials/1?a=b"], "http://169.254.170.2/v2/credentials/1?a=b", nil),
            ([relative: "/r", full: "http://localhost/f"], "http://169.254.170.2/r", nil),
            (
                [full: "http://169.254.170.23/v1/credentials", tokenFile: "/token"],
                "http://169.254.170.23/v1/credentials",
                "filetoken"
            ),
            (
                [full: "http://[fd00:ec2::23]/v1", tokenFile: "/token", token: "x"], "http://[fd00:ec2::23]/v1",
                "filetoken"
            ),
            ([full: "http://127.0.0.9:81/c", token: "vartoken"], "http://127.0.0.9:81/c", "vartoken"),
            ([full: "https://keys.example:443"], "https://keys.example/", nil),
        ] as [([String: String], String, String?)])
    func endpointGivesKeys(_ variables: [String: String], _ url: String, _ token: String?) async throws {
        let world = Self.world(variables)
        let found = try await world.find()
        #expect(found.accessKeyID == "ASIAMETA")
        #expect(found.sessionToken == "metatoken")
        #expect(found.expiresAtMS == TestClock.start + 6 * 3_600_000)
        #expect(found.provider == "container")
        #expect(world.transport.requests.map(\.url) == [url])
        #expect(world.transport.requests.first?.header("Authorization") == token)
    }

    @Test(arguments: [
        "http://169.254.169.254/x", "http://keys.example/", "http://127.0.0.1.evil.example/", "http://2130706433/",
        "http://[::2]/", "http://0177.0.0.1/", "ftp://localhost/", "http://a@127.0.0.1/", "/x",
    ])
    func otherHostsAreRefused(_ url: String) async {
        let world = Self.world([Self.full: url, Self.token: "vartoken"])
        guard case .misconfigured(Self.full, _, _) = await world.error(hiding: "vartoken") else {
            Issue.record("\(String(describing: await world.error()))")
            return
        }
        #expect(world.transport.requests.isEmpty)
    }

    @Test(arguments: [[token: "bad\r\nX: y"], [tokenFile: "/bad"]]) func tokensThatFitNoHeaderAreRefused(
        _ variables: [String: String]
    ) async {
        let world = Self.world(variables.merging([Self.relative: "/x"]) { $1 })
        guard case .misconfigured(_, "holds no token that fits into a header", _) = await world.error(hiding: "bad\n")
        else {
            Issue.record("another outcome")
            return
        }
    }

    @Test func missingTokenFileIsNamed() async {
        #expect(
            await Self.world([Self.relative: "/x", Self.tokenFile: "/none"]).error()
                == .unreadable(file: "/none", message: "there is no such file"))
    }

    @Test func refusalHoldsNoToken() async {
        let world = Self.world(
            [Self.full: "http://localhost/", Self.token: "vartoken"],
            HTTPResponse(403, "{\"code\": \"AccessDenied\", \"message\": \"not vartoken\"}"))
        #expect(
            await world.error(hiding: "vartoken")?.description
                == "AWS_CONTAINER_CREDENTIALS_FULL_URI: container:GET credentials was refused with AccessDenied: not ***. "
                + "Check the role of the task or pod.")
    }

    @Test func aPassingFailureIsTriedAgain() async throws {
        let world = Self.world([Self.relative: "/x"], HTTPResponse(500, ""), .keys)
        #expect(try await world.find().accessKeyID == "ASIAMETA")
        #expect(world.transport.requests.count == 2)
    }

    @Test(arguments: ["", "{}", "{\"AccessKeyId\": \"A\"}", "[1]"]) func unreadableAnswersAreErrors(_ body: String)
        async
    {
        let world = Self.world([Self.relative: "/x"], HTTPResponse(200, body))
        guard case .unreachable(.containerCredentials, Self.relative, _) = await world.error() else {
            Issue.record("another outcome")
            return
        }
    }
}
