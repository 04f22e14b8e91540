import Facts
import Wiring

/// The hops from buckets to functions that one origin's facts make.
struct DeliveryDerivation {
    let facts: WiringFacts
    /// The buckets, by name, and whether they send their events to EventBridge.
    let switchedBuckets: [SwitchedBucket]
    let sendingBuckets: [SwitchedBucket]
    let unreadBuckets: [SwitchedBucket]
    let switches: [Int64: Delivery.Switch]
    let forwards: BusForwards
    /// The compiled patterns of the rules, by the rule's row; a rule without a valid pattern has none.
    let reaches: [Int64: S3EventReach]
    let functions: TargetFunctions
    /// The permissions boundaries of roles that have one, by the canonical form of the role's ARN.
    let boundaries: [String: AccessPolicy]

    init(facts: WiringFacts, functions: TargetFunctions, boundaries: [String: AccessPolicy]) {
        self.facts = facts
        self.functions = functions
        self.boundaries = boundaries
        switchedBuckets = facts.buckets.values.sorted { $0.name < $1.name }
            .map { SwitchedBucket(bucket: $0, isOn: facts.switches.isOn($0.name)) }
        sendingBuckets = switchedBuckets.filter { $0.isOn == .yes }
        unreadBuckets = switchedBuckets.filter { $0.isOn == .unread }
        switches = Dictionary(switchedBuckets.map { ($0.bucket.id, $0.isOn) }, uniquingKeysWith: { first, _ in first })
        reaches = facts.rules.values.reduce(into: [:]) { reaches, rule in
            guard let text = rule.pattern, let pattern = try? EventPattern(parsing: text) else { return }
            reaches[rule.id] = S3EventReach(pattern)
        }
        forwards = BusForwards(facts, reaches: reaches)
    }

    /// - Throws: `LimitError` when there would be too many.
    func deliveries() throws(LimitError) -> [Delivery] {
        try expectWithinLimits()
        var all: [Delivery] = []
        for target in facts.targets { try addEventBridge(target, to: &all) }
        for entry in facts.notifications {
            all.append(notification(entry))
            try expect(all)
        }
        return all
    }

    func expect(_ hops: [Delivery]) throws(LimitError) {
        try DerivationLimit.expect(
            hops.count, atMost: DerivationLimit.hops, "hops from buckets to functions", of: facts.origin)
        try DerivationLimit.expect(
            hops.count * forwards.count, atMost: DerivationLimit.passages,
            "pairs of a hop and a rule that passes events on to another bus", of: facts.origin)
    }

    // MARK: Notification

    private func notification(_ entry: WiringFacts.Notification) -> Delivery {
        let function = ARN(entry.functionARN)?.functionAndQualifier?.function ?? entry.functionARN
        let bucket = facts.bucket(entry.bucket)
        let decision = invokeDecision(
            service: "s3.amazonaws.com", sourceARN: ARN.bucket(entry.bucket, partition: partition(entry.functionARN)),
            account: facts.account, functionARN: entry.functionARN)
        return Delivery(
            origin: facts.origin, via: .notification, bucketID: bucket?.id, bucket: entry.bucket,
            functionID: facts.function(function)?.id, functionARN: entry.functionARN, rule: entry.entryID,
            prefix: entry.prefix, suffix: entry.suffix, isBucketSwitchOn: .notApplicable,
            isRuleEnabled: .notApplicable, isOnDefaultBus: .notApplicable,
            patternMatches: entry.tellsOfCreation == .yes ? .notApplicable : entry.tellsOfCreation,
            targetExists: exists(entry.functionARN), permission: decision.permission,
            permissionReason: decision.reason.asSentence, permissionStatement: decision.statement,
            isInRegion: isInRegion(bucket, ARN(entry.functionARN)?.region), creations: entry.creations)
    }

    // MARK: Parts that both kinds share

    /// Whether the function is there, and the version or alias that is asked for.
    func exists(_ functionARN: String) -> Delivery.Switch {
        let bare = ARN(functionARN)?.functionAndQualifier?.function ?? functionARN
        return functions.exists(functionARN, isKnown: facts.function(bare) != nil, account: facts.account)
    }

    /// Whether the events of a bucket get to what waits for them in `region`; not judged where a region is not known.
    func isInRegion(_ bucket: WiringFacts.Bucket?, _ region: String?) -> Delivery.Switch {
        guard let own = bucket?.region, let region, !own.isEmpty, !region.isEmpty else { return .notApplicable }
        return switch SymbolicComparison.equality(own, region) {
        case .yes: .yes
        case .no: .no
        case .unknown: .unknown
        }
    }

    func invokeDecision(
        service: String, sourceARN: String?, account: String?, functionARN: String
    ) -> InvokeDecision {
        let parts = ARN(functionARN)?.functionAndQualifier
        let bare = parts?.function ?? functionARN
        guard let function = facts.function(bare) else {
            return InvokeDecision(.unknown, "the function \(functionARN) lies outside this snapshot")
        }
        if let unread = unreadPolicy(of: function, qualifier: parts?.qualifier) {
            return InvokeDecision(.unread, unread)
        }
        let permission = InvokePermission(
            service: service, sourceARN: sourceARN, sourceAccount: account, functionARN: functionARN)
        let decision = permission.decide(facts.statements.of(bare))
        switch decision.permission {
        case .missing, .wrongSource: return doubt(permission, function) ?? decision
        case .allowed, .denied, .unread, .unknown: return decision
        }
    }

    /// The doubt that a statement leaves whose function is not known before the apply; nil where none does.
    private func doubt(_ permission: InvokePermission, _ function: WiringFacts.Function) -> InvokeDecision? {
        for stray in facts.statements.strays(of: function) {
            let decision = permission.decide(stray.statements)
            guard decision.permission == .allowed || decision.permission == .unknown else { continue }
            return InvokeDecision(
                .unknown,
                "a permission is for the function \(stray.reference.text), which may be \(function.name) once it is known",
                statement: decision.statement)
        }
        return nil
    }

    /// Why the policy that decides could not be read; nil when it was. A version or alias has a policy of its own.
    private func unreadPolicy(of function: WiringFacts.Function, qualifier: String?) -> String? {
        guard let qualifier, qualifier != "$LATEST", facts.origin == .aws else {
            guard function.policyState == "unread" else { return nil }
            return "the policy of \(function.name) could not be read: \(function.policyReason ?? "no reason given")"
        }
        let policy = facts.qualifierPolicies["\(function.arn):\(qualifier)"]
        guard let policy, policy.state != "unread" else {
            return "the policy of \(function.name):\(qualifier) could not be read: \(policy?.reason ?? "nobody asked")"
        }
        return nil
    }

    private func partition(_ arn: String) -> String { ARN(arn)?.partition ?? "aws" }
}

extension String {
    /// The clause as a sentence: a capital first, a full stop last. The name of an action keeps its spelling.
    var asSentence: String {
        guard let first else { return self }
        let isAction = prefix { $0 != " " }.contains(":")
        return (isAction ? String(first) : first.uppercased()) + dropFirst() + (hasSuffix(".") ? "" : ".")
    }
}
