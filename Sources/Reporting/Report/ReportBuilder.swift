internal import Facts
package import SnapshotStore

/// Puts a `Report` together from the store; reads only.
package struct ReportBuilder: Sendable {
    /// How many runs a report holds, the newest.
    static let runLimit = 100

    /// How many findings of one rule are kept with all their evidence; no section of the site holds more.
    static let fullFindingLimit = 5_000

    let store: SnapshotStore
    let snapshot: Int64

    package init(store: SnapshotStore, snapshot: Int64) {
        self.store = store
        self.snapshot = snapshot
    }

    /// - Throws: `RenderError` of the step `readFacts`.
    package func build() throws -> Report {
        do {
            return try report()
        } catch let error as RenderError {
            throw error
        } catch {
            throw RenderError(
                step: .readFacts, path: "snapshot \(snapshot)", message: "the database did not answer", cause: error)
        }
    }

    private func report() throws -> Report {
        let header = try header()
        let all = try readFindings()
        let suppressed = all.filter { $0.suppression != nil }
        let open = all.filter { $0.suppression == nil }
        // What keeps a pipeline from working goes before what could be tidier.
        let findings = open.filter { $0.category != .hygiene } + open.filter { $0.category == .hygiene }
        let coverage = try coverage()
        let stages = try stagesOfBuckets()
        let hops = try hops(stages: stages)
        let rules = try rules()
        let passCount = rules.flatMap(\.evaluations).map(\.pass).reduce(0, +)
        return Report(
            header: header,
            verdict: ReportVerdict(
                findings: findings, suppressedCount: suppressed.count, passCount: passCount, coverage: coverage,
                isComplete: header.isComplete),
            architecture: try architecture(hops: hops, stages: stages), hops: hops, findings: findings,
            suppressed: suppressed, rules: rules, coverage: coverage, runs: try runs(), runCount: try count("run"),
            timeline: try timeline(),
            outputs: try outputs(),
            toolVersions: try toolVersions(), fileChanges: try fileChanges(),
            notAnalysed: try notAnalysed(), unfollowedWays: try unfollowedWays())
    }

    /// The findings, cut to what pages hold. Of a rule with tens of thousands of them the last ones are on no page: they
    /// are counted and keep no texts of their own.
    private func readFindings() throws -> [Finding] {
        var all: [Finding] = []
        var counts: [String: Int] = [:]
        try store.forEachFinding(of: snapshot) { finding in
            var clipped = finding.clipped
            let key = finding.suppression == nil ? finding.rule : finding.rule + " suppressed"
            counts[key, default: 0] += 1
            if counts[key, default: 0] > Self.fullFindingLimit {
                clipped.evidence = []
                clipped.subject = ""
            }
            all.append(clipped)
        }
        return all
    }

    // MARK: - Asking

    /// Orders origins from what is deployed to what is only written.
    static let originRank = "CASE origin WHEN 'aws' THEN 0 WHEN 'state' THEN 1 WHEN 'plan' THEN 2 ELSE 3 END"

    /// Runs a query whose only argument is `:snapshot`.
    func rows(_ sql: String) throws -> [SQLRow] {
        try store.rows(sql, ["snapshot": .integer(snapshot)])
    }

    private func count(_ table: String) throws -> Int {
        try rows("SELECT count(*) AS n FROM \(table) WHERE snapshot_id = :snapshot").first?.int("n") ?? 0
    }

    private func header() throws -> ReportHeader {
        guard let row = try rows("SELECT * FROM snapshot WHERE id = :snapshot").first else {
            throw RenderError(
                step: .readFacts, path: "snapshot \(snapshot)",
                message: "there is no such snapshot; name one by its number, latest or latest~N")
        }
        let origins = try rows(
            // The row of pipereport.yml is there for findings about it; it is nothing that was compared.
            """
            SELECT DISTINCT origin FROM resource
            WHERE snapshot_id = :snapshot AND type <> '\(SnapshotStore.configurationType)'
            ORDER BY \(Self.originRank)
            """)
        return ReportHeader(
            snapshot: snapshot, takenAtMS: row.int64("taken_at_ms") ?? 0, asOfMS: row.int64("as_of_ms") ?? 0,
            label: row.text("label")?.clipped(to: 200), account: row.text("account"),
            callerARN: row.text("caller_arn"), regions: list(row.text("regions")), gitCommit: row.text("git_commit"),
            isGitDirty: row.bool("is_git_dirty"), toolVersion: row.text("tool_version") ?? "",
            isComplete: row.bool("is_complete"), origins: origins.compactMap { $0.text("origin").flatMap(Origin.init) })
    }

    private func outputs() throws -> [ReportedOutput] {
        try rows("SELECT * FROM stack_output WHERE snapshot_id = :snapshot ORDER BY source, name").map { row in
            ReportedOutput(
                source: row.string("source"), name: row.string("name"),
                value: row.bool("is_sensitive") ? nil : row.string("value"))
        }
    }

    private func toolVersions() throws -> [ReportedTool] {
        var tools: [ReportedTool] = []
        for row in try rows("SELECT * FROM tool_version WHERE snapshot_id = :snapshot ORDER BY tool, version, source") {
            let (tool, version, source) = (row.string("tool"), row.string("version"), row.string("source"))
            if let last = tools.last, last.tool == tool, last.version == version {
                tools[tools.count - 1].sources.append(source)
            } else {
                tools.append(ReportedTool(tool: tool, version: version, sources: [source]))
            }
        }
        return tools
    }

    private func notAnalysed() throws -> [ReportedProvider] {
        try rows(
            """
            SELECT provider, max(resource_count) AS resources, group_concat(source, '\n') AS sources FROM (
                SELECT * FROM provider_use WHERE snapshot_id = :snapshot AND is_analysed = 0 ORDER BY provider, source
            ) GROUP BY provider ORDER BY provider
            """
        ).map { row in
            ReportedProvider(
                provider: row.string("provider"), resourceCount: row.int("resources") ?? 0,
                sources: (row.text("sources") ?? "").split(separator: "\n").map { String($0).clipped() })
        }
    }

    private func fileChanges() throws -> [ReportedFileChange] {
        try rows("SELECT * FROM file_change WHERE snapshot_id = :snapshot ORDER BY path").map { row in
            ReportedFileChange(path: row.string("path"), change: row.string("change"))
        }
    }

    /// The strings of a JSON array.
    func list(_ json: String?) -> [String] {
        (json.flatMap { try? JSONValue(parsing: $0) }?.oneOrManyStrings ?? []).map { $0.clipped() }
    }
}

extension SQLRow {
    /// The column as text of bounded length; NULL is empty.
    func string(_ column: String) -> String { (text(column) ?? "").clipped() }

    /// The column as text of bounded length; NULL and empty are nil.
    func optional(_ column: String) -> String? { text(column).flatMap { $0.isEmpty ? nil : $0.clipped() } }
}

extension Finding {
    /// The finding with texts of bounded length.
    fileprivate var clipped: Finding {
        var copy = self
        copy.message = message.clipped()
        copy.resource = resource.clipped()
        copy.resourceName = resourceName.clipped()
        copy.subject = subject.clipped()
        copy.address = address?.clipped()
        copy.file = file?.clipped()
        if let suppression {
            copy.suppression?.reason = suppression.reason.clipped()
            copy.suppression?.file = suppression.file.clipped()
        }
        copy.evidence = evidence.prefix(20).map {
            EvidenceItem(name: $0.name.clipped(to: 100), value: $0.value.clipped(to: 1_500))
        }
        return copy
    }
}
