internal import Facts

/// What `templates/markdown/comment.mustache` may ask for.
struct CommentView: Decodable, Sendable {
    let headline: String
    let caveat: String?
    let counts: Fragment
    let findings: Findings?
    let unread: Unread?
    let link: Fragment?
    let snapshot: String

    struct Findings: Decodable, Sendable {
        let rows: [Row]
        let hidden: String?

        struct Row: Decodable, Sendable {
            let severity: String
            let message: String
            let resource: Fragment
            let origins: String
            let place: Fragment
        }
    }

    struct Unread: Decodable, Sendable {
        let rows: [Fragment]
    }
}

extension CommentView {
    /// A host cuts or refuses comments of 65,536 characters; this leaves room for what a workflow adds.
    static let characterLimit = 60_000

    /// - Parameter baseURL: where the site is served; nil for a comment without a link.
    init(_ report: Report, maximumFindings: Int, baseURL: String?) {
        headline = report.verdict.headline
        caveat = report.verdict.caveat
        let counts = Severity.allCases.reversed().map { "\(report.verdict.failCounts[$0] ?? 0) \($0.rawValue)" }
        let (suppressed, hygiene) = (report.verdict.suppressedCount, report.verdict.hygieneCount)
        self.counts = Fragment(
            Format.list(counts)
                + (hygiene == 0 ? "" : ", and \(Format.number(hygiene)) on hygiene, which the whole report lists")
                + "; \(Format.number(report.verdict.unknownCount)) unanswered, "
                + (suppressed == 0 ? "" : "\(Format.number(suppressed)) suppressed, ")
                + "\(Format.number(report.verdict.passCount)) passed.")
        findings = Self.findings(report, maximumFindings: maximumFindings)
        unread = Self.unread(report.coverage)
        link = baseURL.flatMap(Self.link)
        let header = report.header
        let parts = [header.label, header.gitCommit, Format.time(header.takenAtMS)].compactMap { $0 }
        snapshot = "Snapshot \(header.snapshot): " + parts.joined(separator: ", ") + "."
    }

    private static func findings(_ report: Report, maximumFindings: Int) -> Findings? {
        // Escaping at most doubles what is counted here, so the table stays below 50,000 characters.
        let findings = report.findings.filter { $0.category != .hygiene }
        let capped = Capped(findings, limit: max(0, maximumFindings), bytes: 20_000) { finding in
            60 + finding.message.clipped(to: 400).utf8.count + finding.resourceName.clipped(to: 200).utf8.count
                + (finding.place ?? "").clipped(to: 200).utf8.count
        }
        if findings.isEmpty { return nil }
        return Findings(
            rows: capped.shown.map { finding in
                .init(
                    severity: finding.chip.word, message: finding.message.clipped(to: 400),
                    resource: .code(finding.resourceName.clipped(to: 200)),
                    origins: finding.origins.map(\.word).joined(separator: ", "),
                    place: .code((finding.place ?? "–").clipped(to: 200)))
            }, hidden: capped.hiddenCount == 0 ? nil : Format.number(capped.hiddenCount))
    }

    private static func unread(_ coverage: ReportedCoverage) -> Unread? {
        var rows = coverage.failedCollections.prefix(10).map { source -> MarkdownText in
            "\(code: source.source.clipped(to: 100)): \(source.status.rawValue)"
        }
        let actions = coverage.missingActions
        if !actions.isEmpty {
            let names = actions.prefix(20).map { $0.clipped(to: 80).markdownCode }.joined(separator: ", ")
            rows.append("missing IAM actions: \(MarkdownText(stringLiteral: names))")
        } else if !coverage.unread.isEmpty {
            rows.append("\(Format.count(coverage.unread.count, "fact"))")
        }
        return rows.isEmpty ? nil : Unread(rows: rows.map(\.fragment))
    }

    /// The address as a link's target; nil for one that is not of the web.
    private static func link(_ baseURL: String) -> Fragment? {
        guard baseURL.hasPrefix("https://") || baseURL.hasPrefix("http://") else { return nil }
        let allowed = baseURL.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII && scalar.value > 0x20 && !"<>()\\\"`".unicodeScalars.contains(scalar)
        }
        guard allowed else { return nil }
        return Fragment(baseURL + (baseURL.hasSuffix("/") ? "" : "/") + SiteMap.index)
    }
}
