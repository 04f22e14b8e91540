import Facts
import SnapshotStore
import Wiring

/// Whether the template of an input transformer becomes JSON, and whether its paths exist in the events.
struct TransformerChecks {
    let input: CheckInput

    func checks() throws -> [WiringCheck] {
        try input.rows(
            """
            SELECT t.resource_id, t.rule, t.bus, t.target_id, t.arn, t.input_paths, t.input_template, r.region
            FROM event_target t JOIN resource r ON r.id = t.resource_id
            WHERE t.snapshot_id = :snapshot AND t.origin = :origin AND t.input_template IS NOT NULL ORDER BY t.id
            """
        ).flatMap(checks)
    }

    private func checks(_ row: SQLRow) -> [WiringCheck] {
        guard let id = row.int64("resource_id"), let template = row.text("input_template") else { return [] }
        let arn = row.text("arn") ?? ""
        let members = (try? JSONValue(parsing: row.text("input_paths") ?? "{}"))?.objectValue ?? [:]
        let paths = members.mapValues { $0.stringValue ?? "" }
        let base = WiringCheck(
            origin: input.origin, kind: .transformerTemplate, resourceID: id, subject: row.text("target_id") ?? "",
            .pass,
            evidence: [
                EvidenceItem(name: "rule", value: "\(row.text("bus") ?? "")/\(row.text("rule") ?? "")"),
                EvidenceItem(name: "target", value: arn), EvidenceItem(name: "template", value: template),
                EvidenceItem(name: "input paths", value: JSONValue.object(members).canonicalText),
            ])
        let target = WiringFacts.Target(
            region: row.text("region") ?? ARN(arn)?.region ?? "", rule: row.text("rule") ?? "",
            bus: row.text("bus") ?? "", targetID: base.subject, arn: arn, roleARN: nil, resourceID: id)
        return [templateCheck(base, template, paths, arn), pathCheck(base, paths, input.facts.rules(of: target))]
    }

    private func templateCheck(
        _ base: WiringCheck, _ template: String, _ paths: [String: String], _ arn: String
    ) -> WiringCheck {
        let service = ARN(arn)?.service
        // Of a target that is not known it is not known either what it takes.
        let transformer = InputTransformer(
            template: template, variables: paths.keys, takesLines: service.map { $0 != "lambda" } ?? true)
        var check = base
        switch transformer.outcome {
        case .json: break
        case .broken(let clause):
            check.verdict = .fail
            check.reason = "The input template of target \(base.subject) is broken: \(clause)."
        case .unknown(let clause):
            check.verdict = .unknown
            check.reason = "Whether the input template of target \(base.subject) becomes JSON is not known: \(clause)."
        }
        return check
    }

    private func pathCheck(_ base: WiringCheck, _ paths: [String: String], _ rules: [WiringFacts.Rule]) -> WiringCheck {
        var check = base
        check.kind = .transformerPath
        guard !paths.isEmpty else { return check }
        guard !rules.isEmpty else {
            check.verdict = .unknown
            check.reason = "The rule of target \(base.subject) lies outside this snapshot, so its events are not known."
            return check
        }
        let answers = rules.map { answer(paths, $0) }
        // What holds for one of several rules that may be meant is not certain.
        let worst = answers.first { $0.verdict == .fail } ?? answers.first { $0.verdict != .pass }
        guard let worst else { return check }
        let isCertain = answers.allSatisfy { $0.verdict == worst.verdict }
        check.verdict = isCertain ? worst.verdict : .unknown
        check.reason = worst.reason
        if let pattern = rules.first?.pattern { check.evidence.append(EvidenceItem(name: "pattern", value: pattern)) }
        return check
    }

    private func answer(
        _ paths: [String: String], _ rule: WiringFacts.Rule
    ) -> (verdict: WiringCheck.Verdict, reason: String) {
        if rule.patternState == "unread" { return (.unread, "The pattern of rule \(rule.name) could not be read.") }
        if rule.patternState == "unknown" {
            return (.unknown, "The pattern of rule \(rule.name) is not known before the apply.")
        }
        // A schedule, or other events than S3's: nothing is said of them.
        guard rule.pattern != nil else { return (.pass, "") }
        guard let reach = input.reaches[rule.id] else {
            return (.unknown, "The pattern of rule \(rule.name) cannot be read as one, so its events are not known.")
        }
        guard reach.waitsForNativeS3Events else { return (.pass, "") }
        var doubt: String?
        for (name, path) in paths.sorted(by: { $0.key < $1.key }) {
            if SymbolicText.hasSymbols(path) {
                doubt = doubt ?? "The path of <\(name)> is not known before the apply: \(path)."
                continue
            }
            switch reach.presence(of: path) {
            case .always, .sometimes: break
            case .never(let clause): return (.fail, "The input path of <\(name)> leads nowhere: \(clause).")
            case .unknown(let clause): doubt = doubt ?? "Whether the path of <\(name)> exists is not known: \(clause)."
            }
        }
        return doubt.map { (.unknown, $0) } ?? (.pass, "")
    }
}
