import Facts
internal import GRDB

/// The facts that have calls of their own: settings of buckets and functions, versions, keys, metrics.
extension TypedFactWriter {
    func write(_ settings: S3BucketSettings) throws {
        let columns = [
            ("policy", settings.policy), ("public_access_block", settings.publicAccessBlock),
            ("encryption", settings.encryption), ("versioning", settings.versioning), ("logging", settings.logging),
            ("lifecycle", settings.lifecycle), ("object_lock", settings.objectLock),
            ("replication", settings.replication), ("tags", settings.tags),
        ]
        try insert(
            "s3_bucket_settings",
            columns.reduce(["bucket": settings.bucket.databaseValue]) { $0.merging(readable($1.0, json($1.1))) })
    }

    func write(_ settings: LambdaFunctionSettings) throws {
        let columns = [
            ("status", settings.status), ("event_invoke_configs", settings.eventInvokeConfigs),
            ("url_configs", settings.urlConfigs),
        ]
        try insert(
            "lambda_function_settings",
            columns.reduce(["function": settings.function.databaseValue]) { $0.merging(readable($1.0, json($1.1))) }
                .merging(readable("reserved_concurrency", settings.reservedConcurrency))
                .merging(readable("recursive_loop", settings.recursiveLoop)))
    }

    func write(_ version: LambdaVersion) throws {
        try insert(
            "lambda_version",
            [
                "function": version.function.databaseValue, "version": version.version.databaseValue,
                "code_sha256": version.codeSHA256?.databaseValue,
            ])
    }

    func write(_ alias: LambdaAlias) throws {
        let weights = JSONValue.object(alias.additionalVersionWeights.mapValues(JSONValue.number))
        try insert(
            "lambda_alias",
            [
                "function": alias.function.databaseValue, "name": alias.name.databaseValue,
                "function_version": alias.functionVersion.databaseValue,
                "additional_version_weights": weights.canonicalText.databaseValue,
            ])
    }

    func write(_ policy: LambdaQualifierPolicy) throws {
        try insert(
            "lambda_qualifier_policy",
            ["function": policy.function.databaseValue, "qualifier": policy.qualifier.databaseValue]
                .merging(readable("policy", json(policy.policy))))
    }

    func write(_ mapping: EventSourceMapping) throws {
        try insert(
            "event_source_mapping",
            [
                "uuid": mapping.uuid.databaseValue, "function_arn": mapping.functionARN.databaseValue,
                "event_source_arn": mapping.eventSourceARN?.databaseValue, "state": mapping.state?.databaseValue,
            ])
    }

    func write(_ metrics: FunctionMetrics) throws {
        try insert(
            "function_metrics",
            [
                "function": metrics.function.databaseValue, "window_start_ms": metrics.startMS.databaseValue,
                "window_end_ms": metrics.endMS.databaseValue,
            ].merging(readable("metrics", json(metrics.metrics))))
    }

    func write(_ key: KMSKey) throws {
        try insert(
            "kms_key",
            ["arn": key.arn.databaseValue, "reference": key.reference.databaseValue]
                .merging(readable("metadata", json(key.metadata))).merging(readable("policy", json(key.policy))))
    }

    func write(_ setting: WrittenSetting) throws {
        try insert(
            "written_setting",
            ["kind": setting.kind.rawValue.databaseValue, "owner": setting.owner.databaseValue]
                .merging(readable("value", json(setting.value))))
    }

    func write(_ subnet: Subnet) throws {
        try insert(
            "subnet",
            ["subnet_id": subnet.id.databaseValue, "availability_zone": subnet.availabilityZone?.databaseValue])
    }

    func write(_ tags: [String: String]) throws {
        for (name, value) in tags {
            try database.cachedStatement(
                sql: "INSERT OR REPLACE INTO resource_tag (resource_id, snapshot_id, name, value) VALUES (?, ?, ?, ?)"
            ).execute(masking: [resource, snapshot, name, value])
        }
    }

    func list(_ secrets: [SecretVariable]) -> DatabaseValue {
        JSONValue.array(
            secrets.sorted().map { .object(["form": .string($0.form), "name": .string($0.name)]) }
        ).canonicalText.databaseValue
    }
}
