import Testing

@testable import AWSClient

@Suite struct InstanceCredentialsTests {
    static let token = HTTPResponse(200, "imdstoken==")
    static let role = HTTPResponse(200, "web role\n")

    static func world(_ variables: [String: String] = [:], _ answers: HTTPResponse...) -> CredentialWorld {
        CredentialWorld(
            variables: variables, transport: ScriptedTransport(answers.map(ScriptedTransport.Answer.response)))
    }

    @Test(arguments: [
        ([:], "http://169.254.169.254"),
        (["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv6"], "http://[fd00:ec2::254]"),
        (["AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:1338/base/"], "http://127.0.0.1:1338/base"),
    ])
    func roleOfTheInstanceIsFoundWithASessionToken(_ variables: [String: String], _ base: String) async throws {
        let world = Self.world(variables, Self.token, Self.role, .keys)
        let found = try await world.find()
        #expect(found.accessKeyID == "ASIAMETA")
        #expect(found.provenance == "instance: the instance's role web role (expires 20261124T070203Z)")
        let requests = world.transport.requests
        #expect(
            requests.map(\.url) == [
                "\(base)/latest/api/token", "\(base)/latest/meta-data/iam/security-credentials/",
                "\(base)/latest/meta-data/iam/security-credentials/web%20role",
            ])
        #expect(requests.map(\.method) == [.put, .get, .get])
        #expect(requests[0].header("x-aws-ec2-metadata-token-ttl-seconds") == "21600")
        #expect(requests[1...].allSatisfy { $0.header("x-aws-ec2-metadata-token") == "imdstoken==" })
    }

    @Test func endpointMayStandInTheProfile() async throws {
        var world = Self.world([:], Self.token, Self.role, .keys)
        world.config = "[default]\nec2_metadata_service_endpoint = http://[::1]:8\n"
        _ = try await world.find()
        #expect(world.transport.requests.first?.host == "[::1]:8")
    }

    @Test func disabledServiceIsNotAsked() async {
        let world = Self.world(["AWS_EC2_METADATA_DISABLED": "TRUE"], Self.token, Self.role, .keys)
        #expect(
            Self.lastPlace(await world.error())
                == "the EC2 instance metadata service, which AWS_EC2_METADATA_DISABLED forbids")
        #expect(world.transport.requests.isEmpty)
    }

    /// Version 1 would answer the second question without a token; it is not asked.
    @Test(arguments: [401, 403, 404, 405, 500]) func refusedTokenEndsTheSearch(_ status: Int) async {
        let world = Self.world([:], HTTPResponse(status, ""), Self.role, .keys)
        #expect(
            Self.lastPlace(await world.error())
                == "the EC2 instance metadata service, which gives no IMDSv2 token (status \(status))")
        #expect(world.transport.requests.count == 1)
    }

    @Test func silenceIsNoInstance() async {
        var world = Self.world()
        world.transport = ScriptedTransport([.failure(TransportError(kind: .timeout, host: "h", message: "m"))])
        #expect(
            Self.lastPlace(await world.error())
                == "the EC2 instance metadata service, which does not answer at 169.254.169.254")
        #expect(world.transport.requests.count == 1)
    }

    @Test func silenceIsNotWaitedForLongerThanASecond() async {
        struct Silent: HTTPTransport {
            func send(_ request: HTTPRequest) async throws -> HTTPResponse {
                try await Task.sleep(nanoseconds: 60_000_000_000)
                return HTTPResponse(200, "late")
            }
            func close() async {}
        }
        let waits = Locked([Int64]())
        let clock = AWSClock(
            nowMS: { 0 }, sleepMS: { delay in waits.withLock { $0.append(delay) } }, random: { 0 })
        let chain = CredentialChain.standard(
            CredentialWorld().environment, transport: Silent(), clock: clock)
        await #expect(throws: CredentialError.self) { try await chain.current(nowMS: 0) }
        #expect(waits.withLock { $0 } == [1000])
    }

    @Test func instanceWithoutRoleHasNothing() async {
        let world = Self.world([:], Self.token, HTTPResponse(404, ""))
        #expect(
            Self.lastPlace(await world.error())
                == "the EC2 instance metadata service, which has no role (status 404)")
    }

    @Test(arguments: [
        (HTTPResponse(500, ""), "status 500"),
        (HTTPResponse(200, "{\"Code\": \"AssumeRoleUnauthorizedAccess\"}"), "the code AssumeRoleUnauthorizedAccess"),
        (
            HTTPResponse(200, "{\"Code\": \"Success\", \"SecretAccessKey\": \"metasecret\"}"),
            "the JSON answer lacks AccessKeyId"
        ),
    ])
    func unusableKeysAreErrors(_ answer: HTTPResponse, _ message: String) async {
        let world = Self.world([:], Self.token, Self.role, answer)
        #expect(
            await world.error(hiding: "metasecret", "imdstoken")
                == .unreachable(
                    exchange: .instanceCredentials, place: "the EC2 instance metadata service",
                    message: "169.254.169.254: \(message)"))
    }

    private static func lastPlace(_ error: CredentialError?) -> String? {
        guard case .missing(let places) = error else { return nil }
        return places.last
    }
}
