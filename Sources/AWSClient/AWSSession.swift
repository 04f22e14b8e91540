package import Facts
package import Logging

/// What all calls of one run share: transport, identity, endpoints, limits and counts.
package struct AWSSession: Sendable {
    /// Refuses every host that `endpoints` does not make.
    package let transport: any HTTPTransport
    package var credentials: CredentialChain
    /// The region of the session itself; calls may name others.
    package var region: AWSRegion
    package let endpoints: Endpoints
    package var clock: AWSClock
    package var retry: RetryPolicy
    package var limit: ConcurrencyLimit
    package var statistics: CallStatistics
    /// Gets one debug line for each retry.
    package var logger: Logger
    /// Bucket → region, as far as calls have learned it.
    private let bucketRegions = Locked<[String: AWSRegion]>([:])
    /// Rate limit and retry budget of each service in each region.
    let lanes: CallLanes
    let clockSkew = ClockSkew()
    let renewal = IdentityRenewal()
    let signingKeys = SigningKeyCache()

    /// - Parameter maxRate: calls a second that no service in any region is to exceed, for a user who wants to be more
    ///   careful than the services ask for; nil leaves it to them.
    package init(
        transport: any HTTPTransport, credentials: CredentialChain, region: AWSRegion, endpoints: Endpoints,
        clock: AWSClock = .system, retry: RetryPolicy = RetryPolicy(), limit: ConcurrencyLimit = ConcurrencyLimit(32),
        maxRate: Double? = nil, statistics: CallStatistics = CallStatistics(),
        logger: Logger = Logger(label: "aws", factory: { _ in SwiftLogNoOpLogHandler() })
    ) {
        self.transport = GuardedTransport(transport, hosts: CredentialHosts(endpoints))
        self.credentials = credentials
        self.region = region
        self.endpoints = endpoints
        self.clock = clock
        self.retry = retry
        self.limit = limit
        self.lanes = CallLanes(maxRate: maxRate)
        self.statistics = statistics
        self.logger = logger
    }

    /// The region of a bucket as far as it is known.
    func region(ofBucket bucket: String) -> AWSRegion? { bucketRegions.withLock { $0[bucket] } }

    /// What leads to another partition is not learned: its services do not know the session's identity.
    func learn(_ region: AWSRegion, ofBucket bucket: String) {
        guard region.partition == self.region.partition else { return }
        bucketRegions.withLock { $0[bucket] = region }
    }
}
