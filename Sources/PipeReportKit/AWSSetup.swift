import AWSClient
import Facts
internal import Logging
import Machine

/// Finds credentials and region, and opens the transport.
struct AWSSetup {
    var world: World
    var access: AWSAccessOptions
    var isVerbose: Bool
    /// No helper is taken from these, besides the working directory's checkout.
    var auditedFolders: [String] = []

    private var avoidedFolders: [String] {
        let here = CanonicalPath.of(world.currentDirectory) ?? world.currentDirectory
        return auditedFolders + [here] + (WorkTree.root(above: here).map { [$0] } ?? [])
    }

    /// A client for the first region, and all regions to read.
    ///
    /// - Throws: `CredentialError`, `RegionError` or `EndpointError`, each of which says what to change.
    func open() async throws -> (client: AWSClient, regions: [String]) {
        let environment = AWSEnvironment.system(
            variables: world.environment, avoiding: avoidedFolders,
            askMFA: world.isErrTerminal ? TerminalPrompt.ask : nil)
        let (profile, regions) = (access.profile, try RegionResolver.regions(access.regions))
        let endpoints = try Endpoints(environment, profile: profile, allowsPlainHTTP: access.allowsPlainHTTP)
        let transport = CurlTransport(
            options: try CurlOptions(environment, profile: profile, allowsPlainHTTP: access.allowsPlainHTTP))
        // Missing credentials are the first thing to hear of, so a missing region waits.
        let region = Result<AWSRegion, any Error> {
            try regions.first ?? RegionResolver.resolve(profile: profile, environment: environment)
        }
        let chain = CredentialChain.standard(
            environment, profile: profile, transport: transport, endpoints: endpoints, region: try? region.get())
        let credentials = try await chain.current(nowMS: world.now())
        let sessionRegion = try region.get()
        if isVerbose {
            world.err("credentials: \(credentials.provenance)\n")
            world.err("aws: access key \(credentials.accessKeyID), region \(sessionRegion)\n")
        }
        var logger = Logger(label: "pipereport.aws") { MaskedLogHandler(label: $0) }
        logger.logLevel = isVerbose ? .debug : .error
        let session = AWSSession(
            transport: transport, credentials: chain, region: sessionRegion, endpoints: endpoints,
            maxRate: access.maxRate, logger: logger)
        return (AWSClient(session), (regions.isEmpty ? [sessionRegion] : regions).map(\.code))
    }
}
