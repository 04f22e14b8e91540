import AWSClient
internal import Logging

/// Finds credentials and region, and opens the transport.
struct AWSSetup {
    var world: World
    var profile: String?
    var regions: [String]
    var isVerbose: Bool

    /// A client for the first region, and all regions to read.
    ///
    /// - Throws: `CredentialError`, `RegionError` or `EndpointError`, each one sentence that lists what was looked at.
    func open() async throws -> (client: AWSClient, regions: [String]) {
        let environment = AWSEnvironment.system(variables: world.environment)
        let chain = CredentialChain.standard(environment, profile: profile)
        let credentials = try await chain.current(nowMS: world.now())
        let region = try RegionResolver.resolve(argument: regions.first, profile: profile, environment: environment)
        let endpoints = try Endpoints(variables: world.environment)
        if isVerbose { world.err("aws: \(credentials.description), region \(region)\n") }
        var logger = Logger(label: "pipereport.aws") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = isVerbose ? .debug : .error
        let session = AWSSession(
            transport: CurlTransport(options: CurlOptions(variables: world.environment)), credentials: chain,
            region: region, endpoints: endpoints, logger: logger)
        return (AWSClient(session), regions.isEmpty ? [region] : regions)
    }
}
