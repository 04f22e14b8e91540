extension S3EventReach {
    /// Whether the events of one object can match.
    package enum Admission: Sendable, Hashable {
        case yes
        /// None does; the sentence names the field that stands in the way.
        case no(String)
        /// It depends on a value that is not known; the sentence names it.
        case unknown(String)
    }

    /// What `detail.reason` says of an object's creation: the API that was called.
    ///
    /// Source: S3 User Guide, "EventBridge event message structure" (ev-events), read 2026-11-24.
    package static let allCreationReasons = ["PutObject", "POST Object", "CopyObject", "CompleteMultipartUpload"]

    /// Whether the `Object Created` event of the object at `key` can match, whatever its size.
    ///
    /// - Parameters:
    ///   - key: the object's key, not encoded.
    ///   - bucket: the bucket's name; nil when it is not known.
    ///   - account: the account that owns the bucket; nil when it is not known.
    ///   - region: the bucket's region; nil when it is not known.
    ///   - reason: the API that makes the object, one of `allCreationReasons`; nil for any of them.
    package func reach(
        key: String, bucket: String?, account: String?, region: String?, partition: String = "aws",
        reason: String? = nil
    ) -> Admission {
        let template = S3EventTemplate(
            type: .objectCreated, bucket: bucket, account: account, region: region, partition: partition, key: key,
            reason: reason)
        return Admission(best(template).answer)
    }

    /// Which APIs make objects whose `Object Created` events can match, in the order of `allCreationReasons`.
    ///
    /// What depends on values that are not known counts as possible.
    ///
    /// - Parameter bucket: the bucket's name; nil for any.
    package func creationReasons(
        bucket: String? = nil, account: String? = nil, region: String? = nil, partition: String = "aws"
    ) -> [String] {
        Self.allCreationReasons.filter { reason in
            best(
                S3EventTemplate(
                    type: .objectCreated, bucket: bucket, account: account, region: region, partition: partition,
                    reason: reason)
            ).isPossible
        }
    }
}

extension S3EventReach.Admission {
    fileprivate init(_ answer: S3EventReach.Answer) {
        switch answer {
        case .yes: self = .yes
        case .no(let sentence): self = .no(sentence)
        case .unknown(let sentence): self = .unknown(sentence)
        }
    }
}
