import Facts
import SnapshotStore

extension RuleEvaluator {
    /// A fact that was not read whole in one region, and why.
    struct UnreadFact {
        var fact: String
        var region: String
        var count: Int
        var reason: String
    }

    /// What of the account could not be read, and what each rule's scope rests on.
    ///
    /// SQL is only compiled for it where something is unread: a healthy account costs nothing.
    struct UnreadFacts {
        private let account: Int64?
        private let facts: [UnreadFact]
        private let basis: ScopeBasis?
        private let sources: LiveSources

        init(account: Int64?, facts: [UnreadFact], sources: LiveSources) throws {
            self.account = account
            self.facts = facts
            self.sources = sources
            basis = facts.isEmpty || account == nil ? nil : try ScopeBasis(sources)
        }

        /// One `unknown` on the account for each fact, in each region, that took rows from the rule.
        func rows(of rule: Rule) throws -> [Row] {
            guard let basis else { return [] }
            return rows(of: rule, try basis.facts(of: rule))
        }

        /// The same for a user's rule.
        func rows(of user: UserRule) -> [Row] {
            guard let basis else { return [] }
            return rows(of: user.rule, basis.facts(of: user))
        }

        private func rows(of rule: Rule, _ names: Set<String>) -> [Row] {
            guard let account else { return [] }
            let own = facts.filter { names.contains($0.fact) }
            return own.filter { !hasSameCause($0, among: own) }.map { unread in
                let place = unread.region.isEmpty ? "" : " of \(unread.region)"
                return Row(
                    resourceID: account, origin: .aws,
                    subject: unread.region.isEmpty ? unread.fact : "\(unread.fact)@\(unread.region)", verdict: .unknown,
                    severity: rule.severity,
                    reason:
                        "\(RuleEvaluator.things(unread.fact, count: unread.count))\(place) could not be read whole, "
                        + "so not all were judged: \(unread.reason).",
                    evidence: [])
            }
        }

        /// Whether what leads to the fact could not be read either, for the same reason: that is said once.
        private func hasSameCause(_ unread: UnreadFact, among others: [UnreadFact]) -> Bool {
            let leading = sources.facts.first { $0.name == unread.fact }?.askedThrough ?? []
            return others.contains {
                leading.contains($0.fact) && $0.region == unread.region && $0.reason == unread.reason
            }
        }
    }

    func unreadFacts(in snapshot: Int64) throws -> UnreadFacts {
        let found = try store.rows(
            """
            SELECT account.id AS resource_id, c.fact, c.region, count(*) AS count, min(c.reason) AS reason
            FROM coverage c JOIN resource account
                ON account.snapshot_id = c.snapshot_id AND account.origin = 'aws' AND account.type = 'aws_account'
            WHERE c.snapshot_id = :snapshot AND c.origin = 'aws' AND c.state = 'unread'
            GROUP BY account.id, c.fact, c.region ORDER BY c.fact, c.region
            """, ["snapshot": .integer(snapshot)])
        return try UnreadFacts(
            account: found.first?.int64("resource_id"),
            facts: found.compactMap { row in
                row.text("fact").map {
                    UnreadFact(
                        fact: $0, region: row.text("region") ?? "", count: row.int("count") ?? 1,
                        reason: row.text("reason") ?? "")
                }
            }, sources: sources)
    }

    fileprivate static func things(_ fact: String, count: Int) -> String {
        let isOne = count == 1
        return switch fact {
        case "s3:buckets": "The list of buckets"
        case "lambda:functions": "The list of functions"
        case "events:buses": "The list of event buses"
        case "events:rules": "The list of EventBridge rules"
        case "events:targets":
            isOne ? "The targets of an EventBridge rule" : "The targets of \(count) EventBridge rules"
        case "s3:notification":
            isOne ? "The notification configuration of a bucket" : "The notification configurations of \(count) buckets"
        case "s3:location": isOne ? "The region of a bucket" : "The regions of \(count) buckets"
        case "s3:encryption": isOne ? "The encryption of a bucket" : "The encryption of \(count) buckets"
        case "s3:objects": isOne ? "The objects of a bucket" : "The objects of \(count) buckets"
        case "lambda:environment": "The environment variables of the functions"
        case "lambda:policy":
            isOne ? "The resource policy of a function" : "The resource policies of \(count) functions"
        case "lambda:versions": "The versions of the functions"
        case "lambda:aliases": isOne ? "The aliases of a function" : "The aliases of \(count) functions"
        case "lambda:qualifier_policies":
            isOne
                ? "The resource policy of a version or alias"
                : "The resource policies of \(count) versions or aliases"
        case "lambda:event_invoke_configs":
            isOne ? "The failure destinations of a function" : "The failure destinations of \(count) functions"
        default: "The list \(fact)"
        }
    }
}
