/// Asks for new credentials when AWS rejects the old ones, once for each rejected set, however many calls it fails.
final class IdentityRenewal: Sendable {
    typealias Answer = Result<AWSCredentials?, CredentialError>

    private let renewals = Locked<[AWSCredentials: Task<Answer, Never>]>([:])

    /// The credentials to go on with; `nil` inside the answer when nothing new is to be had.
    func renewed(after rejected: AWSCredentials, from chain: CredentialChain, nowMS: Int64) async -> Answer {
        let renewal = renewals.withLock { renewals in
            if let renewal = renewals[rejected] { return renewal }
            let renewal = Task<Answer, Never> {
                do throws(CredentialError) {
                    return .success(try await chain.renewed(after: rejected, nowMS: nowMS))
                } catch {
                    return .failure(error)
                }
            }
            renewals[rejected] = renewal
            return renewal
        }
        return await renewal.value
    }
}
