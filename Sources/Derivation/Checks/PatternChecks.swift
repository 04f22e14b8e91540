import Facts
import SnapshotStore
import Wiring

/// Whether S3 can send what a rule's pattern asks for, and whether it takes objects however they come to be.
struct PatternChecks {
    let input: CheckInput

    func checks() throws -> [WiringCheck] {
        let rules = input.facts.rulesByName.values.joined().filter { $0.patternState != "absent" }
            .sorted { $0.id < $1.id }
        return rules.flatMap { [possible($0), creations($0)] } + (try notifications())
    }

    // MARK: Rules

    private func possible(_ rule: WiringFacts.Rule) -> WiringCheck {
        var check = base(rule, .patternPossible)
        if let verdict = open(rule) { return verdict(check) }
        if let error = input.patternErrors[rule.id] {
            // What is live was accepted; what is written with symbols is not whole yet.
            let isRefused =
                (input.origin == .plan || input.origin == .config)
                && !SymbolicText.hasSymbols(rule.pattern ?? "")
            check.verdict = isRefused ? .fail : .unknown
            check.reason =
                isRefused
                ? "EventBridge refuses the pattern of rule \(rule.name): \(error)."
                : "The pattern of rule \(rule.name) cannot be read: \(error)."
        } else if let clause = input.reaches[rule.id]?.impossibility {
            check.verdict = .fail
            check.reason = "No S3 event can match the pattern of rule \(rule.name): \(clause)."
        }
        return check
    }

    private func creations(_ rule: WiringFacts.Rule) -> WiringCheck {
        var check = base(rule, .allCreations)
        if let verdict = open(rule) { return verdict(check) }
        guard let reach = input.reaches[rule.id] else {
            check.verdict = .unknown
            check.reason = "The pattern of rule \(rule.name) cannot be read as one, so what it takes is not known."
            return check
        }
        guard reach.waitsForNativeS3Events, reach.types.contains(.objectCreated) else { return check }
        let admitted = CreationKind.kinds(reach.creationReasons()) ?? []
        guard admitted.contains(.put), !admitted.contains(.multipartUpload) else { return check }
        let missing = CreationKind.allCases.filter { !admitted.contains($0) }.map(\.reason)
        check.verdict = .fail
        check.reason =
            "Rule \(rule.name) misses objects that come by \(missing.joined(separator: ", ")): its pattern admits "
            + "\(CreationKind.allCases.filter(admitted.contains).map(\.reason).joined(separator: ", ")) only."
        return check
    }

    private func base(_ rule: WiringFacts.Rule, _ kind: WiringCheck.Kind) -> WiringCheck {
        WiringCheck(
            origin: input.origin, kind: kind, resourceID: rule.id, .pass,
            evidence: [
                EvidenceItem(name: "rule", value: "\(rule.bus)/\(rule.name)"),
                EvidenceItem(name: "pattern", value: rule.pattern ?? ""),
            ].filter { !$0.value.isEmpty })
    }

    /// What to answer where there is no pattern to look at; nil where there is.
    private func open(_ rule: WiringFacts.Rule) -> ((WiringCheck) -> WiringCheck)? {
        guard rule.pattern == nil else { return nil }
        let isUnread = rule.patternState == "unread"
        return { check in
            var check = check
            check.verdict = isUnread ? .unread : .unknown
            check.reason =
                isUnread
                ? "The pattern of rule \(rule.name) could not be read."
                : "The pattern of rule \(rule.name) is not known before the apply."
            return check
        }
    }

    // MARK: Notifications

    /// Entries that differ in nothing but their events complete one another.
    private func notifications() throws -> [WiringCheck] {
        let rows = try input.rows(
            """
            SELECT resource_id, bucket, entry_id, destination_arn, events, prefix, suffix FROM s3_notification
            WHERE snapshot_id = :snapshot AND origin = :origin AND destination = 'lambda' ORDER BY id
            """)
        let events = { (row: SQLRow) in
            (try? JSONValue(parsing: row.text("events") ?? "[]"))?.oneOrManyStrings ?? []
        }
        let group = { (row: SQLRow) in
            [row.text("resource_id"), row.text("destination_arn"), row.text("prefix"), row.text("suffix")]
        }
        let together = Dictionary(rows.map { (group($0), events($0)) }, uniquingKeysWith: +)
        return rows.compactMap { row in
            guard let id = row.int64("resource_id") else { return nil }
            let (arn, prefix, suffix) = (
                row.text("destination_arn") ?? "", row.text("prefix") ?? "", row.text("suffix") ?? ""
            )
            let label = CheckInput.label(
                id: row.text("entry_id") ?? "", destination: arn, prefix: prefix, suffix: suffix)
            let own = events(row)
            var check = WiringCheck(
                origin: input.origin, kind: .allCreations, resourceID: id, subject: label, .pass,
                evidence: [
                    EvidenceItem(name: "bucket", value: row.text("bucket") ?? ""),
                    EvidenceItem(name: "events", value: own.listed),
                    EvidenceItem(name: "function", value: arn),
                ])
            judge(&check, own: own, all: together[group(row)] ?? own)
            return check
        }
    }

    private func judge(_ check: inout WiringCheck, own: [String], all: [String]) {
        let admitted = { (events: [String]) in
            CreationKind.kinds(events.filter { $0.hasPrefix("s3:ObjectCreated:") }) ?? []
        }
        guard admitted(own).contains(.put), !admitted(all).contains(.multipartUpload) else {
            let symbols = own.filter(SymbolicText.hasSymbols)
            if !symbols.isEmpty, !admitted(all).contains(.multipartUpload) {
                check.verdict = .unknown
                check.reason = "The events of entry \(check.subject) are not known before the apply."
            }
            return
        }
        guard !all.contains(where: SymbolicText.hasSymbols) else {
            check.verdict = .unknown
            check.reason = "Not all events of entry \(check.subject) are known before the apply."
            return
        }
        let missing = CreationKind.allCases.filter { !admitted(all).contains($0) }.map(\.eventType)
        check.verdict = .fail
        check.reason =
            "Entry \(check.subject) misses objects that come by \(missing.joined(separator: ", ")): it asks for "
            + "\(own.joined(separator: ", ")) only."
    }
}
