/// The role of an EC2 instance, by version 2 of its metadata service. Version 1, which any request that somebody can
/// make a program send may use, is never asked.
///
/// Source: AWS SDKs and Tools Reference Guide, "IMDS credential provider", and botocore 1.44.5,
/// `InstanceMetadataFetcher`, read 2026-11-25.
struct InstanceCredentials: CredentialProvider {
    let name = "instance"
    private let context: CredentialContext

    init(_ context: CredentialContext) {
        self.context = context
    }

    private static let rolePath = "/latest/meta-data/iam/security-credentials/"
    private static let place = "the EC2 instance metadata service"

    func find() async throws(CredentialError) -> CredentialAnswer {
        if context.environment.variable("AWS_EC2_METADATA_DISABLED")?.lowercased() == "true" {
            return nothing("which AWS_EC2_METADATA_DISABLED forbids")
        }
        let url = try endpoint()
        let ttl = HTTPHeader("x-aws-ec2-metadata-token-ttl-seconds", "21600")
        let answer: HTTPResponse
        do throws(CredentialError) {
            answer = try await send(.instanceToken, "/latest/api/token", ttl, to: url)
        } catch {
            // No instance, which is the usual case.
            return nothing("which does not answer at \(url.authority)")
        }
        let token = String(decoding: answer.body, as: UTF8.self)
        guard answer.statusCode == 200, Self.isHeaderValue(token) else {
            return nothing("which gives no IMDSv2 token (status \(answer.statusCode))")
        }
        return try await credentials(of: url, token: token)
    }

    private func credentials(of url: PlainURL, token: String) async throws(CredentialError) -> CredentialAnswer {
        let header = HTTPHeader("x-aws-ec2-metadata-token", token)
        let list = try await send(.instanceRole, Self.rolePath, header, to: url)
        let role = String(decoding: list.body, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init)
        guard list.statusCode == 200, let role, !role.isEmpty else {
            return nothing("which has no role (status \(list.statusCode))")
        }
        let path = Self.rolePath + URIEncoding.encode(role)
        let response = try await send(.instanceCredentials, path, header, to: url)
        do throws(MalformedAnswer) {
            guard response.statusCode == 200 else {
                throw MalformedAnswer(description: "status \(response.statusCode)")
            }
            let document = try CredentialDocument(response.body)
            if let code = document.code, code != "Success" {
                throw .init(description: "the code \(code.prefix(100))")
            }
            return .found(try document.credentials(source: "the instance's role \(role)"))
        } catch {
            throw .unreachable(
                exchange: .instanceCredentials, place: Self.place, message: "\(url.authority): \(error.description)")
        }
    }

    private func send(
        _ exchange: CredentialExchange, _ path: String, _ header: HTTPHeader, to url: PlainURL
    ) async throws(CredentialError) -> HTTPResponse {
        let request = HTTPRequest(
            method: exchange.method, scheme: url.scheme, host: url.authority, path: url.path + path, headers: [header],
            bodyLimitBytes: 1 << 16)
        return try await context.sender.send(exchange, request, place: Self.place, patience: .instance)
    }

    /// Where the service is, by the variables and the profile; nil where they name something else than a URL.
    static func url(_ environment: AWSEnvironment, settings: [String: String]) -> PlainURL? {
        func value(_ variable: String) -> String? {
            environment.variable(variable) ?? settings[String(variable.dropFirst("AWS_".count)).lowercased()]
        }
        let isIPv6 = value("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE")?.lowercased() == "ipv6"
        let standard = isIPv6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254"
        let url = PlainURL(value("AWS_EC2_METADATA_SERVICE_ENDPOINT") ?? standard)
        return url?.query.isEmpty == true ? url : nil
    }

    private func endpoint() throws(CredentialError) -> PlainURL {
        let settings = try context.files().settings(of: context.profile)
        guard let url = Self.url(context.environment, settings: settings) else {
            throw .misconfigured(
                place: "AWS_EC2_METADATA_SERVICE_ENDPOINT", problem: "is no http or https URL",
                remedy: "Correct or unset it.")
        }
        return url
    }

    private func nothing(_ reason: String) -> CredentialAnswer { .nothing(lookedAt: ["\(Self.place), \(reason)"]) }

    private static func isHeaderValue(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (33..<127).contains($0) }
    }
}
