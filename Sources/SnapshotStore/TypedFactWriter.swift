import Facts
internal import GRDB

/// Writes one resource's typed facts, each kind into its own table, through cached prepared statements.
struct TypedFactWriter {
    let database: Database
    let snapshot: Int64
    let resource: Int64
    let origin: Origin
    /// The collection that read the resource.
    let source: String
    let templates: InsertTemplates

    func write(_ fact: TypedFact) throws {
        switch fact {
        case .s3Bucket(let bucket): try write(bucket)
        case .bucketDetails(let details): try write(details)
        case .s3BucketSettings(let settings): try write(settings)
        case .notificationConfiguration(let configuration): try write(configuration)
        case .lambdaFunction(let function): try write(function)
        case .functionPolicy(let policy): try update("lambda_function", readable("policy", json(policy)))
        case .functionEnvironment(let variables, let secrets):
            try update(
                "lambda_function",
                ["environment": environment(variables), "secret_variables": list(secrets)])
        case .lambdaFunctionSettings(let settings): try write(settings)
        case .lambdaVersion(let version): try write(version)
        case .lambdaAlias(let alias): try write(alias)
        case .lambdaQualifierPolicy(let policy): try write(policy)
        case .eventSourceMapping(let mapping): try write(mapping)
        case .functionMetrics(let metrics): try write(metrics)
        case .lambdaPermission(let permission): try write(permission)
        case .layerVersion(let version): try write(version)
        case .eventBus(let bus): try write(bus)
        case .eventRule(let rule): try write(rule)
        case .eventTarget(let target): try write(target)
        case .iamRole(let role): try write(role)
        case .iamStatement(let statement): try write(statement)
        case .kmsKey(let key): try write(key)
        case .remark(let remark): try write(remark)
        case .providerRequirement(let requirement): try write(requirement)
        case .localPackage(let package): try write(package)
        case .tags(let tags): try write(tags)
        case .writtenSetting(let setting): try write(setting)
        case .subnet(let subnet): try write(subnet)
        }
    }

    private func write(_ bucket: S3Bucket) throws {
        try insert(
            "s3_bucket",
            [
                "name": bucket.name.databaseValue, "acl_argument": bucket.aclArgument?.databaseValue,
                "has_grant_argument": bucket.hasGrantArgument.databaseValue,
                "planned_action": bucket.plannedAction?.databaseValue,
            ].merging(readable("acl", acl(bucket.acl))).merging(readable("ownership", bucket.ownership)))
    }

    private func acl(_ grants: Fact<[ACLGrant]>) -> Fact<String> {
        grants.map { grants in
            JSONValue.array(
                grants.map { grant in
                    .object([
                        "granteeType": .string(grant.granteeType), "grantee": .string(grant.grantee),
                        "permission": .string(grant.permission), "isOwner": .bool(grant.isOwner),
                    ])
                }
            ).canonicalText
        }
    }

    private func write(_ details: S3BucketDetails) throws {
        try update(
            "s3_bucket", readable("acl", acl(details.acl)).merging(readable("ownership", details.ownership)))
        if let region = details.region {
            try database.cachedStatement(sql: "UPDATE resource SET region = ? WHERE id = ?")
                .execute(masking: [region, resource])
        }
    }

    private func write(_ configuration: S3NotificationConfiguration) throws {
        try insert(
            "s3_notification_configuration",
            ["bucket": configuration.bucket.databaseValue].merging(
                readable("is_eventbridge_enabled", configuration.isEventBridgeEnabled)))
        for entry in configuration.entries {
            try insert(
                "s3_notification",
                [
                    "bucket": configuration.bucket.databaseValue, "entry_id": entry.id.databaseValue,
                    "destination": entry.destination.rawValue.databaseValue,
                    "destination_arn": entry.destinationARN.databaseValue, "events": list(entry.events),
                    "prefix": entry.prefix.databaseValue, "suffix": entry.suffix.databaseValue,
                ])
        }
    }

    private func write(_ function: LambdaFunction) throws {
        try insert(
            "lambda_function",
            [
                "name": function.name.databaseValue, "arn": function.arn?.databaseValue,
                "runtime": function.runtime?.databaseValue, "handler": function.handler?.databaseValue,
                "role_arn": function.roleARN?.databaseValue, "memory_mb": function.memoryMB?.databaseValue,
                "timeout_s": function.timeoutSeconds?.databaseValue,
                "package_size_bytes": function.packageSizeBytes?.databaseValue,
                "code_sha256": function.codeSHA256?.databaseValue, "layer_arns": list(function.layerARNs),
                "environment": environment(function.environment), "state": function.state?.databaseValue,
                "dead_letter_arn": function.deadLetterARN?.databaseValue,
                "kms_key_arn": function.kmsKeyARN?.databaseValue, "subnet_ids": list(function.subnetIDs),
                "secret_variables": list(function.secretVariables),
                "log_group": function.logGroup?.databaseValue,
            ].merging(readable("policy", json(function.policy))))
    }

    /// The values are names of resources, whatever the variables are called.
    private func environment(_ variables: [String: String?]) -> Verbatim {
        let masked = variables.map { name, value in
            (SecretMatcher.mask(name), value.map { JSONValue.string(SecretMatcher.mask($0)) } ?? .null)
        }
        return Verbatim(JSONValue.object(Dictionary(masked) { first, _ in first }).canonicalText)
    }

    private func write(_ permission: LambdaPermission) throws {
        try insert(
            "lambda_permission",
            [
                "function": permission.function.databaseValue, "qualifier": permission.qualifier?.databaseValue,
                "sid": permission.sid.databaseValue, "statement": permission.statement.databaseValue,
                "principal": permission.principal.databaseValue, "source_arn": permission.sourceARN?.databaseValue,
                "source_account": permission.sourceAccount?.databaseValue,
            ])
    }

    private func write(_ version: LayerVersion) throws {
        try insert(
            "layer_version",
            [
                "name": version.name.databaseValue, "version": version.version.databaseValue,
                "arn": version.arn.databaseValue, "compatible_runtimes": list(version.compatibleRuntimes),
                "size_bytes": version.sizeBytes?.databaseValue,
            ])
    }

    private func write(_ bus: EventBus) throws {
        try insert(
            "event_bus",
            ["name": bus.name.databaseValue, "arn": bus.arn?.databaseValue].merging(
                readable("policy", json(bus.policy))))
    }

    private func write(_ rule: EventRule) throws {
        try insert(
            "event_rule",
            [
                "name": rule.name.databaseValue, "bus": rule.bus.databaseValue, "arn": rule.arn?.databaseValue,
                "state": rule.state.databaseValue, "schedule_expression": rule.scheduleExpression?.databaseValue,
            ].merging(readable("pattern", json(rule.pattern))))
    }

    private func write(_ target: EventTarget) throws {
        try insert(
            "event_target",
            [
                "rule": target.rule.databaseValue, "bus": target.bus.databaseValue,
                "target_id": target.targetID.databaseValue, "arn": target.arn.databaseValue,
                "role_arn": target.roleARN?.databaseValue,
                "input_paths": JSONValue.object(target.inputPaths.mapValues(JSONValue.string)).canonicalText
                    .databaseValue,
                "input_template": target.inputTemplate?.databaseValue,
                "dead_letter_arn": target.deadLetterARN?.databaseValue,
            ])
    }

    private func write(_ role: IAMRole) throws {
        let policies = role.policies.map { JSONValue.array($0.map(JSONValue.string)).canonicalText }
        try insert(
            "iam_role",
            ["name": role.name.databaseValue, "arn": role.arn?.databaseValue]
                .merging(readable("trust_policy", json(role.trustPolicy))).merging(readable("policies", policies))
                .merging(readable("permissions_boundary", role.permissionsBoundary)))
    }

    private func write(_ statement: IAMStatement) throws {
        try insert(
            "iam_statement",
            [
                "role": statement.role.databaseValue, "policy": statement.policy.databaseValue,
                "source": statement.source.rawValue.databaseValue, "position": statement.position.databaseValue,
                "statement": statement.statement.databaseValue,
            ])
    }

    // MARK: -

    typealias Columns = [String: (any DatabaseValueConvertible)?]

    func readable<Value: DatabaseValueConvertible & Sendable>(_ column: String, _ fact: Fact<Value>) -> Columns {
        [
            column: fact.value?.databaseValue, "\(column)_state": fact.state.databaseValue,
            "\(column)_reason": fact.reason?.databaseValue,
        ]
    }

    /// A fact that ought to be JSON: what is not was not read.
    func json(_ fact: Fact<String>) -> Fact<String> {
        guard let text = fact.value, !isJSON(text) else { return fact }
        return .unread(Unread(code: "Malformed", message: "the answer is not JSON"))
    }

    // SQLite decides, because its CHECKs do; what the scanner reads SQLite does as well.
    private func isJSON(_ text: String) -> Bool {
        let isRead = JSONScanner.scan(text) { scanner in
            (try? scanner.skipValue()) != nil && (try? scanner.finish()) != nil
        }
        if isRead { return true }
        let statement = try? database.cachedStatement(sql: "SELECT json_valid(?)")
        return statement.flatMap { try? Bool.fetchOne($0, arguments: [text]) } ?? false
    }

    func list(_ texts: [String]) -> DatabaseValue {
        JSONValue.array(texts.map(JSONValue.string)).canonicalText.databaseValue
    }

    func insert(_ table: String, _ columns: Columns) throws {
        let template = templates.insert(into: table, columns: columns.keys)
        let values: [(any DatabaseValueConvertible)?] =
            [resource, snapshot, origin.rawValue] + template.columns.map { columns[$0] ?? nil }
        try database.cachedStatement(sql: template.sql).execute(masking: values)
    }

    /// Fills columns of the row that a list has written before.
    func update(_ table: String, _ columns: Columns) throws {
        let names = columns.keys.sorted()
        let sql = """
            UPDATE \(table) SET \(names.map { "\($0) = ?" }.joined(separator: ", ")) WHERE resource_id = ?
            """
        let values: [(any DatabaseValueConvertible)?] = names.map { columns[$0] ?? nil } + [resource]
        try database.cachedStatement(sql: sql).execute(masking: values)
    }
}

extension [String: (any DatabaseValueConvertible)?] {
    func merging(_ other: [String: (any DatabaseValueConvertible)?]) -> [String: (any DatabaseValueConvertible)?] {
        merging(other) { _, new in new }
    }
}
