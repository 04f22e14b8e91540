/// What the fields of a native S3 event can hold, before there is an event.
///
/// Source: S3 User Guide, "EventBridge event message structure" (ev-events), read 2026-11-24.
struct S3EventTemplate: Sendable {
    /// The possible content of one field.
    enum Content: Sendable, Hashable {
        /// One of these strings, and which is not in our hand: an object is created by several APIs.
        case oneOf([String])
        /// Exactly this string, or one that is not known (an account, a bucket's name before the apply).
        case known(String?)
        /// Some string, which differs from event to event.
        case text
        /// Some number, which differs from event to event.
        case number
        /// The object's key; nil when it may be any.
        case key(String?)
    }

    struct Field: Sendable, Hashable {
        var content: Content
        /// Whether an event may lack the field.
        var isOptional = false
    }

    let type: S3EventType
    /// Dotted name → field; a name that is not here is in no such event.
    let fields: [String: Field]

    /// - Parameters:
    ///   - key: the object's key; nil for any.
    ///   - reason: the API that made the object; nil for any.
    init(
        type: S3EventType, bucket: String?, account: String?, region: String?, partition: String = "aws",
        key: String? = nil, reason: String? = nil
    ) {
        self.type = type
        var fields: [String: Field] = [
            "version": Field(content: .known("0")), "id": Field(content: .text),
            "detail-type": Field(content: .known(type.rawValue)), "source": Field(content: .known(S3EventType.source)),
            "account": Field(content: .known(account)), "time": Field(content: .text),
            "region": Field(content: .known(region)),
            "resources": Field(content: .known(bucket.map { "arn:\(partition):s3:::\($0)" })),
        ]
        // What AWS documents of Async Copy Completion is too little to say that a field is missing.
        if type != .asyncCopyCompletion {
            for (name, field) in Self.detail(of: type, bucket: bucket, key: key) { fields["detail.\(name)"] = field }
            if let reason { fields["detail.reason"] = Field(content: .oneOf([reason])) }
        }
        self.fields = fields
    }

    /// Whether a field outside `fields` is known to be missing from such events.
    var isComplete: Bool { type != .asyncCopyCompletion }

    private static func detail(of type: S3EventType, bucket: String?, key: String?) -> [String: Field] {
        let optionalText = Field(content: .text, isOptional: true)
        var fields: [String: Field] = [
            "version": Field(content: .known("0")), "event-version": optionalText,
            "bucket.name": Field(content: .known(bucket)), "object.key": Field(content: .key(key)),
            "object.version-id": optionalText, "request-id": Field(content: .text),
            "requester": Field(content: .text), "source-ip-address": optionalText,
            // The documentation shows these for creation and restoration; others may carry them.
            "object.size": Field(content: .number, isOptional: type != .objectCreated),
            "object.etag": Field(content: .text, isOptional: type != .objectCreated),
            "object.sequencer": Field(content: .text, isOptional: type != .objectCreated),
        ]
        switch type {
        case .objectCreated:
            fields["reason"] = Field(
                content: .oneOf(S3EventReach.allCreationReasons))
        case .objectDeleted:
            fields["reason"] = Field(content: .oneOf(["DeleteObject", "Lifecycle Expiration"]))
            fields["deletion-type"] = Field(content: .oneOf(["Permanently Deleted", "Delete Marker Created"]))
        case .objectRestoreInitiated:
            fields["source-storage-class"] = Field(content: .text)
        case .objectRestoreCompleted:
            fields["restore-expiry-time"] = Field(content: .text)
            fields["source-storage-class"] = Field(content: .text)
        case .objectStorageClassChanged:
            fields["destination-storage-class"] = Field(content: .text)
        case .objectAccessTierChanged:
            fields["destination-access-tier"] = Field(content: .text)
        case .objectRestoreExpired, .objectTagsAdded, .objectTagsDeleted, .objectACLUpdated, .asyncCopyCompletion:
            break
        }
        return fields
    }
}
