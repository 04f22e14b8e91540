internal import Facts

/// Makes the sections of the session report, one property each.
struct MarkdownSections {
    typealias View = MarkdownReportView

    let report: Report
    let divisor: Int

    /// A table of at most `limit` rows; nil when there are none.
    func table(_ head: [String], _ rows: [[MarkdownText]], limit: Int = 60, query: String) -> View.Table? {
        View.Table(head, rows, limit: cut(limit), bytes: 40_000 / divisor, query: query)
    }

    func cut(_ limit: Int) -> Int { max(1, limit / divisor) }

    var snapshotClause: String { "snapshot_id = \(report.header.snapshot)" }

    var header: [View.Row] {
        let header = report.header
        var rows: [(String, MarkdownText)] = [
            ("Date", "\(Format.time(header.takenAtMS))"),
            ("Snapshot", "\(Int(header.snapshot))\(header.isComplete ? "" : " (not completed)")"),
        ]
        if let label = header.label { rows.append(("Label", "\(label)")) }
        if let account = header.account { rows.append(("Account", "\(code: account)")) }
        if let caller = header.callerARN { rows.append(("Read as", "\(code: caller)")) }
        if !header.regions.isEmpty { rows.append(("Regions", "\(header.regions.joined(separator: ", "))")) }
        if !header.origins.isEmpty { rows.append(("Compared", "\(Format.list(header.origins.map(\.word)))")) }
        if let commit = header.gitCommit {
            rows.append(
                ("Commit", "\(code: commit)\(header.isGitDirty ? ", with changes that are not committed" : "")"))
        }
        rows.append(("pipereport", "\(header.toolVersion)"))
        return rows.map { View.Row(name: $0.0, value: $0.1.fragment) }
    }

    var counts: [View.Row] {
        let verdict = report.verdict
        var rows: [(String, Int)] = Severity.allCases.reversed().map { ($0.word, verdict.failCounts[$0] ?? 0) }
        if verdict.hygieneCount > 0 { rows.append(("Hygiene", verdict.hygieneCount)) }
        rows.append(("Could not be answered", verdict.unknownCount))
        if verdict.suppressedCount > 0 { rows.append(("Suppressed", verdict.suppressedCount)) }
        rows.append(("Passed", verdict.passCount))
        return rows.map { View.Row(name: $0.0, value: Fragment(Format.number($0.1))) }
    }

    var summary: [MarkdownText] {
        var items: [MarkdownText] = []
        if !report.hops.isEmpty {
            let arriving = report.hops.count { $0.arrives == .yes }
            items.append(
                "\(arriving) of \(Format.count(report.hops.count, "way")) from a bucket to a function \(arriving == 1 ? "carries" : "carry") objects."
            )
            let disputed = report.hops.count { $0.isDisputed }
            if disputed > 0 {
                items.append(
                    "For \(Format.count(disputed, "way")) the origins disagree: what is deployed is not what is written."
                )
            }
        }
        if let apply = report.timeline.lastApply {
            let when: MarkdownText = apply.startedAtMS.map { " of \(Format.time($0))" } ?? ""
            let resources: MarkdownText = apply.resources.map { " \($0)." } ?? ""
            items.append("The last \(apply.action ?? "apply")\(when): \(apply.result).\(resources)")
        }
        if let run = report.runs.first {
            items.append(
                "\(Format.count(report.runCount, "run")) found; the last one began \(Format.time(run.startedAtMS)) and reached the \(run.reached.rawValue) stage."
            )
        }
        if !report.fileChanges.isEmpty {
            items.append("\(Format.count(report.fileChanges.count, "file")) changed since the previous snapshot.")
        }
        return items
    }

    var goals: View.Items? {
        var items: [MarkdownText] = []
        for hop in report.hops.prefix(cut(20)) {
            let way: MarkdownText = hop.via == .eventBridge ? "EventBridge" : "a bucket notification"
            let keys: MarkdownText = hop.filter.isEmpty ? "every new object" : "new objects \(code: hop.filter)"
            items.append("Carry \(keys) of \(code: hop.bucketWord) to \(code: hop.function) by \(way).")
        }
        let architecture = report.architecture
        if !architecture.functions.isEmpty {
            let runtimes = Set(architecture.functions.compactMap(\.runtime)).sorted()
            let on: MarkdownText = runtimes.isEmpty ? "" : " on \(Format.list(runtimes))"
            items.append("Run \(Format.count(architecture.functions.count, "function"))\(on).")
        }
        for layer in architecture.layers.prefix(cut(10)) {
            items.append("Share dependencies through the layer \(code: layer.name).")
        }
        if let terraform = report.toolVersions.first(where: { $0.tool == "terraform" }) {
            items.append("Provision it with Terraform \(terraform.version), repeatably.")
        }
        return items.isEmpty ? nil : View.Items(items: items.map(\.fragment))
    }

    var workflow: View.Items? {
        if report.hops.isEmpty { return nil }
        let items = report.hops.prefix(cut(30)).map { hop -> MarkdownText in
            let key: MarkdownText = hop.filter.isEmpty ? "An object" : "An object \(code: hop.filter)"
            let trigger: MarkdownText =
                hop.via == .eventBridge
                ? "EventBridge matches it with the rule \(code: hop.rule)"
                : "the bucket's notification \(code: hop.rule) matches it"
            let uses = report.architecture.functions.first { $0.name == hop.function }?.bucketVariables ?? []
            let targets = uses.prefix(6).map { MarkdownText("\(code: $0.bucket) (\(code: $0.variable))").text }
            let names: MarkdownText =
                targets.isEmpty ? "" : MarkdownText(stringLiteral: " It is told of " + Format.list(targets) + ".")
            return
                "\(key) lands in \(code: hop.bucketWord); \(trigger) and invokes \(code: hop.function). \(hop.outcome)\(names)"
        }
        return View.Items(items: items.map(\.fragment))
    }

    var completion: [MarkdownText] {
        var items: [MarkdownText] = []
        let changes = report.fileChanges.count
        if changes > 0 { items.append("What changed: \(Format.count(changes, "file")) since the previous snapshot.") }
        let sources = report.coverage.collections.count { $0.status == .ok }
        items.append(
            "What was checked: \(Format.count(report.rules.count, "rule")) on facts of \(Format.count(sources, "source")) read whole."
        )
        let urgent = report.nextSteps.filter(\.isUrgent)
        let blocking = report.timeline.blockingKinds
        if urgent.isEmpty, blocking.isEmpty, report.coverage.isWhole, report.unknowns.isEmpty {
            items.append("What still needs your action: nothing urgent.")
        } else {
            var parts = blocking.map { MarkdownText("\($0.title) ([timeline](#timeline))").text }
            parts += urgent.prefix(10).map { step in
                MarkdownText("\(code: step.rule) on \(codes(step.findings.map(\.resourceName), limit: 2))").text
            }
            if urgent.count > 10 { parts.append("\(urgent.count - 10) more") }
            if !report.coverage.isWhole { parts.append("let pipereport read what it could not") }
            if parts.isEmpty { parts.append("\(Format.count(report.unknowns.count, "check")) could not be answered") }
            items.append(
                MarkdownText(stringLiteral: "What still needs your action: " + parts.joined(separator: "; ") + "."))
        }
        return items
    }
}

extension Hop {
    /// The bucket's name, or what stands for it.
    var bucketWord: String { bucket.isEmpty ? "any bucket" : bucket }

    /// One sentence on whether the object gets there.
    var outcome: MarkdownText {
        switch arrives {
        case .yes: "It arrives."
        case .no: "**It does not arrive**: \(decides)."
        case .unread: "Whether it arrives could not be read: \(decides)."
        default: "Whether it arrives is not known: \(decides)."
        }
    }
}

extension Severity {
    /// The word with a capital.
    var word: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
