import Facts

@testable import AWSClient

/// Environment, files, network and clock of a test about credentials.
struct CredentialWorld {
    struct NoAccess: Error, CustomStringConvertible {
        var description: String { "permission denied" }
    }

    var variables: [String: String] = [:]
    var config: String?
    var credentials: String?
    /// Other files by path; the home is `/home/a`.
    var files: [String: String] = [:]
    var profile: String?
    var region: AWSRegion?
    var transport = ScriptedTransport()
    var process: AWSEnvironment.RunProcess?
    var mfa: AWSEnvironment.AskMFA?
    var endpoints = Endpoints.default

    /// 2026-11-24T01:02:03Z, and waits that end only when they are cancelled, but for short ones.
    static let clock = AWSClock(
        nowMS: { TestClock.start },
        sleepMS: { delay in
            // Time-outs of the providers start at a second; the pauses between attempts may end at once.
            if delay == 1000 || delay == 2000 { try await Task.sleep(nanoseconds: 60_000_000_000) }
        }, random: { 0.5 })

    var environment: AWSEnvironment {
        let files = self.files.merging(
            [("/home/a/.aws/config", config), ("/home/a/.aws/credentials", credentials)].compactMap { path, text in
                text.map { (path, $0) }
            }
        ) { $1 }
        return AWSEnvironment(variables: variables, homeDirectory: "/home/a", runProcess: process, askMFA: mfa) {
            path in
            if path.hasPrefix("/locked") { throw NoAccess() }
            return files[path]
        }
    }

    var chain: CredentialChain {
        CredentialChain.standard(
            environment, profile: profile, transport: transport, endpoints: endpoints, region: region,
            clock: Self.clock)
    }

    func find() async throws -> AWSCredentials { try await chain.current(nowMS: TestClock.start) }

    /// The error of a search that must fail, which must hold none of `secrets`.
    func error(hiding secrets: String...) async -> CredentialError? {
        do {
            let found = try await chain.current(nowMS: TestClock.start)
            return .missing(lookedAt: ["nowhere: found \(found)"])
        } catch {
            var text = "\(error) \(String(reflecting: error))"
            dump(error, to: &text)
            return secrets.contains { text.contains($0) } ? .missing(lookedAt: ["A SECRET IS SHOWN"]) : error
        }
    }
}

extension ScriptedTransport {
    /// The parameters of a form that was sent.
    func form(_ index: Int) -> [String: String] {
        guard requests.indices.contains(index) else { return [:] }
        return String(decoding: requests[index].body, as: UTF8.self).split(separator: "&").reduce(into: [:]) {
            let parts = $1.split(separator: "=", maxSplits: 1).map { URIEncoding.decode(String($0)) }
            $0[parts[0]] = parts.count > 1 ? parts[1] : ""
        }
    }
}

extension HTTPResponse {
    /// What STS answers.
    static func role(_ action: String, key: String = "ASIAROLE", expiration: String = "2026-11-24T02:02:03Z") -> Self {
        HTTPResponse(
            200,
            """
            <\(action)Response><\(action)Result><AssumedRoleUser><Arn>arn:u</Arn></AssumedRoleUser><Credentials>\
            <AccessKeyId>\(key)</AccessKeyId><SecretAccessKey>rolesecret</SecretAccessKey>\
            <SessionToken>roletoken</SessionToken><Expiration>\(expiration)</Expiration>\
            </Credentials></\(action)Result></\(action)Response>
            """)
    }

    static func xmlError(_ status: Int, _ code: String, _ message: String) -> Self {
        HTTPResponse(
            status,
            "<ErrorResponse><Error><Code>\(code)</Code><Message>\(message)</Message></Error>"
                + "<RequestId>req-1</RequestId></ErrorResponse>")
    }

    /// What containers and instances answer.
    static let keys = HTTPResponse(
        200,
        """
        {"Code": "Success", "AccessKeyId": "ASIAMETA", "SecretAccessKey": "metasecret", "Token": "metatoken",
        "Expiration": "2026-11-24T07:02:03Z"}
        """)
}
