import Facts
import SnapshotStore
import Wiring

/// Which functions write where their writes call functions again.
///
/// Functions and channels take turns: a function writes to a channel, which is a bucket with one filter of keys, and a
/// channel calls functions. So no function is compared with every other.
struct EventLoops {
    /// How sure it is that an object takes the way.
    enum Certainty: Int, Comparable {
        /// Role and environment point there, or the runs show it.
        case pointed
        /// Only the role would permit it.
        case permitted
        case unknown
        case unread

        static func < (one: Certainty, other: Certainty) -> Bool { one.rawValue < other.rawValue }
    }

    struct Write {
        var function: Int
        var channel: Int
        var certainty: Certainty
        var answer: Access.Answer
        var variables: [String]
        /// What the runs show: an object, and the one from which it was made.
        var shown: (object: String, source: String)?
    }

    struct Channel {
        var bucket: String
        var filter: KeyFilter
        /// Whether some keys are kept out.
        var isFiltered: Bool
        var functions: [(function: Int, certainty: Certainty)] = []
        var sample: Delivery
    }

    private let input: CheckInput
    /// The functions' rows in `resource`.
    let functions: [Int64]
    private(set) var channels: [Channel] = []
    private(set) var writes: [Write] = []
    /// By the function's number.
    private(set) var writesByFunction: [Int: [Write]] = [:]
    /// How many pairs of a function and a channel were looked at.
    private var asked = 0

    init(input: CheckInput) throws {
        self.input = input
        functions = Set(input.deliveries.compactMap(\.functionID)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: functions.enumerated().map { ($1, $0) })
        let byBucket = openChannels(numbers)
        let shown = try ShownLoops(input: input)
        let environment = Dictionary(
            grouping: input.accesses.filter { $0.purpose == .environment && $0.mode == .write }, by: \.functionID)
        let described = Dictionary(
            input.accessFacts.functions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for (number, id) in functions.enumerated() {
            guard let function = described[id] else { continue }
            let variables = Dictionary(
                (environment[id] ?? []).map { (SymbolicText.canonical($0.target), $0.variables) },
                uniquingKeysWith: { first, _ in first })
            try add(function, number, variables, byBucket, shown)
        }
        writesByFunction = Dictionary(grouping: writes, by: \.function)
    }

    // MARK: Channels

    private mutating func openChannels(_ numbers: [Int64: Int]) -> [String: [Int]] {
        var found: [String: [KeyFilter: [Bool: Int]]] = [:]
        var byBucket: [String: [Int]] = [:]
        for delivery in input.deliveries {
            guard let function = delivery.functionID.flatMap({ numbers[$0] }), !delivery.bucket.isEmpty,
                let certainty = Self.certainty(delivery.arrives)
            else { continue }
            let bucket = SymbolicText.canonical(delivery.bucket)
            let filter = KeyFilter(prefix: delivery.prefix, suffix: delivery.suffix)
            let isFiltered = isFiltered(delivery)
            let channel: Int
            if let known = found[bucket]?[filter]?[isFiltered] {
                channel = known
            } else {
                channel = channels.count
                channels.append(
                    Channel(bucket: delivery.bucket, filter: filter, isFiltered: isFiltered, sample: delivery))
                found[bucket, default: [:]][filter, default: [:]][isFiltered] = channel
                byBucket[bucket, default: []].append(channel)
            }
            channels[channel].functions.append((function, certainty))
        }
        return byBucket
    }

    private static func certainty(_ arrives: Delivery.Switch) -> Certainty? {
        switch arrives {
        case .yes, .notApplicable: .pointed
        case .no: nil
        case .unread: .unread
        case .unknown: .unknown
        }
    }

    /// A pattern of several prefixes keeps keys out although these have nothing in common.
    private func isFiltered(_ delivery: Delivery) -> Bool {
        if !delivery.prefix.isEmpty || !delivery.suffix.isEmpty { return true }
        guard delivery.via == .eventBridge, let reach = delivery.ruleID.flatMap({ input.reaches[$0] }),
            case .yes(let keys) = reach.reach(
                bucket: delivery.bucket, account: input.facts.account,
                region: input.facts.bucket(delivery.bucket)?.region)
        else { return false }
        return !keys.alternatives.contains { $0.extent == .all && $0.prefix.isEmpty && $0.suffix.isEmpty }
    }

    // MARK: Writes

    private mutating func add(
        _ function: AccessFacts.Function, _ number: Int, _ variables: [String: [String]],
        _ byBucket: [String: [Int]], _ shown: ShownLoops
    ) throws(LimitError) {
        let role = function.roleARN.flatMap { input.accessFacts.roles[SymbolicText.canonical($0)] }
        let mentions = RoleMentions(role)
        let own = Set(
            (input.deliveriesByFunction[function.id] ?? []).map { SymbolicText.canonical($0.bucket) })
        let asker = AccessAsker(function: function, facts: input.accessFacts, wiring: input.facts)
        for bucket in own.union(variables.keys).union(mentions.buckets).sorted() {
            for channel in byBucket[bucket] ?? [] {
                asked += 1
                try DerivationLimit.expect(
                    asked, atMost: DerivationLimit.writes,
                    "pairs of a function and a trigger on a bucket to which it may write", of: input.origin)
                let (name, filter) = (channels[channel].bucket, channels[channel].filter)
                let evidence =
                    own.contains(bucket) ? shown.example(bucket: name, ruleOrEntry: channels[channel].sample) : nil
                // A filter keeps the function's writes out, unless it may write nowhere else or the runs show it.
                let isOpen = !channels[channel].isFiltered || mentions.areWithin(filter, bucket: bucket)
                guard isOpen || evidence != nil else { continue }
                let answer = asker.writes(name, input.facts.bucket(name), filter)
                let names = variables[bucket] ?? []
                let certainty: Certainty
                switch answer.decision {
                case .denied, .notApplicable: continue
                case .allowed, .partly: certainty = !names.isEmpty || evidence != nil ? .pointed : .permitted
                case .unknown: certainty = .unknown
                case .unread: certainty = .unread
                }
                writes.append(
                    Write(
                        function: number, channel: channel, certainty: certainty, answer: answer, variables: names,
                        shown: evidence))
            }
        }
    }
}
