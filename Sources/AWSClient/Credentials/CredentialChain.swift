/// Asks its providers in order until one has credentials, and keeps these until shortly before they expire.
package struct CredentialChain: Sendable {
    /// Temporary credentials are renewed this long before they expire.
    static let renewalMS: Int64 = 5 * 60 * 1000
    /// What a search found, or that it found nothing, holds this long before there is another: a provider that
    /// fails, or that hands out keys about to expire, is not asked before every call.
    static let searchPauseMS: Int64 = 30 * 1000

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
    /// When a renewal fails, those that have not expired yet stay in use.
    ///
    /// - Throws: `CredentialError` of the provider that failed, or `missing` with every place that was looked at.
    package func current(nowMS: Int64) async throws(CredentialError) -> AWSCredentials {
        try await cache.current(nowMS: nowMS, providers: providers)
    }

    /// Other credentials after a service has refused `rejected` as expired or unknown.
    ///
    /// - Returns: nil when a new search gives the same keys, so that another attempt would end the same.
    /// - Throws: `CredentialError` when the search fails.
    package func renewed(
        after rejected: AWSCredentials, nowMS: Int64
    ) async throws(CredentialError) -> AWSCredentials? {
        try await cache.renewed(after: rejected, nowMS: nowMS, providers: providers)
    }

    /// The first credentials that one of the providers has, without any cache.
    static func search(_ providers: [any CredentialProvider]) async throws(CredentialError) -> CredentialAnswer {
        var places: [String] = []
        for provider in providers {
            switch try await provider.find() {
            case .found(var credentials):
                credentials.provider = provider.name
                return .found(credentials)
            case .nothing(let lookedAt): places += lookedAt
            }
        }
        return .nothing(lookedAt: places)
    }
}

private struct FixedCredentials: CredentialProvider {
    var credentials: AWSCredentials
    var name: String { credentials.source }
    func find() async throws(CredentialError) -> CredentialAnswer { .found(credentials) }
}
