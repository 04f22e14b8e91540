import Testing

@testable import AWSClient

@Suite struct EndpointSettingsTests {
    static func endpoints(
        _ variables: [String: String] = [:], config: String = "", profile: String? = nil, allowsPlainHTTP: Bool = false
    ) throws -> Endpoints {
        try Endpoints(
            CredentialWorld(variables: variables, config: config).environment, profile: profile,
            allowsPlainHTTP: allowsPlainHTTP)
    }

    static func host(_ endpoints: Endpoints, _ service: AWSServiceName = .s3) -> String {
        endpoints.endpoint(of: service, region: "eu-west-1").host
    }

    static let config = """
        [default]
        endpoint_url = https://profile.example
        services = mine

        [services mine]
        s3 =
          endpoint_url = https://section.example # local
        eventbridge =
          endpoint_url = https://events.example

        [profile off]
        endpoint_url = https://profile.example
        ignore_configured_endpoint_urls = true
        """

    /// Taken away one after the other, they come in the documented order.
    @Test func customURLsComeInTheDocumentedOrder() throws {
        var variables = [
            "AWS_ENDPOINT_URL_S3": "https://own.example", "AWS_ENDPOINT_URL": "https://general.example",
        ]
        #expect(Self.host(try Self.endpoints(variables, config: Self.config)) == "own.example")
        variables["AWS_ENDPOINT_URL_S3"] = ""
        #expect(Self.host(try Self.endpoints(variables, config: Self.config)) == "general.example")
        let files = try Self.endpoints(config: Self.config)
        #expect(Self.host(files) == "section.example")
        #expect(Self.host(files, .eventBridge) == "events.example")
        #expect(Self.host(files, .lambda) == "profile.example")
        #expect(Self.host(try Self.endpoints()) == "s3.eu-west-1.amazonaws.com")
    }

    @Test func singleSignOnHasACustomURLToo() throws {
        let endpoints = try Endpoints(variables: ["AWS_ENDPOINT_URL_SSO": "https://sso.example"])
        #expect(endpoints.endpoint(of: .ssoPortal, region: "eu-west-1").host == "sso.example")
    }

    @Test func customURLsCanBeIgnored() throws {
        #expect(Self.host(try Self.endpoints(config: Self.config, profile: "off")) == "s3.eu-west-1.amazonaws.com")
        let variables = ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "False"]
        #expect(Self.host(try Self.endpoints(variables, config: Self.config, profile: "off")) == "profile.example")
    }

    @Test(arguments: [
        ([:], "use_fips_endpoint = true", "lambda-fips.eu-west-1.amazonaws.com"),
        ([:], "use_dualstack_endpoint = TRUE", "lambda.eu-west-1.api.aws"),
        (["AWS_USE_FIPS_ENDPOINT": "false"], "use_fips_endpoint = true", "lambda.eu-west-1.amazonaws.com"),
        (
            ["AWS_USE_FIPS_ENDPOINT": "true", "AWS_USE_DUALSTACK_ENDPOINT": "true"], "",
            "lambda-fips.eu-west-1.api.aws"
        ),
    ])
    func hostsFollowTheSwitches(_ variables: [String: String], _ setting: String, _ host: String) throws {
        #expect(Self.host(try Self.endpoints(variables, config: "[default]\n\(setting)\n"), .lambda) == host)
    }

    @Test func bucketsStandBeforeDualStackHosts() throws {
        let endpoints = try Endpoints(variables: ["AWS_USE_DUALSTACK_ENDPOINT": "true"])
        #expect(
            endpoints.endpoint(ofBucket: "my-bucket", region: "eu-west-1").host
                == "my-bucket.s3.dualstack.eu-west-1.amazonaws.com")
    }

    @Test(arguments: [
        ("path", "https://c.example", "c.example", "/my-bucket"),
        ("path", "", "s3.eu-west-1.amazonaws.com", "/my-bucket"),
        ("virtual", "https://c.example", "my-bucket.c.example", ""),
        ("virtual", "http://127.0.0.1:9", "127.0.0.1:9", "/my-bucket"),
        ("auto", "https://c.example", "c.example", "/my-bucket"),
        ("Auto", "", "my-bucket.s3.eu-west-1.amazonaws.com", ""),
    ])
    func bucketsFollowTheAddressingStyle(_ style: String, _ url: String, _ host: String, _ path: String) throws {
        let config = "[default]\ns3 =\n  addressing_style = \(style)\n"
        let endpoint = try Self.endpoints(["AWS_ENDPOINT_URL": url], config: config)
            .endpoint(ofBucket: "my-bucket", region: "eu-west-1")
        #expect(endpoint.host == host)
        #expect(endpoint.basePath == path)
    }

    @Test func accountStandsBeforeTheHostWhereItCan() throws {
        func host(_ url: String) throws -> String {
            try Endpoints(variables: ["AWS_ENDPOINT_URL": url])
                .endpoint(of: .s3, account: "123456789012", region: "eu-west-1").host
        }
        #expect(try host("") == "123456789012.s3.eu-west-1.amazonaws.com")
        #expect(try host("https://control.vpce.example") == "123456789012.control.vpce.example")
        #expect(try host("http://127.0.0.1:5000") == "127.0.0.1:5000")
        #expect(try host("http://localhost:5000") == "localhost:5000")
    }

    @Test(arguments: [
        "http://127.0.0.1:5000", "http://127.8.9.10", "http://localhost", "http://s3.localhost:4566", "http://[::1]:5",
        "HTTP://LocalHost:80",
    ])
    func plainHTTPMayGoToThisMachine(_ url: String) throws {
        #expect(try Endpoints(variables: ["AWS_ENDPOINT_URL": url]).isCustom(.s3))
    }

    @Test(arguments: [
        "http://moto:5000", "http://10.0.0.1", "http://localhost.evil.example", "http://127.0.0.1.evil.example",
        "http://0.0.0.0", "http://128.0.0.1", "http://127.1", "http://[::2]", "http://evillocalhost",
    ])
    func plainHTTPToOtherMachinesMustBeAllowed(_ url: String) throws {
        let variables = ["AWS_ENDPOINT_URL": url]
        let error = EndpointError.plainHTTP(variable: "AWS_ENDPOINT_URL", value: url)
        #expect(throws: error) { try Endpoints(variables: variables) }
        #expect(error.description.contains("--allow-http"))
        #expect(try Endpoints(variables: variables, allowsPlainHTTP: true).isCustom(.s3))
        #expect(try Self.endpoints(variables, allowsPlainHTTP: true).isCustom(.s3))
    }

    @Test(arguments: [
        (
            "use_fips_endpoint = yes",
            "use_fips_endpoint of the profile default is \"yes\", which is neither true nor false."
        ),
        ("s3 =\n  addressing_style = x", "s3 addressing_style of the profile default is \"x\", which is no addressing"),
        ("services = gone", "services of the profile default is \"gone\", and there is no section [services gone]."),
        ("endpoint_url = x", "endpoint_url of the profile default is \"x\", which is no http or https URL."),
    ])
    func mistakesNameTheirPlace(_ setting: String, _ message: String) {
        let error = #expect(throws: EndpointError.self) { try Self.endpoints(config: "[default]\n\(setting)\n") }
        #expect(error?.description.hasPrefix(message) == true)
    }

    @Test func errorsHideUserAndQuery() {
        let error = #expect(throws: EndpointError.self) {
            try Endpoints(variables: ["AWS_ENDPOINT_URL": "https://me:secret@h/?token=hidden"])
        }
        #expect(error?.description.contains("\"https://***@h/?***\"") == true)
    }

    @Test func bundleOfAuthoritiesMayStandInTheProfile() throws {
        let config = "[default]\nca_bundle = ~/ca.pem\n"
        #expect(try CurlOptions(CredentialWorld(config: config).environment).caBundlePath == "/home/a/ca.pem")
        let world = CredentialWorld(variables: ["AWS_CA_BUNDLE": "/env.pem"], config: config)
        #expect(try CurlOptions(world.environment).caBundlePath == "/env.pem")
    }

    @Test func metadataServicesAreReachedWithoutProxy() {
        #expect(CurlOptions(variables: ["no_proxy": "*"]).noProxy == "*")
        let options = CurlOptions(variables: ["http_proxy": "http://proxy.example", "no_proxy": "a.example"])
        let hosts = options.noProxy?.split(separator: ",").map(String.init)
        #expect(
            hosts == [
                "a.example", "169.254.169.254", "169.254.170.2", "169.254.170.23", "fd00:ec2::254", "fd00:ec2::23",
            ])
    }
}
