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
        var isEnabled: Delivery.Switch
        var pattern: String?
        var patternState: String
    }

    struct Target {
        /// A rule and its targets are in one region; two regions may have rules of one name.
        var region: String
        var rule: String
        var bus: String
        var targetID: String
        var arn: String
        var roleARN: String?
        /// The row in `resource` that has the target: the rule's own where it is live.
        var resourceID: Int64
    }

    struct Role {
        var arn: String
        var trustPolicy: String?
        /// Why trust or policies could not be read; nil when they were.
        var unread: String?
        /// Why they are not known before the apply; nil when they are.
        var unknown: String?
        var statements: [String]
    }

    struct Notification {
        var bucket: String
        var entryID: String
        var functionARN: String
        var prefix: String
        var suffix: String
        /// Whether it tells of created objects: yes or unknown.
        var tellsOfCreation: Delivery.Switch
        /// The creation events, where it does not tell of all.
        var creations: [String]
    }

    let origin: Origin
    /// The one account that the facts speak of, which may be a symbol; nil when it is not known.
    let account: String?
    /// By the canonical form of the name.
    let buckets: [String: Bucket]
    let switches: BucketSwitches
    /// By the canonical form of the ARN.
    let functions: [String: Function]
    /// Qualified ARN → its policy; live only, since Terraform's permissions carry their qualifier.
    let qualifierPolicies: [String: QualifierPolicy]
    let statements: FunctionStatements
    let rules: [[String]: Rule]
    /// The same by bus and name, whatever the region.
    let rulesByName: [[String]: [Rule]]
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
                return (
                    SymbolicText.canonical(name),
                    Bucket(id: row.int64("resource_id") ?? 0, name: name, region: row.text("region"))
                )
            }, uniquingKeysWith: { first, _ in first })
        switches = BucketSwitches(
            try all(
                "t.bucket, t.is_eventbridge_enabled, t.is_eventbridge_enabled_state", "s3_notification_configuration"
            )
            .map { row in
                let isUnknown = row.text("is_eventbridge_enabled_state") == "unknown"
                let isOn = row.int("is_eventbridge_enabled").map { $0 == 1 ? Delivery.Switch.yes : .no }
                return (row.text("bucket") ?? "", isOn ?? (isUnknown ? .unknown : .unread))
            }, buckets: buckets.values.map(\.name), origin: origin)
        functions = Dictionary(
            try all("t.resource_id, t.name, t.arn, t.policy_state, t.policy_reason", "lambda_function").compactMap {
                row in
                guard let arn = row.text("arn") else { return nil }
                return (
                    SymbolicText.canonical(arn),
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
        statements = FunctionStatements(
            try all("t.function, t.qualifier, t.sid, t.statement, r.region", "lambda_permission"), functions: functions,
            origin: origin)
        let ruleRows = try all("t.*, r.region", "event_rule").map(Self.rule)
        rules = Dictionary(
            ruleRows.map { region, rule in ([region, rule.bus, rule.name], rule) },
            uniquingKeysWith: { first, _ in first })
        rulesByName = Dictionary(grouping: ruleRows.map(\.rule)) { [$0.bus, $0.name] }
        targets = try all("t.resource_id, t.rule, t.bus, t.target_id, t.arn, t.role_arn, r.region", "event_target").map
        { row in
            Target(
                region: row.text("region") ?? row.text("arn").flatMap { ARN($0)?.region } ?? "",
                rule: row.text("rule") ?? "", bus: row.text("bus") ?? "", targetID: row.text("target_id") ?? "",
                arn: row.text("arn") ?? "", roleARN: row.text("role_arn"), resourceID: row.int64("resource_id") ?? 0)
        }
        // A boundary bounds and never grants.
        let grants = "(SELECT * FROM iam_statement WHERE source <> 'boundary')"
        roles = Self.roles(try all("t.*", "iam_role"), try all("t.role, t.statement", grants))
        // A delivery is about objects that land; entries for removals and the like carry none.
        notifications = try all("t.*", "s3_notification").compactMap(Self.notification)
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
        let own = accounts.count == 1 ? accounts.first : nil
        // What is written has the account of its own ARNs, be it a symbol: only so do conditions on it compare.
        let isWritten = origin == .plan || origin == .config
        account = isWritten && !accounts.isEmpty ? own : stored ?? own
    }

    /// The rules that a target is of: one, or those of its name where its region is not known to be theirs.
    func rules(of target: Target) -> [Rule] {
        if let rule = rules[[target.region, target.bus, target.rule]] { return [rule] }
        guard origin == .plan || origin == .config else { return [] }
        return rulesByName[[target.bus, target.rule]] ?? []
    }

    func bucket(_ name: String) -> Bucket? { buckets[SymbolicText.canonical(name)] }

    func function(_ arn: String) -> Function? { functions[SymbolicText.canonical(arn)] }

    private static func rule(_ row: SQLRow) -> (region: String, rule: Rule) {
        let isDisabled = SymbolicComparison.equality(row.text("state") ?? "", "DISABLED")
        let rule = Rule(
            id: row.int64("resource_id") ?? 0, name: row.text("name") ?? "", bus: row.text("bus") ?? "",
            arn: row.text("arn"), isEnabled: isDisabled == .unknown ? .unknown : isDisabled == .yes ? .no : .yes,
            pattern: row.text("pattern"), patternState: row.text("pattern_state") ?? "absent")
        return (rule.arn.flatMap { ARN($0)?.region } ?? row.text("region") ?? "", rule)
    }

    private static func notification(_ row: SQLRow) -> Notification? {
        let events = row.text("events") ?? ""
        let isCreation = events.contains("s3:ObjectCreated:")
        let list = (try? JSONValue(parsing: events))?.oneOrManyStrings ?? []
        let creations = list.filter { $0.hasPrefix("s3:ObjectCreated:") }
        guard row.text("destination") == "lambda", isCreation || SymbolicText.hasSymbols(events) else { return nil }
        return Notification(
            bucket: row.text("bucket") ?? "", entryID: row.text("entry_id") ?? "",
            functionARN: row.text("destination_arn") ?? "", prefix: row.text("prefix") ?? "",
            suffix: row.text("suffix") ?? "", tellsOfCreation: isCreation ? .yes : .unknown,
            creations: creations.contains("s3:ObjectCreated:*") ? [] : creations)
    }

    private static func roles(_ roles: [SQLRow], _ statements: [SQLRow]) -> [String: Role] {
        let byRole = Dictionary(grouping: statements) { $0.text("role") ?? "" }
        return Dictionary(
            roles.compactMap { row in
                guard let arn = row.text("arn") else { return nil }
                func reason(_ state: String) -> String? {
                    ["trust_policy", "policies"].lazy.filter { row.text("\($0)_state") == state }
                        .compactMap { row.text("\($0)_reason") }.first
                }
                let own = (byRole[row.text("name") ?? ""] ?? []).compactMap { $0.text("statement") }
                return (
                    arn,
                    Role(
                        arn: arn, trustPolicy: row.text("trust_policy"), unread: reason("unread"),
                        unknown: reason("unknown"), statements: own)
                )
            }, uniquingKeysWith: { first, _ in first })
    }
}
