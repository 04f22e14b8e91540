import Machine
import Testing

@testable import AWSClient

@Suite struct CredentialChainTests {
    /// Every place has credentials; taken away one after the other, they come in botocore's order.
    @Test func placesAreAskedInTheOrderOfBotocore() async throws {
        var world = CredentialWorld()
        world.variables = CredentialTests.keys.merging([
            "AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x",
        ]) { $1 }
        world.credentials = "[default]\naws_access_key_id = AKFILE\naws_secret_access_key = s\n"
        let role = "role_arn = arn:r\n"
        let source = "source_profile = base\n"
        let sso = "sso_session = corp\n"
        let process = "credential_process = x\n"
        let keys = "aws_access_key_id = AKCONFIG\naws_secret_access_key = s\n"
        let base = "[profile base]\naws_access_key_id = AKBASE\naws_secret_access_key = s\n"
        world.config = "[default]\n" + role + source + sso + process + keys + base
        world.process = { _ in throw ProcessError.notStarted }
        world.files = ["/token": "t"]
        func take(_ name: String) async -> String {
            do {
                let found = try await world.find()
                return found.provider
            } catch {
                return "\(error)"
            }
        }
        #expect(await take("environment") == "environment")
        world.variables["AWS_ACCESS_KEY_ID"] = nil
        world.variables["AWS_SECRET_ACCESS_KEY"] = nil
        world.transport = ScriptedTransport(.role("AssumeRole"))
        #expect(await take("role") == "assume role")
        world.config = "[default]\n" + role + sso + "web_identity_token_file = /token\n" + process + keys
        world.transport = ScriptedTransport(.role("AssumeRoleWithWebIdentity"))
        #expect(await take("web") == "web identity")
        world.variables["AWS_WEB_IDENTITY_TOKEN_FILE"] = nil
        world.config = "[default]\n" + sso + process + keys
        #expect(await take("sso").contains("sso_session \"corp\""))
        world.config = "[default]\n" + process + keys
        #expect(await take("file") == "credentials file")
        world.credentials = nil
        #expect(await take("process").contains("credential_process"))
        world.config = "[default]\n" + keys
        #expect(await take("config") == "config file")
        world.config = nil
        world.transport = ScriptedTransport(.keys)
        #expect(await take("container") == "container")
        world.variables = [:]
        world.transport = ScriptedTransport(HTTPResponse(200, "t"), HTTPResponse(200, "r"), .keys)
        #expect(await take("instance") == "instance")
    }

    @Test func providersAreNamed() {
        #expect(
            CredentialWorld().chain.providerNames == [
                "environment", "assume role", "web identity", "single sign-on", "credentials file", "aws login",
                "process",
                "config file", "container", "instance",
            ])
        #expect(CredentialWorld(profile: "dev").chain.providerNames.first == "assume role")
    }

    @Test func missingCredentialsListEveryPlace() async {
        #expect(
            await CredentialWorld(variables: ["AWS_EC2_METADATA_DISABLED": "true"]).error()
                == .missing(lookedAt: [
                    "the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
                    "the variables AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN",
                    "the profile default in /home/a/.aws/credentials", "the profile default in /home/a/.aws/config",
                    "the variables AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and AWS_CONTAINER_CREDENTIALS_FULL_URI",
                    "the EC2 instance metadata service, which AWS_EC2_METADATA_DISABLED forbids",
                ]))
    }

    @Test func nothingThatHoldsSecretsShowsThem() async throws {
        let world = CredentialWorld(variables: CredentialTests.keys, credentials: CredentialTests.file)
        let chain = world.chain
        var text = ""
        dump(try await chain.current(nowMS: 0), to: &text)
        dump(chain, to: &text)
        dump(world.environment, to: &text)
        dump(try SharedFiles(world.environment), to: &text)
        dump(ProcessAnswer(exitCode: 0, output: Array("senv".utf8)), to: &text)
        text += "\(world.environment) \(String(reflecting: chain))"
        #expect(text.contains("AKENV"))
        for secret in ["senv", "sdefault", "s/dev", "tok=en", "- 115\n"] {
            #expect(!text.contains(secret), "shows \(secret)")
        }
    }

    @Test func everyExchangeIsListedWithItsMethod() {
        #expect(
            CredentialExchange.all == [
                "sts:AssumeRole", "sts:AssumeRoleWithWebIdentity", "sso:GetRoleCredentials",
                "container:GET credentials", "imds:PUT /latest/api/token",
                "imds:GET /latest/meta-data/iam/security-credentials/",
                "imds:GET /latest/meta-data/iam/security-credentials/{role}",
            ])
        #expect(CredentialExchange.allCases.filter { $0.method == .put } == [.instanceToken])
        #expect(!AWSOperation.all.contains { $0.method == .put })
    }
}

@Suite struct CredentialRenewalTests {
    static let pause = CredentialChain.searchPauseMS

    @Test func keysInUseOutliveAFailedRenewal() async throws {
        let provider = ScriptedProvider([.keys("A", expiresAtMS: 1_000_000), .failure])
        let chain = CredentialChain([provider])
        #expect(try await chain.current(nowMS: 0).accessKeyID == "A")
        #expect(try await chain.current(nowMS: 800_000).accessKeyID == "A")
        #expect(try await chain.current(nowMS: 800_001).accessKeyID == "A")
        #expect(provider.count == 2)
        #expect(try await chain.current(nowMS: 800_000 + Self.pause).accessKeyID == "A")
        #expect(provider.count == 3)
        await #expect(throws: CredentialError.self) { try await chain.current(nowMS: 1_000_000) }
    }

    @Test func failureHoldsForAPauseAndThenIsTriedAgain() async throws {
        let provider = ScriptedProvider([.failure, .keys("A")])
        let chain = CredentialChain([provider])
        for _ in 0..<3 { await #expect(throws: CredentialError.self) { try await chain.current(nowMS: 0) } }
        #expect(provider.count == 1)
        #expect(try await chain.current(nowMS: Self.pause).accessKeyID == "A")
    }

    @Test func keysAboutToExpireAreNotSearchedForAtEveryCall() async throws {
        let provider = ScriptedProvider([.keys("A", expiresAtMS: 10_000), .keys("B", expiresAtMS: 1_000_000)])
        let chain = CredentialChain([provider])
        #expect(try await chain.current(nowMS: 0).accessKeyID == "A")
        #expect(try await chain.current(nowMS: 9_999).accessKeyID == "A")
        #expect(provider.count == 1)
        #expect(try await chain.current(nowMS: 10_000).accessKeyID == "B")
    }

    @Test func refusedKeysAreSearchedForAnewOnce() async throws {
        let provider = ScriptedProvider([.keys("A"), .keys("B")])
        let chain = CredentialChain([provider])
        let first = try await chain.current(nowMS: 0)
        let renewed = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<32 {
                group.addTask { try? await chain.renewed(after: first, nowMS: 1)?.accessKeyID }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(renewed == Array(repeating: "B", count: 32))
        #expect(provider.count == 2)
        #expect(try await chain.current(nowMS: 2).accessKeyID == "B")
    }

    @Test func theSameKeysAgainAreNoRenewal() async throws {
        let provider = ScriptedProvider([.keys("A")])
        let chain = CredentialChain([provider])
        let first = try await chain.current(nowMS: 0)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<32 {
                group.addTask { (try? await chain.renewed(after: first, nowMS: 1)) == .some(nil) }
            }
            for await isNone in group { #expect(isNone) }
        }
        #expect(provider.count == 2)
        #expect(try await chain.current(nowMS: 2).accessKeyID == "A")
        #expect(try await chain.renewed(after: first, nowMS: Self.pause + 1) == nil)
        #expect(provider.count == 3)
    }

    @Test func refusedKeysAreForgottenEvenWhenTheSearchFails() async throws {
        let provider = ScriptedProvider([.keys("A"), .failure])
        let chain = CredentialChain([provider])
        let first = try await chain.current(nowMS: 0)
        await #expect(throws: CredentialError.self) { try await chain.renewed(after: first, nowMS: 1) }
        await #expect(throws: CredentialError.self) { try await chain.current(nowMS: 2) }
        #expect(provider.count == 2)
    }

    @Test func fixedCredentialsHaveNoOthers() async throws {
        #expect(try await CredentialChain(.test).renewed(after: .test, nowMS: 0) == nil)
    }

    /// Gives its answers in order, the last again and again.
    final class ScriptedProvider: CredentialProvider {
        enum Answer {
            case keys(String, expiresAtMS: Int64? = nil)
            case failure
        }

        let name = "scripted"
        private let state: Locked<(answers: [Answer], count: Int)>

        init(_ answers: [Answer]) {
            state = Locked((answers, 0))
        }

        var count: Int { state.withLock { $0.count } }

        func find() async throws(CredentialError) -> CredentialAnswer {
            let answer = state.withLock { state in
                state.count += 1
                return state.answers.count > 1 ? state.answers.removeFirst() : state.answers[0]
            }
            await Task.yield()
            switch answer {
            case .keys(let name, let expiry):
                return .found(
                    AWSCredentials(accessKeyID: name, secretAccessKey: "s", expiresAtMS: expiry, source: "test"))
            case .failure: throw .signInNeeded(profile: "p", reason: "nobody has signed in")
            }
        }
    }
}
