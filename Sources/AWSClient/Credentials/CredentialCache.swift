/// What the last search found. One search at a time: 32 concurrent calls must not ask the providers 32 times.
actor CredentialCache {
    typealias Outcome = Result<AWSCredentials, CredentialError>

    private var held: AWSCredentials?
    /// Of the last search, when it failed.
    private var failure: CredentialError?
    private var searchedAtMS: Int64?
    private var search: Task<Outcome, Never>?
    /// Refused keys for which a search is under way.
    private var refused: AWSCredentials?
    /// Refused keys that the last search gave again.
    private var fruitless: AWSCredentials?

    func current(nowMS: Int64, providers: [any CredentialProvider]) async throws(CredentialError) -> AWSCredentials {
        if let held, !isDue(held, nowMS: nowMS) { return held }
        if hasJustSearched(nowMS: nowMS), search == nil {
            if let failure, held?.isValid(nowMS: nowMS) != true { throw failure }
            if let held, !hasExpiredSinceSearch(held, nowMS: nowMS) { return held }
        }
        switch await outcome(of: providers, nowMS: nowMS) {
        case .success(let credentials): return credentials
        case .failure(let error):
            if let held, held.isValid(nowMS: nowMS) { return held }
            throw error
        }
    }

    func renewed(
        after rejected: AWSCredentials, nowMS: Int64, providers: [any CredentialProvider]
    ) async throws(CredentialError) -> AWSCredentials? {
        if let held, !held.hasSameKeys(as: rejected) { return held }
        if hasJustSearched(nowMS: nowMS), search == nil {
            // The others that were refused with the same keys come here when the first has its answer.
            if let fruitless, fruitless.hasSameKeys(as: rejected) { return nil }
            if held == nil, let failure { throw failure }
        }
        held = nil
        refused = rejected
        let found = try await outcome(of: providers, nowMS: nowMS).get()
        return found.hasSameKeys(as: rejected) ? nil : found
    }

    /// The outcome of the search under way, or of a new one.
    private func outcome(of providers: [any CredentialProvider], nowMS: Int64) async -> Outcome {
        if let search { return await search.value }
        let task = Task { await self.run(providers, nowMS: nowMS) }
        search = task
        return await task.value
    }

    private func run(_ providers: [any CredentialProvider], nowMS: Int64) async -> Outcome {
        let outcome: Outcome
        do throws(CredentialError) {
            switch try await CredentialChain.search(providers) {
            case .found(let credentials): outcome = .success(credentials)
            case .nothing(let places): outcome = .failure(.missing(lookedAt: places))
            }
        } catch {
            outcome = .failure(error)
        }
        // All at once, before those who wait go on: a caller that comes in between must see the whole outcome.
        fruitless = nil
        switch outcome {
        case .success(let credentials):
            (held, failure) = (credentials, nil)
            if let refused, credentials.hasSameKeys(as: refused) { fruitless = refused }
        case .failure(let error): failure = error
        }
        searchedAtMS = nowMS
        refused = nil
        search = nil
        return outcome
    }

    private func isDue(_ credentials: AWSCredentials, nowMS: Int64) -> Bool {
        credentials.expiresAtMS.map { $0 - nowMS < CredentialChain.renewalMS } ?? false
    }

    private func hasJustSearched(nowMS: Int64) -> Bool {
        searchedAtMS.map { (0..<CredentialChain.searchPauseMS).contains(nowMS - $0) } ?? false
    }

    private func hasExpiredSinceSearch(_ credentials: AWSCredentials, nowMS: Int64) -> Bool {
        !credentials.isValid(nowMS: nowMS) && credentials.isValid(nowMS: searchedAtMS ?? nowMS)
    }
}
