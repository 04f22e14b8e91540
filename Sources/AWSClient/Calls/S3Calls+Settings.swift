package import Facts

/// The settings of a bucket that are sub-resources of their own.
///
/// Shape: `S3BucketSettings`.
extension S3Calls {
    /// GetBucketPolicy: the policy document as S3 keeps it.
    package func policy(ofBucket bucket: String) async throws(AWSError) -> Fact<String> {
        try await subresource(
            .getBucketPolicy, "policy", of: bucket, absent: "NoSuchBucketPolicy", decode: S3Answers.policy)
    }

    /// GetPublicAccessBlock of a bucket; the account's own is in `S3ControlCalls`.
    package func publicAccessBlock(ofBucket bucket: String) async throws(AWSError) -> Fact<String> {
        try await subresource(
            .getPublicAccessBlock, "publicAccessBlock", of: bucket, absent: "NoSuchPublicAccessBlockConfiguration",
            decode: S3Answers.publicAccessBlock)
    }

    /// GetBucketEncryption: the rules.
    package func encryption(ofBucket bucket: String) async throws(AWSError) -> Fact<String> {
        try await subresource(
            .getBucketEncryption, "encryption", of: bucket, absent: "ServerSideEncryptionConfigurationNotFoundError",
            decode: S3Answers.encryption)
    }

    /// GetBucketVersioning; the answer is empty where versioning was never switched on.
    package func versioning(ofBucket bucket: String) async throws(AWSError) -> Fact<String> {
        try await subresource(
            .getBucketVersioning, "versioning", of: bucket, absent: nil, decode: S3Answers.versioning)
    }

    /// GetBucketLogging; the answer is empty where access is not logged.
    package func logging(ofBucket bucket: String) async throws(AWSError) -> Fact<String> {
        try await subresource(.getBucketLogging, "logging", of: bucket, absent: nil, decode: S3Answers.logging)
    }

    /// GetBucketLifecycleConfiguration: the rules.
    package func lifecycle(ofBucket bucket: String) async throws(AWSError) -> Fact<String> {
        try await subresource(
            .getBucketLifecycleConfiguration, "lifecycle", of: bucket, absent: "NoSuchLifecycleConfiguration",
            decode: S3Answers.lifecycle)
    }

    /// GetObjectLockConfiguration.
    package func objectLock(ofBucket bucket: String) async throws(AWSError) -> Fact<String> {
        try await subresource(
            .getObjectLockConfiguration, "object-lock", of: bucket, absent: "ObjectLockConfigurationNotFoundError",
            decode: S3Answers.objectLock)
    }

    /// GetBucketReplication.
    package func replication(ofBucket bucket: String) async throws(AWSError) -> Fact<String> {
        try await subresource(
            .getBucketReplication, "replication", of: bucket, absent: "ReplicationConfigurationNotFoundError",
            decode: S3Answers.replication)
    }

    /// GetBucketTagging.
    package func tags(ofBucket bucket: String) async throws(AWSError) -> Fact<String> {
        try await subresource(
            .getBucketTagging, "tagging", of: bucket, absent: "NoSuchTagSet", decode: S3Answers.tags)
    }
}
