import Facts
import SnapshotStore
import Wiring

/// What one origin says of functions, roles, buckets and keys where access is concerned.
struct AccessFacts {
    struct Function {
        var id: Int64
        var name: String
        var arn: String?
        var roleARN: String?
        /// Variable → the resource that its value names.
        var environment: [String: String]
        var deadLetterARN: String?
        var isInVPC: Bool
        /// Where events go that no attempt could process.
        var failureDestinations: [String]
    }

    /// A readable column: its value, or why there is none.
    struct Column {
        var value: String?
        var state: String
        var reason: String

        init(_ row: SQLRow, _ name: String) {
            value = row.text(name)
            state = row.text("\(name)_state") ?? "absent"
            reason = row.text("\(name)_reason") ?? ""
        }

        /// As a policy that takes part in a decision; nil where there is none.
        func policy(_ label: String) -> AccessPolicy? {
            switch state {
            case "present": value.map { AccessPolicy(label: label, document: $0) }
            case "unread": AccessPolicy(label: label, content: .unread(reason))
            case "unknown": AccessPolicy(label: label, content: .unknown(reason))
            default: nil
            }
        }
    }

    struct Role {
        var arn: String
        var policies: [AccessPolicy]
        var boundary: AccessPolicy?
    }

    struct Settings {
        var policy: Column
        var encryption: Column
    }

    struct Key {
        var arn: String
        var policy: Column
    }

    let functions: [Function]
    /// By the canonical form of the ARN.
    let roles: [String: Role]
    /// By the bucket's row in `resource`.
    let settings: [Int64: Settings]
    /// By ARN and by the reference under which buckets name it, in canonical form.
    let keys: [String: Key]
    /// The policies that are written for queues, by `queueName`.
    let queuePolicies: [String: Column]
    /// The queues that are written, by `queueName`; none of the account, where no policy of a queue is asked for.
    let writtenQueues: Set<String>

    init(store: SnapshotStore, snapshot: Int64, origin: Origin) throws {
        let arguments: [String: SQLValue] = ["snapshot": .integer(snapshot), "origin": .text(origin.rawValue)]
        func rows(_ columns: String, _ tables: String) throws -> [SQLRow] {
            try store.rows(
                "SELECT \(columns) FROM \(tables) WHERE t.snapshot_id = :snapshot AND t.origin = :origin", arguments)
        }
        functions = try rows(
            """
            t.resource_id, t.name, t.arn, t.role_arn, t.environment, t.dead_letter_arn, t.subnet_ids,
            s.event_invoke_configs
            """, "lambda_function t LEFT JOIN lambda_function_settings s ON s.resource_id = t.resource_id"
        ).map(Self.function).sorted { $0.id < $1.id }
        roles = Self.roles(
            try rows("t.*", "iam_role t"), try rows("t.role, t.policy, t.source, t.statement", "iam_statement t"))
        settings = Dictionary(
            try rows("t.*", "s3_bucket_settings t").map { row in
                (
                    row.int64("resource_id") ?? 0,
                    Settings(policy: Column(row, "policy"), encryption: Column(row, "encryption"))
                )
            }, uniquingKeysWith: { first, _ in first })
        var keys: [String: Key] = [:]
        for row in try rows("t.arn, t.reference, t.policy, t.policy_state, t.policy_reason", "kms_key t") {
            let key = Key(arn: row.text("arn") ?? "", policy: Column(row, "policy"))
            for name in [row.text("arn"), row.text("reference")].compactMap({ $0 }) where !name.isEmpty {
                keys[SymbolicText.canonical(name)] = key
            }
        }
        self.keys = keys
        var queuePolicies: [String: Column] = [:]
        for row in try rows(
            "t.owner, t.value, t.value_state, t.value_reason",
            "(SELECT * FROM written_setting WHERE kind = '\(WrittenSetting.Kind.queuePolicy.rawValue)') t")
        {
            queuePolicies[Self.queueName(row.text("owner") ?? "")] = Column(row, "value")
        }
        self.queuePolicies = queuePolicies
        writtenQueues =
            origin == .aws
            ? []
            : Set(
                try rows("t.name, t.address", "(SELECT * FROM resource WHERE type = 'aws_sqs_queue') t").flatMap {
                    row in
                    [row.text("name").map(SymbolicText.canonical), row.text("address")].compactMap { $0 }
                })
    }

    /// What the URL and the ARN of a queue have in common: its name, or the resource that they are attributes of.
    static func queueName(_ reference: String) -> String {
        if let symbol = SymbolicText.loneSymbol(of: reference), let point = symbol.lastIndex(of: ".") {
            return String(symbol[..<point])
        }
        let separator: Unicode.Scalar = reference.hasPrefix("arn:") ? ":" : "/"
        return SymbolicText.canonical(SymbolicText.split(reference, at: separator).last ?? reference)
    }

    private static func function(_ row: SQLRow) -> Function {
        let environment = (try? JSONValue(parsing: row.text("environment") ?? "{}"))?.objectValue ?? [:]
        let configurations = (try? JSONValue(parsing: row.text("event_invoke_configs") ?? "[]"))?.arrayValue ?? []
        let destinations = configurations.compactMap {
            $0["DestinationConfig"]?["OnFailure"]?["Destination"]?.stringValue
        }
        return Function(
            id: row.int64("resource_id") ?? 0, name: row.text("name") ?? "", arn: row.text("arn"),
            roleARN: row.text("role_arn"), environment: environment.compactMapValues(\.stringValue),
            deadLetterARN: row.text("dead_letter_arn"), isInVPC: (row.text("subnet_ids") ?? "[]") != "[]",
            failureDestinations: Set(destinations).sorted())
    }

    // MARK: Roles

    private static func roles(_ rows: [SQLRow], _ statements: [SQLRow]) -> [String: Role] {
        let byRole = Dictionary(grouping: statements) { SymbolicText.canonical($0.text("role") ?? "") }
        return Dictionary(
            rows.compactMap { row in
                guard let arn = row.text("arn") else { return nil }
                let name = row.text("name") ?? ""
                let own = byRole[SymbolicText.canonical(name)] ?? []
                return (
                    SymbolicText.canonical(arn),
                    Role(
                        arn: arn,
                        policies: policies(
                            own.filter { $0.text("source") != "boundary" }, Column(row, "policies"), name),
                        boundary: boundary(
                            own.filter { $0.text("source") == "boundary" }, Column(row, "permissions_boundary")))
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    private static func policies(_ statements: [SQLRow], _ column: Column, _ role: String) -> [AccessPolicy] {
        let byPolicy = Dictionary(grouping: statements) { $0.text("policy") ?? "" }
        var found = byPolicy.sorted { $0.key < $1.key }.map { name, rows in
            policy(name.isEmpty ? "an inline policy of \(role)" : name, rows.compactMap { $0.text("statement") })
        }
        switch column.state {
        case "unread": found.append(AccessPolicy(label: "the policies of \(role)", content: .unread(column.reason)))
        case "unknown": found.append(AccessPolicy(label: "the policies of \(role)", content: .unknown(column.reason)))
        default:
            let listed = (try? JSONValue(parsing: column.value ?? "[]"))?.oneOrManyStrings ?? []
            // An attached policy without statements is one whose document nobody has given us.
            found += listed.filter { byPolicy[$0] == nil && ARN($0) != nil }.map(AWSManagedPolicies.policy)
        }
        return found
    }

    /// A policy whose document waits for the apply, or is nobody's, is one statement that says no more than that.
    private static func policy(_ label: String, _ statements: [String]) -> AccessPolicy {
        let open = statements.lazy.compactMap { text -> String? in
            guard text.contains("${"), let members = (try? JSONValue(parsing: text))?.objectValue, members.count == 1
            else { return nil }
            return members["Effect"]?.stringValue.flatMap(SymbolicText.loneSymbol)
        }.first
        guard let open else { return AccessPolicy(label: label, statements: statements) }
        let own = AWSManagedPolicies.policy(label)
        if case .grantsOnly = own.content { return own }
        return AccessPolicy(label: label, content: .unknown("\(open) is not known until the apply"))
    }

    private static func boundary(_ statements: [SQLRow], _ column: Column) -> AccessPolicy? {
        switch column.state {
        case "present":
            let arn = column.value ?? ""
            return statements.isEmpty
                ? AWSManagedPolicies.policy(arn)
                : policy(arn, statements.compactMap { $0.text("statement") })
        case "unread": return AccessPolicy(label: "the permissions boundary", content: .unread(column.reason))
        case "unknown": return AccessPolicy(label: "the permissions boundary", content: .unknown(column.reason))
        default: return nil
        }
    }
}
