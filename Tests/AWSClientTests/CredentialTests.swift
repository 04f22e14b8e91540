import Testing

@testable import AWSClient

@Suite struct CredentialTests {
    struct NoAccess: Error, CustomStringConvertible {
        var description: String { "permission denied" }
    }

    static func environment(
        _ variables: [String: String] = [:], credentials: String? = nil, config: String? = nil
    ) -> AWSEnvironment {
        AWSEnvironment(variables: variables, homeDirectory: "/home/a") { path in
            switch path {
            case "/home/a/.aws/credentials": credentials
            case "/home/a/.aws/config": config
            case "/locked": throw NoAccess()
            default: nil
            }
        }
    }

    static func find(_ environment: AWSEnvironment, profile: String? = nil) async throws -> AWSCredentials {
        try await CredentialChain.standard(environment, profile: profile).current(nowMS: 0)
    }

    static let keys = ["AWS_ACCESS_KEY_ID": "AKENV", "AWS_SECRET_ACCESS_KEY": "senv"]
    static let file = """
        # a comment
        [default]
        aws_access_key_id = AKDEFAULT
        aws_secret_access_key = sdefault ; the key

        [dev]
        aws_access_key_id=AKDEV
        aws_secret_access_key=s/dev+#1==
        aws_session_token = tok=en
        """

    @Test func environmentGoesFirst() async throws {
        var variables = Self.keys
        variables["AWS_SESSION_TOKEN"] = "token"
        let found = try await Self.find(Self.environment(variables, credentials: Self.file))
        #expect(found.accessKeyID == "AKENV")
        #expect(found.secretAccessKey == "senv")
        #expect(found.sessionToken == "token")
        #expect(found.source == "environment")
    }

    @Test func namedProfileGoesBeforeTheEnvironment() async throws {
        let found = try await Self.find(Self.environment(Self.keys, credentials: Self.file), profile: "dev")
        #expect(found.accessKeyID == "AKDEV")
    }

    @Test func profilesOfTheCredentialsFile() async throws {
        let standard = try await Self.find(Self.environment(credentials: Self.file))
        #expect(standard.accessKeyID == "AKDEFAULT")
        #expect(standard.secretAccessKey == "sdefault")
        #expect(standard.source == "the profile default in /home/a/.aws/credentials")
        let dev = try await Self.find(Self.environment(["AWS_PROFILE": "dev"], credentials: Self.file))
        #expect(dev.secretAccessKey == "s/dev+#1==")
        #expect(dev.sessionToken == "tok=en")
    }

    @Test func profilesOfTheConfigFile() async throws {
        let config = """
            [profile dev]
            region = eu-west-1
            s3 =
              max_concurrent_requests = 10
              aws_access_key_id = NOTTHIS
            aws_access_key_id = AKCONFIG
            aws_secret_access_key = sconfig
            [dev]
            aws_access_key_id = NOTTHAT
            """
        let found = try await Self.find(Self.environment(["AWS_PROFILE": "dev"], config: config))
        #expect(found.accessKeyID == "AKCONFIG")
    }

    @Test func filesCanLieElsewhere() async throws {
        let environment = AWSEnvironment(
            variables: ["AWS_SHARED_CREDENTIALS_FILE": "~/keys"], homeDirectory: "/home/a"
        ) { $0 == "/home/a/keys" ? Self.file : nil }
        #expect(try await Self.find(environment).accessKeyID == "AKDEFAULT")
    }

    @Test func missingCredentialsListEveryPlace() async throws {
        await #expect(
            throws: CredentialError.missing(lookedAt: [
                "the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
                "the variables AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN",
                "the profile default in /home/a/.aws/credentials", "the profile default in /home/a/.aws/config",
            ])
        ) { try await Self.find(Self.environment(credentials: "[other]\na = b", config: "[default]\nregion = x")) }
    }

    @Test func unknownProfileIsNamed() async throws {
        await #expect(
            throws: CredentialError.noSuchProfile(
                name: "nope", files: ["/home/a/.aws/credentials", "/home/a/.aws/config"])
        ) { try await Self.find(Self.environment(["AWS_PROFILE": "nope"], credentials: Self.file)) }
    }

    @Test func profilesThatNeedMoreAreNamed() async throws {
        let environment = Self.environment(credentials: Self.file, config: "[profile team]\nlogin_session = arn:x\n")
        await #expect(
            throws: CredentialError.unsupported(profile: "team", file: "/home/a/.aws/config", keys: ["login_session"])
        ) { try await Self.find(environment, profile: "team") }
    }

    @Test(arguments: ["source_profile = default", "credential_source = Environment"])
    func sourceWithoutRoleIsAnError(_ setting: String) async throws {
        let environment = Self.environment(credentials: Self.file, config: "[profile team]\n\(setting)\n")
        let error = await #expect(throws: CredentialError.self) { try await Self.find(environment, profile: "team") }
        #expect(error?.description.contains("and no role_arn") == true)
    }

    @Test func roleGoesBeforeTheStaticKeysOfTheSameProfile() async throws {
        let environment = Self.environment(credentials: Self.file, config: "[profile dev]\nrole_arn = arn:r\n")
        await #expect(throws: CredentialError.self) { try await Self.find(environment, profile: "dev") }
    }

    @Test func halfAPairIsAnError() async throws {
        await #expect(throws: CredentialError.incomplete(place: "the environment", missing: "AWS_SECRET_ACCESS_KEY")) {
            try await Self.find(Self.environment(["AWS_ACCESS_KEY_ID": "AK"], credentials: Self.file))
        }
        await #expect(throws: CredentialError.self) {
            try await Self.find(Self.environment(credentials: "[default]\naws_access_key_id = AK"))
        }
    }

    @Test func unreadableFileIsAnError() async throws {
        await #expect(throws: CredentialError.unreadable(file: "/locked", message: "permission denied")) {
            try await Self.find(Self.environment(["AWS_CONFIG_FILE": "/locked"]))
        }
    }

    @Test func providersAreAskedOnceForManyCalls() async throws {
        let provider = CountingProvider(expiresAtMS: nil)
        let chain = CredentialChain([provider])
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<32 { group.addTask { _ = try? await chain.current(nowMS: 0) } }
        }
        #expect(provider.count.withLock { $0 } == 1)
    }

    @Test func credentialsAreRenewedBeforeTheyExpire() async throws {
        let provider = CountingProvider(expiresAtMS: 1_000_000)
        let chain = CredentialChain([provider])
        _ = try await chain.current(nowMS: 0)
        _ = try await chain.current(nowMS: 699_000)
        #expect(provider.count.withLock { $0 } == 1)
        _ = try await chain.current(nowMS: 701_000)
        #expect(provider.count.withLock { $0 } == 2)
    }

    struct CountingProvider: CredentialProvider {
        let name = "counting"
        let count = Locked(0)
        var expiresAtMS: Int64?

        init(expiresAtMS: Int64?) {
            self.expiresAtMS = expiresAtMS
        }

        func find() async throws(CredentialError) -> CredentialAnswer {
            count.withLock { $0 += 1 }
            await Task.yield()
            var credentials = AWSCredentials.test
            credentials.expiresAtMS = expiresAtMS
            return .found(credentials)
        }
    }
}

@Suite struct RegionTests {
    static let config = "[default]\nregion = eu-central-1\n[profile dev]\nregion = eu-north-1\n"

    @Test(arguments: [
        ("us-west-2", ["AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-2"], "us-west-2"),
        (nil, ["AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-2"], "eu-west-1"),
        (nil, ["AWS_REGION": "", "AWS_DEFAULT_REGION": "eu-west-2"], "eu-west-2"), (nil, [:], "eu-central-1"),
        (nil, ["AWS_PROFILE": "dev"], "eu-north-1"),
    ])
    func firstPlaceWins(_ argument: String?, _ variables: [String: String], _ region: String) throws {
        let environment = CredentialTests.environment(variables, config: Self.config)
        #expect(try RegionResolver.resolve(argument: argument, environment: environment).code == region)
    }

    @Test func missingRegionListsEveryPlace() {
        #expect(
            throws: RegionError.missing(lookedAt: [
                "--region", "AWS_REGION", "AWS_DEFAULT_REGION", "the profile default in /home/a/.aws/credentials",
                "the profile default in /home/a/.aws/config",
            ])
        ) { try RegionResolver.resolve(environment: CredentialTests.environment()) }
    }

    @Test(arguments: ["EU-WEST-1", "evil.example/", "", "a b"]) func hostileRegionsAreRefused(_ region: String) {
        #expect(throws: RegionError.invalid(region)) {
            try RegionResolver.resolve(argument: region, environment: CredentialTests.environment())
        }
    }
}
