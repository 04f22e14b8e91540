import AWSClient
import Facts
import SnapshotStore

/// What the details refer to: qualifiers of functions, keys of buckets, and what CloudWatch counted.
extension AWSCollector {
    /// Aliases of the functions that have some use for them, then the policies of the qualifiers that something invokes.
    func qualifiers() async throws {
        if run.plan.wants(.aliases) {
            try await versionsInUse()
            try run.store.addTasks(select: Self.functionsWithVersions, in: run.snapshot)
            try await run.drain(.alias, source: LiveFact.aliases.source) { try await aliases($0) }
        }
        if run.plan.wants(.qualifierPolicies) {
            try run.store.addTasks(select: Self.qualifiersInUse, in: run.snapshot)
            try await run.drain(.qualifier, source: LiveFact.qualifierPolicies.source) { try await qualifierPolicy($0) }
        }
    }

    /// Whether a version exists that something invokes by its number, only the list of versions tells.
    private func versionsInUse() async throws {
        guard !run.plan.wants(.versions) else { return }
        let regions = try run.store.rows(
            """
            SELECT DISTINCT r.region FROM invocation i
            JOIN lambda_function f ON f.snapshot_id = i.snapshot_id AND f.origin = i.origin AND f.arn = i.function_arn
            JOIN resource r ON r.id = f.resource_id
            WHERE i.snapshot_id = :snapshot AND i.origin = 'aws' AND i.arn GLOB '*:[0-9]*'
                AND substr(i.arn, length(i.function_arn) + 2) GLOB '[0-9]*' ORDER BY r.region
            """, ["snapshot": .integer(run.snapshot)])
        for region in regions.compactMap({ $0.text("region") }) { try await versions(region: region) }
    }

    /// Functions in scope that have published versions, or that something invokes by a qualifier: only those can have
    /// an alias that matters.
    private static let functionsWithVersions = """
        SELECT 'alias' AS kind, t.region, t.item FROM collection_task t
        JOIN lambda_function f ON f.snapshot_id = t.snapshot_id AND f.origin = 'aws' AND f.arn = t.item
        WHERE t.snapshot_id = :snapshot AND t.kind = 'function' AND (
            EXISTS (SELECT 1 FROM lambda_version v WHERE v.resource_id = f.resource_id)
            OR t.item IN (
                SELECT function_arn FROM invocation
                WHERE snapshot_id = :snapshot AND origin = 'aws' AND arn <> function_arn))
        """

    /// Items are qualified ARNs.
    private static let qualifiersInUse = """
        SELECT DISTINCT 'qualifier' AS kind, t.region, i.arn AS item
        FROM invocation i
        CROSS JOIN lambda_function f ON f.snapshot_id = i.snapshot_id AND f.origin = i.origin AND f.arn = i.function_arn
        CROSS JOIN resource r ON r.id = f.resource_id
        CROSS JOIN collection_task t ON t.snapshot_id = i.snapshot_id AND t.kind = 'function' AND t.region = r.region
            AND t.item = f.arn
        WHERE i.snapshot_id = :snapshot AND i.origin = 'aws' AND i.arn <> i.function_arn
        """

    private func aliases(_ task: CollectionTask) async throws -> CollectedBatch {
        let name = ARN(task.item)?.functionAndQualifier?.name ?? task.item
        let (lambda, unread) = (run.client.lambda(region: task.region), UnreadLog())
        let aliases: Fact<[LambdaAlias]> = try await run.fact(.aliases, region: task.region, owner: name, unread) {
            () throws(AWSError) in .present(try await lambda.aliases(ofFunction: name).all())
        }
        var batch = CollectedBatch(source: LiveFact.aliases.source)
        batch.coverage = await unread.rows
        if aliases.unread == nil {
            batch.coverage.append(
                Coverage(
                    origin: .aws, region: task.region, owner: name, fact: LiveFact.aliases.rawValue, state: .read))
        }
        batch.resources = [
            Self.known("aws_lambda_function", arn: task.item, (aliases.value ?? []).map(TypedFact.lambdaAlias))
        ]
        return batch
    }

    private func qualifierPolicy(_ task: CollectionTask) async throws -> CollectedBatch {
        var batch = CollectedBatch(source: LiveFact.qualifierPolicies.source)
        guard let parts = ARN(task.item)?.functionAndQualifier, let qualifier = parts.qualifier else { return batch }
        let (lambda, unread) = (run.client.lambda(region: task.region), UnreadLog())
        let policy = try await run.fact(
            .qualifierPolicies, region: task.region, owner: "\(parts.name):\(qualifier)", unread
        ) { () throws(AWSError) in try await lambda.policy(ofFunction: parts.name, qualifier: qualifier) }
        batch.coverage = await unread.rows
        let statements = policy.value.map(PolicyStatements.split) ?? []
        batch.resources = [
            Self.known(
                "aws_lambda_function", arn: parts.function,
                [
                    .lambdaQualifierPolicy(
                        LambdaQualifierPolicy(function: parts.function, qualifier: qualifier, policy: policy))
                ]
                    + statements.map {
                        .lambdaPermission(
                            LambdaPermission(function: parts.function, qualifier: qualifier, statement: $0))
                    })
        ]
        return batch
    }

    // MARK: Keys

    func keys() async throws {
        try run.store.addTasks(select: Self.keysInUse, in: run.snapshot)
        try await run.drain(.key, source: LiveFact.keys.source) { try await key($0) }
    }

    /// The keys that buckets name. Not the key that AWS manages for S3: nobody can change its policy, and describing
    /// its alias would create it where it was never used, which is no reading.
    /// Source: AWS KMS API Reference, "DescribeKey", on predefined aliases, read 2026-11-25.
    private static let keysInUse = """
        SELECT DISTINCT 'key' AS kind, coalesce(r.region, '') AS region, k.value AS item
        FROM s3_bucket_settings s JOIN resource r ON r.id = s.resource_id JOIN json_each(s.encryption) e
        JOIN json_each(json_array(json_extract(e.value, '$.ApplyServerSideEncryptionByDefault.KMSMasterKeyID'))) k
        WHERE s.snapshot_id = :snapshot AND s.origin = 'aws' AND k.type = 'text' AND k.value NOT LIKE '%alias/aws/%'
        """

    private func key(_ task: CollectionTask) async throws -> CollectedBatch {
        // A key that is named by its ARN may lie in another region than the bucket's session.
        let region = ARN(task.item)?.region ?? task.region
        let (kms, unread) = (run.client.kms(region: region.isEmpty ? nil : region), UnreadLog())
        let described: Fact<KMSKeyDescription> = try await run.fact(.keys, region: region, owner: task.item, unread) {
            () throws(AWSError) in try await kms.key(task.item)
        }
        let reference = described.value?.arn ?? task.item
        let policy = try await run.fact(.keys, region: region, owner: "\(task.item) policy", unread) {
            () throws(AWSError) in try await kms.policy(ofKey: reference)
        }
        var batch = CollectedBatch(source: LiveFact.keys.source)
        batch.coverage = await unread.rows
        let arn =
            described.value?.arn
            ?? (task.item.hasPrefix("arn:")
                ? task.item
                : ARN(
                    partition: run.partition, service: "kms", region: region, account: run.account,
                    resource: task.item.hasPrefix("alias/") ? task.item : "key/\(task.item)"
                ).description)
        batch.resources = [
            CollectedResource(
                Resource(
                    origin: .aws, type: "aws_kms_key", arn: arn, name: arn, account: ARN(arn)?.account,
                    region: region),
                [.kmsKey(KMSKey(arn: arn, reference: task.item, metadata: described.map(\.metadata), policy: policy))])
        ]
        return batch
    }

    // MARK: Metrics

    /// How far back CloudWatch is asked: a day.
    private static let metricsWindowMS: Int64 = 24 * 60 * 60 * 1000

    /// Counts of the functions in scope, hundreds of metrics a call.
    func metrics() async throws {
        let endMS = run.now() / 60_000 * 60_000
        let startMS = endMS - Self.metricsWindowMS
        for region in run.regions {
            var last: CollectionTask?
            while true {
                let tasks = try run.store.tasks(
                    TaskKind.function.rawValue, region: region, after: last, limit: 125, in: run.snapshot)
                guard let final = tasks.last else { break }
                last = final
                try await run.commit(
                    try await metrics(of: tasks.map(\.item), region: region, startMS: startMS, endMS: endMS))
            }
        }
    }

    private func metrics(
        of functions: [String], region: String, startMS: Int64, endMS: Int64
    ) async throws -> CollectedBatch {
        let arns = Dictionary(
            functions.map { (ARN($0)?.functionAndQualifier?.name ?? $0, $0) }, uniquingKeysWith: { first, _ in first })
        let (cloudWatch, unread) = (run.client.cloudWatch(region: region), UnreadLog())
        let found: Fact<[String: Fact<String>]> = try await run.fact(
            .metrics, region: region, owner: "\(functions.first ?? "") and \(functions.count - 1) more", unread
        ) { () throws(AWSError) in
            .present(
                try await cloudWatch.functionMetrics(
                    functionNames: arns.keys.sorted(), startMS: startMS, endMS: endMS))
        }
        var batch = CollectedBatch(source: LiveFact.functions.source)
        batch.coverage = await unread.rows
        batch.resources = arns.sorted { $0.key < $1.key }.map { name, arn in
            let metrics: Fact<String> =
                if let all = found.value { all[name] ?? .absent } else { found.map { _ in "" } }
            return Self.known(
                "aws_lambda_function", arn: arn,
                [.functionMetrics(FunctionMetrics(function: arn, startMS: startMS, endMS: endMS, metrics: metrics))])
        }
        return batch
    }
}
