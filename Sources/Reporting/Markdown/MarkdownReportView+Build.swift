extension MarkdownReportView {
    /// Everything that the session report shows of `report`.
    ///
    /// - Parameter divisor: lists are cut to this part of their usual length, for a page of bounded size.
    init(_ report: Report, divisor: Int = 1) {
        let sections = MarkdownSections(report: report, divisor: divisor)
        title = report.header.label.map { "Session report: \($0)" } ?? "Session report"
        header = sections.header
        headline = report.verdict.headline
        caveat = report.verdict.caveat
        summary = sections.summary.map(\.fragment)
        counts = sections.counts
        goals = sections.goals
        timeline = sections.timeline
        architecture = sections.architecture
        workflow = sections.workflow
        verification = sections.verification
        findings = sections.findings
        unanswered = sections.unanswered
        suppressed = sections.suppressed
        deployment = sections.deployment
        runs = sections.runs
        outputs = sections.outputs
        environment = sections.environment
        fileChanges = sections.fileChanges
        troubleshooting = sections.troubleshooting
        nextSteps = sections.nextSteps
        completion = sections.completion.map(\.fragment)
        appendix = sections.appendix
    }
}
