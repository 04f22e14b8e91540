import Facts
import SnapshotStore
import Wiring

/// The parts of a hop, in the order in which the object meets them.
extension ObjectPath {
    func ruleSteps(_ row: SQLRow) -> [ExplainedHop.Step] {
        let rule = row.text("rule") ?? ""
        let steps = [
            switchStep(row), regionStep(row, what: "the rule"), busStep(row, rule),
            ExplainedHop.Step(
                part: .rule, answer: answer(row, "is_rule_enabled"),
                sentence: sentence(
                    answer(row, "is_rule_enabled"), yes: "the rule is enabled", no: "the rule is disabled",
                    open: "whether the rule is enabled is not known"),
                evidence: row.text("rule_state") ?? ""),
            patternStep(row), targetStep(row), permissionStep(row),
        ]
        return steps.filter { $0.answer != .notApplicable }
    }

    func notificationSteps(_ row: SQLRow) -> [ExplainedHop.Step] {
        [filterStep(row), regionStep(row, what: "the function"), targetStep(row), permissionStep(row)]
            .filter { $0.answer != .notApplicable }
    }

    private func sentence(_ answer: Delivery.Switch, yes: String, no: String, open: String) -> String {
        switch answer {
        case .yes: yes
        case .no: no
        case .unread, .unknown, .notApplicable: open
        }
    }

    private func switchStep(_ row: SQLRow) -> ExplainedHop.Step {
        let answer = answer(row, "is_bucket_switch_on")
        return ExplainedHop.Step(
            part: .bucketSwitch, answer: answer,
            sentence: sentence(
                answer, yes: "\(bucket) sends its events to EventBridge",
                no: "\(bucket) does not send its events to EventBridge",
                open:
                    "whether \(bucket) sends its events to EventBridge \(answer == .unread ? "could not be read" : "is not known")"
            ),
            evidence: row.text("configuration").map { "notification configuration: \($0)" } ?? "")
    }

    private func regionStep(_ row: SQLRow, what: String) -> ExplainedHop.Step {
        let answer = answer(row, "is_in_region")
        let region = row.text("bucket_region") ?? "a region that is not known"
        return ExplainedHop.Step(
            part: .region, answer: answer,
            sentence: sentence(
                answer, yes: "\(what) is in the bucket's region, \(region)",
                no: "\(what) is not in the bucket's region, \(region), where S3 delivers the bucket's events",
                open: "whether \(what) is in the bucket's region is not known"))
    }

    private func busStep(_ row: SQLRow, _ rule: String) -> ExplainedHop.Step {
        let answer = answer(row, "is_on_default_bus")
        let forwards = (try? JSONValue(parsing: row.text("forwarded_by") ?? "[]"))?.oneOrManyStrings ?? []
        let bus = rule.split(separator: "/").dropLast().joined(separator: "/")
        let passing = forwards.joined(separator: " and ")
        return ExplainedHop.Step(
            part: .bus, answer: answer,
            sentence: sentence(
                answer,
                yes: forwards.isEmpty
                    ? "the rule is on the default bus, where S3 sends its events"
                    : "\(passing) passes the event on from the default bus to \(bus)",
                no:
                    "the rule is on the bus \(bus), S3 sends its events to the default bus, and no rule there passes them on",
                open: forwards.isEmpty
                    ? "whether the rule is on the default bus is not known"
                    : "whether \(passing) passes the event on to \(bus) is not known"))
    }

    private func patternStep(_ row: SQLRow) -> ExplainedHop.Step {
        let pattern = row.text("pattern") ?? ""
        let derived = answer(row, "pattern_matches")
        var (answer, why) = (derived, row.text("pattern_reason") ?? "")
        if derived != .no, let compiled = try? EventPattern(parsing: pattern) {
            let arn = row.text("rule_arn").flatMap { ARN($0) }
            let admission = S3EventReach(compiled).reach(
                key: object.key, bucket: bucket, account: account, region: row.text("bucket_region") ?? arn?.region,
                partition: arn?.partition ?? "aws", reason: creation?.reason)
            switch admission {
            case .yes: (answer, why) = (.yes, "")
            case .no(let reason): (answer, why) = (.no, reason)
            case .unknown(let reason): (answer, why) = (.unknown, reason)
            }
        }
        let because = why.isEmpty ? "" : ": \(why.hasSuffix(".") ? String(why.dropLast()) : why)"
        return ExplainedHop.Step(
            part: .pattern, answer: answer,
            sentence: sentence(
                answer, yes: "the rule's pattern admits the object's event",
                no: "the rule's pattern does not admit the object's event\(because)",
                open: "whether the rule's pattern admits the object's event is not known\(because)"),
            evidence: pattern)
    }

    private func filterStep(_ row: SQLRow) -> ExplainedHop.Step {
        let (prefix, suffix) = (row.text("prefix") ?? "", row.text("suffix") ?? "")
        let creations = (try? JSONValue(parsing: row.text("creations") ?? "[]"))?.oneOrManyStrings ?? []
        let events = creations.isEmpty ? ["s3:ObjectCreated:*"] : creations
        let entry = S3Notification(
            id: "", destination: .lambda, destinationARN: "", events: events, prefix: prefix, suffix: suffix)
        let evidence =
            "events \(events.joined(separator: ", "))"
            + (prefix.isEmpty ? "" : ", prefix \(prefix)") + (suffix.isEmpty ? "" : ", suffix \(suffix)")
        let derived = answer(row, "pattern_matches")
        let isOpen = derived == .unknown || SymbolicText.hasSymbols(prefix) || SymbolicText.hasSymbols(suffix)
        let isOfType = creation.map { wanted in entry.admits(event: wanted.eventType, key: object.key) }
        if isOpen {
            return ExplainedHop.Step(
                part: .pattern, answer: .unknown, sentence: "whether the entry admits the object is not known",
                evidence: evidence)
        }
        guard entry.admits(key: object.key) else {
            return ExplainedHop.Step(
                part: .pattern, answer: .no, sentence: "the entry's filter does not admit the key", evidence: evidence)
        }
        let sentence =
            isOfType == false
            ? "the entry does not wait for objects made by \(creation?.reason ?? "")"
            : "the entry's filter admits the key"
        return ExplainedHop.Step(
            part: .pattern, answer: isOfType == false ? .no : .yes, sentence: sentence, evidence: evidence)
    }

    private func targetStep(_ row: SQLRow) -> ExplainedHop.Step {
        let answer = answer(row, "target_exists")
        let arn = row.text("function_arn") ?? ""
        return ExplainedHop.Step(
            part: .target, answer: answer,
            sentence: sentence(
                answer, yes: "the function \(arn) exists", no: "the function \(arn) does not exist",
                open:
                    "whether the function \(arn) exists \(answer == .unread ? "could not be read" : "is not known: it lies outside the snapshot")"
            ))
    }

    private func permissionStep(_ row: SQLRow) -> ExplainedHop.Step {
        let answer: Delivery.Switch =
            switch row.text("permission").flatMap(Delivery.Permission.init) {
            case .allowed: .yes
            case .missing, .wrongSource, .denied: .no
            case .unread: .unread
            case .unknown, nil: .unknown
            }
        var reason = row.text("permission_reason") ?? ""
        if reason.hasSuffix(".") { reason.removeLast() }
        let lead = sentence(
            answer, yes: "the function may be invoked", no: "the function may not be invoked",
            open: "whether the function may be invoked \(answer == .unread ? "could not be read" : "is not known")")
        return ExplainedHop.Step(
            part: .permission, answer: answer, sentence: reason.isEmpty ? lead : "\(lead): \(reason)",
            evidence: row.text("permission_statement") ?? "")
    }
}
