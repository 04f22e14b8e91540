/// Asks its providers in order until one has credentials, and keeps these until shortly before they expire.
package struct CredentialChain: Sendable {
    /// Temporary credentials are renewed this long before they expire.
    static let renewalMS: Int64 = 5 * 60 * 1000

    private let providers: [any CredentialProvider]
    private let cache = CredentialCache()

    package init(_ providers: [any CredentialProvider]) {
        self.providers = providers
    }

    /// Fixed credentials.
    package init(_ credentials: AWSCredentials) {
        self.init([FixedCredentials(credentials: credentials)])
    }

    /// The names of the providers in order, for `-v` output.
    package var providerNames: [String] { providers.map(\.name) }

    /// The credentials to sign with now.
    ///
    /// - Throws: `CredentialError` of the provider that failed, or `missing` with every place that was looked at.
    package func current(nowMS: Int64) async throws(CredentialError) -> AWSCredentials {
        try await cache.current(nowMS: nowMS, providers: providers)
    }
}

/// One search at a time: 32 concurrent calls must not ask the providers 32 times.
private actor CredentialCache {
    private var search: Task<Result<AWSCredentials, CredentialError>, Never>?

    func current(nowMS: Int64, providers: [any CredentialProvider]) async throws(CredentialError) -> AWSCredentials {
        if let search {
            let credentials = try await search.value.get()
            guard let expiry = credentials.expiresAtMS, expiry - nowMS < CredentialChain.renewalMS else {
                return credentials
            }
            // Another call may have started to renew them while this one waited.
            if self.search == search { self.search = nil }
        }
        let renewal = search ?? Task { await Self.find(providers) }
        search = renewal
        return try await renewal.value.get()
    }

    private static func find(_ providers: [any CredentialProvider]) async -> Result<AWSCredentials, CredentialError> {
        var places: [String] = []
        for provider in providers {
            do throws(CredentialError) {
                switch try await provider.find() {
                case .found(let credentials): return .success(credentials)
                case .nothing(let lookedAt): places += lookedAt
                }
            } catch {
                return .failure(error)
            }
        }
        return .failure(.missing(lookedAt: places))
    }
}

private struct FixedCredentials: CredentialProvider {
    var credentials: AWSCredentials
    var name: String { credentials.source }
    func find() async throws(CredentialError) -> CredentialAnswer { .found(credentials) }
}

extension CredentialChain {
    /// The chain in the AWS order: environment, then shared files.
    ///
    /// A profile that is named as an argument goes before the environment's keys, as in the AWS CLI's `--profile`.
    package static func standard(_ environment: AWSEnvironment, profile: String? = nil) -> CredentialChain {
        let files = SharedFileCredentials(environment, profile: profile)
        return profile == nil
            ? CredentialChain([EnvironmentCredentials(environment), files]) : CredentialChain([files])
    }
}
