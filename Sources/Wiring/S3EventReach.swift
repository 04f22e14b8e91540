import Facts

/// Which native S3 events a pattern can admit: of which types, buckets and keys.
///
/// The pattern is evaluated over a template of S3's events in which the fields that differ from event to event are
/// left open, so the answer holds for every event that S3 could send.
package struct S3EventReach: Sendable {
    /// Whether events of a bucket can match.
    package enum Answer: Sendable, Hashable {
        /// No event ever matches; the sentence names the field that stands in the way.
        case no(String)
        /// Events can match, for keys of this form.
        case yes(KeyConstraint)
        /// It depends on a value that is not known; the sentence names it.
        case unknown(String)
    }

    /// The buckets that a pattern names.
    package enum BucketNames: Sendable, Hashable {
        case named([String])
        /// The pattern says nothing of buckets.
        case any
        /// It does, but by a prefix, an exclusion or the like.
        case notExpressible
    }

    package let pattern: EventPattern
    /// The direct event types that the pattern can admit, of whatever bucket.
    package let types: [S3EventType]
    package let bucketNames: BucketNames
    /// Whether the pattern asks for native S3 events: it restricts source or detail-type, and both admit one.
    ///
    /// A pattern that admits everything, such as one on `account` alone, does not wait for S3.
    package let waitsForNativeS3Events: Bool
    /// Whether what it admits may differ from bucket to bucket.
    package let distinguishesBuckets: Bool
    /// Whether it can admit S3's API calls that CloudTrail delivers, which are not analysed.
    package let admitsCloudTrailEvents: Bool

    package init(_ pattern: EventPattern) {
        self.pattern = pattern
        let native = pattern.branches.filter { branch in
            Self.admits(branch, "source", S3EventType.source) != .no
                && S3EventType.allCases.contains { Self.admits(branch, "detail-type", $0.rawValue) != .no }
        }
        types = S3EventType.allCases.filter { type in
            native.contains { S3EventTemplate.openTo(type).reach($0).isPossible }
        }
        waitsForNativeS3Events = native.contains { branch in
            // A field that admits a name nobody uses is not a choice of S3.
            ["source", "detail-type"].contains { Self.admits(branch, $0, "pipereport.no-such-source") == .no }
        }
        admitsCloudTrailEvents = pattern.branches.contains { Self.mayWaitForCloudTrail($0) }
        bucketNames = Self.bucketNames(native)
        distinguishesBuckets = pattern.branches.contains { branch in
            branch.contains { ["resources", "detail.bucket.name", "account", "region"].contains($0.name) }
        }
    }

    /// Whether native events of one bucket can match.
    ///
    /// - Parameters:
    ///   - types: the events to consider; by default those of an object's creation.
    ///   - bucket: the bucket's name; nil when it is not known.
    ///   - account: the account that owns the bucket; nil when it is not known.
    ///   - region: the bucket's region; nil when it is not known.
    package func reach(
        types: [S3EventType] = [.objectCreated], bucket: String?, account: String?, region: String?,
        partition: String = "aws"
    ) -> Answer {
        let reaches = types.map { type in
            best(S3EventTemplate(type: type, bucket: bucket, account: account, region: region, partition: partition))
        }
        guard let first = reaches.first else { return .no("no event type was asked for") }
        return reaches.dropFirst().reduce(first) { $0.better($1) }.answer
    }

    /// How far the events of a template get in the branch that they get furthest in.
    func best(_ template: S3EventTemplate) -> TemplateReach {
        let reaches = pattern.branches.map { template.reach($0) }
        // A pattern has at least one branch.
        guard let first = reaches.first else { return TemplateReach(answer: .yes(KeyConstraint()), progress: 0) }
        return reaches.dropFirst().reduce(first) { $0.better($1) }
    }

    // MARK: Names in the pattern

    static func admits(_ branch: [EventPattern.Leaf], _ name: String, _ text: String) -> Wiring.Answer {
        guard let leaf = branch.first(where: { $0.name == name }) else { return .yes }
        return .any(leaf.matchers.lazy.map { $0.answer(for: text) })
    }

    private static func bucketNames(_ branches: [[EventPattern.Leaf]]) -> BucketNames {
        var names: Set<String> = []
        var isAny = branches.isEmpty
        for branch in branches {
            let byName = branch.first { $0.name == "detail.bucket.name" }.map { texts($0.matchers, prefix: "") }
            let byARN = branch.first { $0.name == "resources" }.map { texts($0.matchers, prefix: ":s3:::") }
            switch (byName, byARN) {
            case (nil, nil): isAny = true
            case (let list??, nil), (nil, let list??): names.formUnion(list)
            case (let first??, let second??): names.formUnion(first.intersection(second))
            // One of the two is a plain list, which the other can only shorten.
            case (let list??, .some(nil)), (.some(nil), let list??): names.formUnion(list)
            case (.some(nil), _), (_, .some(nil)): return .notExpressible
            }
        }
        return isAny ? .any : .named(names.sorted())
    }

    /// The plain texts of a field, after `prefix`; nil when it has other forms.
    private static func texts(_ matchers: [ValueMatcher], prefix: String) -> Set<String>? {
        var texts: Set<String> = []
        for matcher in matchers {
            // An ARN has colons, as IPv6 addresses have, but is none, so it is plain text.
            guard case .text(let bytes) = matcher else { return nil }
            let text = String(decoding: bytes, as: UTF8.self)
            guard let range = prefix.isEmpty ? text.startIndex..<text.startIndex : text.firstRange(of: prefix) else {
                continue
            }
            texts.insert(String(text[range.upperBound...]))
        }
        return texts
    }
}
