/// A bucket, as S3 or Terraform describes it.
package struct S3Bucket: Sendable, Hashable {
    package var name: String
    /// The grants of the ACL.
    package var acl: Fact<[ACLGrant]>
    /// `BucketOwnerEnforced`, `BucketOwnerPreferred` or `ObjectWriter`.
    package var ownership: Fact<String>
    /// Terraform only: the inline `acl` argument as written; nil when it is not.
    package var aclArgument: String?
    /// Terraform only: whether the inline `grant` argument is written.
    package var hasGrantArgument: Bool
    /// Terraform only: how a planned bucket changes: `create`, `no-op`, `update`, `delete` or `replace`.
    package var plannedAction: String?

    package init(
        name: String, acl: Fact<[ACLGrant]> = .absent, ownership: Fact<String> = .absent,
        aclArgument: String? = nil, hasGrantArgument: Bool = false, plannedAction: String? = nil
    ) {
        self.name = name
        self.acl = acl
        self.ownership = ownership
        self.aclArgument = aclArgument
        self.hasGrantArgument = hasGrantArgument
        self.plannedAction = plannedAction
    }
}

/// What a bucket's own calls tell beside its list entry.
package struct S3BucketDetails: Sendable, Hashable {
    /// Nil where the list told it, or nothing did.
    package var region: String?
    package var acl: Fact<[ACLGrant]>
    package var ownership: Fact<String>

    package init(region: String? = nil, acl: Fact<[ACLGrant]>, ownership: Fact<String>) {
        self.region = region
        self.acl = acl
        self.ownership = ownership
    }
}

/// One grant of an access control list.
package struct ACLGrant: Sendable, Hashable, Codable {
    /// `CanonicalUser`, `Group` or `AmazonCustomerByEmail`.
    package var granteeType: String
    /// The grantee's canonical id, group URI or e-mail address.
    package var grantee: String
    /// `FULL_CONTROL`, `READ`, `WRITE`, `READ_ACP` or `WRITE_ACP`.
    package var permission: String
    /// Whether the grantee is the bucket's owner.
    package var isOwner: Bool

    package init(granteeType: String, grantee: String, permission: String, isOwner: Bool) {
        self.granteeType = granteeType
        self.grantee = grantee
        self.permission = permission
        self.isOwner = isOwner
    }
}

/// The whole notification configuration of a bucket: S3 keeps one, each `PutBucketNotificationConfiguration` replaces it.
package struct S3NotificationConfiguration: Sendable, Hashable {
    package var bucket: String
    /// Whether S3 sends this bucket's events to EventBridge; unread when the configuration could not be read.
    package var isEventBridgeEnabled: Fact<Bool>
    package var entries: [S3Notification]

    package init(bucket: String, isEventBridgeEnabled: Fact<Bool>, entries: [S3Notification] = []) {
        self.bucket = bucket
        self.isEventBridgeEnabled = isEventBridgeEnabled
        self.entries = entries
    }
}

/// One entry of a notification configuration that names a destination.
package struct S3Notification: Sendable, Hashable {
    package enum Destination: String, Sendable, Hashable {
        case lambda
        case sqs
        case sns
    }

    package var id: String
    package var destination: Destination
    package var destinationARN: String
    /// Such as `s3:ObjectCreated:*`.
    package var events: [String]
    package var prefix: String
    package var suffix: String

    package init(
        id: String, destination: Destination, destinationARN: String, events: [String], prefix: String = "",
        suffix: String = ""
    ) {
        self.id = id
        self.destination = destination
        self.destinationARN = destinationARN
        self.events = events
        self.prefix = prefix
        self.suffix = suffix
    }
}

/// Whether a bucket name is free, asked with `HEAD` on the name.
package struct BucketNameProbe: Sendable, Hashable {
    package enum Answer: String, Sendable, Hashable {
        /// 404: nobody has it.
        case free
        /// 200, 301, or 403 with `x-amz-bucket-region`: somebody has it.
        case exists
        /// Anything else.
        case unread
    }

    package var name: String
    package var answer: Answer
    /// The HTTP status; nil when there was no answer.
    package var statusCode: Int?
    package var reason: String?

    package init(name: String, answer: Answer, statusCode: Int? = nil, reason: String? = nil) {
        self.name = name
        self.answer = answer
        self.statusCode = statusCode
        self.reason = reason
    }
}
