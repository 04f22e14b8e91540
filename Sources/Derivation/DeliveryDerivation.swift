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
        let bare = ARN(functionARN)?.functionAndQualifier?.function ?? functionARN
        guard let function = facts.functions[bare] else {
            return InvokeDecision(.unknown, "the function \(functionARN) lies outside this snapshot")
        }
        if function.policyState == "unread" {
            return InvokeDecision(
                .unread,
                "the policy of \(function.name) could not be read: \(function.policyReason ?? "no reason given")")
        }
        return InvokePermission.evaluate(
            statements: facts.statements[bare] ?? [], service: service, sourceARN: sourceARN, sourceAccount: account,
            functionARN: functionARN)
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
