internal import Facts

extension MarkdownSections {
    /// How many findings are shown in full.
    private static let findingLimit = 60

    var findings: View.FindingsView? {
        let capped = Capped(report.failures, limit: Self.findingLimit, bytes: 60_000) { finding in
            finding.evidence.reduce(finding.message.pageCost + 600) { $0 + $1.value.pageCost + 60 }
        }
        if capped.shown.isEmpty { return nil }
        let fingerprints = Set(capped.shown.map(\.fingerprint))
        var spent = 0
        let groups = report.nextSteps.compactMap { step -> View.FindingGroup? in
            let shown = step.findings.filter { fingerprints.contains($0.fingerprint) }
            if shown.isEmpty { return nil }
            spent += step.remedy.pageCost
            return View.FindingGroup(
                severity: step.severity.word, title: step.title, rule: .code(step.rule),
                remedy: Fragment(spent > 60_000 ? "See `pipereport rules show`." : step.remedy),
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
        View.Table(
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

    private func step(_ step: NextStep, number: Int) -> View.Step {
        let names = step.findings.map(\.resourceName)
        let detail: MarkdownText =
            "\(step.severity.word), \(Format.count(names.count, "finding")) of \(code: step.rule): \(codes(names))"
        return View.Step(number: number, title: step.title, detail: detail.fragment, body: Fragment(step.remedy))
    }

    var deployment: View.DeploymentView? {
        var steps = report.nextSteps.filter(\.isUrgent).prefix(25).enumerated().map { step($1, number: $0 + 1) }
        if !report.coverage.isWhole { steps.append(readingStep(number: steps.count + 1)) }
        if steps.isEmpty { return nil }
        steps.append(
            View.Step(
                number: steps.count + 1, title: "Look again", detail: nil,
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
            number: number, title: "Let pipereport read what it could not", detail: detail.fragment,
            body: Fragment("aws sts get-caller-identity\npipereport permissions".markdownFence(language: "bash")))
    }

    var nextSteps: View.StepsView? {
        let steps = report.nextSteps.filter { !$0.isUrgent }.prefix(25).enumerated().map { step($1, number: $0 + 1) }
        return steps.isEmpty ? nil : View.StepsView(steps: Array(steps))
    }
}
