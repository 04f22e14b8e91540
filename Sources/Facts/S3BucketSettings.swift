/// The sub-resources of a live bucket that stand beside its notification, ACL and ownership.
///
/// Shape: each is JSON with S3's own member names, as the AWS CLI prints them, times as ISO 8601 text; absent when the
/// bucket has none.
package struct S3BucketSettings: Sendable, Hashable {
    package var bucket: String
    /// The bucket policy, a policy document.
    package var policy: Fact<String>
    /// `{"BlockPublicAcls": true, "BlockPublicPolicy": …, "IgnorePublicAcls": …, "RestrictPublicBuckets": …}`.
    package var publicAccessBlock: Fact<String>
    /// `[{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": …, "KMSMasterKeyID": …}, "BucketKeyEnabled": …}]`.
    package var encryption: Fact<String>
    /// `{"Status": "Enabled" or "Suspended", "MFADelete": …}`; absent when versioning was never switched on.
    package var versioning: Fact<String>
    /// `{"TargetBucket": …, "TargetPrefix": …}`; absent when access is not logged.
    package var logging: Fact<String>
    /// `[{"ID": …, "Status": …, "Filter": …, "Expiration": …, …}]`.
    package var lifecycle: Fact<String>
    /// `{"ObjectLockEnabled": "Enabled", "Rule": …}`.
    package var objectLock: Fact<String>
    /// `{"Role": …, "Rules": […]}`.
    package var replication: Fact<String>
    /// `{"name": null}`: the values are not kept.
    package var tags: Fact<String>

    package init(
        bucket: String, policy: Fact<String> = .absent, publicAccessBlock: Fact<String> = .absent,
        encryption: Fact<String> = .absent, versioning: Fact<String> = .absent, logging: Fact<String> = .absent,
        lifecycle: Fact<String> = .absent, objectLock: Fact<String> = .absent, replication: Fact<String> = .absent,
        tags: Fact<String> = .absent
    ) {
        self.bucket = bucket
        self.policy = policy
        self.publicAccessBlock = publicAccessBlock
        self.encryption = encryption
        self.versioning = versioning
        self.logging = logging
        self.lifecycle = lifecycle
        self.objectLock = objectLock
        self.replication = replication
        self.tags = tags
    }
}

/// A setting of the whole account, such as `s3:public_access_block`.
package struct AccountSetting: Sendable, Hashable {
    package var name: String
    /// Empty for a global setting.
    package var region: String
    /// JSON.
    package var value: Fact<String>

    package init(name: String, region: String = "", value: Fact<String>) {
        self.name = name
        self.region = region
        self.value = value
    }
}
