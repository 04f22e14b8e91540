package import Facts

/// One call that did not give its answer, after all retries.
package struct AWSError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Codes of ours, beside those of AWS.
    package enum Code {
        /// The answer is empty, cut, or not what the operation returns.
        package static let malformed = "Malformed"
        /// No answer came: DNS, connection, TLS, timeout.
        package static let unreachable = "Unreachable"
        /// No credentials to sign with.
        package static let noCredentials = "NoCredentials"
        /// The task was cancelled.
        package static let cancelled = "Cancelled"
        /// A page token came twice: the list would never end.
        package static let repeatedToken = "RepeatedPageToken"
        /// The name cannot be a bucket's, so nothing was sent.
        package static let invalidBucketName = "InvalidBucketName"
        /// The text cannot be a region, or is one of another partition, so nothing was sent.
        package static let invalidRegion = "InvalidRegion"
        /// A list has more pages or items than AWS can have.
        package static let endlessList = "EndlessList"
        /// The request would have shown credentials to another machine than AWS's, so nothing was sent.
        package static let withheld = "CredentialsWithheld"
        /// The answer came, but so slowly that it was not waited for.
        package static let slowAnswer = "SlowAnswer"
        /// The text cannot be an account's id, so nothing was sent.
        package static let invalidAccount = "InvalidAccount"
    }

    package var service: AWSServiceName
    /// As AWS writes it: `GetPolicy`.
    package var operation: String
    /// The upstream code, such as `AccessDeniedException`, or one of `Code`.
    package var code: String
    /// One line.
    package var message: String
    /// Nil when there was no answer.
    package var statusCode: Int?
    package var requestID: String?
    /// The IAM action that allows the operation: `lambda:GetPolicy`.
    package var action: String?
    /// Milliseconds that the server asked to wait; nil when it did not.
    package var retryAfterMS: Int64?
    /// Where S3 says that the bucket is.
    package var bucketRegion: String?
    /// Whether the failure lies in the connection and may pass.
    var isTransient = false
    /// Whether nothing came in time.
    var isTimeout = false
    /// The `Date` of the answer, milliseconds since 1970.
    var serverTimeMS: Int64?
    /// Whether another attempt would end the same, whatever the code says.
    var isFinal = false

    package init(
        service: AWSServiceName, operation: String, code: String, message: String, statusCode: Int? = nil,
        requestID: String? = nil, action: String? = nil, retryAfterMS: Int64? = nil, bucketRegion: String? = nil
    ) {
        self.service = service
        self.operation = operation
        self.code = code
        self.message = message
        self.statusCode = statusCode
        self.requestID = requestID
        self.action = action
        self.retryAfterMS = retryAfterMS
        self.bucketRegion = bucketRegion
    }

    package var description: String {
        var text = "\(service.signingName) \(operation): \(code)"
        if !message.isEmpty { text += ": \(message)" }
        if let requestID { text += " (request \(requestID))" }
        return text
    }

    /// The identity is known, and may not do this.
    package var isDenied: Bool { Self.deniedCodes.contains(code) }

    package var isThrottled: Bool {
        statusCode == 429 || statusCode == 503 || Self.throttlingCodes.contains(code) || code.hasPrefix("Throttling")
            || code.hasPrefix("TooManyRequests")
    }

    /// The thing that was asked for is not there.
    package var isNotFound: Bool {
        statusCode == 404 || code.hasPrefix("NoSuch") || code.hasSuffix("NotFound")
            || code == "ResourceNotFoundException"
    }

    /// The identity is not accepted: new credentials may help, more permissions will not.
    package var isCredentialProblem: Bool { Self.credentialCodes.contains(code) }

    /// Whether AWS does not know the identity, or does not any more, so that others may be accepted.
    var isIdentityRejected: Bool { Self.rejectedIdentityCodes.contains(code) }

    /// The identity had been accepted and has run out, or there is none: no region answers it any more.
    package var isExpired: Bool {
        ["ExpiredToken", "ExpiredTokenException", "RequestExpired", Code.noCredentials].contains(code)
    }

    package var isCancelled: Bool { code == Code.cancelled }

    /// Whether the same call may succeed a moment later.
    package var isRetryable: Bool { retryKind != nil }

    /// Why the same call may succeed a moment later; nil when it will not.
    var retryKind: RetryKind? {
        if isFinal { return nil }
        if isThrottled { return .throttled }
        if code == Code.malformed { return .malformed }
        if isTimeout || Self.timeoutCodes.contains(code) { return .timeout }
        let isServerError = (statusCode ?? 0) >= 500 && statusCode != 501
        return isTransient || isServerError || code == "InternalError" ? .transient : nil
    }

    /// The error as the reason of an unread fact. The action is named only where it would have helped.
    package var unread: Unread {
        Unread(code: code, action: isDenied ? action : nil, message: message, requestID: requestID)
    }

    private static let deniedCodes: Set<String> = [
        "AccessDenied", "AccessDeniedException", "AllAccessDisabled", "AuthorizationError", "Forbidden",
        "NotAuthorized", "UnauthorizedAccess", "UnauthorizedOperation",
    ]
    private static let throttlingCodes: Set<String> = [
        "BandwidthLimitExceeded", "LimitExceededException", "PriorRequestNotComplete",
        "ProvisionedThroughputExceededException", "RequestLimitExceeded", "RequestThrottled",
        "RequestThrottledException", "SlowDown", "TransactionInProgressException",
        "EC2ThrottledException",
    ]
    private static let credentialCodes: Set<String> = [
        "AuthFailure", "ExpiredToken", "ExpiredTokenException", "InvalidAccessKeyId", "InvalidClientTokenId",
        "InvalidSignatureException", "InvalidToken", "RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed",
        "SignatureDoesNotMatch", "UnrecognizedClientException", Code.noCredentials,
    ]
    /// No `InvalidToken`: such a token was never good, and neither will the next one from the same place be.
    private static let rejectedIdentityCodes: Set<String> = [
        "ExpiredToken", "ExpiredTokenException", "InvalidAccessKeyId", "InvalidClientTokenId", "RequestExpired",
        "UnrecognizedClientException",
    ]
    private static let timeoutCodes: Set<String> = ["RequestTimeout", "RequestTimeoutException"]
}

extension Fact {
    /// The fact that `read` gives; its error becomes an unread fact.
    package static func reading(_ read: () async throws(AWSError) -> Fact<Value>) async -> Fact<Value> {
        do {
            return try await read()
        } catch {
            return .unread(error.unread)
        }
    }
}
