import Facts
import SnapshotStore

extension RuleEvaluator {
    /// One `unknown` on the account for each list of the rule's scope that could not be read whole.
    func unreadLists(of rule: Rule, in snapshot: Int64) throws -> [Row] {
        if rule.lists.isEmpty { return [] }
        let lists = JSONValue.array(rule.lists.map(JSONValue.string)).canonicalText
        let found = try store.rows(
            """
            SELECT account.id AS resource_id, c.fact, c.region, count(*) AS count, min(c.reason) AS reason
            FROM coverage c JOIN resource account
                ON account.snapshot_id = c.snapshot_id AND account.origin = 'aws' AND account.type = 'aws_account'
            WHERE c.snapshot_id = :snapshot AND c.origin = 'aws' AND c.state = 'unread'
                AND c.fact IN (SELECT value FROM json_each(:lists))
            GROUP BY account.id, c.fact, c.region ORDER BY c.fact, c.region
            """, ["snapshot": .integer(snapshot), "lists": .text(lists)])
        return found.compactMap { row in
            guard let id = row.int64("resource_id"), let fact = row.text("fact") else { return nil }
            let region = row.text("region") ?? ""
            let place = region.isEmpty ? "" : " of \(region)"
            let things = Self.things(fact, count: row.int("count") ?? 1)
            return Row(
                resourceID: id, origin: .aws, subject: region.isEmpty ? fact : "\(fact)@\(region)", verdict: .unknown,
                severity: rule.severity,
                reason:
                    "\(things)\(place) could not be read whole, so not all were judged: \(row.text("reason") ?? "").",
                evidence: [])
        }
    }

    private static func things(_ fact: String, count: Int) -> String {
        switch fact {
        case "s3:buckets": "The list of buckets"
        case "lambda:functions": "The list of functions"
        case "events:buses": "The list of event buses"
        case "events:rules": "The list of EventBridge rules"
        case "events:targets":
            count == 1 ? "The targets of an EventBridge rule" : "The targets of \(count) EventBridge rules"
        default: "The list \(fact)"
        }
    }
}
