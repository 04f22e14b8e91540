/// What stopped a run of Terraform, as far as AWS's or Terraform's own words tell, and what to do next.
package enum RunLogFailure: String, Sendable, Hashable, CaseIterable, Codable {
    case bucketAlreadyExists = "bucket_already_exists"
    case expiredCredentials = "expired_credentials"
    case accessDenied = "access_denied"
    case throttled
    case stateLocked = "state_locked"
    case other

    /// The kind of an error.
    package static func kind(of diagnostic: RecordedDiagnostic) -> RunLogFailure {
        let text = diagnostic.summary + "\n" + diagnostic.detail
        return signs.first { _, signs in signs.contains { text.contains($0) } }?.kind ?? .other
    }

    /// Error codes and phrases, the most telling first: a lock that could not be taken for want of credentials is a
    /// matter of the credentials.
    private static let signs: [(kind: RunLogFailure, signs: [String])] = [
        (.bucketAlreadyExists, ["BucketAlreadyExists", "BucketAlreadyOwnedByYou"]),
        (
            .expiredCredentials,
            [
                "ExpiredToken", "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId",
                "RequestExpired", "AuthFailure", "o valid credential sources", "failed to refresh cached credentials",
                "security token included in the request is", "SSO session has expired", "SSO Token",
            ]
        ),
        (
            .accessDenied,
            ["AccessDenied", "UnauthorizedOperation", "AuthorizationError", "is not authorized to perform"]
        ),
        (
            .throttled,
            [
                "Throttling", "ThrottledException", "TooManyRequests", "RequestLimitExceeded", "SlowDown",
                "Rate exceeded",
            ]
        ),
        (.stateLocked, ["acquiring the state lock", "state is already locked", "workspace is already locked"]),
    ]

    /// The kind in a few words.
    package var title: String {
        switch self {
        case .bucketAlreadyExists: "a bucket's name is taken"
        case .expiredCredentials: "the credentials are expired or not valid"
        case .accessDenied: "a permission is missing"
        case .throttled: "AWS throttled the calls"
        case .stateLocked: "the state is locked"
        case .other: "an error"
        }
    }

    /// What to do next, in one or two sentences; empty for `other`.
    package var advice: String {
        switch self {
        case .bucketAlreadyExists:
            "Bucket names are shared by all accounts. Make the name unique, for example with the account id or a random_id suffix, and apply again; import the bucket instead where it is your own."
        case .expiredCredentials:
            "Renew the credentials that Terraform uses (environment, aws configure or aws sso login), verify them, and apply again: what was made is in the state and is not made twice."
        case .accessDenied:
            "Allow the action that the message names to the identity that runs Terraform, and apply again."
        case .throttled:
            "Apply again after a while, with fewer calls at a time."
        case .stateLocked:
            "Wait until the other run has ended. Where it was killed, remove its lock by the ID that the message names."
        case .other: ""
        }
    }

    /// The commands that go with the advice.
    ///
    /// - Parameter diagnostic: names the address and the bucket.
    package func commands(for diagnostic: RecordedDiagnostic) -> [String] {
        switch self {
        case .bucketAlreadyExists:
            let imports = diagnostic.address.map { address in
                ["terraform import \(ShellWord.quoted(address)) \(Self.bucketName(in: diagnostic) ?? "BUCKET")"]
            }
            return (imports ?? []) + ["terraform plan -out=tfplan", "terraform apply tfplan"]
        case .expiredCredentials:
            return ["aws sts get-caller-identity", "terraform plan -out=tfplan", "terraform apply tfplan"]
        case .accessDenied: return ["aws sts get-caller-identity", "terraform apply"]
        case .throttled: return ["terraform apply -parallelism=2"]
        case .stateLocked: return ["terraform force-unlock LOCK_ID"]
        case .other: return []
        }
    }

    /// The name in `creating S3 Bucket (NAME): …`; only what can be a bucket's name.
    private static func bucketName(in diagnostic: RecordedDiagnostic) -> String? {
        let text = diagnostic.summary + "\n" + diagnostic.detail
        return text.firstMatch(of: /Bucket \(?"?([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])"?\)?:/).map { String($0.output.1) }
    }
}
