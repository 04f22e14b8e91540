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

    init(facts: WiringFacts) {
        self.facts = facts
        switchedBuckets = facts.buckets.values.sorted { $0.name < $1.name }
            .map { SwitchedBucket(bucket: $0, isOn: facts.switches.isOn($0.name)) }
        sendingBuckets = switchedBuckets.filter { $0.isOn == .yes }
        unreadBuckets = switchedBuckets.filter { $0.isOn == .unread }
        switches = Dictionary(switchedBuckets.map { ($0.bucket.id, $0.isOn) }, uniquingKeysWith: { first, _ in first })
        forwards = BusForwards(facts.targets)
    }

    func deliveries() -> [Delivery] {
        facts.targets.flatMap(eventBridge) + facts.notifications.map(notification)
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
            targetExists: exists(function), permission: decision.permission,
            permissionReason: decision.reason.asSentence, permissionStatement: decision.statement)
    }

    // MARK: Parts that both kinds share

    /// Whether the function is there. A function that a state does not know may be another state's.
    func exists(_ functionARN: String) -> Delivery.Switch {
        if facts.function(functionARN) != nil { return .yes }
        guard facts.origin == .aws, let arn = ARN(functionARN), arn.account == facts.account else { return .unknown }
        return facts.readLists.contains("lambda:functions@\(arn.region)") ? .no : .unknown
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
    /// The clause as a sentence: a capital first, a full stop last.
    var asSentence: String {
        guard let first else { return self }
        return first.uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".")
    }
}
