package import Facts
package import SnapshotStore

/// Evaluates rules on one snapshot and writes their verdicts as findings.
package struct RuleEvaluator: Sendable {
    let store: SnapshotStore
    private let rules: [Rule]
    let userRules: UserRuleSet
    private let limits: QueryLimits
    let sources: LiveSources

    /// How many findings a snapshot may have.
    static let maximumFindings = 1_000_000

    /// - Parameters:
    ///   - userRules: evaluated after `rules`; its problems are kept with the findings.
    ///   - limits: of each query of a user's rule.
    ///   - sources: where live rows come from, so that a rule that lost some answers `unknown`; without any, only the
    ///     lists that a rule names count.
    package init(
        store: SnapshotStore, rules: [Rule] = Catalogue.all, userRules: UserRuleSet = UserRuleSet(),
        limits: QueryLimits = QueryLimits(), sources: LiveSources = LiveSources()
    ) {
        self.store = store
        self.rules = rules
        self.userRules = userRules
        self.limits = limits
        self.sources = sources
    }

    /// One row of a rule's answer.
    package struct Row: Sendable, Hashable {
        package var resourceID: Int64
        package var origin: Origin
        package var subject: String
        package var verdict: Verdict
        package var severity: Severity
        package var reason: String
        package var evidence: [EvidenceItem]
        /// Where the rule itself names a place, such as the line of an argument; else the resource's own counts.
        package var file: String?
        package var line: Int?
    }

    /// Evaluates every rule and replaces the snapshot's findings, rule by rule, so that no more than one rule's findings
    /// are in memory. A user's rule that fails is kept as a problem.
    ///
    /// - Throws: `RuleError` when a built-in rule breaks its contract, `LimitError` when there are too many findings.
    package func evaluate(_ snapshot: Int64) throws {
        try store.expectReading()
        try store.clearJudgement(of: snapshot)
        let asOf = try asOf(snapshot)
        var scopes: [String: [ScopeKey]] = [:]
        var pass = try suppressionPass(in: snapshot, asOfMS: asOf ?? 0)
        var tally = Tally()
        let unread = try unreadFacts(in: snapshot)
        for rule in suppressibleRules {
            var answer = try answer(of: rule, in: snapshot, asOf: asOf, scopes: &scopes)
            answer.add(try unread.rows(of: rule))
            let findings = try suppress(findings(of: answer, rule, in: snapshot), of: rule, by: &pass, in: snapshot)
            try write(findings, answer.counts, of: rule, &tally, in: snapshot)
        }
        var problems = userRules.problems
        let time = UserRuleTime(each: limits.seconds)
        for user in userRules.rules {
            if let problem = time.problem(with: user) {
                problems.append(problem)
                continue
            }
            do {
                let answer = try answer(of: user, in: snapshot, unread: unread, limits: limits)
                let findings = try suppress(
                    findings(of: answer, user.rule, in: snapshot), of: user.rule, by: &pass, in: snapshot)
                try write(findings, answer.counts, of: user.rule, &tally, in: snapshot)
            } catch let problem as RuleProblem {
                problems.append(problem)
            }
        }
        try store.record(pass.uses)
        // These judge what became of the suppressions.
        for rule in rules.filter(\.readsFindings) {
            let answer = try answer(of: rule, in: snapshot, asOf: asOf, scopes: &scopes)
            try write(findings(of: answer, rule, in: snapshot), answer.counts, of: rule, &tally, in: snapshot)
        }
        try store.append(
            Judgement(rules: [], counts: [:], findings: [], problems: problems), at: tally.rules, in: snapshot)
    }

    /// What was written so far.
    private struct Tally {
        var rules = 0
        var findings = 0
    }

    private func write(
        _ findings: [Judgement.FindingRow], _ counts: [Origin: Judgement.Counts], of rule: Rule, _ tally: inout Tally,
        in snapshot: Int64
    ) throws {
        tally.findings += findings.count
        guard tally.findings <= Self.maximumFindings else {
            throw LimitError(
                "The rules gave more than \(Self.maximumFindings) findings by \(rule.id), which is the limit. Evaluate fewer rules with --rules, or audit one part of the configuration at a time."
            )
        }
        try store.append(
            Judgement(
                rules: [
                    .init(
                        id: rule.id, title: rule.title, severity: rule.severity, category: rule.category,
                        description: rule.descriptionJSON)
                ], counts: [rule.id: counts], findings: findings), at: tally.rules, in: snapshot)
        tally.rules += 1
    }

    /// The rules whose findings a suppression can take out of the count.
    var suppressibleRules: [Rule] { rules.filter { !$0.readsFindings } }

    private func findings(
        of answer: RuleAnswer, _ rule: Rule, in snapshot: Int64
    ) throws -> [Judgement.FindingRow] {
        let rows = answer.rows.filter { $0.verdict != .pass }
        if rows.isEmpty { return [] }
        return merge(rows, rule: rule, resources: try resources(Set(rows.map(\.resourceID)), of: snapshot))
    }

    /// The moment that dated rules take for now.
    func asOf(_ snapshot: Int64) throws -> Int64? {
        try store.rows("SELECT as_of_ms FROM snapshot WHERE id = :snapshot", ["snapshot": .integer(snapshot)])
            .first?.int64("as_of_ms")
    }

    /// The rows of one rule, checked against its contract.
    package func rows(of rule: Rule, in snapshot: Int64) throws -> [Row] {
        var scopes: [String: [ScopeKey]] = [:]
        return try answer(of: rule, in: snapshot, asOf: try asOf(snapshot), keepsPasses: true, scopes: &scopes).rows
    }

    /// - Parameter scopes: what the texts of scopes answered so far; many rules share one.
    private func answer(
        of rule: Rule, in snapshot: Int64, asOf: Int64?, keepsPasses: Bool = false, scopes: inout [String: [ScopeKey]]
    ) throws -> RuleAnswer {
        var answer = RuleAnswer(of: rule, keepsPasses: keepsPasses)
        try run(rule.sql, rule: rule, snapshot: snapshot, asOf: asOf) { try answer.take($0) }
        func compare(_ scope: [ScopeKey]) throws {
            // Tests ask for all rows, and learn of a rule's mistake. In a run it must not hide the other rules' answers.
            if keepsPasses { try answer.expect(toCover: scope) } else { answer.addLost(of: scope) }
        }
        if let scope = scopes[rule.scope] {
            try compare(scope)
        } else {
            var scope: [ScopeKey] = []
            try run(rule.scope, rule: rule, snapshot: snapshot, asOf: asOf) { row in
                scope.append(try Self.wanted(row, of: rule))
            }
            try compare(scope)
            scopes[rule.scope] = scope
        }
        return answer
    }

    /// The resource that a row of the scope names.
    private static func wanted(_ row: StreamedRow, of rule: Rule) throws -> ScopeKey {
        if let id = row.columns.firstIndex(of: "resource_id"), let origin = row.columns.firstIndex(of: "origin"),
            let key = ScopeKey(row, resourceID: id, origin: origin)
        {
            return key
        }
        return try wanted(row.copy(), of: rule)
    }

    static func wanted(_ row: SQLRow, of rule: Rule) throws -> ScopeKey {
        guard let id = row.int64("resource_id"), let name = row.text("origin") else {
            throw RuleError.badRow(rule: rule.id, column: "resource_id of the scope", value: "")
        }
        // No row can be of an origin that is none.
        guard let origin = Origin(rawValue: name) else {
            throw RuleError.scopeLost(rule: rule.id, resource: id, origin: name)
        }
        return ScopeKey(id, origin)
    }

    private func run(
        _ sql: String, rule: Rule, snapshot: Int64, asOf: Int64?, _ take: (StreamedRow) throws -> Void
    ) throws {
        // SQLite refuses an argument that the text does not name.
        var arguments: [String: SQLValue] = [:]
        if sql.contains(":snapshot") { arguments["snapshot"] = .integer(snapshot) }
        if sql.contains(":as_of_ms") { arguments["as_of_ms"] = SQLValue(asOf) }
        do {
            try store.forEachRow(sql, arguments, take)
        } catch let error as StoreError {
            throw RuleError.failed(rule: rule.id, reason: error.description)
        }
    }

    static func row(_ row: SQLRow, of rule: Rule) throws -> Row {
        func wanted(_ column: String) throws -> String {
            guard let text = row.text(column) else { throw RuleError.badRow(rule: rule.id, column: column, value: "") }
            return text
        }
        guard let resourceID = row.int64("resource_id") else {
            throw RuleError.badRow(rule: rule.id, column: "resource_id", value: row.text("resource_id") ?? "")
        }
        guard let origin = Origin(rawValue: try wanted("origin")) else {
            throw RuleError.badRow(rule: rule.id, column: "origin", value: try wanted("origin"))
        }
        guard let verdict = Verdict(rawValue: try wanted("verdict")) else {
            throw RuleError.badRow(rule: rule.id, column: "verdict", value: try wanted("verdict"))
        }
        let severity = row.text("severity").flatMap(Severity.init) ?? rule.severity
        return Row(
            resourceID: resourceID, origin: origin, subject: try wanted("subject"), verdict: verdict,
            severity: severity, reason: verdict == .pass ? "" : try wanted("reason").bounded(to: Self.maximumReason),
            evidence: row.columns.filter { !Self.contractColumns.contains($0) }.compactMap { column in
                row.text(column).map { EvidenceItem(name: column, value: $0.bounded(to: Self.maximumEvidence)) }
            } + Self.items(row.text("evidence")), file: row.text("file"), line: row.int("line"))
    }

    /// How long a sentence may be.
    ///
    /// Units: bytes of UTF-8.
    private static let maximumReason = 8_000
    /// How long one value of evidence may be; a policy of AWS has 20,480 characters at most.
    ///
    /// Units: bytes of UTF-8.
    private static let maximumEvidence = 24_000

    private static let contractColumns: Set = [
        "resource_id", "origin", "subject", "verdict", "reason", "severity", "file", "line", "evidence",
    ]

    private static func items(_ pairs: String?) -> [EvidenceItem] {
        guard let pairs, let list = try? JSONValue(parsing: pairs).arrayValue else { return [] }
        return list.compactMap { pair in
            guard let parts = pair.arrayValue, parts.count == 2, let name = parts[0].stringValue,
                let value = parts[1].stringValue
            else { return nil }
            return EvidenceItem(name: name, value: value.bounded(to: Self.maximumEvidence))
        }
    }
}
