import Facts
import Wiring

extension DeliveryDerivation {
    /// The hops that one target of an EventBridge rule makes: one for each bucket whose events the rule waits for.
    func eventBridge(_ target: WiringFacts.Target) -> [Delivery] {
        guard let function = ARN(target.arn)?.functionAndQualifier?.function else { return [] }
        let rule = facts.rules[[target.region, target.bus, target.rule]]
        let decision = permission(target, rule: rule)
        let hop = Delivery(
            origin: facts.origin, via: .eventBridge, bucket: "", functionID: facts.functions[function]?.id,
            functionARN: target.arn, ruleID: rule?.id, rule: "\(target.bus)/\(target.rule)",
            isBucketSwitchOn: .notApplicable, isRuleEnabled: rule.map { $0.isEnabled ? .yes : .no } ?? .unknown,
            isOnDefaultBus: isOnDefaultBus(target), patternMatches: .unknown, targetExists: exists(function),
            permission: decision.permission, permissionReason: decision.reason.asSentence,
            permissionStatement: decision.statement)
        return sources(of: rule).map { source in
            var delivery = hop
            delivery.bucketID = source.bucket?.id
            delivery.bucket = source.name
            delivery.isBucketSwitchOn = source.isSwitchOn
            delivery.patternMatches = source.matches
            delivery.prefix = source.keys.prefix
            delivery.suffix = source.keys.suffix
            return delivery
        }
    }

    private func permission(_ target: WiringFacts.Target, rule: WiringFacts.Rule?) -> InvokeDecision {
        let account = rule?.arn.flatMap { ARN($0)?.account } ?? facts.account
        guard let roleARN = target.roleARN else {
            return invokeDecision(
                service: "events.amazonaws.com", sourceARN: rule?.arn, account: account, functionARN: target.arn)
        }
        guard let role = facts.roles[roleARN] else {
            return InvokeDecision(.unknown, "the target's role \(roleARN) lies outside this snapshot")
        }
        if let unread = role.unread {
            return InvokeDecision(.unread, "the policies of \(roleARN) could not be read: \(unread)")
        }
        return TargetRole.evaluate(
            roleARN: roleARN, trustPolicy: role.trustPolicy ?? "{}", statements: role.statements, ruleARN: rule?.arn,
            ruleAccount: account, targetARN: target.arn)
    }

    /// S3 sends to the default bus alone; a rule there may pass events on to another bus, which is not followed here.
    private func isOnDefaultBus(_ target: WiringFacts.Target) -> Delivery.Switch {
        if target.bus == "default" { return .yes }
        let isForwarded = facts.targets.contains { other in
            other.bus == "default" && other.arn.hasSuffix(":event-bus/\(target.bus)")
        }
        return isForwarded ? .unknown : .no
    }

    // MARK: Buckets

    /// A bucket from which a rule's events come, or the lack of one.
    struct Source {
        var name = ""
        var bucket: WiringFacts.Bucket?
        var isSwitchOn: Delivery.Switch = .notApplicable
        var matches: Delivery.Switch = .notApplicable
        var keys = KeyConstraint()
    }

    private func sources(of rule: WiringFacts.Rule?) -> [Source] {
        // A schedule has no pattern and waits for no bucket; a pattern that could not be read says nothing.
        guard let rule, rule.patternState != "absent" else { return [Source()] }
        guard let text = rule.pattern, let pattern = try? EventPattern(parsing: text) else {
            return [Source(matches: .unknown)]
        }
        let reach = S3EventReach(pattern)
        var names = Set(Self.literalBucketNames(text))
        if case .named(let list) = reach.bucketNames { names.formUnion(list) }
        if !names.isEmpty { return names.sorted().map { source($0, rule: rule, reach: reach) } }
        return reach.waitsForNativeS3Events ? anyBucket(rule: rule, reach: reach) : [Source()]
    }

    private func source(_ name: String, rule: WiringFacts.Rule, reach: S3EventReach) -> Source {
        var source = Source(name: name, bucket: facts.buckets[name], isSwitchOn: isSwitchOn(name))
        let arn = rule.arn.flatMap { ARN($0) }
        let answer = reach.reach(
            types: reach.types, bucket: name, account: facts.account, region: source.bucket?.region ?? arn?.region,
            partition: arn?.partition ?? "aws")
        switch answer {
        case .no: source.matches = .no
        case .unknown: source.matches = .unknown
        case .yes(let keys):
            source.matches = .yes
            source.keys = keys
        }
        // CloudTrail delivers S3's API calls whatever the switch says; that path is not analysed.
        if reach.admitsCloudTrailEvents, source.matches == .no { source.isSwitchOn = .notApplicable }
        return source
    }

    /// A pattern that names no bucket waits for every bucket that it admits and that sends events.
    private func anyBucket(rule: WiringFacts.Rule, reach: S3EventReach) -> [Source] {
        let admitted = facts.buckets.keys.sorted().map { source($0, rule: rule, reach: reach) }
            .filter { $0.matches != .no }
        let sending = admitted.filter { $0.isSwitchOn == .yes }
        if !sending.isEmpty { return sending }
        let isListRead = facts.origin != .aws || facts.readLists.contains("s3:buckets@")
        var nobody = Source(isSwitchOn: .no, matches: .yes)
        if admitted.contains(where: { $0.isSwitchOn == .unread }) || !isListRead { nobody.isSwitchOn = .unread }
        // A state knows its own buckets only; the account may have others.
        if nobody.isSwitchOn == .no, facts.origin != .aws { nobody.isSwitchOn = .unknown }
        return [nobody]
    }

    private func isSwitchOn(_ bucket: String) -> Delivery.Switch {
        guard facts.buckets[bucket] != nil else { return .unknown }
        // No notification resource at all: EventBridge is off on every new bucket.
        guard let answers = facts.switches[bucket] else { return facts.origin == .aws ? .unread : .no }
        if answers.contains(nil) { return .unread }
        // Two writers that differ: whichever applies last decides.
        return Set(answers).count > 1 ? .unknown : (answers.first ?? nil) == true ? .yes : .no
    }

    private static func literalBucketNames(_ pattern: String) -> [String] {
        guard let value = try? JSONValue(parsing: pattern) else { return [] }
        return value["detail"]?["bucket"]?["name"]?.oneOrManyStrings ?? []
    }
}
