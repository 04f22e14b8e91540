internal import Facts

extension MarkdownSections {
    var timeline: View.TimelineView? {
        let timeline = report.timeline
        let query =
            "SELECT source, at_ms, command, exit_code, message FROM action WHERE \(snapshotClause) AND kind = 'command'"
        let commands = table(
            ["Began", "Command", "Result", "Resources", "Took"],
            timeline.commands.map { command in
                [
                    "\(command.startedAtMS.map(Format.time) ?? "–")", "\(code: command.command)",
                    command.hasFailed ? "**\(command.result)**" : "\(command.result)", "\(command.resources ?? "–")",
                    "\(command.durationMS.map(Format.duration) ?? "–")",
                ]
            }, limit: 40, query: query)
        guard let commands else { return nil }
        return View.TimelineView(
            commands: commands, blocking: blocking(timeline), steps: steps(timeline), warnings: warnings(timeline))
    }

    /// What stands in the way, a step for each kind of failure.
    private func blocking(_ timeline: Timeline) -> View.StepsView? {
        let errors = timeline.blocking.flatMap(\.errors)
        let steps = timeline.blockingKinds.enumerated().map { index, kind in
            step(kind, errors.filter { $0.failure == kind }, number: index + 1)
        }
        return steps.isEmpty ? nil : View.StepsView(steps: steps)
    }

    private func step(_ kind: RunLogFailure, _ errors: [RecordedDiagnostic], number: Int) -> View.Step {
        // One error of two applies is said once.
        var seen: Set<String> = []
        let distinct = errors.filter { seen.insert("\($0.address ?? "")\n\($0.summary)").inserted }
        let capped = Capped(distinct, limit: cut(10), bytes: 12_000 / divisor) {
            $0.summary.pageCost + $0.detail.pageCost
        }
        var lines = capped.shown.map { error -> String in
            let place: MarkdownText = error.place.map { ", \(code: $0)" } ?? ""
            let address: MarkdownText = error.address.map { " (\(code: $0)\(place))" } ?? ""
            let detail: MarkdownText = error.detail.isEmpty ? "" : " – \(error.detail.oneLine.clipped(to: 600))"
            return "- " + MarkdownText("\(error.summary.oneLine.clipped(to: 600))\(address)\(detail)").text
        }
        if capped.hiddenCount > 0 { lines.append("- and \(Format.number(capped.hiddenCount)) more") }
        let advice: MarkdownText = "\(kind.advice)"
        var body = lines.joined(separator: "\n")
        if !kind.advice.isEmpty { body += "\n\n" + advice.text }
        var commands: [String] = []
        for command in capped.shown.flatMap({ kind.commands(for: $0) }) where !commands.contains(command) {
            commands.append(command)
        }
        // Imports first: a plan shows what is still to do after them.
        let imports = commands.filter { $0.hasPrefix("terraform import ") }
        commands.removeAll { imports.contains($0) }
        if !imports.isEmpty {
            commands = ["# Only where the bucket is your own:"] + imports + ["# Then, or after the change:"] + commands
        }
        if !commands.isEmpty { body += "\n\n" + commands.joined(separator: "\n").markdownFence(language: "bash") }
        let title = kind.title.prefix(1).uppercased() + kind.title.dropFirst()
        return View.Step(number: number, title: MarkdownText("\(title)").fragment, detail: nil, body: Fragment(body))
    }

    private func steps(_ timeline: Timeline) -> View.Table? {
        guard let apply = timeline.lastApply else { return nil }
        return table(
            ["Began", "Resource", "Action", "Result", "Took"],
            timeline.lastSteps.map { step in
                [
                    "\(step.atMS.map(Format.time) ?? "–")", "\(code: step.address)", "\(step.action)",
                    step.outcome == .completed ? "completed" : "**\(step.outcome.rawValue)**",
                    "\(step.durationMS.map(Format.duration) ?? "–")",
                ]
            }, limit: 60,
            query:
                "SELECT at_ms, address, action, kind FROM action WHERE \(snapshotClause) AND source = '\(apply.source.replacing("'", with: "''"))'"
        )
    }

    /// One row for each warning, however often it was given.
    private func warnings(_ timeline: Timeline) -> View.Table? {
        var order: [String] = []
        var found: [String: (first: RecordedDiagnostic, count: Int)] = [:]
        for warning in timeline.commands.flatMap(\.warnings) {
            let key = warning.summary + "\n" + warning.detail
            if found[key] == nil { order.append(key) }
            found[key] = (found[key]?.first ?? warning, (found[key]?.count ?? 0) + 1)
        }
        return table(
            ["Warning", "Times", "First at"],
            order.compactMap { found[$0] }.map { warning, count in
                let detail: MarkdownText =
                    warning.detail.isEmpty ? "" : ": \(warning.detail.oneLine.clipped(to: 300))"
                return [
                    "\(warning.summary.oneLine)\(detail)", "\(count)",
                    warning.place.map { "\(code: $0)" } ?? "–",
                ]
            }, limit: 20,
            query: "SELECT summary, detail, file, line FROM diagnostic WHERE \(snapshotClause) AND severity = 'warning'"
        )
    }
}

extension RecordedDiagnostic {
    /// `main.tf:12`, or the address, where either is known.
    var place: String? {
        guard let file else { return address }
        return line.map { "\(file):\($0)" } ?? file
    }
}

extension String {
    /// The text with its line breaks as spaces.
    fileprivate var oneLine: String {
        split(whereSeparator: \.isNewline).map { $0.drop { $0.isWhitespace } }.joined(separator: " ")
    }
}
