internal import Facts

extension SiteRenderer {
    func findingPage(_ item: FindingPages.Page) throws -> FindingPage {
        let total = item.section.findings(of: report).count
        let name = { (number: Int) in
            String(SiteMap.findings(item.section, page: number).dropFirst("findings/".utf8.count))
        }
        var pager: FindingPage.Pager?
        if item.pageCount > 1 {
            pager = .init(
                position: "Page \(item.number) of \(item.pageCount)",
                previous: item.number > 1 ? name(item.number - 1) : nil,
                next: item.number < item.pageCount ? name(item.number + 1) : nil)
        }
        let query = "SELECT rule_id, logical_id, message FROM finding WHERE \(clause)"
        let more =
            item.hiddenCount == 0
            ? nil : More(count: Format.number(item.hiddenCount), command: "sqlite3 pipereport.db \"\(query)\"")
        return FindingPage(
            page: frame("\(item.section.title) findings", item.path), category: item.section.title,
            count: Format.count(total, "finding"), groups: try groups(item.findings), pager: pager, more: more)
    }

    /// Neighbours of one rule and verdict together, in the report's order.
    private func groups(_ findings: [Finding]) throws -> [FindingPage.RuleGroup] {
        var runs: [[Finding]] = []
        for finding in findings {
            if let last = runs.last?.last, last.rule == finding.rule, last.verdict == finding.verdict {
                runs[runs.count - 1].append(finding)
            } else {
                runs.append([finding])
            }
        }
        var shown: Set<String> = []
        return try runs.compactMap { run in
            guard let first = run.first else { return nil }
            let chip = first.chip
            let isFailure = first.verdict == .fail
            let isSuppressed = first.suppression != nil
            let needsRemedy = isFailure && !isSuppressed && shown.insert(first.rule).inserted
            return FindingPage.RuleGroup(
                rule: first.rule, href: "../" + SiteMap.rule(first.rule), style: chip.style, word: chip.word,
                expected: first.title, isUnanswered: !isFailure && !isSuppressed,
                remedy: needsRemedy ? Fragment(try html(first.remedy, headingOffset: 3)) : nil,
                entries: run.map(entry))
        }
    }

    private func entry(_ finding: Finding) -> FindingPage.Entry {
        let chip = finding.chip
        return FindingPage.Entry(
            anchor: SiteMap.anchor(finding.fingerprint), style: chip.style, word: chip.word, message: finding.message,
            resource: finding.resource, subject: finding.subject.isEmpty ? nil : finding.subject,
            origins: Format.list(finding.origins.map(\.word)), address: finding.address,
            file: finding.file.map { file in finding.line.map { "\(file):\($0)" } ?? file },
            evidence: finding.evidence.map { PairView(name: $0.name, value: $0.value) },
            suppression: finding.suppression.map {
                .init(reason: $0.reason, expires: $0.expires, place: $0.place)
            },
            firstSeen: Format.time(finding.firstSeenMS), fingerprint: finding.fingerprint)
    }

    /// Markdown of a rule's author, cut to a bounded length.
    func html(_ markdown: String, headingOffset: Int) throws -> String {
        try MarkdownHTML.render(markdown.clipped(to: 8_000), headingOffset: headingOffset)
    }
}
