import Facts
import SnapshotStore

extension RuleEvaluator {
    /// Takes the findings that a suppression in force speaks of out of the count, and writes down what became of each
    /// suppression.
    ///
    /// Findings about suppressions themselves are none of these: nothing hides that a suppression has ended.
    ///
    /// - Returns: the findings, each with the first suppression in force that fits it.
    func suppress(
        _ findings: [Judgement.FindingRow], in snapshot: Int64, asOfMS: Int64
    ) throws -> [Judgement.FindingRow] {
        let matches = try store.suppressions(of: snapshot).map(SuppressionMatch.init)
        if matches.isEmpty { return findings }
        let identities = try identities(of: Set(findings.map(\.logicalID)), in: snapshot)
        var uses = Dictionary(
            matches.map { ($0.id, use(of: $0)) }, uniquingKeysWith: { first, _ in first })
        let matchesOfRule = Dictionary(
            Set(findings.map(\.rule)).map { rule in (rule, matches.filter { $0.mayFit(rule: rule) }) },
            uniquingKeysWith: { first, _ in first })
        let suppressed = findings.map { finding in
            var finding = finding
            let subject = SuppressionMatch.Subject(
                finding, identity: identities[finding.logicalID] ?? FindingIdentity())
            for match in matchesOfRule[finding.rule] ?? [] where match.fits(subject) {
                uses[match.id]?.count("\(finding.rule) on \(finding.address ?? finding.logicalID)")
                if finding.suppressionID == nil, match.holds(at: asOfMS) { finding.suppressionID = match.id }
            }
            return finding
        }
        try store.record(uses)
        return suppressed
    }

    /// What is said of a suppression before any finding is held against it.
    private func use(of match: SuppressionMatch) -> SuppressionUse {
        let evaluated = Set((suppressibleRules + userRules.rules.map(\.rule)).map(\.id))
        let known = evaluated.union(Catalogue.all.filter { !$0.readsFindings }.map(\.id)).sorted()
        let strangers = match.rulesWithout(known)
        return SuppressionUse(
            isJudged: strangers.isEmpty && known.allSatisfy { !match.mayFit(rule: $0) || evaluated.contains($0) },
            unknownRules: strangers)
    }

    private func identities(of logicalIDs: Set<String>, in snapshot: Int64) throws -> [String: FindingIdentity] {
        let list = JSONValue.array(logicalIDs.sorted().map(JSONValue.string)).canonicalText
        let arguments: [String: SQLValue] = ["snapshot": .integer(snapshot), "ids": .text(list)]
        var found: [String: FindingIdentity] = [:]
        for row in try store.rows(
            """
            SELECT wanted.value AS logical_id, r.arn, r.address, r.name, r.file, r.line
            FROM json_each(:ids) wanted
            CROSS JOIN resource r ON r.snapshot_id = :snapshot AND r.logical_id = wanted.value
            """, arguments)
        {
            guard let id = row.text("logical_id") else { continue }
            let names = ["logical_id", "arn", "address", "name"].compactMap { row.text($0) }
            found[id, default: FindingIdentity()].names.formUnion(names)
            if let file = row.text("file"), let line = row.int("line") {
                found[id, default: FindingIdentity()].places.insert(.init(file: file, line: line))
            }
        }
        for row in try store.rows(
            """
            SELECT wanted.value AS logical_id, t.name, t.value
            FROM json_each(:ids) wanted
            CROSS JOIN resource r ON r.snapshot_id = :snapshot AND r.logical_id = wanted.value
            JOIN resource_tag t ON t.resource_id = r.id
            """, arguments)
        {
            guard let id = row.text("logical_id"), let name = row.text("name") else { continue }
            found[id, default: FindingIdentity()].tags.formUnion([name, "\(name)=\(row.text("value") ?? "")"])
        }
        return found
    }
}

extension SuppressionUse {
    /// How many findings are named; the rest is a number.
    private static let namedLimit = 5

    fileprivate mutating func count(_ finding: String) {
        matchCount += 1
        if matches.count < Self.namedLimit { matches.append(finding) }
    }
}
