/// How far the machine's clock is from AWS's, as far as rejected signatures have shown it. Shared by a session's calls.
///
/// Most services accept signatures that are up to 5 minutes old, S3 up to 15; a machine that woke from sleep or has no
/// time service can be off by more, and its calls would all fail.
/// Source: IAM User Guide, "AWS Signature Version 4 for API requests"; aws-sdk-js-v3,
/// `service-error-classification/src/constants.ts` (the codes), read 2026-11-25.
final class ClockSkew: Sendable {
    /// A signature is not rejected for less.
    static let toleranceMS: Int64 = 4 * 60 * 1000

    private let offset = Locked<Int64>(0)

    /// To be added to the machine's time.
    var offsetMS: Int64 { offset.withLock { $0 } }

    /// Learns from a rejected call.
    ///
    /// - Parameters:
    ///   - usedOffsetMS: with which the call was signed. Another call may have learned better since.
    ///   - nowMS: by the machine's clock.
    /// - Returns: whether the same call, signed with the offset as it is now, is worth another attempt.
    func corrects(_ error: AWSError, usedOffsetMS: Int64, nowMS: Int64) -> Bool {
        guard error.isTimeProblem, let serverTimeMS = error.serverTimeMS else { return false }
        let measuredMS = serverTimeMS - nowMS
        guard abs(measuredMS - usedOffsetMS) > Self.toleranceMS else { return false }
        offset.withLock { $0 = measuredMS }
        return true
    }
}

extension AWSError {
    /// Whether the signature may have been rejected for its time. The clocks have to be compared as well: some of the
    /// codes have other causes.
    fileprivate var isTimeProblem: Bool {
        switch code {
        case "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture", "AuthFailure": true
        case "InvalidSignatureException", "SignatureDoesNotMatch":
            message.contains("Signature expired") || message.contains("not yet current")
        default: false
        }
    }
}
