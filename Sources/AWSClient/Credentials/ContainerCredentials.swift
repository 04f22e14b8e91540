/// The credentials endpoint of ECS, EKS Pod Identity and their like.
///
/// Source: AWS SDKs and Tools Reference Guide, "Container credential provider", and botocore 1.44.5,
/// `ContainerMetadataFetcher`, read 2026-11-25.
struct ContainerCredentials: CredentialProvider {
    let name = "container"
    private let context: CredentialContext

    init(_ context: CredentialContext) {
        self.context = context
    }

    private var environment: AWSEnvironment { context.environment }

    func find() async throws(CredentialError) -> CredentialAnswer {
        guard let (url, variable) = try endpoint() else {
            let names = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and AWS_CONTAINER_CREDENTIALS_FULL_URI"
            return .nothing(lookedAt: ["the variables \(names)"])
        }
        let token = try token()
        let path = url.path.isEmpty ? "/" : url.path
        let request = HTTPRequest(
            scheme: url.scheme, host: url.authority, path: path + url.query,
            headers: [HTTPHeader("Accept", "application/json")]
                + (token.map { [HTTPHeader("Authorization", $0)] } ?? []),
            bodyLimitBytes: 1 << 20)
        let response = try await context.sender.send(
            .containerCredentials, request, place: variable, patience: .container)
        guard response.statusCode == 200 else {
            throw .refused(
                CredentialRefusal(.containerCredentials, response, place: variable, format: .json, secrets: [token]) {
                    _ in "Check the role of the task or pod."
                })
        }
        do throws(MalformedAnswer) {
            return .found(try CredentialDocument(response.body).credentials(source: "\(url.authority) of \(variable)"))
        } catch {
            throw .unreachable(
                exchange: .containerCredentials, place: variable, message: "\(url.authority): \(error.description)")
        }
    }

    /// Where the variables say that the endpoint is; nil where they name no URL.
    static func url(_ environment: AWSEnvironment) -> PlainURL? {
        let relative = environment.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").map {
            "http://169.254.170.2\($0)"
        }
        return (relative ?? environment.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI")).flatMap(PlainURL.init)
    }

    private func endpoint() throws(CredentialError) -> (url: PlainURL, variable: String)? {
        let variable: String
        if let relative = environment.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") {
            variable = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
            guard relative.hasPrefix("/") else {
                throw .misconfigured(place: variable, problem: "starts with no slash", remedy: "Write a path.")
            }
        } else if environment.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI") != nil {
            variable = "AWS_CONTAINER_CREDENTIALS_FULL_URI"
        } else {
            return nil
        }
        guard let url = Self.url(environment) else {
            throw .misconfigured(place: variable, problem: "is no http or https URL", remedy: "Correct or unset it.")
        }
        guard url.scheme == "https" || url.isLoopback || Self.hosts.contains(url.hostName) else {
            throw .misconfigured(
                place: variable, problem: "names \(url.hostName), to which no token may go without TLS",
                remedy: "Use https, a loopback address or one of \(Self.hosts.sorted().joined(separator: ", ")).")
        }
        return (url, variable)
    }

    private func token() throws(CredentialError) -> String? {
        let token: String
        let place: String
        if let file = environment.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") {
            place = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"
            token = Self.withoutLineEnd(try environment.requiredFile(file))
        } else if let variable = environment.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN") {
            (place, token) = ("AWS_CONTAINER_AUTHORIZATION_TOKEN", variable)
        } else {
            return nil
        }
        guard !token.isEmpty, token.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 }) else {
            throw .misconfigured(
                place: place, problem: "holds no token that fits into a header", remedy: "Have it written anew.")
        }
        return token
    }

    private static func withoutLineEnd(_ text: String) -> String {
        String(text.reversed().drop { $0.isNewline }.reversed())
    }

    /// The link-local addresses of ECS and EKS.
    private static let hosts: Set<String> = ["169.254.170.2", "169.254.170.23", "fd00:ec2::23"]
}
