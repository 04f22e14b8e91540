import Facts
import Wiring

extension DeliveryDerivation {
    /// A bucket from which a rule's events come, or the lack of one.
    struct Source {
        var name = ""
        var bucket: WiringFacts.Bucket?
        var isSwitchOn: Delivery.Switch = .notApplicable
        var matches: Delivery.Switch = .notApplicable
        /// Why the pattern admits none of its events, or why that is not known.
        var reason = ""
        var keys = KeyConstraint()
        /// The reasons of creation that it admits; empty for all.
        var creations: [String] = []
        /// Whether the rule waits for S3 at all; a schedule or another service's events have no bucket.
        var isOfS3 = true
    }

    /// A bucket and whether it sends its events to EventBridge.
    struct SwitchedBucket {
        var bucket: WiringFacts.Bucket
        var isOn: Delivery.Switch
    }

    /// The buckets whose events a rule waits for.
    func sources(of rule: WiringFacts.Rule?) -> [Source] {
        // A schedule has no pattern and waits for no bucket; a pattern that could not be read says nothing.
        guard let rule, rule.patternState != "absent" else { return [Source(isOfS3: false)] }
        guard let text = rule.pattern else {
            let isUnknown = rule.patternState == "unknown"
            return [
                Source(
                    isSwitchOn: isUnknown ? .unknown : .notApplicable, matches: isUnknown ? .unknown : .unread,
                    reason:
                        "the pattern of the rule \(rule.name) \(isUnknown ? "is not known before the apply" : "could not be read")",
                    isOfS3: isUnknown)
            ]
        }
        // Under the bucket's own name where we know it by another: its `id` is its name too.
        let known = { (name: String) in facts.bucket(name)?.name ?? name }
        let written = Self.literalBucketNames(text).map(known)
        guard let reach = reaches[rule.id] else {
            // EventBridge will refuse it as it stands; only what is written can be in this state.
            guard facts.origin == .plan || facts.origin == .config, !written.isEmpty else {
                return [Source(matches: .unknown, reason: Self.invalid, isOfS3: false)]
            }
            return Set(written).sorted().map { name in
                let bucket = facts.bucket(name)
                return Source(
                    name: name, bucket: bucket, isSwitchOn: isSwitchOn(bucket), matches: .unknown, reason: Self.invalid)
            }
        }
        guard reach.isAboutS3 else { return [Source(isOfS3: false)] }
        var names = Set(written)
        if case .named(let list) = reach.bucketNames { names.formUnion(list.map(known)) }
        if !names.isEmpty {
            return names.sorted().map { name in
                let bucket = facts.bucket(name)
                return source(name, bucket, isSwitchOn: isSwitchOn(bucket), rule: rule, reach: reach)
            }
        }
        return reach.waitsForNativeS3Events ? anyBucket(rule: rule, reach: reach) : [Source(isOfS3: false)]
    }

    private func source(
        _ name: String, _ bucket: WiringFacts.Bucket?, isSwitchOn: Delivery.Switch, rule: WiringFacts.Rule,
        reach: S3EventReach
    ) -> Source {
        var source = Source(name: name, bucket: bucket, isSwitchOn: isSwitchOn)
        let arn = rule.arn.flatMap { ARN($0) }
        let answer = reach.reach(
            types: reach.types, bucket: name, account: facts.account, region: bucket?.region ?? arn?.region,
            partition: arn?.partition ?? "aws")
        let reasons = reach.creationReasons()
        let creations = reasons.count == S3EventReach.allCreationReasons.count ? [] : reasons
        switch answer {
        case .no(let reason): (source.matches, source.reason) = (.no, reason)
        case .unknown(let reason): (source.matches, source.reason) = (.unknown, reason)
        case .yes(let keys):
            source.matches = .yes
            source.keys = keys
            source.creations = creations
        }
        // CloudTrail delivers S3's API calls whatever the switch says; that path is not analysed.
        if reach.admitsCloudTrailEvents, source.matches == .no { source.isSwitchOn = .notApplicable }
        return source
    }

    /// A pattern that names no bucket waits for every bucket that it admits and that sends events.
    private func anyBucket(rule: WiringFacts.Rule, reach: S3EventReach) -> [Source] {
        // One answer holds for all where the pattern does not tell buckets apart.
        let common =
            reach.distinguishesBuckets
            ? nil
            : switchedBuckets.first.map {
                source($0.bucket.name, $0.bucket, isSwitchOn: $0.isOn, rule: rule, reach: reach)
            }
        let admitted = { (switched: SwitchedBucket) -> Source? in
            let (bucket, isOn) = (switched.bucket, switched.isOn)
            var source = common ?? self.source(bucket.name, bucket, isSwitchOn: isOn, rule: rule, reach: reach)
            guard source.matches != .no else { return nil }
            (source.name, source.bucket, source.isSwitchOn) = (bucket.name, bucket, isOn)
            return source
        }
        let isOpenToSome = common?.matches != .no
        let sending = isOpenToSome ? sendingBuckets.compactMap(admitted) : []
        let isListRead = facts.origin != .aws || facts.readLists.contains("s3:buckets@")
        if !sending.isEmpty {
            // One more source stands for all buckets that could not be read. Those that were not asked for do not count.
            let isSomeDenied = unreadBuckets.contains { facts.switches.isDenied($0.bucket.name) && admitted($0) != nil }
            return isSomeDenied ? sending + [Source(isSwitchOn: .unread, matches: .yes)] : sending
        }
        let isUnread = isOpenToSome && unreadBuckets.contains { admitted($0) != nil }
        // A state knows its own buckets only; the account may have others.
        let none: Delivery.Switch = facts.origin == .aws ? .no : .unknown
        return [Source(isSwitchOn: isUnread || !isListRead ? .unread : none, matches: .yes)]
    }

    /// Unknown for a bucket outside the snapshot, or for one that only may be ours.
    private func isSwitchOn(_ bucket: WiringFacts.Bucket?) -> Delivery.Switch {
        bucket.flatMap { switches[$0.id] } ?? .unknown
    }

    private static let invalid = "EventBridge refuses the pattern as it is written"

    private static func literalBucketNames(_ pattern: String) -> [String] {
        guard let value = try? JSONValue(parsing: pattern) else { return [] }
        return value["detail"]?["bucket"]?["name"]?.oneOrManyStrings ?? []
    }
}
