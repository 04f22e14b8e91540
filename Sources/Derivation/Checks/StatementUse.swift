import Facts
import SnapshotStore
import Wiring

/// Whether the sources that a statement admits exist and still call the function.
struct StatementUse {
    private let input: CheckInput
    /// ARN of a rule → the functions that its targets name.
    private let targets: [String: Set<String>]
    private let rules: [String: WiringFacts.Rule]
    /// Bucket → the functions that its notification calls.
    private let notified: [String: Set<String>]
    /// Buckets whose notification configuration could not be read, and why.
    private let unreadBuckets: [String: String]
    /// `fact owner@region` of the rules and targets that were read.
    private let readLists: Set<String>
    private let functionsByName: [String: String]

    init(input: CheckInput) throws {
        self.input = input
        functionsByName = Dictionary(
            input.facts.functions.values.map { ($0.name, Self.function($0.arn)) },
            uniquingKeysWith: { first, _ in first })
        rules = Dictionary(
            input.facts.rulesByName.values.joined().compactMap { rule in rule.arn.map { ($0, rule) } },
            uniquingKeysWith: { first, _ in first })
        var targets: [String: Set<String>] = [:]
        for target in input.facts.targets {
            let function = Self.function(target.arn)
            for rule in input.facts.rules(of: target) {
                if let arn = rule.arn { targets[arn, default: []].insert(function) }
            }
        }
        self.targets = targets
        var notified: [String: Set<String>] = [:]
        for row in try input.rows(
            """
            SELECT bucket, destination_arn FROM s3_notification
            WHERE snapshot_id = :snapshot AND origin = :origin AND destination = 'lambda'
            """)
        {
            notified[row.text("bucket") ?? "", default: []].insert(Self.function(row.text("destination_arn") ?? ""))
        }
        self.notified = notified
        unreadBuckets = Dictionary(
            try input.rows(
                """
                SELECT bucket, is_eventbridge_enabled_reason AS reason FROM s3_notification_configuration
                WHERE snapshot_id = :snapshot AND origin = :origin AND is_eventbridge_enabled_state = 'unread'
                """
            ).map { ($0.text("bucket") ?? "", $0.text("reason") ?? "") }, uniquingKeysWith: { first, _ in first })
        readLists = Set(
            try input.rows(
                """
                SELECT fact || ' ' || owner || '@' || region AS list FROM coverage
                WHERE snapshot_id = :snapshot AND origin = :origin AND state = 'read'
                    AND fact IN ('events:rules', 'events:targets')
                """
            ).compactMap { $0.text("list") })
    }

    private typealias Answer = (verdict: WiringCheck.Verdict, reason: String)

    /// A statement is dead when none of its sources calls any more, and all of them are ours to see.
    func judge(_ check: inout WiringCheck, _ review: StatementReview, function: String) {
        let events = review.services.contains("events.amazonaws.com")
        let s3 = review.services.contains("s3.amazonaws.com")
        // Of other services, and of whoever else it names, nothing is known.
        guard review.services.count == 1, events || s3, let sources = review.sourcePatterns, !sources.isEmpty,
            !sources.contains(where: { $0.contains("*") || $0.contains("?") })
        else { return }
        let own = functionARN(function)
        let answers = sources.map { source -> Answer in
            guard let arn = ARN(source) else { return (.pass, "") }
            switch arn.service {
            case "events" where events: return rule(source, arn, own)
            case "s3" where s3: return bucket(arn, own, review.sourceAccounts)
            // A principal that does not fit its source is another rule's.
            default: return (.pass, "")
            }
        }
        if answers.contains(where: { $0.verdict == .pass }) { return }
        guard let answer = answers.first(where: { $0.verdict != .fail }) ?? answers.first else { return }
        check.verdict = answer.verdict
        check.reason = answer.reason
        check.evidence.append(EvidenceItem(name: "source ARN", value: sources.listed))
    }

    private func rule(_ source: String, _ arn: ARN, _ function: String) -> Answer {
        guard arn.account == input.facts.account else {
            return (.unknown, "The source \(source) is of another account, which this snapshot does not show.")
        }
        guard let name = arn.eventRule else { return (.pass, "") }
        guard let rule = rules[source] else {
            guard input.origin == .aws else {
                return (.unknown, "The rule \(source) is not in this state; another may have it.")
            }
            guard readLists.contains("events:rules \(name.bus)@\(arn.region)") else {
                return (.unread, "The rules of bus \(name.bus) in \(arn.region) were not read, so \(source) may exist.")
            }
            return (.fail, "The rule \(source) that the statement admits does not exist.")
        }
        if targets[source]?.contains(function) == true { return (.pass, "") }
        if input.origin == .aws, !readLists.contains("events:targets \(rule.bus)/\(rule.name)@\(arn.region)") {
            return (.unread, "The targets of rule \(rule.name) were not read.")
        }
        return (.fail, "The rule \(source) has no target that is this function.")
    }

    private func bucket(_ arn: ARN, _ function: String, _ accounts: [String]?) -> Answer {
        let name = arn.resource
        if let accounts, !accounts.contains(where: { $0 == input.facts.account }) {
            return (
                .unknown, "The bucket \(name) is of account \(accounts.listed), which is not ours."
            )
        }
        if notified[name]?.contains(function) == true { return (.pass, "") }
        guard input.facts.bucket(name) != nil else {
            if input.origin != .aws {
                return (.unknown, "The bucket \(name) is not in this state; another may have it.")
            }
            guard input.facts.readLists.contains("s3:buckets@") else {
                return (.unread, "The buckets of the account were not listed, so \(name) may exist.")
            }
            return accounts == nil
                ? (.unknown, "The bucket \(name) is none of this account; it may be another's.")
                : (.fail, "The bucket \(name) that the statement admits does not exist in this account.")
        }
        if let reason = unreadBuckets[name] {
            return (.unread, "The notification configuration of \(name) could not be read: \(reason).")
        }
        return (.fail, "The bucket \(name) has no notification that calls this function.")
    }

    private func functionARN(_ reference: String) -> String {
        if ARN(reference)?.functionAndQualifier != nil { return Self.function(reference) }
        // A state may name the function by its name.
        let name = reference.split(separator: ":").first.map(String.init) ?? reference
        return functionsByName[name] ?? reference
    }

    private static func function(_ arn: String) -> String {
        SymbolicText.canonical(ARN(arn)?.functionAndQualifier?.function ?? arn)
    }
}
