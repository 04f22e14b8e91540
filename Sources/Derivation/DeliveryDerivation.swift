import Facts
import Wiring

/// The hops from buckets to functions that one origin's facts make.
struct DeliveryDerivation {
    let facts: WiringFacts

    func deliveries() -> [Delivery] {
        facts.targets.flatMap(eventBridge) + facts.notifications.map(notification)
    }

    // MARK: Notification

    private func notification(_ entry: WiringFacts.Notification) -> Delivery {
        let function = ARN(entry.functionARN)?.functionAndQualifier?.function ?? entry.functionARN
        let decision = invokeDecision(
            service: "s3.amazonaws.com", sourceARN: ARN.bucket(entry.bucket, partition: partition(entry.functionARN)),
            account: facts.account, functionARN: entry.functionARN)
        return Delivery(
            origin: facts.origin, via: .notification, bucketID: facts.buckets[entry.bucket]?.id, bucket: entry.bucket,
            functionID: facts.functions[function]?.id, functionARN: entry.functionARN, rule: entry.entryID,
            prefix: entry.prefix, suffix: entry.suffix, isBucketSwitchOn: .notApplicable,
            isRuleEnabled: .notApplicable, isOnDefaultBus: .notApplicable, patternMatches: .notApplicable,
            targetExists: exists(function), permission: decision.permission,
            permissionReason: decision.reason.asSentence, permissionStatement: decision.statement)
    }

    // MARK: Parts that both kinds share

    /// Whether the function is there. A function that a state does not know may be another state's.
    func exists(_ functionARN: String) -> Delivery.Switch {
        if facts.functions[functionARN] != nil { return .yes }
        guard facts.origin == .aws, let arn = ARN(functionARN), arn.account == facts.account else { return .unknown }
        return facts.readLists.contains("lambda:functions@\(arn.region)") ? .no : .unknown
    }

    func invokeDecision(
        service: String, sourceARN: String?, account: String?, functionARN: String
    ) -> InvokeDecision {
        let parts = ARN(functionARN)?.functionAndQualifier
        let bare = parts?.function ?? functionARN
        guard let function = facts.functions[bare] else {
            return InvokeDecision(.unknown, "the function \(functionARN) lies outside this snapshot")
        }
        if let unread = unreadPolicy(of: function, qualifier: parts?.qualifier) {
            return InvokeDecision(.unread, unread)
        }
        return InvokePermission.evaluate(
            statements: facts.statements[bare] ?? [], service: service, sourceARN: sourceARN, sourceAccount: account,
            functionARN: functionARN)
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
