internal import Facts
internal import SnapshotStore

extension ReportBuilder {
    /// The parts that take part: ends of a hop, holders of a stage, and whatever Terraform manages. Where nothing
    /// does, everything is shown.
    func architecture(hops: [Hop], stages: [String: Stage]) throws -> Architecture {
        let buckets = try buckets(stages: stages)
        let functions = try functions(bucketNames: Set(buckets.map(\.name)))
        let inHops = Set(hops.map(\.function))
        let shownFunctions = functions.filter { inHops.contains($0.name) || $0.place.isManaged }
        let used = Set(hops.map(\.bucket)).union(stages.keys)
            .union(shownFunctions.flatMap { $0.bucketVariables.map(\.bucket) })
        let shownBuckets = buckets.filter { used.contains($0.name) || $0.place.isManaged }
        let showsAll = shownBuckets.isEmpty && shownFunctions.isEmpty
        let layers = Set(shownFunctions.flatMap(\.layerARNs).map(Self.layerName))
        let rulesInHops = Set(hops.map(\.rule))
        return Architecture(
            buckets: (showsAll ? buckets : shownBuckets).sorted { $0.sortKey < $1.sortKey },
            functions: (showsAll ? functions : shownFunctions).sorted { $0.name < $1.name },
            eventRules: try eventRules().filter {
                showsAll || $0.place.isManaged || rulesInHops.contains("\($0.bus)/\($0.name)")
            },
            layers: try layerVersions().filter { showsAll || layers.contains($0.name) },
            otherBucketCount: showsAll ? 0 : buckets.count - shownBuckets.count,
            otherFunctionCount: showsAll ? 0 : functions.count - shownFunctions.count)
    }

    /// `arn:aws:lambda:eu-west-1:1:layer:db:3` → `db`.
    static func layerName(_ arn: String) -> String {
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count > 6 ? String(parts[6]) : arn
    }

    /// Rows of a typed table with their resources, most authoritative origin first, one group for each logical id.
    private func groups(_ table: String, columns: String) throws -> [[SQLRow]] {
        var order: [String] = []
        var groups: [String: [SQLRow]] = [:]
        let found = try rows(
            """
            SELECT \(columns), fact.origin, coalesce(resource.logical_id, fact.name) AS identity, resource.region,
                resource.address, resource.file, resource.line
            FROM \(table) fact JOIN resource ON resource.id = fact.resource_id
            WHERE fact.snapshot_id = :snapshot
            ORDER BY CASE fact.origin WHEN 'aws' THEN 0 WHEN 'state' THEN 1 WHEN 'plan' THEN 2 ELSE 3 END, fact.name,
                fact.resource_id
            """)
        for row in found {
            let identity = row.text("identity") ?? ""
            if groups[identity] == nil { order.append(identity) }
            groups[identity, default: []].append(row)
        }
        return order.compactMap { groups[$0] }
    }

    private func place(_ group: [SQLRow]) -> Architecture.Place {
        let written = group.first { $0.text("file") != nil }
        return Architecture.Place(
            origins: Set(group.compactMap { $0.text("origin").flatMap(Origin.init) }).sorted(),
            address: group.lazy.compactMap { $0.optional("address") }.first, file: written?.optional("file"),
            line: written?.int("line"))
    }

    private func buckets(stages: [String: Stage]) throws -> [Architecture.Bucket] {
        let columns = """
            fact.name, (SELECT is_eventbridge_enabled_state || ':' || coalesce(is_eventbridge_enabled, '')
                || ':' || coalesce(is_eventbridge_enabled_reason, '')
                FROM s3_notification_configuration c
                WHERE c.snapshot_id = fact.snapshot_id AND c.origin = fact.origin AND c.bucket = fact.name
                ORDER BY c.resource_id LIMIT 1) AS switch
            """
        return try groups("s3_bucket", columns: columns).compactMap { group in
            guard let row = group.first else { return nil }
            let name = row.string("name")
            return Architecture.Bucket(
                name: name, stage: stages[name], region: row.optional("region"),
                eventBridge: switchWord(group.lazy.compactMap { $0.optional("switch") }.first),
                place: place(group))
        }
    }

    private func switchWord(_ text: String?) -> String {
        let parts = (text ?? "").split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        switch parts.first {
        case "present": return parts.count > 1 && parts[1] == "1" ? "on" : "off"
        case "absent": return "off"
        case "unread", "unknown": return parts.count > 2 ? "\(parts[0]): \(parts[2])" : String(parts[0])
        default: return "not configured"
        }
    }

    private func functions(bucketNames: Set<String>) throws -> [Architecture.Function] {
        let columns =
            "fact.name, fact.runtime, fact.handler, fact.memory_mb, fact.timeout_s, fact.layer_arns, fact.environment"
        return try groups("lambda_function", columns: columns).compactMap { group in
            guard let row = group.first else { return nil }
            let environment = row.text("environment").flatMap { try? JSONValue(parsing: $0).objectValue } ?? [:]
            let variables = environment.sorted { $0.key < $1.key }.compactMap { name, value in
                value.stringValue.flatMap { text in
                    let bucket = text.hasPrefix("arn:") ? String(text.split(separator: ":").last ?? "") : text
                    return bucketNames.contains(bucket) ? (variable: name.clipped(to: 100), bucket: bucket) : nil
                }
            }
            return Architecture.Function(
                name: row.string("name"), runtime: row.optional("runtime"), handler: row.optional("handler"),
                memoryMB: row.int("memory_mb"), timeoutSeconds: row.int("timeout_s"),
                layerARNs: list(row.text("layer_arns")), bucketVariables: variables, place: place(group))
        }
    }

    private func eventRules() throws -> [Architecture.Rule] {
        let columns = """
            fact.name, fact.bus, fact.state, fact.schedule_expression, fact.pattern, fact.pattern_state,
            fact.pattern_reason, (SELECT json_group_array(arn) FROM (SELECT arn FROM event_target t
                WHERE t.snapshot_id = fact.snapshot_id AND t.origin = fact.origin AND t.rule = fact.name
                    AND t.bus = fact.bus ORDER BY t.target_id)) AS targets
            """
        return try groups("event_rule", columns: columns).compactMap { group in
            guard let row = group.first else { return nil }
            let trigger =
                row.optional("pattern") ?? row.optional("schedule_expression") ?? row.optional("pattern_reason")
                ?? "none"
            return Architecture.Rule(
                name: row.string("name"), bus: row.string("bus"), state: row.string("state"), trigger: trigger,
                targets: list(row.text("targets")), place: place(group))
        }.sorted { ($0.bus, $0.name) < ($1.bus, $1.name) }
    }

    private func layerVersions() throws -> [Architecture.Layer] {
        try groups("layer_version", columns: "fact.name, fact.version, fact.compatible_runtimes, fact.size_bytes")
            .compactMap { group in
                group.first.map { row in
                    Architecture.Layer(
                        name: row.string("name"), version: row.int("version") ?? 0,
                        runtimes: list(row.text("compatible_runtimes")), sizeBytes: row.int64("size_bytes"))
                }
            }.sorted { ($0.name, $0.version) < ($1.name, $1.version) }
    }
}

extension Architecture.Place {
    /// Whether Terraform has it, in any of its three accounts.
    var isManaged: Bool { origins.contains { $0 != .aws } }
}

extension Architecture.Bucket {
    fileprivate var sortKey: String {
        "\(stage.flatMap { Stage.allCases.firstIndex(of: $0) } ?? 9)\u{0}\(name)"
    }
}
