import Facts
import Wiring

/// Whether one object reaches a function twice: by a notification and a rule, or by two rules.
struct DeliveredOnceChecks {
    /// A hop as far as keys and ways of creation go.
    private struct Route {
        var delivery: Delivery
        var forms: [KeyForm]
        /// Nil where they are not known.
        var kinds: Set<CreationKind>?

        var name: String {
            delivery.via == .notification ? "the notification entry \(delivery.rule)" : "the rule \(delivery.rule)"
        }

        var words: String {
            forms.map { form in
                let keys = form.extent == .one ? form.prefix : "\(form.prefix)*\(form.suffix)"
                return form.extent == .some ? "some of \(keys)" : keys
            }.listed
        }
    }

    let input: CheckInput

    func checks() -> [WiringCheck] {
        let byFunction = Dictionary(grouping: input.deliveries.filter { $0.functionID != nil }) { $0.functionID ?? 0 }
        var pairsLeft = DerivationLimit.routePairs
        return byFunction.sorted { $0.key < $1.key }.flatMap { id, deliveries in
            checks(of: id, deliveries.filter { !$0.bucket.isEmpty && $0.arrives != .no }, &pairsLeft)
        }
    }

    private func checks(of function: Int64, _ deliveries: [Delivery], _ pairsLeft: inout Int) -> [WiringCheck] {
        let byBucket = Dictionary(grouping: deliveries) { SymbolicText.canonical($0.bucket) }
        let found = byBucket.sorted { $0.key < $1.key }.compactMap { _, hops in worst(of: hops, function, &pairsLeft) }
        return found.isEmpty
            ? [WiringCheck(origin: input.origin, kind: .deliveredOnce, resourceID: function, .pass)] : found
    }

    private func worst(of hops: [Delivery], _ function: Int64, _ pairsLeft: inout Int) -> WiringCheck? {
        // Two entries of one notification never overlap: S3 refuses them.
        guard hops.count > 1, hops.contains(where: { $0.via == .eventBridge }) else { return nil }
        let routes = hops.prefix(DerivationLimit.routes).map(route)
        var doubt: WiringCheck?
        pairsLeft -= routes.count * routes.count / 2
        guard pairsLeft > 0 else {
            return notCompared(hops, function, "\(DerivationLimit.routePairs) pairs of triggers")
        }
        if hops.count > routes.count {
            doubt = notCompared(hops, function, "\(DerivationLimit.routes) triggers of a function on a bucket")
        }
        for first in routes.indices {
            for second in routes.indices[(first + 1)...] {
                let (one, other) = (routes[first], routes[second])
                guard one.delivery.via == .eventBridge || other.delivery.via == .eventBridge else { continue }
                let comparison = overlap(one, other)
                guard comparison != .no else { continue }
                let check = check(one, other, comparison, function)
                if check.verdict == .fail { return check }
                doubt = doubt ?? check
            }
        }
        return doubt
    }

    private func notCompared(_ hops: [Delivery], _ function: Int64, _ limit: String) -> WiringCheck {
        let bucket = hops.first?.bucket ?? ""
        return WiringCheck(
            origin: input.origin, kind: .deliveredOnce, resourceID: function, subject: bucket, .unknown,
            reason:
                "\(hops.count) triggers bring objects of \(bucket); not all were compared with each other, since the limit is \(limit).",
            evidence: [EvidenceItem(name: "bucket", value: bucket)])
    }

    private func check(
        _ one: Route, _ other: Route, _ comparison: SymbolicComparison, _ function: Int64
    ) -> WiringCheck {
        let bucket = one.delivery.bucket
        let arrivals = [one.delivery.arrives, other.delivery.arrives]
        var check = WiringCheck(
            origin: input.origin, kind: .deliveredOnce, resourceID: function, subject: bucket, .fail,
            reason: "\(one.name.asSentence.dropLast()) and \(other.name) both bring the same objects of \(bucket).",
            evidence: [
                EvidenceItem(name: "bucket", value: bucket), EvidenceItem(name: one.name, value: one.words),
                EvidenceItem(name: other.name, value: other.words),
            ])
        if comparison == .unknown {
            check.verdict = .unknown
            check.reason =
                "\(one.name.asSentence.dropLast()) and \(other.name) may both bring the same objects of \(bucket): "
                + "whether their keys meet is not known."
        } else if arrivals != [.yes, .yes] {
            check.verdict = arrivals.contains(.unread) ? .unread : .unknown
            let open = one.delivery.arrives == .yes ? other : one
            let part = open.delivery.decidedBy.map { ": its \($0.rawValue) is \(open.delivery.arrives.rawValue)" } ?? ""
            check.reason =
                "\(one.name.asSentence.dropLast()) and \(other.name) ask for the same objects of \(bucket), but whether "
                + "they arrive by \(open.name) is not known\(part)."
        }
        return check
    }

    // MARK: Keys and ways of creation

    private func route(_ delivery: Delivery) -> Route {
        var route = Route(
            delivery: delivery, forms: [KeyForm(prefix: delivery.prefix, suffix: delivery.suffix)],
            kinds: CreationKind.kinds(delivery.creations))
        if delivery.creations.isEmpty { route.kinds = Set(CreationKind.allCases) }
        guard delivery.via == .eventBridge, let rule = delivery.ruleID, let reach = input.reaches[rule] else {
            return route
        }
        let bucket = input.facts.bucket(delivery.bucket)
        if case .yes(let keys) = reach.reach(
            bucket: delivery.bucket, account: input.facts.account, region: bucket?.region)
        {
            route.forms = keys.alternatives
        }
        route.kinds = CreationKind.kinds(reach.creationReasons())
        return route
    }

    private func overlap(_ one: Route, _ other: Route) -> SymbolicComparison {
        if let kinds = one.kinds, let others = other.kinds, kinds.isDisjoint(with: others) { return .no }
        guard one.forms.count * other.forms.count <= DerivationLimit.keyPairs else { return .unknown }
        var answer = SymbolicComparison.no
        for form in one.forms {
            for second in other.forms {
                let meeting = Self.meeting(form, second)
                if meeting == .yes { return one.kinds == nil || other.kinds == nil ? .unknown : .yes }
                if meeting == .unknown { answer = .unknown }
            }
        }
        return answer
    }

    /// Whether there is a key of both forms.
    private static func meeting(_ one: KeyForm, _ other: KeyForm) -> SymbolicComparison {
        let (first, second) = (one.filter, other.filter)
        switch (one.extent, other.extent) {
        case (.one, .one): return SymbolicComparison.equality(one.prefix, other.prefix)
        case (.one, _): return softened(second.admits(one.prefix), other)
        case (_, .one): return softened(first.admits(other.prefix), one)
        case (.all, .all): return first.meets(second)
        default:
            let comparison = first.meets(second)
            guard comparison == .yes else { return comparison }
            // What is wholly within a form that takes everything meets it for certain.
            if one.extent == .all, second.isWithin(first) == .yes { return .yes }
            if other.extent == .all, first.isWithin(second) == .yes { return .yes }
            return .unknown
        }
    }

    private static func softened(_ comparison: SymbolicComparison, _ form: KeyForm) -> SymbolicComparison {
        form.extent == .some && comparison == .yes ? .unknown : comparison
    }
}

extension KeyForm {
    fileprivate var filter: KeyFilter { KeyFilter(prefix: prefix, suffix: suffix) }
}
