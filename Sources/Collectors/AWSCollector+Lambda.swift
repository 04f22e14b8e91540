import AWSClient
import Facts
import SnapshotStore

extension AWSCollector {
    /// The functions of a region, each without what has a call of its own, and without its environment.
    func functions(_ scope: CollectionScope, region: String) async throws {
        let lambda = run.client.lambda(region: region)
        try await run.walk(lambda.functions(), .functions, region: region) { page in
            var batch = CollectedBatch(source: LiveFact.functions.source)
            for description in page {
                let function = description.function
                guard let arn = function.arn else { continue }
                batch.resources.append(Self.listed(description, arn: arn, account: run.account, region: region))
                if scope.includesFunction(name: function.name, arn: arn) {
                    batch.newTasks.append(CollectionTask(kind: TaskKind.function.rawValue, region: region, item: arn))
                }
            }
            return batch
        }
        if run.plan.wants(.versions) { try await versions(region: region) }
    }

    private static func listed(
        _ description: FunctionDescription, arn: String, account: String, region: String
    ) -> CollectedResource {
        var function = description.function
        function.policy = .unread(.outOfScope)
        // Values wait for the names of all resources; see environment().
        function.environment = (description.environment.value ?? [:]).mapValues { _ in nil }
        return CollectedResource(
            Resource(
                origin: .aws, type: "aws_lambda_function", arn: arn, name: function.name, account: account,
                region: region, attributes: JSONValue.object(description.attributes).canonicalText),
            [.lambdaFunction(function)])
    }

    /// A resource that a list has written already, with more facts.
    static func known(_ type: String, arn: String, _ facts: [TypedFact]) -> CollectedResource {
        CollectedResource(Resource(origin: .aws, type: type, arn: arn, name: arn), facts, addsToListed: true)
    }

    /// Every published version of every function of a region.
    func versions(region: String) async throws {
        let lambda = run.client.lambda(region: region)
        try await run.walk(lambda.versions(), .versions, region: region) { page in
            var batch = CollectedBatch(source: LiveFact.functions.source)
            for version in page {
                batch.resources.append(
                    Self.known("aws_lambda_function", arn: version.function, [.lambdaVersion(version)]))
            }
            return batch
        }
    }

    /// Policy and settings of one function.
    func functionDetails(_ task: CollectionTask) async throws -> CollectedBatch {
        let arn = task.item
        let reads = FunctionReads(run: run, arn: arn, region: task.region)
        async let settings = reads.settings()
        let policy = try await reads.read(.functionPolicy) { lambda, name throws(AWSError) in
            try await lambda.policy(ofFunction: name)
        }
        let statements = policy.value.map(PolicyStatements.split) ?? []
        var facts = statements.map { TypedFact.lambdaPermission(LambdaPermission(function: arn, statement: $0)) }
        facts.append(.functionPolicy(policy))
        let read = try await settings
        if Self.functionSettings.contains(where: run.plan.wants) { facts.append(.lambdaFunctionSettings(read)) }
        var batch = CollectedBatch(source: LiveFact.functions.source)
        batch.resources = [Self.known("aws_lambda_function", arn: arn, facts)]
        batch.coverage = await reads.unread.rows
        return batch
    }

    static let functionSettings: [LiveFact] = [
        .functionStatus, .reservedConcurrency, .recursiveLoop, .eventInvokeConfigs, .urlConfigs,
    ]

    /// Keeps of each environment the values that name a resource of the snapshot, and which variables look like credentials.
    ///
    /// Lists the functions a second time, when every name is known: nothing that may be a secret is held in memory or
    /// in the database meanwhile, and a run that was cut short goes on with its page.
    func environment() async throws {
        guard run.plan.wants(.environment) else { return }
        for region in run.regions {
            try await run.walk(
                run.client.lambda(region: region).environments(), .environment, region: region
            ) { try Self.redacted($0, region: region, run: run) }
        }
    }

    private static func redacted(
        _ page: [FunctionEnvironment], region: String, run: CollectionRun
    ) throws -> CollectedBatch {
        // No name or ARN of a resource is longer, and none is empty.
        let values = Set(page.flatMap { ($0.variables.value ?? [:]).values }).filter {
            (1...2048).contains($0.utf8.count)
        }
        let names = try run.store.resourceNames(among: values.sorted(), in: run.snapshot)
        var batch = CollectedBatch(source: LiveFact.environment.source)
        for environment in page {
            if let reason = environment.variables.unread {
                batch.coverage.append(
                    Coverage(
                        origin: .aws, region: region, owner: environment.name, fact: LiveFact.environment.rawValue,
                        state: .unread, unread: reason))
            }
            let variables = environment.variables.value ?? [:]
            let kept = variables.mapValues { names.contains($0) ? $0 : nil }
            let secrets = variables.compactMap { name, value in
                names.contains(value) ? nil : SecretVariable.detect(name: name, value: value)
            }
            if !secrets.isEmpty || kept.values.contains(where: { $0 != nil }) {
                batch.resources.append(
                    known(
                        "aws_lambda_function", arn: environment.function,
                        [.functionEnvironment(kept, secrets: secrets.sorted())]))
            }
        }
        return batch
    }

    func layers(region: String) async throws {
        try await run.walk(run.client.lambda(region: region).layers(), .layers, region: region) { page in
            var batch = CollectedBatch(source: LiveFact.layers.source)
            batch.resources = page.map { layer in
                CollectedResource(
                    Resource(
                        origin: .aws, type: "aws_lambda_layer_version", arn: layer.latestVersion.arn,
                        name: layer.name, account: run.account, region: region),
                    [.layerVersion(layer.latestVersion)])
            }
            return batch
        }
    }

    func eventSourceMappings(region: String) async throws {
        let lambda = run.client.lambda(region: region)
        try await run.walk(lambda.eventSourceMappings(), .eventSourceMappings, region: region) { page in
            var batch = CollectedBatch(source: LiveFact.eventSourceMappings.source)
            batch.resources = page.map { mapping in
                let arn = ARN(
                    partition: run.partition, service: "lambda", region: region, account: run.account,
                    resource: "event-source-mapping:\(mapping.uuid)")
                return CollectedResource(
                    Resource(
                        origin: .aws, type: "aws_lambda_event_source_mapping", arn: arn.description,
                        name: mapping.uuid, account: run.account, region: region),
                    [.eventSourceMapping(mapping)])
            }
            return batch
        }
    }
}
