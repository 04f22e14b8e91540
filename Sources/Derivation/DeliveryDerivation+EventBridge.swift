import Facts
import Wiring

extension DeliveryDerivation {
    /// The hops that one target of an EventBridge rule makes: one for each bucket whose events the rule waits for.
    func eventBridge(_ target: WiringFacts.Target) -> [Delivery] {
        guard let function = ARN(target.arn)?.functionAndQualifier?.function else { return [] }
        let rules = facts.rules(of: target)
        return rules.isEmpty
            ? hops(target, function, rule: nil) : rules.flatMap { hops(target, function, rule: $0) }
    }

    private func hops(_ target: WiringFacts.Target, _ function: String, rule: WiringFacts.Rule?) -> [Delivery] {
        let decision = permission(target, rule: rule)
        let hop = Delivery(
            origin: facts.origin, via: .eventBridge, bucket: "", functionID: facts.function(function)?.id,
            functionARN: target.arn, ruleID: rule?.id, rule: "\(target.bus)/\(target.rule)",
            isBucketSwitchOn: .notApplicable, isRuleEnabled: rule?.isEnabled ?? .unknown,
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
        if let unknown = role.unknown { return InvokeDecision(.unknown, "the policies of \(roleARN) are \(unknown)") }
        return TargetRole.evaluate(
            roleARN: roleARN, trustPolicy: role.trustPolicy ?? "{}", statements: role.statements, ruleARN: rule?.arn,
            ruleAccount: account, targetARN: target.arn)
    }

    /// S3 sends to the default bus alone; a rule there may pass events on to another bus, which is not followed here.
    private func isOnDefaultBus(_ target: WiringFacts.Target) -> Delivery.Switch {
        if target.bus == "default" { return .yes }
        if forwards.mayReach(target.bus) { return .unknown }
        // The default bus is there in every account, so no resource makes it.
        if let symbol = SymbolicText.loneSymbol(of: target.bus), SymbolName(symbol)?.type == "aws_cloudwatch_event_bus"
        {
            return .no
        }
        return SymbolicComparison.equality(target.bus, "default") == .unknown ? .unknown : .no
    }
}
