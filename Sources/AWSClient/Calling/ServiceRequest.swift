internal import Facts

/// What a call group asks for; everything that depends on endpoint, identity and time is added when it is sent.
struct ServiceRequest: Sendable {
    var operation: AWSOperation
    /// S3 only: the bucket, which goes into host or path.
    var bucket: BucketName?
    /// S3 Control only: the account, with which its hosts begin.
    var account: AWSAccountID?
    /// Percent-encoded, from a slash on.
    var path = "/"
    var query: [QueryItem] = []
    var headers: [HTTPHeader] = []
    var body: [UInt8] = []
    var bodyLimitBytes: Int?
    /// Error codes that are an answer, such as "there is no policy", and do not count as failures.
    var answeringCodes: Set<String> = []
    /// Statuses that lead a bucket's call to another region. 400 is AuthorizationHeaderMalformed: the signature
    /// names the wrong one.
    var movingStatuses: Set<Int> = [301, 307, 400]

    init(_ operation: some ServiceOperation, bucket: BucketName? = nil, path: String = "/", query: [QueryItem] = []) {
        self.operation = AWSOperation(operation)
        self.bucket = bucket
        self.path = path
        self.query = query
    }
}
