import AWSClient
import Collectors
import Foundation
internal import Logging

/// Finds credentials and region, and opens the transport.
struct AWSSetup {
    var world: World
    var profile: String?
    var regions: [String]
    var isVerbose: Bool

    /// A client for the first region, and all regions.
    ///
    /// - Throws: `CommandError` that lists each place that was looked at.
    func open() throws -> (client: AWSClient, regions: [String]) {
        let environment = world.environment
        let files = SharedConfigFiles(environment: environment, profile: profile) { path in
            try? String(contentsOfFile: path, encoding: .utf8)
        }
        let region = regions.first ?? environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"] ?? files.region
        guard let region else {
            throw CommandError(
                "No AWS region is set. Looked at --region, AWS_REGION, AWS_DEFAULT_REGION and the profile \(files.profileName). Name one: pipereport snapshot --region us-east-1")
        }
        let endpoints: Endpoints
        do {
            endpoints = try Endpoints(variables: environment)
        } catch {
            throw CommandError(error.description)
        }
        let chain = CredentialChain([
            EnvironmentCredentials(environment: environment), SharedFileCredentials(files: files),
        ])
        var logger = Logger(label: "pipereport.aws")
        logger.logLevel = isVerbose ? .debug : .error
        let session = AWSSession(
            transport: try CurlTransport(options: .init(caBundlePath: environment["AWS_CA_BUNDLE"])),
            credentials: chain, region: region, endpoints: endpoints, logger: logger)
        return (AWSClient(session), regions.isEmpty ? [region] : regions)
    }
}
