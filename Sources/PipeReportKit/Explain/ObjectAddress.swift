/// One object, as `s3://bucket/key` names it. The bucket may also be the address of its Terraform resource, since its
/// name need not be known before the apply.
package struct ObjectAddress: Sendable, Hashable, CustomStringConvertible {
    package var bucket: String
    package var key: String

    /// Parses `s3://bucket/key`; nil when bucket or key is missing.
    package init?(_ text: String) {
        guard text.hasPrefix("s3://") else { return nil }
        let rest = text.dropFirst("s3://".count)
        guard let slash = rest.firstIndex(of: "/"), slash != rest.startIndex else { return nil }
        bucket = String(rest[..<slash])
        key = String(rest[rest.index(after: slash)...])
        if key.isEmpty { return nil }
    }

    package var description: String { "s3://\(bucket)/\(key)" }
}

/// The API call by which an object comes to be. Rules and notifications may wait for some of them only.
package enum ObjectCreation: String, Sendable, Hashable, CaseIterable {
    case put
    case post
    case copy
    case multipart

    /// What `detail.reason` of the EventBridge event says.
    var reason: String {
        switch self {
        case .put: "PutObject"
        case .post: "POST Object"
        case .copy: "CopyObject"
        case .multipart: "CompleteMultipartUpload"
        }
    }

    /// The event type of S3's notifications.
    var eventType: String {
        switch self {
        case .put: "s3:ObjectCreated:Put"
        case .post: "s3:ObjectCreated:Post"
        case .copy: "s3:ObjectCreated:Copy"
        case .multipart: "s3:ObjectCreated:CompleteMultipartUpload"
        }
    }
}
