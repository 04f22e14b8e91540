import Facts
import SnapshotStore
import Wiring

/// The path of one object as one origin of a snapshot has it.
struct ObjectPath {
    let store: SnapshotStore
    let snapshot: Int64
    let origin: Origin
    let object: ObjectAddress
    /// Nil for any.
    let creation: ObjectCreation?
    /// The bucket's name as the origin has it, which may be a symbol.
    let bucket: String
    let account: String?

    /// The hops that wait for objects of the bucket, those on which the object arrives first.
    func hops() throws -> [ExplainedHop] {
        let rows = try self.rows(
            """
            SELECT d.*, b.region AS bucket_region, e.pattern, e.state AS rule_state, e.arn AS rule_arn, f.name AS function_name,
                fr.address AS function_address,
                (SELECT listed(coalesce(r.address, r.arn)) FROM s3_notification_configuration c
                    JOIN resource r ON r.id = c.resource_id
                    WHERE c.snapshot_id = d.snapshot_id AND c.origin = d.origin AND c.bucket = d.bucket) AS configuration
            FROM delivery d
            LEFT JOIN resource b ON b.id = d.bucket_id
            LEFT JOIN event_rule e ON e.resource_id = d.rule_id
            LEFT JOIN lambda_function f ON f.resource_id = d.function_id
            LEFT JOIN resource fr ON fr.id = d.function_id
            WHERE d.snapshot_id = :snapshot AND d.origin = :origin
                AND (d.bucket = :bucket OR d.bucket = '' AND d.is_bucket_switch_on <> 'n/a')
            ORDER BY d.via, d.rule, d.function_arn, d.id
            """)
        return rows.map(hop).sorted { Self.rank($0.arrives) < Self.rank($1.arrives) }
    }

    /// Ways that are not followed, in words.
    func unanalysed() throws -> [String] {
        try rows(
            """
            SELECT h.kind, h.target, coalesce(r.address, r.arn) AS holder FROM unanalysed_hop h
            JOIN resource r ON r.id = h.resource_id
            WHERE h.snapshot_id = :snapshot AND h.origin = :origin AND h.bucket IN (:bucket, '')
            ORDER BY h.kind, h.target, holder
            """
        ).map { row in
            let (holder, target) = (row.text("holder") ?? "", row.text("target") ?? "")
            return switch row.text("kind").flatMap(UnanalysedHop.Kind.init) {
            case .sqs: "the queue \(target), which \(holder) notifies"
            case .sns: "the topic \(target), which \(holder) notifies"
            case .cloudTrail: "\(holder), which waits for API calls that CloudTrail reports"
            case .target, nil: "\(target), a target of \(holder)"
            }
        }
    }

    /// Lists that could not be read whole, so that a hop may be missing.
    func unreadLists() throws -> [String] {
        try rows(
            """
            SELECT DISTINCT fact, reason FROM coverage
            WHERE snapshot_id = :snapshot AND origin = :origin AND state = 'unread' AND (
                fact IN ('lambda:functions', 'events:buses', 'events:rules', 'events:targets')
                OR fact = 's3:notification' AND owner = :bucket)
            ORDER BY fact, reason
            """
        ).map { "\($0.text("fact") ?? ""): \($0.text("reason") ?? "")" }
    }

    // MARK: -

    func rows(_ sql: String, _ more: [String: SQLValue] = [:]) throws -> [SQLRow] {
        var arguments = more
        arguments["snapshot"] = .integer(snapshot)
        arguments["origin"] = .text(origin.rawValue)
        if sql.contains(":bucket") { arguments["bucket"] = .text(bucket) }
        return try store.rows(sql, arguments)
    }

    private static func rank(_ answer: Delivery.Switch) -> Int {
        [.yes, .unknown, .unread, .no].firstIndex(of: answer) ?? 0
    }

    private func hop(_ row: SQLRow) -> ExplainedHop {
        let arn = row.text("function_arn") ?? ""
        let isRule = row.text("via") == Delivery.Via.eventBridge.rawValue
        let rule = row.text("rule") ?? ""
        return ExplainedHop(
            title: isRule ? "EventBridge rule \(rule)" : "notification \(rule.isEmpty ? "entry" : "entry \(rule)")",
            functionID: row.int64("function_id"), functionARN: arn,
            functionName: row.text("function_name") ?? ARN(arn)?.functionAndQualifier?.name ?? arn,
            steps: isRule ? ruleSteps(row) : notificationSteps(row))
    }

    func answer(_ row: SQLRow, _ column: String) -> Delivery.Switch {
        row.text(column).flatMap(Delivery.Switch.init) ?? .unknown
    }
}
