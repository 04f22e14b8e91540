internal import Facts
internal import SnapshotStore

extension ReportBuilder {
    /// Bucket name → the stage whose objects it holds.
    func stagesOfBuckets() throws -> [String: Stage] {
        var stages: [String: Stage] = [:]
        for row in try rows(
            """
            SELECT bucket, stage, count(*) AS n FROM output_object WHERE snapshot_id = :snapshot
            GROUP BY bucket, stage ORDER BY n DESC, stage
            """)
        {
            let bucket = row.string("bucket")
            if stages[bucket] == nil { stages[bucket] = row.text("stage").flatMap(Stage.init) }
        }
        return stages
    }

    /// The deliveries of all origins, one hop for each way.
    func hops(stages: [String: Stage]) throws -> [Hop] {
        let found = try rows(
            """
            SELECT d.*, coalesce(b.logical_id, d.bucket) AS bucket_identity,
                coalesce(bucket_fact.name, d.bucket) AS bucket_name,
                coalesce(f.logical_id, d.function_arn) AS function_identity, function_fact.name AS function_name,
                coalesce(r.logical_id, d.rule) AS rule_identity
            FROM delivery d
            LEFT JOIN resource b ON b.id = d.bucket_id
            LEFT JOIN s3_bucket bucket_fact ON bucket_fact.resource_id = d.bucket_id
            LEFT JOIN resource f ON f.id = d.function_id
            LEFT JOIN lambda_function function_fact ON function_fact.resource_id = d.function_id
            LEFT JOIN resource r ON r.id = d.rule_id
            WHERE d.snapshot_id = :snapshot
            ORDER BY \(Self.originRank.replacing("origin", with: "d.origin")), d.id
            """)
        var order: [[String]] = []
        var hops: [[String]: Hop] = [:]
        for row in found {
            let columns = ["via", "bucket_identity", "rule_identity", "function_identity", "prefix", "suffix"]
            let key = columns.map { row.text($0) ?? "" }
            if hops[key] == nil {
                order.append(key)
                hops[key] = hop(row, stages: stages)
            }
            let sighting = sighting(row)
            // Two states may both hold a way; the one that says more is kept.
            if hops[key]?.sightings.contains(where: { $0.origin == sighting.origin }) == false {
                hops[key]?.sightings.append(sighting)
            }
        }
        return order.compactMap { hops[$0] }.sorted { left, right in left.sortKey < right.sortKey }
    }

    /// The same way in several origins is one row, as the most authoritative of them has it.
    func unfollowedWays() throws -> [ReportedWay] {
        try rows(
            """
            SELECT h.kind, h.bucket, h.target, min(coalesce(r.address, r.arn)) AS holder
            FROM unanalysed_hop h JOIN resource r ON r.id = h.resource_id
            WHERE h.snapshot_id = :snapshot GROUP BY h.kind, h.bucket, h.target, coalesce(r.logical_id, r.id)
            ORDER BY h.kind, h.bucket, h.target, holder
            """
        ).map { row in
            let kind =
                switch row.text("kind").flatMap(UnanalysedHop.Kind.init) {
                case .sqs: "queue"
                case .sns: "topic"
                case .cloudTrail: "API calls in CloudTrail"
                case .target, nil: "another target"
                }
            return ReportedWay(
                kind: kind, bucket: row.string("bucket"), holder: row.string("holder"), target: row.string("target"))
        }
    }

    private func hop(_ row: SQLRow, stages: [String: Stage]) -> Hop {
        let arn = row.string("function_arn")
        let bucket = row.string("bucket_name")
        return Hop(
            via: row.text("via").flatMap(Delivery.Via.init) ?? .eventBridge, bucket: bucket, stage: stages[bucket],
            rule: row.string("rule"),
            function: row.optional("function_name") ?? arn.split(separator: ":").last.map(String.init) ?? arn,
            functionARN: arn, prefix: row.string("prefix"), suffix: row.string("suffix"), sightings: [])
    }

    private func sighting(_ row: SQLRow) -> Hop.Sighting {
        Hop.Sighting(
            origin: row.text("origin").flatMap(Origin.init) ?? .aws,
            arrives: row.text("arrives").flatMap(Delivery.Switch.init) ?? .unknown, decides: decides(row),
            statement: row.optional("permission_statement"))
    }

    /// The first part that is not a yes, in the order in which an event meets them.
    private func decides(_ row: SQLRow) -> String {
        let parts: [(column: String, subject: String, no: String)] = [
            (
                "is_bucket_switch_on", "whether the bucket sends to EventBridge",
                "the bucket does not send to EventBridge"
            ),
            (
                "is_in_region", "whether the rule is in the bucket's region",
                "S3 delivers in the bucket's region, and this is another"
            ),
            (
                "is_on_default_bus", "the rule's bus",
                "the rule is on a custom bus, S3 sends to the default one, and no rule there passes the events on"
            ),
            ("is_rule_enabled", "whether the rule is enabled", "the rule is disabled"),
            (
                "pattern_matches", "whether the pattern matches",
                row.optional("pattern_reason").map(\.asClause) ?? "the pattern does not match this bucket's events"
            ),
            ("target_exists", "whether the target exists", "the target does not exist"),
        ]
        let permission = row.text("permission").flatMap(Delivery.Permission.init) ?? .unknown
        let reason = row.optional("permission_reason") ?? permission.sentence
        for wanted in ["no", "unread", "unknown"] {
            for part in parts where row.text(part.column) == wanted {
                switch wanted {
                case "no": return part.no
                case "unread": return part.subject + " could not be read"
                default: return part.subject + " cannot be told from what is known"
                }
            }
            if permission.word == wanted { return reason }
        }
        return reason
    }
}

extension Hop {
    /// In the order in which data travels, as far as the stages are known.
    fileprivate var sortKey: String {
        let rank = stage.flatMap { Stage.allCases.firstIndex(of: $0) } ?? 9
        return "\(rank)\u{0}\(bucket)\u{0}\(rule)\u{0}\(function)\u{0}\(prefix)\u{0}\(suffix)"
    }
}

extension Delivery.Permission {
    fileprivate var word: String {
        switch self {
        case .allowed: "yes"
        case .missing, .wrongSource, .denied: "no"
        case .unread: "unread"
        case .unknown: "unknown"
        }
    }

    fileprivate var sentence: String {
        switch self {
        case .allowed: "the function's policy allows it"
        case .missing: "no statement allows the call"
        case .wrongSource: "a statement allows the service, but not this source"
        case .denied: "a statement denies the call"
        case .unread: "the function's policy could not be read"
        case .unknown: "whether the permission is given cannot be told from what is known"
        }
    }
}

extension String {
    /// A sentence as part of another: a small letter first, no full stop.
    fileprivate var asClause: String {
        let text = hasSuffix(".") ? String(dropLast()) : self
        return text.prefix(1).lowercased() + text.dropFirst()
    }

    fileprivate func replacing(_ word: String, with other: String) -> String {
        split(separator: " ", omittingEmptySubsequences: false).map { $0 == word ? other : String($0) }
            .joined(separator: " ")
    }
}
