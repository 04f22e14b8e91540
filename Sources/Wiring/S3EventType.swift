/// The events that S3 itself sends to EventBridge; those of CloudTrail are not among them.
///
/// Source: EventBridge events reference, "Amazon Simple Storage Service events", read 2026-11-24.
package enum S3EventType: String, Sendable, Hashable, CaseIterable {
    case objectCreated = "Object Created"
    case objectDeleted = "Object Deleted"
    case objectRestoreInitiated = "Object Restore Initiated"
    case objectRestoreCompleted = "Object Restore Completed"
    case objectRestoreExpired = "Object Restore Expired"
    case objectTagsAdded = "Object Tags Added"
    case objectTagsDeleted = "Object Tags Deleted"
    case objectACLUpdated = "Object ACL Updated"
    case objectStorageClassChanged = "Object Storage Class Changed"
    case objectAccessTierChanged = "Object Access Tier Changed"
    case asyncCopyCompletion = "Async Copy Completion"

    /// The `source` of all of them.
    package static let source = "aws.s3"
}
