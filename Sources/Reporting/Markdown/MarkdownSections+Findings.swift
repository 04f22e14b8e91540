internal import Facts

extension MarkdownSections {
    /// How many findings are shown in full.
    private static let findingLimit = 60

    var findings: View.FindingsView? {
        let capped = Capped(report.failures, limit: cut(Self.findingLimit), bytes: 60_000 / divisor) { finding in
            finding.evidence.reduce(finding.message.pageCost + 600) { $0 + $1.value.pageCost + 60 }
        }
        if capped.shown.isEmpty { return nil }
        let fingerprints = Set(capped.shown.map(\.fingerprint))
        let groups = report.nextSteps.compactMap { step -> View.FindingGroup? in
            let shown = step.findings.filter { fingerprints.contains($0.fingerprint) }
            if shown.isEmpty { return nil }
            return View.FindingGroup(
                severity: step.severity.word, rule: .code(step.rule), expected: step.title,
                remedy: pointer(step).fragment,
                entries: shown.map(entry))
        }
        let query = "SELECT severity, rule_id, logical_id, message FROM finding WHERE \(snapshotClause)"
        return View.FindingsView(groups: groups, more: capped.more(query)?.markdown)
    }

    private func entry(_ finding: Finding) -> View.FindingEntry {
        var facts: [(String, MarkdownText)] = [("Resource", "\(code: finding.resource)")]
        if !finding.subject.isEmpty { facts.append(("Subject", "\(code: finding.subject)")) }
        facts.append(("Seen in", "\(Format.list(finding.origins.map(\.word)))"))
        if let address = finding.address { facts.append(("Address", "\(code: address)")) }
        if let file = finding.file {
            facts.append(("Written at", "\(code: finding.line.map { "\(file):\($0)" } ?? file)"))
        }
        for item in finding.evidence { facts.append((item.name, "\(code: item.value)")) }
        facts.append(("First seen", "\(Format.time(finding.firstSeenMS))"))
        facts.append(("Fingerprint", "\(code: finding.fingerprint)"))
        return View.FindingEntry(
            message: finding.message, facts: facts.map { View.Row(name: $0.0, value: $0.1.fragment) })
    }

    var unanswered: View.UnansweredView? {
        table(
            ["Rule", "Resource", "Why", "Seen in"],
            report.unknowns.map { finding in
                [
                    "\(code: finding.rule)", "\(code: finding.resource)", "\(finding.message)",
                    "\(Format.list(finding.origins.map(\.word)))",
                ]
            },
            limit: 60,
            query: "SELECT rule_id, logical_id, message FROM finding WHERE \(snapshotClause) AND verdict = 'unknown'"
        ).map(View.UnansweredView.init)
    }

    // MARK: - What to do

    private static let stepLimit = 25

    private func steps(isUrgent: Bool) -> ArraySlice<NextStep> {
        report.nextSteps.filter { $0.isUrgent == isUrgent }.prefix(cut(Self.stepLimit))
    }

    /// Where the report says what to do about a rule's findings.
    private func pointer(_ step: NextStep) -> MarkdownText {
        guard let index = steps(isUrgent: step.isUrgent).firstIndex(where: { $0.rule == step.rule }) else {
            return "`pipereport rules show` \(code: step.rule)"
        }
        let number = MarkdownText(stringLiteral: "step \(index + 1)")
        return step.isUrgent ? "[\(number)](#how-to-finish-deployment)" : "[next \(number)](#next-steps)"
    }

    private func view(_ step: NextStep, number: Int) -> View.Step {
        let names = step.findings.map(\.resourceName)
        let title: MarkdownText = "Mend \(code: step.rule) on \(codes(names, limit: 2))"
        let detail: MarkdownText =
            "\(step.severity.word), \(Format.count(names.count, "finding")): \(codes(names)). What should hold: \(step.title)."
        // Far below an ordinary catalogue's remedies together; a report of many long ones points to the rule.
        let isLong = step.remedy.pageCost > 24_000 / divisor
        let body =
            isLong ? "pipereport rules show \(Format.shell(step.rule))".markdownFence(language: "bash") : step.remedy
        return View.Step(number: number, title: title.fragment, detail: detail.fragment, body: Fragment(body))
    }

    var deployment: View.DeploymentView? {
        var steps = steps(isUrgent: true).enumerated().map { view($1, number: $0 + 1) }
        if !report.coverage.isWhole { steps.append(readingStep(number: steps.count + 1)) }
        if steps.isEmpty { return nil }
        steps.append(
            View.Step(
                number: steps.count + 1, title: Fragment("Look again"), detail: nil,
                body: Fragment("pipereport snapshot\npipereport check".markdownFence(language: "bash"))))
        return View.DeploymentView(steps: steps)
    }

    private func readingStep(number: Int) -> View.Step {
        let actions = report.coverage.missingActions
        let sources = report.coverage.failedCollections.map(\.source)
        var detail: MarkdownText = "\(Format.count(report.coverage.unread.count, "fact")) could not be read"
        if !sources.isEmpty { detail = "\(detail); not read whole: \(codes(sources))" }
        if !actions.isEmpty { detail = "\(detail); missing: \(codes(actions))" }
        return View.Step(
            number: number, title: Fragment("Let pipereport read what it could not"), detail: detail.fragment,
            body: Fragment("aws sts get-caller-identity".markdownFence(language: "bash")))
    }

    var nextSteps: View.StepsView? {
        let steps = steps(isUrgent: false).enumerated().map { view($1, number: $0 + 1) }
        return steps.isEmpty ? nil : View.StepsView(steps: steps)
    }
}
