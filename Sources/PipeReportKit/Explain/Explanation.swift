import Facts

/// The path of an object in words.
struct Explanation {
    let path: ObjectPath
    let hops: [ExplainedHop]
    let unanalysed: [String]
    let unreadLists: [String]
    /// What lies behind each function, by its row in `resource`.
    let behind: [Int64: [ObjectPath.Behind]]

    init(_ path: ObjectPath) throws {
        self.path = path
        hops = try path.hops()
        unanalysed = try path.unanalysed()
        unreadLists = try path.unreadLists()
        behind = try Dictionary(
            Set(hops.compactMap(\.functionID)).map { ($0, try path.behind($0)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Whether the object reaches a function. Where a way is not followed or a list is unread, "no" is not known.
    var arrives: Delivery.Switch {
        let answers = hops.map(\.arrives)
        if answers.contains(.yes) { return .yes }
        if !unreadLists.isEmpty || answers.contains(.unread) { return .unread }
        return answers.contains(.unknown) || !unanalysed.isEmpty ? .unknown : .no
    }

    var status: CommandStatus {
        switch arrives {
        case .yes: .clean
        case .no: .findings
        case .unread, .unknown, .notApplicable: .incomplete
        }
    }

    static func place(_ origin: Origin) -> String {
        switch origin {
        case .aws: "the account"
        case .state: "the state"
        case .plan: "the plan"
        case .config: "the configuration"
        }
    }

    /// One clause: whether it arrives, and what decides.
    var verdict: String {
        let reached = hops.filter { $0.arrives == .yes }.map(\.functionName)
        if !reached.isEmpty { return "the object reaches \(Self.list(reached))" }
        let verdict = arrives == .no ? "the object does not arrive" : "whether the object arrives cannot be told"
        let decisive = hops.first { $0.arrives == arrives } ?? hops.first
        if let hop = decisive, let step = hop.decidingStep { return "\(verdict): \(step.sentence) (\(hop.title))" }
        if let list = unreadLists.first { return "\(verdict): \(list)" }
        if let way = unanalysed.first { return "\(verdict): it may go to \(way), a way that is not analysed" }
        return "\(verdict): no EventBridge rule with a function as its target and no notification waits for it"
    }

    var text: String {
        var lines = ["\(path.object), as \(Self.place(path.origin)) has it", ""]
        for (position, hop) in hops.enumerated() {
            lines.append("\(position + 1). \(hop.title) → \(hop.functionName)")
            lines += hop.steps.flatMap(Self.lines)
            lines += consequence(hop)
            lines.append("")
        }
        for way in unanalysed { lines.append("Not analysed: \(way).") }
        for list in unreadLists { lines.append("Not read: \(list).") }
        if !unanalysed.isEmpty || !unreadLists.isEmpty { lines.append("") }
        lines.append(verdict.prefix(1).uppercased() + verdict.dropFirst() + ".")
        return lines.map { FindingTable.visible($0) + "\n" }.joined()
    }

    private static func lines(_ step: ExplainedHop.Step) -> [String] {
        let word = step.answer.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
        return ["   \(word) \(step.sentence)"] + (step.evidence.isEmpty ? [] : ["            \(step.evidence)"])
    }

    private func consequence(_ hop: ExplainedHop) -> [String] {
        let following = hop.functionID.flatMap { behind[$0] } ?? []
        switch hop.arrives {
        case .yes:
            return ["   → reaches \(hop.functionName)"] + following.map { "     then \(Self.sentence($0))" }
        case .no:
            let lost = [hop.functionName] + following.flatMap { [$0.bucket] + $0.next.map(\.function) }
            var seen: Set<String> = []
            let unique = lost.filter { seen.insert($0).inserted }
            return [
                "   → stops here (\(hop.decidingStep?.part.rawValue ?? "")); cut off: \(unique.joined(separator: ", "))"
            ]
        case .unread, .unknown, .notApplicable:
            return ["   → cannot be told (\(hop.decidingStep?.part.rawValue ?? ""))"]
        }
    }

    private static func sentence(_ behind: ObjectPath.Behind) -> String {
        let may =
            switch behind.mayWrite {
            case .allowed: "may write to"
            case .partly: "may write some keys of"
            case .denied, .notApplicable: "may not write to"
            case .unread, .unknown: "writes, if its policies let it, to"
            }
        let next = behind.next.map { next in
            switch next.arrives {
            case .yes: "\(next.function) (\(next.hop))"
            case .no: "not to \(next.function) (\(next.hop) is stopped)"
            case .unread, .unknown, .notApplicable: "perhaps \(next.function) (\(next.hop))"
            }
        }
        return "\(behind.function) \(may) \(behind.bucket)" + (next.isEmpty ? "" : ", which leads to \(list(next))")
    }

    private static func list(_ names: [String]) -> String {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }.joined(separator: " and ")
    }
}
