import Facts
import Testing

@testable import AWSClient

@Suite("Requests with credentials go only to AWS and to endpoints of the user")
struct CredentialHostTests {
    static func refusal(
        _ scheme: String, _ host: String, path: String = "/", variables: [String: String] = [:], config: String? = nil
    ) throws -> TransportError? {
        let environment = CredentialWorld(variables: variables, config: config).environment
        let endpoints = try Endpoints(environment, allowsPlainHTTP: true)
        return CredentialHosts(endpoints, environment: environment, profile: "default").refusal(
            of: HTTPRequest(scheme: scheme, host: host, path: path))
    }

    @Test(arguments: ServiceHostTests.rows) func everyHostOfAWSPasses(_ row: ServiceHostTests.Row) throws {
        for (index, host) in row.hosts.enumerated() where host != "-" {
            let variables = [
                "AWS_USE_FIPS_ENDPOINT": "\(index % 2 == 1)", "AWS_USE_DUALSTACK_ENDPOINT": "\(index > 1)",
            ]
            #expect(try Self.refusal("https", host, variables: variables) == nil, "\(host)")
            #expect(try Self.refusal("http", host, variables: variables)?.kind == .withheld, "\(host)")
            let names = row.prefix == "s3" ? ["my-bucket"] : row.prefix == "s3-control" ? ["123456789012"] : []
            for name in names { #expect(try Self.refusal("https", "\(name).\(host)", variables: variables) == nil) }
        }
    }

    @Test(arguments: [
        "attacker.example", "s3.x.attacker.example/?.amazonaws.com", "s3.eu-west-1.amazonaws.com.attacker.example",
        "attacker.example?s3.eu-west-1.amazonaws.com", "attacker.example#s3.eu-west-1.amazonaws.com",
        "attacker.example/s3.eu-west-1.amazonaws.com", "user@s3.eu-west-1.amazonaws.com",
        "s3.eu-west-1.amazonaws.com@attacker.example", "s3.eu-west-1.amazonaws.com:8443",
        "s3.eu-west-1.amazonaws.com:443",
        "s3.eu-west-1.amazonaws.com.", "S3.eu-west-1.amazonaws.com", "s3.EU-WEST-1.amazonaws.com",
        "s3.eu-west-1.amazonaws.cоm", "s3%2eeu-west-1.amazonaws.com", "xn--s3.eu-west-1.amazonaws.com", "",
        "amazonaws.com", ".s3.eu-west-1.amazonaws.com", "a.b.s3.eu-west-1.amazonaws.com",
        "a@b.s3.eu-west-1.amazonaws.com", "MyBucket.s3.eu-west-1.amazonaws.com",
        "12345.s3-control.eu-west-1.amazonaws.com",
        // Hosts below AWS's domain whose owners are customers.
        "abc123.execute-api.eu-west-1.amazonaws.com", "abc123.lambda-url.eu-west-1.on.aws",
        "x.lambda.eu-west-1.amazonaws.com", "lb-1.eu-west-1.elb.amazonaws.com",
        "ec2-1-2-3-4.eu-west-1.compute.amazonaws.com", "s3-website.eu-west-1.amazonaws.com",
        "s3.cn-north-1.amazonaws.com", "s3.eu-west-1.amazonaws.com.cn", "s3.attacker-1.amazonaws.com",
        "169.254.169.253",
        "127.0.0.1:5000", "localhost",
    ])
    func otherHostsAreRefused(_ host: String) throws {
        for scheme in ["https", "http", "ftp", ""] {
            #expect(try Self.refusal(scheme, host)?.kind == .withheld)
        }
    }

    @Test(arguments: ["", "@attacker.example/", ".attacker.example/", ":443/", "/a b", "/a\\b", "/#", "/é", "/\r\n"])
    func otherPathsAreRefused(_ path: String) throws {
        #expect(try Self.refusal("https", "sts.eu-west-1.amazonaws.com", path: path)?.kind == .withheld)
        #expect(try Self.refusal("https", "sts.eu-west-1.amazonaws.com", path: "/a%20b//../c") == nil)
    }

    @Test func endpointsOfTheEnvironmentPassAndReplaceThoseOfAWS() throws {
        let variables = [
            "AWS_ENDPOINT_URL": "http://127.0.0.1:5000", "AWS_ENDPOINT_URL_S3": "https://s3.corp.example:9000/x",
        ]
        #expect(try Self.refusal("http", "127.0.0.1:5000", variables: variables) == nil)
        #expect(try Self.refusal("https", "s3.corp.example:9000", variables: variables) == nil)
        #expect(try Self.refusal("https", "my-bucket.s3.corp.example:9000", variables: variables) == nil)
        for (scheme, host) in [
            ("https", "127.0.0.1:5000"), ("http", "127.0.0.1:5001"), ("http", "127.0.0.1"),
            ("http", "x.127.0.0.1:5000"),
            ("http", "s3.corp.example:9000"), ("https", "a.b.s3.corp.example:9000"), ("https", "s3.corp.example"),
            ("https", "lambda.eu-west-1.amazonaws.com"),
        ] {
            #expect(try Self.refusal(scheme, host, variables: variables)?.kind == .withheld, "\(scheme) \(host)")
        }
    }

    @Test func endpointsOfTheProfilePass() throws {
        let config = "[default]\nendpoint_url = https://aws.corp.example\n"
        #expect(try Self.refusal("https", "aws.corp.example", config: config) == nil)
        #expect(try Self.refusal("https", "sts.eu-west-1.amazonaws.com", config: config)?.kind == .withheld)
    }

    @Test func metadataServicesPassWhereTheEnvironmentSaysTheyAre() throws {
        #expect(try Self.refusal("http", "169.254.169.254") == nil)
        #expect(try Self.refusal("http", "169.254.170.2")?.kind == .withheld)
        let container = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/x"]
        #expect(try Self.refusal("http", "169.254.170.2", variables: container) == nil)
        let full = ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://localhost:1338/x?y"]
        #expect(try Self.refusal("http", "localhost:1338", variables: full) == nil)
        #expect(try Self.refusal("http", "localhost:1339", variables: full)?.kind == .withheld)
        let ipv6 = ["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv6"]
        #expect(try Self.refusal("http", "[fd00:ec2::254]", variables: ipv6) == nil)
        #expect(try Self.refusal("http", "169.254.169.254", variables: ipv6)?.kind == .withheld)
    }

    @Test func refusedRequestsReachNoTransport() async throws {
        let transport = ScriptedTransport(HTTPResponse(200, "{}"))
        let guarded = GuardedTransport(transport, hosts: CredentialHosts(.default))
        await #expect(throws: TransportError.self) {
            try await guarded.send(HTTPRequest(host: "attacker.example", headers: [HTTPHeader("Authorization", "x")]))
        }
        #expect(transport.requests.isEmpty)
        _ = try await guarded.send(HTTPRequest(host: "sts.eu-west-1.amazonaws.com"))
        #expect(transport.requests.count == 1)
    }

    @Test(arguments: ["x.attacker.example/?", "attacker.example", "EU-WEST-1", "", "cn-north-1", "us-gov-west-1"])
    func regionsOfFactsThatAreNoneFailBeforeAnythingIsSent(_ region: String) async throws {
        let transport = ScriptedTransport(HTTPResponse(200, #"{"Functions": []}"#))
        let client = try AWSClient.scripted(transport)
        do {
            _ = try await client.lambda(region: region).functions().all()
            Issue.record("a call of the region \(region) was answered")
        } catch {
            #expect(error.code == AWSError.Code.invalidRegion)
            #expect(!error.isRetryable)
        }
        #expect(transport.requests.isEmpty)
    }

    @Test(arguments: ["x.attacker.example/?", "cn-north-1", "EU", "eu-west-1.attacker.example"])
    func redirectsLeadToNoOtherPlace(_ region: String) async throws {
        let transport = ScriptedTransport(HTTPResponse(301, "", headers: ["x-amz-bucket-region": region]))
        let client = try AWSClient.scripted(transport)
        await #expect(throws: AWSError.self) { try await client.s3().location(ofBucket: "my-bucket") }
        client.s3().setRegion(region, ofBucket: "other-bucket")
        await #expect(throws: AWSError.self) { try await client.s3().location(ofBucket: "other-bucket") }
        #expect(
            Set(transport.requests.map(\.host)).isSubset(of: [
                "my-bucket.s3.us-east-1.amazonaws.com", "other-bucket.s3.us-east-1.amazonaws.com",
            ]))
    }

    @Test func redirectsWithinThePartitionAreFollowed() async throws {
        let transport = ScriptedTransport(
            HTTPResponse(301, "", headers: ["x-amz-bucket-region": "eu-west-1"]),
            HTTPResponse(200, "<LocationConstraint>eu-west-1</LocationConstraint>"))
        let client = try AWSClient.scripted(transport)
        #expect(try await client.s3().location(ofBucket: "my-bucket") == "eu-west-1")
        #expect(transport.requests.last?.host == "my-bucket.s3.eu-west-1.amazonaws.com")
    }

    @Test(arguments: ["a/b", "a@b.c", "abc?x", "..", "ab", "a b c", "bücket"])
    func bucketsThatAreNoneFailBeforeAnythingIsSent(_ name: String) async throws {
        let transport = ScriptedTransport(HTTPResponse(200, ""))
        let client = try AWSClient.scripted(transport)
        await #expect(throws: AWSError.self) { try await client.s3().location(ofBucket: name) }
        await #expect(throws: AWSError.self) { try await client.s3().object(bucket: name, key: "k", limitBytes: 1) }
        #expect(transport.requests.isEmpty)
    }

    @Test func regionsOfProfilesAreCheckedBeforeSTSIsAsked() async throws {
        let config = """
            [default]
            role_arn = arn:aws:iam::123456789012:role/r
            source_profile = keys
            region = x.attacker.example/?
            [profile keys]
            aws_access_key_id = A
            aws_secret_access_key = B
            """
        let world = CredentialWorld(config: config)
        let error = await world.error()
        #expect(error?.description.contains("has the region \"x.attacker.example/?\"") == true)
        #expect(world.transport.requests.isEmpty)
    }
}
