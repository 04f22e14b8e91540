import Facts
import SnapshotStore

extension RuleEvaluator {
    /// What suppressions do to the findings of this snapshot.
    func suppressionPass(in snapshot: Int64, asOfMS: Int64) throws -> SuppressionPass {
        try SuppressionPass(
            store.suppressions(of: snapshot).map(SuppressionMatch.init), asOfMS: asOfMS, use: use(of:))
    }

    /// The findings of one rule, each with the first suppression in force that fits it.
    ///
    /// Findings about suppressions themselves are never suppressed: nothing hides that a suppression has ended.
    func suppress(
        _ findings: [Judgement.FindingRow], of rule: Rule, by pass: inout SuppressionPass, in snapshot: Int64
    ) throws -> [Judgement.FindingRow] {
        if pass.isEmpty || findings.isEmpty { return findings }
        return try pass.suppress(
            findings, ofRule: rule.id, identities: try identities(of: Set(findings.map(\.logicalID)), in: snapshot))
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
