package import Facts

/// The sentence that a reader takes away, and the counts behind it.
package struct ReportVerdict: Sendable, Hashable {
    /// How the headline is marked: by word and colour.
    package enum Tone: String, Sendable, Hashable {
        case good
        case warning
        case bad
    }

    /// Of what fails beside hygiene, on which the verdict does not depend.
    package var failCounts: [Severity: Int]
    package var hygieneCount: Int
    package var unknownCount: Int
    /// Findings that count neither as failed nor as unknown.
    package var suppressedCount: Int
    package var passCount: Int
    package var tone: Tone
    /// Without full stop: `2 high findings: …`.
    package var headline: String
    /// What limits the headline, in one sentence; nil where nothing does.
    package var caveat: String?

    init(
        findings: [Finding], suppressedCount: Int, passCount: Int, coverage: ReportedCoverage, isComplete: Bool
    ) {
        let failed = findings.filter { $0.verdict == .fail }
        let failures = failed.filter { $0.category != .hygiene }
        failCounts = Dictionary(grouping: failures, by: \.severity).mapValues(\.count)
        hygieneCount = failed.count - failures.count
        unknownCount = findings.count - failed.count
        self.suppressedCount = suppressedCount
        self.passCount = passCount
        headline = Self.headline(failures, failCounts, hygiene: hygieneCount)
        caveat = Self.caveat(unknown: findings.count - failed.count, coverage: coverage, isComplete: isComplete)
        let isBad = failures.contains { $0.severity >= .high }
        tone = isBad ? .bad : (caveat == nil && failures.isEmpty ? .good : .warning)
    }

    private static func headline(_ failures: [Finding], _ counts: [Severity: Int], hygiene: Int) -> String {
        let serious = failures.filter { $0.severity >= .high }
        guard let worst = serious.first else {
            let rest = failures.count
            return "No finding of severity high or above"
                + (hygiene == 0 ? "" : " beside \(Format.number(hygiene)) on hygiene")
                + (rest == 0 ? "" : ", \(rest) below it")
        }
        let parts = [Severity.critical, .high].compactMap { severity in
            counts[severity].map { "\(Format.number($0)) \(severity.rawValue)" }
        }
        let noun = serious.count == 1 ? "finding" : "findings"
        // Titles state the good condition; the message says what is wrong.
        let message = worst.message.hasSuffix(".") ? String(worst.message.dropLast()) : worst.message
        let more = serious.count > 1 ? " and \(Format.number(serious.count - 1)) more" : ""
        let tidiness = hygiene == 0 ? "" : ", beside \(Format.number(hygiene)) on hygiene"
        return "\(Format.list(parts)) \(noun): \(message.clipped(to: 240))\(more)\(tidiness)"
    }

    private static func caveat(unknown: Int, coverage: ReportedCoverage, isComplete: Bool) -> String? {
        var parts: [String] = []
        if !isComplete { parts.append("the snapshot was not completed") }
        if unknown > 0 { parts.append("\(Format.count(unknown, "check")) could not be answered") }
        let failed = coverage.failedCollections.count
        if failed > 0 { parts.append("\(Format.count(failed, "source")) could not be read whole") }
        if coverage.unread.count > 0 {
            parts.append("\(Format.count(coverage.unread.count, "fact")) could not be read")
        }
        let broken = Set(coverage.ruleProblems.map(\.file)).count
        if broken > 0 { parts.append("\(Format.count(broken, "rule")) of yours could not be evaluated") }
        return parts.isEmpty ? nil : "But " + Format.list(parts) + "."
    }
}
