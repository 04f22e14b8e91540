internal import Facts

extension SiteRenderer {
    var ruleIndexPage: RuleIndexPage {
        let capped = Capped(report.rules, limit: 400, bytes: 200_000) { $0.id.pageCost * 2 + $0.title.pageCost + 400 }
        return RuleIndexPage(
            page: frame("Rules", SiteMap.rules),
            rows: capped.shown.map { rule in
                let total = { (count: (ReportedRule.Evaluation) -> Int) in
                    Format.number(rule.evaluations.map(count).reduce(0, +))
                }
                return .init(
                    id: rule.id, href: "../" + SiteMap.rule(rule.id), title: rule.title,
                    style: rule.severity.rawValue, word: rule.severity.word, category: rule.category.title,
                    pass: total(\.pass), fail: total(\.fail), unknown: total(\.unknown))
            }, more: capped.more("SELECT id, title FROM rule WHERE \(clause)"))
    }

    func rulePage(_ rule: ReportedRule) throws -> RulePage {
        let path = SiteMap.rule(rule.id)
        let evaluations = rule.evaluations.map { item in
            RulePage.Evaluations.Row(
                origin: item.origin.word, pass: Format.number(item.pass), fail: Format.number(item.fail),
                unknown: Format.number(item.unknown))
        }
        let sources = rule.sources.prefix(20).map { source in
            let isWeb = source.url.hasPrefix("https://") || source.url.hasPrefix("http://")
            return RulePage.Sources.Row(title: source.title, url: isWeb ? source.url : nil, read: source.read)
        }
        let examples = rule.examples.map { example in
            let style = ["pass": "yes", "fail": "no"][example.verdict] ?? "unknown"
            return RulePage.Examples.Row(name: example.name, style: style, word: example.verdict)
        }
        let facts = rule.facts.map { PairView(name: $0.name, value: $0.action ?? "–") }
        return RulePage(
            page: frame(rule.id, path), id: rule.id, title: rule.title, style: rule.severity.rawValue,
            word: rule.severity.word, category: rule.category.title,
            rationale: Fragment(try html(rule.rationale, headingOffset: 2)),
            remedy: Fragment(try html(rule.remedy, headingOffset: 2)),
            evaluations: evaluations.isEmpty ? nil : .init(rows: evaluations),
            findings: findingList(
                (report.findings + report.suppressed).filter { $0.rule == rule.id }, limit: 50, root: "../"),
            facts: facts.isEmpty ? nil : .init(rows: facts),
            examples: examples.isEmpty ? nil : .init(rows: examples),
            sources: sources.isEmpty ? nil : .init(rows: sources),
            aliases: rule.aliases.isEmpty ? nil : rule.aliases.prefix(30).joined(separator: ", "))
    }

    var coveragePage: CoveragePage {
        let coverage = report.coverage
        let read = Format.count(coverage.readCount, "list or fact", "lists and facts")
        let summary =
            "\(read) read, \(Format.number(coverage.unread.count)) could not be read, "
            + "\(Format.number(coverage.notAskedCount)) not asked for."
        let actions = coverage.missingActions
        let sources = Capped(coverage.collections, limit: 100, bytes: 60_000) { source in
            source.source.pageCost + (source.errorMessage ?? "").pageCost + 800
        }.shown.map(row)
        return CoveragePage(
            page: frame("Coverage", SiteMap.coverage), summary: summary,
            missingActions: actions.isEmpty ? nil : .init(names: actions.prefix(100).map { $0.clipped(to: 100) }),
            sources: sources.isEmpty ? nil : .init(rows: sources), unread: unreadList(limit: 200),
            brokenRules: brokenRules,
            outputs: pairs(
                report.outputs.map {
                    .init(name: $0.name, value: $0.value ?? "sensitive, not stored", source: $0.source)
                },
                "SELECT source, name, value FROM stack_output WHERE \(clause)"),
            tools: pairs(
                report.toolVersions.map {
                    .init(name: $0.tool, value: $0.version, source: $0.sources.joined(separator: ", "))
                },
                "SELECT tool, version, source FROM tool_version WHERE \(clause)"),
            notAnalysed: pairs(
                report.notAnalysed.map {
                    .init(
                        name: $0.provider, value: Format.count($0.resourceCount, "resource", "resources"),
                        source: $0.sources.joined(separator: ", "))
                },
                "SELECT * FROM provider_use WHERE \(clause) AND is_analysed = 0"),
            unfollowed: pairs(
                report.unfollowedWays.map { way in
                    .init(
                        name: way.bucket.isEmpty ? "any bucket" : way.bucket,
                        value: way.target.isEmpty ? way.kind : "\(way.kind): \(way.target)", source: way.holder)
                },
                "SELECT origin, kind, bucket, target FROM unanalysed_hop WHERE \(clause)"),
            changes: pairs(
                report.fileChanges.map { .init(name: $0.path, value: $0.change, source: "") },
                "SELECT path, change FROM file_change WHERE \(clause)"))
    }

    private var brokenRules: CoveragePage.BrokenRules? {
        let capped = Capped(report.coverage.ruleProblems, limit: 100, bytes: 30_000) { problem in
            problem.file.pageCost + problem.message.pageCost + 120
        }
        if capped.shown.isEmpty { return nil }
        return .init(
            rows: capped.shown.map { .init(place: "\($0.file):\($0.line)", message: $0.message) },
            more: capped.more("SELECT file, line, message FROM rule_error WHERE \(clause)"))
    }

    private func row(_ source: CollectionRecord) -> CoveragePage.Sources.Row {
        let styles: [CollectionRecord.Status: String] = [.ok: "yes", .denied: "no", .failed: "no"]
        let problem = [source.errorCode, source.errorMessage, source.missingAction.map { "missing action: \($0)" }]
        return .init(
            source: source.source.clipped(to: 300), style: styles[source.status] ?? "unknown",
            word: source.status.rawValue, calls: Format.number(source.callCount),
            retries: Format.number(source.retryCount), received: Format.size(Int64(source.receivedBytes)),
            time: Format.duration(Int64(source.durationMS)),
            problem: problem.compactMap { $0?.clipped(to: 300) }.joined(separator: "; "))
    }

    private func pairs(_ rows: [CoveragePage.Pairs.Row], _ query: String) -> CoveragePage.Pairs? {
        let capped = Capped(rows, limit: 100, bytes: 30_000) { row in
            row.name.pageCost + row.value.pageCost + row.source.pageCost + 120
        }
        return capped.shown.isEmpty ? nil : .init(rows: Array(capped.shown), more: capped.more(query))
    }
}
