import Facts
import Wiring

extension DeliveryDerivation {
    /// Adds the hops that one target of an EventBridge rule makes: one for each bucket whose events the rule waits for.
    func addEventBridge(_ target: WiringFacts.Target, to all: inout [Delivery]) throws(LimitError) {
        guard let function = ARN(target.arn)?.functionAndQualifier?.function else { return }
        let rules = facts.rules(of: target)
        if rules.isEmpty { all += hops(target, function, rule: nil) }
        for rule in rules {
            all += hops(target, function, rule: rule)
            try expect(all)
        }
    }

    private func hops(_ target: WiringFacts.Target, _ function: String, rule: WiringFacts.Rule?) -> [Delivery] {
        let decision = permission(target, rule: rule)
        let hop = Delivery(
            origin: facts.origin, via: .eventBridge, bucket: "", functionID: facts.function(function)?.id,
            functionARN: target.arn, ruleID: rule?.id, rule: "\(target.bus)/\(target.rule)",
            isBucketSwitchOn: .notApplicable, isRuleEnabled: rule?.isEnabled ?? .unknown,
            isOnDefaultBus: .notApplicable, patternMatches: .unknown, targetExists: exists(target.arn),
            permission: decision.permission, permissionReason: decision.reason.asSentence,
            permissionStatement: decision.statement, targetID: target.targetID)
        return sources(of: rule).map { source in
            var delivery = hop
            delivery.bucketID = source.bucket?.id
            delivery.bucket = source.name
            delivery.isBucketSwitchOn = source.isSwitchOn
            delivery.patternMatches = source.matches
            delivery.patternReason = source.reason.asSentence
            delivery.prefix = source.keys.prefix
            delivery.suffix = source.keys.suffix
            delivery.creations = source.creations
            if source.isOfS3 { place(&delivery, target, rule, source) }
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
        let function = (ARN(target.arn)?.functionAndQualifier?.function).flatMap(facts.function)
        return TargetRole.evaluate(
            roleARN: roleARN, trustPolicy: role.trustPolicy ?? "{}", statements: role.statements, ruleARN: rule?.arn,
            ruleAccount: account, targetARN: target.arn, boundary: boundaries[SymbolicText.canonical(roleARN)],
            functionStatements: function.map { facts.statements.of($0.arn) })
    }

    /// S3 sends to the default bus of the bucket's region; a rule there may pass events on to another bus.
    private func place(
        _ delivery: inout Delivery, _ target: WiringFacts.Target, _ rule: WiringFacts.Rule?, _ source: Source
    ) {
        let arn = rule?.arn.flatMap { ARN($0) }
        let region = arn?.region ?? (target.region.isEmpty ? nil : target.region)
        guard target.bus != "default" else {
            delivery.isOnDefaultBus = .yes
            delivery.isInRegion = isInRegion(source.bucket, region)
            return
        }
        let passage = forwards.passage(
            to: target.bus, region: region, bucket: source.name.isEmpty ? nil : source.name,
            bucketRegion: source.bucket?.region, account: facts.account, partition: arn?.partition ?? "aws")
        delivery.isOnDefaultBus = passage.isThere
        delivery.forwardedBy = passage.rules
        if passage.isThere == .yes { delivery.isInRegion = isInRegion(source.bucket, passage.region) }
        // The default bus is there in every account, so no resource makes it.
        let symbol = SymbolicText.loneSymbol(of: target.bus)
        if passage.isThere == .no, symbol.map({ SymbolName($0)?.type != "aws_cloudwatch_event_bus" }) ?? false {
            delivery.isOnDefaultBus = SymbolicComparison.equality(target.bus, "default") == .no ? .no : .unknown
        }
    }
}
