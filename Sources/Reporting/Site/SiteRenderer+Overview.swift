internal import Facts

extension SiteRenderer {
    var clause: String { "snapshot_id = \(report.header.snapshot)" }

    var indexPage: IndexPage {
        IndexPage(
            page: frame("Overview", SiteMap.index), tone: report.verdict.tone.rawValue,
            headline: report.verdict.headline, caveat: report.verdict.caveat, tiles: tiles, wiring: wiring,
            findings: findingList(report.findings, limit: 25, root: ""),
            suppressed: report.suppressed.isEmpty
                ? nil
                : .init(
                    href: SiteMap.findings(.suppressed),
                    count: Format.count(report.suppressed.count, "suppressed finding")),
            groups: groups(root: ""),
            commands: commandTable(limit: 5), runs: runTable(limit: 5), unread: unreadList(limit: 10),
            facts: headerFacts)
    }

    private var tiles: [IndexPage.TileView] {
        let verdict = report.verdict
        let severities = Severity.allCases.reversed().map { severity in
            let count = verdict.failCounts[severity] ?? 0
            return IndexPage.TileView(
                style: count == 0 ? "none" : severity.rawValue, word: severity.word, count: Format.number(count))
        }
        let unknown = verdict.unknownCount
        let suppressed = verdict.suppressedCount
        let hygiene = verdict.hygieneCount
        let tidiness: [IndexPage.TileView] =
            hygiene == 0 ? [] : [.init(style: "low", word: "Hygiene", count: Format.number(hygiene))]
        return severities + tidiness + [
            .init(style: unknown == 0 ? "none" : "unknown", word: "Unanswered", count: Format.number(unknown))
        ]
            + (suppressed == 0 ? [] : [.init(style: "none", word: "Suppressed", count: Format.number(suppressed))])
            + [.init(style: "pass", word: "Passed", count: Format.number(verdict.passCount))]
    }

    private var wiring: WiringView? {
        let capped = Capped(report.hops, limit: 60) { hop in
            let texts = [hop.bucket, hop.filter, hop.rule, hop.function] + hop.sightings.map(\.decides)
            return texts.reduce(600) { $0 + $1.pageCost }
        }
        if capped.shown.isEmpty { return nil }
        return WiringView(
            rows: capped.shown.map { hop in
                .init(
                    bucket: hop.bucketWord, keys: hop.filter.isEmpty ? "all keys" : hop.filter,
                    via: hop.via == .eventBridge ? "EventBridge" : "Notification", rule: hop.rule,
                    function: hop.function,
                    sightings: hop.sightings.map {
                        .init(style: $0.arrives.style, word: $0.arrives.rawValue, origin: $0.origin.word)
                    }, decides: hop.decides)
            }, more: capped.more("SELECT origin, bucket, rule, function_arn, arrives FROM delivery WHERE \(clause)"))
    }

    /// - Parameter root: the way from the page to the site's folder.
    func findingList(_ findings: [Finding], limit: Int, root: String) -> FindingListView? {
        let capped = Capped(findings, limit: limit) { finding in
            [finding.message, finding.resource, finding.place ?? ""].reduce(600) { $0 + $1.pageCost }
        }
        if capped.shown.isEmpty { return nil }
        return FindingListView(
            rows: capped.shown.map { finding in
                let chip = finding.chip
                return .init(
                    style: chip.style, word: chip.word, message: finding.message, href: root + map.link(finding),
                    rule: finding.rule, resource: finding.resourceName,
                    origins: finding.origins.map(\.word).joined(separator: ", "), place: finding.place ?? "–")
            }, more: capped.more("SELECT severity, rule_id, logical_id, message FROM finding WHERE \(clause)"))
    }

    func groups(root: String) -> [GroupLinkView] {
        FindingSection.all.compactMap { section in
            let findings = section.findings(of: report)
            if findings.isEmpty { return nil }
            let failures = findings.count { $0.verdict == .fail }
            return GroupLinkView(
                title: section.title, href: root + SiteMap.findings(section), failures: Format.number(failures),
                unknowns: Format.number(findings.count - failures))
        }
    }

    func runTable(limit: Int) -> RunTableView? {
        let capped = Capped(report.runs, limit: limit, bytes: 120_000) { run in
            run.artefacts.reduce(900) { $0 + $1.uri.pageCost + ($1.generatedFrom ?? "").pageCost + 400 }
        }
        if capped.shown.isEmpty { return nil }
        let hidden = report.runCount - capped.shown.count
        let query = "SELECT * FROM run WHERE \(clause) ORDER BY started_at_ms DESC"
        return RunTableView(
            rows: capped.shown.map(row),
            more: hidden == 0 ? nil : More(count: Format.number(hidden), command: "sqlite3 pipereport.db \"\(query)\""))
    }

    private func row(_ run: ReportedRun) -> RunTableView.Row {
        .init(
            key: run.key, started: Format.time(run.startedAtMS), finished: run.finishedAtMS.map(Format.time) ?? "–",
            duration: run.durationMS.map(Format.runDuration) ?? "–", raw: run.rows(.raw),
            processed: run.rows(.processed),
            analytics: run.rows(.analytics), reached: run.reached.rawValue,
            style: run.reached == .analytics ? "yes" : "unknown",
            artefacts: run.artefacts.map { artefact in
                .init(
                    stage: artefact.stage.rawValue, uri: artefact.uri, generatedFrom: artefact.generatedFrom ?? "–",
                    rows: artefact.rowCount.map { Format.number(Int($0)) } ?? artefact.rowCountReason ?? "–",
                    size: Format.size(artefact.sizeBytes), written: Format.time(artefact.lastModifiedMS))
            })
    }

    func unreadList(limit: Int) -> UnreadListView? {
        let capped = Capped(report.coverage.unread, limit: limit, bytes: 60_000) { fact in
            [fact.fact, fact.owner, fact.reason].reduce(400) { $0 + $1.pageCost }
        }
        if capped.shown.isEmpty { return nil }
        return UnreadListView(
            rows: capped.shown.map { fact in
                .init(
                    fact: fact.fact, owner: fact.owner.isEmpty ? "the account" : fact.owner, origin: fact.origin.word,
                    region: fact.region.isEmpty ? "–" : fact.region, reason: fact.reason,
                    action: fact.missingAction ?? "–")
            }, more: capped.more("SELECT fact, owner, reason FROM coverage WHERE \(clause) AND state = 'unread'"))
    }

    private var headerFacts: [PairView] {
        let header = report.header
        var facts = [PairView(name: "Taken", value: Format.time(header.takenAtMS))]
        if let account = header.account { facts.append(PairView(name: "Account", value: account)) }
        if let caller = header.callerARN { facts.append(PairView(name: "Read as", value: caller)) }
        if !header.regions.isEmpty {
            facts.append(PairView(name: "Regions", value: header.regions.joined(separator: ", ")))
        }
        if !header.origins.isEmpty {
            facts.append(PairView(name: "Compared", value: Format.list(header.origins.map(\.word))))
        }
        if let commit = header.gitCommit {
            let dirty = header.isGitDirty ? ", with changes that are not committed" : ""
            facts.append(PairView(name: "Commit", value: commit + dirty))
        }
        return facts
    }
}

extension Delivery.Switch {
    var style: String {
        switch self {
        case .yes: "yes"
        case .no: "no"
        case .unread, .unknown, .notApplicable: "unknown"
        }
    }
}

extension Finding {
    /// The severity of a failure; an unknown or suppressed one says so, whatever its rule's severity.
    var chip: ChipView {
        if suppression != nil { return ChipView(style: "none", word: "Suppressed") }
        return verdict == .fail
            ? ChipView(style: severity.rawValue, word: severity.word) : ChipView(style: "unknown", word: "Unanswered")
    }
}
