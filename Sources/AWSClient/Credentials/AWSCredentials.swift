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
