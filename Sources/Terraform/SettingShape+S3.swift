/// The sub-resources of a bucket, with S3's own member names.
///
/// Sources: the resources `aws_s3_bucket…` of the AWS provider 5.100,
/// https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs; botocore 1.44, `s3/2006-03-01/service-2.json`; both
/// read 2026-11-25.
extension SettingShape {
    static let publicAccessBlock = SettingShape.object([
        Member("block_public_acls", "BlockPublicAcls", .flag(default: false)),
        Member("block_public_policy", "BlockPublicPolicy", .flag(default: false)),
        Member("ignore_public_acls", "IgnorePublicAcls", .flag(default: false)),
        Member("restrict_public_buckets", "RestrictPublicBuckets", .flag(default: false)),
    ])

    static let encryptionRules = SettingShape.blocks([
        Member(
            "apply_server_side_encryption_by_default", "ApplyServerSideEncryptionByDefault",
            .block([
                Member("sse_algorithm", "SSEAlgorithm", .word),
                Member("kms_master_key_id", "KMSMasterKeyID", .text),
            ])),
        Member("bucket_key_enabled", "BucketKeyEnabled", .flag(default: false)),
    ])

    static let versioning = SettingShape.block([
        Member("status", "Status", .word), Member("mfa_delete", "MFADelete", .word),
    ])

    private static let loggingMembers = [
        Member("target_bucket", "TargetBucket", .text), Member("target_prefix", "TargetPrefix", .text),
    ]
    static let logging = SettingShape.object(loggingMembers)
    static let inlineLogging = SettingShape.block(loggingMembers)

    static let ownership = SettingShape.block([Member("object_ownership", "ObjectOwnership", .word)])

    // MARK: Object Lock

    private static let lockRule = SettingShape.block([
        Member(
            "default_retention", "DefaultRetention",
            .block([Member("mode", "Mode", .word), Member("days", "Days", .count), Member("years", "Years", .count)]))
    ])
    private static let lockMembers = [
        Member("object_lock_enabled", "ObjectLockEnabled", .word), Member("rule", "Rule", lockRule),
    ]
    static let objectLock = SettingShape.object(lockMembers)
    static let inlineObjectLock = SettingShape.block(lockMembers)

    // MARK: Lifecycle

    private static let sizes = [
        Member("object_size_greater_than", "ObjectSizeGreaterThan", .count),
        Member("object_size_less_than", "ObjectSizeLessThan", .count),
    ]
    private static let tag = SettingShape.block([Member("key", "Key", .text), Member("value", "Value", .text)])
    private static let filter = SettingShape.block(
        [
            Member("prefix", "Prefix", .text), Member("tag", "Tag", tag),
            Member(
                "and", "And", .block([Member("prefix", "Prefix", .text), Member("tags", "Tags", .tagList)] + sizes)),
        ] + sizes)

    private static let expiration = SettingShape.block([
        Member("date", "Date", .text), Member("days", "Days", .count),
        Member("expired_object_delete_marker", "ExpiredObjectDeleteMarker", .flag(default: nil)),
    ])
    private static let transitions = SettingShape.blocks([
        Member("date", "Date", .text), Member("days", "Days", .number), Member("storage_class", "StorageClass", .word),
    ])

    static let lifecycleRules = SettingShape.blocks([
        Member("id", "ID", .text), Member("status", "Status", .word), Member("prefix", "Prefix", .text),
        Member("filter", "Filter", filter), Member("expiration", "Expiration", expiration),
        Member("transition", "Transitions", transitions),
        Member(
            "noncurrent_version_expiration", "NoncurrentVersionExpiration",
            .block([
                Member("noncurrent_days", "NoncurrentDays", .count),
                Member("newer_noncurrent_versions", "NewerNoncurrentVersions", .count),
            ])),
        Member(
            "noncurrent_version_transition", "NoncurrentVersionTransitions",
            .blocks([
                Member("noncurrent_days", "NoncurrentDays", .number),
                Member("newer_noncurrent_versions", "NewerNoncurrentVersions", .count),
                Member("storage_class", "StorageClass", .word),
            ])),
        Member(
            "abort_incomplete_multipart_upload", "AbortIncompleteMultipartUpload",
            .block([Member("days_after_initiation", "DaysAfterInitiation", .count)])),
    ])

    /// `lifecycle_rule` of the bucket itself, whose switch is no word yet.
    static let inlineLifecycleRules = SettingShape.blocks([
        Member("id", "ID", .text), Member("enabled", "Status", .flag(default: false)),
        Member("prefix", "Prefix", .text), Member("tags", "Tags", .tagList),
        Member("expiration", "Expiration", expiration), Member("transition", "Transitions", transitions),
        Member(
            "noncurrent_version_expiration", "NoncurrentVersionExpiration",
            .block([Member("days", "NoncurrentDays", .count)])),
        Member(
            "noncurrent_version_transition", "NoncurrentVersionTransitions",
            .blocks([Member("days", "NoncurrentDays", .number), Member("storage_class", "StorageClass", .word)])),
        Member("abort_incomplete_multipart_upload_days", "AbortDays", .count),
    ])

    // MARK: Replication

    private static let replicationRules = SettingShape.blocks([
        Member("id", "ID", .text), Member("status", "Status", .word), Member("priority", "Priority", .count),
        Member("prefix", "Prefix", .text), Member("filter", "Filter", filter),
        Member(
            "destination", "Destination",
            .block([
                Member("bucket", "Bucket", .text), Member("account", "Account", .text),
                Member("account_id", "Account", .text), Member("storage_class", "StorageClass", .word),
            ])),
        Member("delete_marker_replication", "DeleteMarkerReplication", .block([Member("status", "Status", .word)])),
    ])
    static let replication = SettingShape.object([
        Member("role", "Role", .text), Member("rule", "Rules", replicationRules),
    ])
    static let inlineReplication = SettingShape.block([
        Member("role", "Role", .text), Member("rules", "Rules", replicationRules),
    ])
}
