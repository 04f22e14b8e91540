/// What became of one source of a snapshot: `aws.s3`, `terraform.state:terraform.tfstate`.
package struct CollectionRecord: Sendable, Hashable {
    package enum Status: String, Sendable, Hashable {
        case ok
        /// Some of its calls failed.
        case partial
        /// All of its calls were denied.
        case denied
        case failed
        case skipped
    }

    package var source: String
    package var status: Status
    package var callCount: Int
    package var retryCount: Int
    package var receivedBytes: Int
    package var durationMS: Int
    package var errorCode: String?
    /// One sentence; nil when all went well.
    package var errorMessage: String?
    package var requestID: String?
    /// The IAM action that would have allowed the denied call.
    package var missingAction: String?

    package init(
        source: String, status: Status, callCount: Int = 0, retryCount: Int = 0, receivedBytes: Int = 0,
        durationMS: Int = 0, errorCode: String? = nil, errorMessage: String? = nil, requestID: String? = nil,
        missingAction: String? = nil
    ) {
        self.source = source
        self.status = status
        self.callCount = callCount
        self.retryCount = retryCount
        self.receivedBytes = receivedBytes
        self.durationMS = durationMS
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.requestID = requestID
        self.missingAction = missingAction
    }
}
