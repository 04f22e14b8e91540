/// Keys that sign requests. Prints and reflects without its secrets.
package struct AWSCredentials: Sendable, Hashable {
    package var accessKeyID: String
    package var secretAccessKey: String
    /// Present with temporary credentials.
    package var sessionToken: String?
    /// Milliseconds since 1970, UTC; nil for keys that do not expire.
    package var expiresAtMS: Int64?
    /// Where they were found, for `-v` output, such as `environment` or `profile dev in ~/.aws/credentials`.
    package var source: String
    /// The provider of the chain that found them, such as `single sign-on`; empty before that.
    package var provider = ""

    package init(
        accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil, expiresAtMS: Int64? = nil,
        source: String
    ) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expiresAtMS = expiresAtMS
        self.source = source
    }
}

extension AWSCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "credentials \(accessKeyID) from \(source)" }
    package var debugDescription: String { description }
    // `dump` and a failed expectation print children, and these would be the secrets.
    package var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID, "source": source]) }
}

extension AWSCredentials {
    /// Where they come from and how long they last, for `-v` output; without any secret.
    package var provenance: String {
        let place = provider.isEmpty || provider == source ? source : "\(provider): \(source)"
        let end = expiresAtMS.map { "expires \(UTCTime(epochMS: $0).basic)" } ?? "no known expiry"
        return "\(place) (\(end))"
    }

    /// Whether they are the same keys, wherever they were found.
    func hasSameKeys(as other: AWSCredentials) -> Bool {
        (accessKeyID, secretAccessKey, sessionToken)
            == (other.accessKeyID, other.secretAccessKey, other.sessionToken)
    }

    func isValid(nowMS: Int64) -> Bool { expiresAtMS.map { $0 > nowMS } ?? true }
}

/// One place where credentials may be.
package protocol CredentialProvider: Sendable {
    /// Short name for `-v` output, such as `environment`.
    var name: String { get }

    /// Credentials, or where this provider looked in vain.
    ///
    /// - Throws: `CredentialError` when the place is there but cannot be used, which ends the chain: silently
    ///   going on to the next account would audit the wrong one.
    func find() async throws(CredentialError) -> CredentialAnswer
}

package enum CredentialAnswer: Sendable, Hashable {
    case found(AWSCredentials)
    /// The places that were looked at, each as a clause of the final error.
    case nothing(lookedAt: [String])
}
