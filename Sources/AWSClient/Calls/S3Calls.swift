package import Facts

package enum S3Operation: String, ServiceOperation {
    case listBuckets = "ListBuckets"
    case getBucketLocation = "GetBucketLocation"
    case getBucketNotificationConfiguration = "GetBucketNotificationConfiguration"
    case getBucketACL = "GetBucketAcl"
    case getBucketOwnershipControls = "GetBucketOwnershipControls"
    case headBucket = "HeadBucket"
    case listObjectsV2 = "ListObjectsV2"
    case getObject = "GetObject"
    case getBucketPolicy = "GetBucketPolicy"
    case getPublicAccessBlock = "GetPublicAccessBlock"
    case getBucketEncryption = "GetBucketEncryption"
    case getBucketVersioning = "GetBucketVersioning"
    case getBucketLogging = "GetBucketLogging"
    case getBucketLifecycleConfiguration = "GetBucketLifecycleConfiguration"
    case getObjectLockConfiguration = "GetObjectLockConfiguration"
    case getBucketReplication = "GetBucketReplication"
    case getBucketTagging = "GetBucketTagging"

    package static var service: AWSServiceName { .s3 }

    /// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3", read 2026-11-25.
    package var action: String? {
        switch self {
        case .listBuckets: "s3:ListAllMyBuckets"
        case .getBucketNotificationConfiguration: "s3:GetBucketNotification"
        case .headBucket, .listObjectsV2: "s3:ListBucket"
        case .getPublicAccessBlock: "s3:GetBucketPublicAccessBlock"
        case .getBucketEncryption: "s3:GetEncryptionConfiguration"
        case .getBucketLifecycleConfiguration: "s3:GetLifecycleConfiguration"
        case .getObjectLockConfiguration: "s3:GetBucketObjectLockConfiguration"
        case .getBucketReplication: "s3:GetReplicationConfiguration"
        case .getBucketLocation, .getBucketACL, .getBucketOwnershipControls, .getObject, .getBucketPolicy,
            .getBucketVersioning, .getBucketLogging, .getBucketTagging:
            "s3:\(rawValue)"
        }
    }

    package var method: HTTPRequest.Method { self == .headBucket ? .head : .get }
}

/// Amazon S3: the buckets. Their further settings are in `S3Calls+Settings.swift`, objects in `S3Calls+Objects.swift`.
///
/// Each call on a bucket goes to the bucket's region as far as it is known, and follows S3's redirect otherwise.
package struct S3Calls: Sendable {
    let service: AWSService

    /// Remembers where a bucket is, so that its calls need no redirect.
    package func setRegion(_ region: String, ofBucket bucket: String) {
        guard let region = AWSRegion(region) else { return }
        service.session.learn(region, ofBucket: bucket)
    }

    private static let bucketsPerPage = 1000

    /// ListBuckets: every bucket of the account, whatever the region.
    package func buckets() -> Pages<BucketSummary> {
        Pages(S3Operation.listBuckets) { [service] token throws(AWSError) in
            // Without max-buckets S3 returns neither pages nor BucketRegion.
            var query = [QueryItem("max-buckets", String(Self.bucketsPerPage))]
            if let token { query.insert(QueryItem("continuation-token", token), at: 0) }
            var page = try await service.call(ServiceRequest(S3Operation.listBuckets, query: query)) {
                try S3Answers.buckets($0.body)
            }
            // moto 5.2 and its like end a list there and give no token for the rest; the plain call has it whole.
            if token == nil, page.nextToken == nil, page.items.count >= Self.bucketsPerPage {
                page = try await service.call(ServiceRequest(S3Operation.listBuckets)) {
                    try S3Answers.buckets($0.body)
                }
            }
            for bucket in page.items {
                if let region = bucket.region { setRegion(region, ofBucket: bucket.name) }
            }
            return page
        }
    }

    /// GetBucketLocation: the bucket's region, by its modern name.
    package func location(ofBucket bucket: String) async throws(AWSError) -> String {
        let region = try await subresource(.getBucketLocation, "location", of: bucket) {
            try S3Answers.location($0)
        }
        setRegion(region, ofBucket: bucket)
        return region
    }

    /// GetBucketNotificationConfiguration; empty when nothing was ever configured.
    package func notificationConfiguration(
        ofBucket bucket: String
    ) async throws(AWSError) -> S3NotificationConfiguration {
        try await subresource(.getBucketNotificationConfiguration, "notification", of: bucket) {
            try S3Answers.notificationConfiguration($0, bucket: bucket)
        }
    }

    /// GetBucketAcl: all grants; every bucket has an ACL, at least the owner's.
    package func acl(ofBucket bucket: String) async throws(AWSError) -> [ACLGrant] {
        try await subresource(.getBucketACL, "acl", of: bucket) { try S3Answers.acl($0) }
    }

    /// GetBucketOwnershipControls: `BucketOwnerEnforced` or another word; absent when none is set.
    package func ownership(ofBucket bucket: String) async throws(AWSError) -> Fact<String> {
        // NoSuchBucket is a 404 as well, and no answer about ownership.
        try await subresource(
            .getBucketOwnershipControls, "ownershipControls", of: bucket, absent: "OwnershipControlsNotFoundError"
        ) { .present(try S3Answers.ownership($0)) }
    }

    /// HeadBucket: does anybody, in any account, have a bucket of this name?
    ///
    /// Never throws: what gives no answer is `unread` with its reason.
    package func probe(bucketName name: String) async -> BucketNameProbe {
        do {
            var request = try bucketRequest(.headBucket, name, query: [])
            request.answeringCodes = ["NotFound", "Forbidden", "PermanentRedirect"]
            // A redirect is the answer, so it need not be followed.
            request.movingStatuses = [400]
            let status = try await service.call(request) { $0.statusCode }
            return BucketNameProbe(name: name, answer: .exists, statusCode: status)
        } catch {
            let answer: BucketNameProbe.Answer =
                switch error.statusCode {
                case 404: .free
                case 301, 307: .exists
                // 403 comes for a foreign bucket, but also for a rejected identity; only the first names a region.
                case 403 where error.bucketRegion != nil: .exists
                default: .unread
                }
            return BucketNameProbe(
                name: name, answer: answer, statusCode: error.statusCode,
                reason: answer == .unread ? error.unread.sentence : nil)
        }
    }

    private func subresource<Value>(
        _ operation: S3Operation, _ name: String, of bucket: String, decode: ([UInt8]) throws -> Value
    ) async throws(AWSError) -> Value {
        try await service.call(bucketRequest(operation, bucket, query: [QueryItem(name)])) { try decode($0.body) }
    }

    /// A sub-resource that a bucket may lack.
    ///
    /// - Parameter code: the error code that says so; nil where S3 answers with an empty document instead.
    func subresource<Value>(
        _ operation: S3Operation, _ name: String, of bucket: String, absent code: String?,
        decode: ([UInt8]) throws -> Fact<Value>
    ) async throws(AWSError) -> Fact<Value> {
        let request = try bucketRequest(operation, bucket, query: [QueryItem(name)])
        return try await service.fact(request, absent: code) { try decode($0.body) }
    }

    /// - Throws: `InvalidBucketName` for a name that no bucket has, which would ask for another resource.
    func bucketRequest(
        _ operation: S3Operation, _ bucket: String, path: String = "/", query: [QueryItem]
    ) throws(AWSError) -> ServiceRequest {
        guard let name = BucketName(bucket) else {
            throw AWSError(
                AWSOperation(operation), code: AWSError.Code.invalidBucketName,
                message: "\"\(bucket)\" cannot be a bucket's name")
        }
        return ServiceRequest(operation, bucket: name, path: path, query: query)
    }
}
