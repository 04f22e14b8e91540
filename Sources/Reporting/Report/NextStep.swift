package import Facts

/// One thing to do: what a rule's failures on all its resources ask for.
package struct NextStep: Sendable {
    package var rule: String
    package var title: String
    package var category: RuleCategory
    package var severity: Severity
    /// The findings, in the report's order.
    package var findings: [Finding]
    /// Markdown of the rule's author, with commands.
    package var remedy: String

    /// Severity high or above: the pipeline does not work, or not safely, until it is done.
    package var isUrgent: Bool { severity >= .high && category != .hygiene }
}

extension Report {
    /// What the failures ask for, worst first, one step a rule.
    package var nextSteps: [NextStep] {
        var order: [String] = []
        var steps: [String: NextStep] = [:]
        for finding in failures {
            if steps[finding.rule] == nil {
                order.append(finding.rule)
                steps[finding.rule] = NextStep(
                    rule: finding.rule, title: finding.title, category: finding.category, severity: finding.severity,
                    findings: [], remedy: finding.remedy.clipped(to: 8_000))
            }
            steps[finding.rule]?.findings.append(finding)
        }
        return order.compactMap { steps[$0] }
    }
}

extension Origin {
    /// The word for readers: what is deployed is “live”.
    package var word: String { self == .aws ? "live" : rawValue }
}

extension Finding {
    /// `main.tf:12`, or the address, where either is known.
    package var place: String? {
        guard let file else { return address }
        return line.map { "\(file):\($0)" } ?? file
    }
}
