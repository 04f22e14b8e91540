import Facts
import Wiring

/// The rules of the default bus that pass events on to other buses. One hop is followed, not more.
struct BusForwards {
    private struct Forward {
        /// As `bus/name`.
        let name: String
        /// Nil where the target's rule lies outside the snapshot.
        let rule: WiringFacts.Rule?
        let reach: S3EventReach?
        /// The region and name of the bus; nil where the target may turn out to be any bus.
        let bus: (region: String, name: String)?
    }

    /// How the events of a bucket get to a bus other than the default one.
    struct Passage {
        var isThere: Delivery.Switch
        /// The rules that pass them on, as `bus/name`.
        var rules: [String] = []
        /// The region in which S3 must hand them over.
        var region: String?
    }

    private let forwards: [Forward]

    var count: Int { forwards.count }

    init(_ facts: WiringFacts, reaches: [Int64: S3EventReach]) {
        forwards = facts.targets.flatMap { target -> [Forward] in
            guard SymbolicComparison.equality(target.bus, "default") != .no,
                let bus = Self.bus(target.arn)
            else { return [] }
            let name = "\(target.bus)/\(target.rule)"
            let rules = facts.rules(of: target)
            if rules.isEmpty { return [Forward(name: name, rule: nil, reach: nil, bus: bus.known)] }
            return rules.map { Forward(name: name, rule: $0, reach: reaches[$0.id], bus: bus.known) }
        }
    }

    /// What a target is: nil for no bus, `known` nil for what may be any.
    private static func bus(_ arn: String) -> (known: (region: String, name: String)?, Void)? {
        if let parsed = ARN(arn), parsed.service == "events", parsed.resource.hasPrefix("event-bus/") {
            return ((parsed.region, String(parsed.resource.dropFirst("event-bus/".count))), ())
        }
        guard let symbol = SymbolicText.loneSymbol(of: arn) else { return nil }
        let type = SymbolName(symbol)?.type
        return type == nil || type == "aws_cloudwatch_event_bus" ? (nil, ()) : nil
    }

    /// - Parameters:
    ///   - bus: the bus of the rule that waits for the events.
    ///   - region: that rule's region; nil when it is not known.
    ///   - source: the bucket; nil for one that no fact names.
    func passage(
        to bus: String, region: String?, bucket: String?, bucketRegion: String?, account: String?, partition: String
    ) -> Passage {
        var doubt: Passage?
        for forward in forwards {
            guard forward.rule?.isEnabled != .no else { continue }
            var isCertain = forward.rule?.isEnabled == .yes
            if let known = forward.bus {
                let same = SymbolicComparison.all([
                    SymbolicComparison.equality(known.name, bus),
                    region.map { SymbolicComparison.equality(known.region, $0) } ?? .yes,
                ])
                if same == .no { continue }
                if same == .unknown { isCertain = false }
            } else {
                isCertain = false
            }
            switch forward.reach?.reach(
                bucket: bucket, account: account, region: bucketRegion, partition: partition)
            {
            case .no: continue
            case .yes where isCertain:
                return Passage(
                    isThere: .yes, rules: [forward.name],
                    region: forward.rule?.arn.flatMap { ARN($0)?.region })
            case .yes, .unknown, nil:
                doubt = doubt ?? Passage(isThere: .unknown, rules: [forward.name])
            }
        }
        return doubt ?? Passage(isThere: .no)
    }
}
