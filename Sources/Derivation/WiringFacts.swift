import Facts
import SnapshotStore
import Wiring

/// What one origin of a snapshot says of the wiring, in memory for the derivation.
struct WiringFacts {
    struct Bucket {
        var id: Int64
        var name: String
        var region: String?
    }

    struct Function {
        var id: Int64
        var name: String
        var arn: String
        var policyState: String
        var policyReason: String?
    }

    /// The policy of a version or alias.
    struct QualifierPolicy {
        var state: String
        var reason: String?
    }

    struct Rule {
        var id: Int64
        var name: String
        var bus: String
        var arn: String?
        var isEnabled: Bool
        var pattern: String?
        var patternState: String
    }

    struct Target {
        /// A rule and its targets are in one region; two regions may have rules of one name.
        var region: String
        var rule: String
        var bus: String
        var arn: String
        var roleARN: String?
    }

    struct Role {
        var arn: String
        var trustPolicy: String?
        /// Why trust or policies could not be read; nil when they were.
        var unread: String?
        var statements: [String]
    }

    struct Notification {
        var bucket: String
        var entryID: String
        var functionARN: String
        var prefix: String
        var suffix: String
    }

    let origin: Origin
    /// The one account that the facts speak of; nil when it is not known.
    let account: String?
    let buckets: [String: Bucket]
    /// Bucket name → what each of its configurations says of EventBridge: 1, 0, or nil where it was unread.
    let switches: [String: [Bool?]]
    let functions: [String: Function]
    /// Qualified ARN → its policy; live only, since Terraform's permissions carry their qualifier.
    let qualifierPolicies: [String: QualifierPolicy]
    let statements: [String: [InvokePermission.Statement]]
    let rules: [[String]: Rule]
    let targets: [Target]
    let roles: [String: Role]
    let notifications: [Notification]
    /// Lists that were read whole, as `fact@region`.
    let readLists: Set<String>

    init(store: SnapshotStore, snapshot: Int64, origin: Origin) throws {
        self.origin = origin
        let arguments: [String: SQLValue] = ["snapshot": .integer(snapshot), "origin": .text(origin.rawValue)]
        func all(_ columns: String, _ table: String) throws -> [SQLRow] {
            try store.rows(
                """
                SELECT \(columns) FROM \(table) t JOIN resource r ON r.id = t.resource_id
                WHERE t.snapshot_id = :snapshot AND t.origin = :origin ORDER BY t.resource_id
                """, arguments)
        }
        buckets = Dictionary(
            try all("t.resource_id, t.name, r.region", "s3_bucket").map { row in
                let name = row.text("name") ?? ""
                return (name, Bucket(id: row.int64("resource_id") ?? 0, name: name, region: row.text("region")))
            }, uniquingKeysWith: { first, _ in first })
        switches = Dictionary(
            try all("t.bucket, t.is_eventbridge_enabled", "s3_notification_configuration").map { row in
                (row.text("bucket") ?? "", [row.int("is_eventbridge_enabled").map { $0 == 1 }])
            }, uniquingKeysWith: +)
        functions = Dictionary(
            try all("t.resource_id, t.name, t.arn, t.policy_state, t.policy_reason", "lambda_function").compactMap {
                row in
                guard let arn = row.text("arn") else { return nil }
                return (
                    arn,
                    Function(
                        id: row.int64("resource_id") ?? 0, name: row.text("name") ?? "", arn: arn,
                        policyState: row.text("policy_state") ?? "absent", policyReason: row.text("policy_reason"))
                )
            }, uniquingKeysWith: { first, _ in first })
        qualifierPolicies = Dictionary(
            try all("t.function, t.qualifier, t.policy_state, t.policy_reason", "lambda_qualifier_policy").map { row in
                (
                    "\(row.text("function") ?? ""):\(row.text("qualifier") ?? "")",
                    QualifierPolicy(state: row.text("policy_state") ?? "", reason: row.text("policy_reason"))
                )
            }, uniquingKeysWith: { first, _ in first })
        statements = Self.statements(
            try all("t.function, t.qualifier, t.sid, t.statement", "lambda_permission"), functions: functions)
        rules = Dictionary(
            try all("t.*, r.region", "event_rule").map { row in
                let rule = Rule(
                    id: row.int64("resource_id") ?? 0, name: row.text("name") ?? "", bus: row.text("bus") ?? "",
                    arn: row.text("arn"), isEnabled: row.text("state") != "DISABLED", pattern: row.text("pattern"),
                    patternState: row.text("pattern_state") ?? "absent")
                let region = rule.arn.flatMap { ARN($0)?.region } ?? row.text("region") ?? ""
                return ([region, rule.bus, rule.name], rule)
            }, uniquingKeysWith: { first, _ in first })
        targets = try all("t.rule, t.bus, t.arn, t.role_arn, r.region", "event_target").map { row in
            Target(
                region: row.text("region") ?? row.text("arn").flatMap { ARN($0)?.region } ?? "",
                rule: row.text("rule") ?? "", bus: row.text("bus") ?? "", arn: row.text("arn") ?? "",
                roleARN: row.text("role_arn"))
        }
        roles = Self.roles(try all("t.*", "iam_role"), try all("t.role, t.statement", "iam_statement"))
        // A delivery is about objects that land; entries for removals and the like carry none.
        notifications = try all("t.*", "s3_notification").filter { row in
            row.text("destination") == "lambda" && row.text("events")?.contains("s3:ObjectCreated:") == true
        }.map { row in
            Notification(
                bucket: row.text("bucket") ?? "", entryID: row.text("entry_id") ?? "",
                functionARN: row.text("destination_arn") ?? "", prefix: row.text("prefix") ?? "",
                suffix: row.text("suffix") ?? "")
        }
        readLists = Set(
            try store.rows(
                """
                SELECT fact || '@' || region AS list FROM coverage
                WHERE snapshot_id = :snapshot AND origin = :origin AND state = 'read'
                """, arguments
            ).compactMap { $0.text("list") })
        let stored = try store.rows(
            "SELECT account FROM snapshot WHERE id = :snapshot", ["snapshot": .integer(snapshot)]
        ).first?.text("account")
        let accounts = Set(functions.keys.compactMap { ARN($0)?.account })
        account = stored ?? (accounts.count == 1 ? accounts.first : nil)
    }

    /// Statements by the function's ARN; Terraform may name the function by its name alone.
    private static func statements(
        _ rows: [SQLRow], functions: [String: Function]
    ) -> [String: [InvokePermission.Statement]] {
        let arnByName = Dictionary(functions.values.map { ($0.name, $0.arn) }, uniquingKeysWith: { first, _ in first })
        return rows.reduce(into: [:]) { result, row in
            let reference = row.text("function") ?? ""
            let parts = ARN(reference)?.functionAndQualifier
            // `name:alias` is the third way to write it.
            let words = reference.split(separator: ":").map(String.init)
            let arn = parts?.function ?? arnByName[reference] ?? words.first.flatMap { arnByName[$0] }
            guard let arn else { return }
            let qualifier =
                row.text("qualifier") ?? parts?.qualifier ?? (parts == nil && words.count == 2 ? words[1] : nil)
            result[arn, default: []].append(
                .init(sid: row.text("sid") ?? "", json: row.text("statement") ?? "", qualifier: qualifier))
        }
    }

    private static func roles(_ roles: [SQLRow], _ statements: [SQLRow]) -> [String: Role] {
        let byRole = Dictionary(grouping: statements) { $0.text("role") ?? "" }
        return Dictionary(
            roles.compactMap { row in
                guard let arn = row.text("arn") else { return nil }
                let unread = row.text("trust_policy_reason") ?? row.text("policies_reason")
                let own = (byRole[row.text("name") ?? ""] ?? []).compactMap { $0.text("statement") }
                return (arn, Role(arn: arn, trustPolicy: row.text("trust_policy"), unread: unread, statements: own))
            }, uniquingKeysWith: { first, _ in first })
    }
}
