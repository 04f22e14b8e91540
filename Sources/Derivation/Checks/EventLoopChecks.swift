import Facts
import Wiring

/// Whether what a function writes calls it again, by itself or round a cycle of functions.
///
/// Lambda stops such loops after about 16 rounds where it can tell (Lambda Developer Guide, "Use Lambda recursive loop
/// detection to prevent infinite loops", read 2026-11-25), which is a fuse and no design.
struct EventLoopChecks {
    /// A component of more nodes than this is not searched for the shortest way round, once for each function.
    private static let searchLimit = 100

    let input: CheckInput

    func checks() throws -> [WiringCheck] {
        let loops = try EventLoops(input: input)
        // The cycles that are certain, then those that only roles permit, then those that may be.
        let levels: [EventLoops.Certainty] = [.pointed, .permitted, .unread]
        var found: [Int: WiringCheck] = [:]
        for level in levels {
            let graph = graph(loops, upTo: level)
            let components = graph.components()
            for function in loops.functions.indices where found[function] == nil {
                let size = components.sizes[components.of[function]]
                guard size > 1 else { continue }
                let isWhole = size <= Self.searchLimit
                let cycle =
                    isWhole ? graph.shortestCycle(through: function) : nearby(function, graph, components.of)
                found[function] = check(function, cycle ?? [function], isWhole: isWhole, level, loops)
            }
        }
        return loops.functions.indices.map { function in
            found[function]
                ?? WiringCheck(origin: input.origin, kind: .eventLoop, resourceID: loops.functions[function], .pass)
        }
    }

    private func graph(_ loops: EventLoops, upTo level: EventLoops.Certainty) -> DirectedGraph {
        let count = loops.functions.count
        var graph = DirectedGraph(count: count + loops.channels.count)
        for write in loops.writes where write.certainty <= level {
            graph.addEdge(from: write.function, to: count + write.channel)
        }
        for (number, channel) in loops.channels.enumerated() {
            for (function, certainty) in channel.functions where certainty <= level {
                graph.addEdge(from: count + number, to: function)
            }
        }
        return graph
    }

    /// The function and the first channel of its component that it writes to.
    private func nearby(_ function: Int, _ graph: DirectedGraph, _ component: [Int]) -> [Int] {
        [function] + graph.successors[function].filter { component[$0] == component[function] }.prefix(1)
    }

    private func check(
        _ function: Int, _ cycle: [Int], isWhole: Bool, _ level: EventLoops.Certainty, _ loops: EventLoops
    ) -> WiringCheck {
        let count = loops.functions.count
        let channels = cycle.filter { $0 >= count }.map { loops.channels[$0 - count] }
        let buckets = channels.map(\.bucket)
        let names = cycle.map { $0 < count ? name(loops.functions[$0]) : loops.channels[$0 - count].bucket }
        // Of a cycle too long to follow the first step is shown.
        let way = (names + (isWhole ? [] : ["…"]) + names.prefix(1)).joined(separator: " → ")
        let writes = zip(cycle, cycle.dropFirst()).flatMap { node, next in
            (loops.writesByFunction[node] ?? []).filter { count + $0.channel == next && $0.certainty <= level }
        }
        var check = WiringCheck(
            origin: input.origin, kind: .eventLoop, resourceID: loops.functions[function],
            subject: Set(buckets).sorted().listed, .fail,
            evidence: [EvidenceItem(name: "way round", value: way)] + writes.flatMap { evidence($0, loops) })
        let own = name(loops.functions[function])
        let place = buckets.first ?? ""
        switch level {
        case .pointed:
            check.severity = .critical
            check.reason =
                writes.contains { $0.shown != nil }
                ? "What \(own) writes to \(place) has called it again, as the runs show: \(way)."
                : "What \(own) writes to \(place) calls it again (\(way)): its environment names the bucket, its role may "
                    + "write there, and no prefix or suffix of the trigger keeps the writes out."
        case .permitted:
            check.severity = .medium
            check.reason =
                "The role of \(own) would let it write where its writes call it again (\(way)), and no prefix or suffix "
                + "of the trigger keeps them out."
        case .unknown, .unread:
            let isUnread =
                writes.contains { $0.certainty == .unread }
                || channels.contains { $0.functions.contains { $0.certainty == .unread } }
            check.verdict = isUnread ? .unread : .unknown
            let open = writes.first { $0.certainty >= .unknown }?.answer.reason
            check.reason =
                "Whether what \(own) writes calls it again (\(way)) is not known: "
                + (open.map { $0.lowercasedFirst } ?? "whether the events arrive is open.")
        }
        return check
    }

    private func evidence(_ write: EventLoops.Write, _ loops: EventLoops) -> [EvidenceItem] {
        let (channel, writer) = (loops.channels[write.channel], name(loops.functions[write.function]))
        var items = [
            EvidenceItem(name: "trigger on \(channel.bucket)", value: trigger(channel)),
            EvidenceItem(name: "\(writer) may write", value: write.answer.reason),
        ]
        if !write.variables.isEmpty {
            items.append(EvidenceItem(name: "variables", value: write.variables.listed))
        }
        if let statement = write.answer.statement { items.append(EvidenceItem(name: "statement", value: statement)) }
        if let shown = write.shown {
            items.append(EvidenceItem(name: "object", value: shown.object))
            items.append(EvidenceItem(name: "made from", value: shown.source))
        }
        return items
    }

    private func trigger(_ channel: EventLoops.Channel) -> String {
        let via = channel.sample.via == .notification ? "notification" : "rule"
        return "\(via) \(channel.sample.rule), keys \(channel.filter.prefix)*\(channel.filter.suffix)"
    }

    private func name(_ function: Int64) -> String { input.functionNames[function] ?? "the function" }
}
