import AWSClient
import Facts
import SnapshotStore

extension AWSCollector {
    /// The buses of a region and the rules on each.
    func buses(_ scope: CollectionScope, region: String) async throws {
        let events = run.client.eventBridge(region: region)
        try await run.walk(events.buses(), .buses, region: region) { page in
            var batch = CollectedBatch(source: LiveFact.buses.source)
            batch.resources = page.map { bus in
                let arn = bus.arn ?? eventsARN(region, "event-bus/\(bus.name)")
                return CollectedResource(
                    Resource(
                        origin: .aws, type: "aws_cloudwatch_event_bus", arn: arn, name: bus.name,
                        account: run.account, region: region),
                    [.eventBus(bus)])
            }
            return batch
        }
        let found = try run.store.rows(
            """
            SELECT b.name FROM event_bus b JOIN resource r ON r.id = b.resource_id
            WHERE b.snapshot_id = :snapshot AND b.origin = 'aws' AND r.region = :region ORDER BY b.name
            """, ["snapshot": .integer(run.snapshot), "region": .text(region)]
        ).compactMap { $0.text("name") }
        // The default bus is always there, also for an auditor who may not list the buses.
        try await withThrowingTaskGroup(of: Void.self) { group in
            for bus in found.isEmpty ? ["default"] : found {
                group.addTask { try await rules(scope, bus: bus, region: region) }
            }
            try await group.waitForAll()
        }
    }

    private func rules(_ scope: CollectionScope, bus: String, region: String) async throws {
        let events = run.client.eventBridge(region: region)
        try await run.walk(events.rules(onBus: bus), .eventRules, region: region, owner: bus) { page in
            var batch = CollectedBatch(source: LiveFact.eventRules.source)
            for found in page {
                var rule = found
                let path = rule.bus == "default" ? rule.name : "\(rule.bus)/\(rule.name)"
                let arn = rule.arn ?? eventsARN(region, "rule/\(path)")
                rule.arn = arn
                batch.resources.append(
                    CollectedResource(
                        Resource(
                            origin: .aws, type: "aws_cloudwatch_event_rule", arn: arn, name: rule.name,
                            account: run.account, region: region),
                        [.eventRule(rule)]))
                if scope.includesRule(rule) {
                    batch.newTasks.append(CollectionTask(kind: TaskKind.rule.rawValue, region: region, item: arn))
                }
            }
            return batch
        }
    }

    /// The targets of one rule.
    func ruleTargets(_ task: CollectionTask) async throws -> CollectedBatch {
        var batch = CollectedBatch(source: LiveFact.targets.source)
        guard run.plan.wants(.targets), let rule = ARN(task.item)?.eventRule else { return batch }
        let events = run.client.eventBridge(region: task.region)
        let owner = "\(rule.bus)/\(rule.name)"
        do {
            let targets = try await events.targets(ofRule: rule.name, onBus: rule.bus).all()
            batch.resources = [
                Self.known("aws_cloudwatch_event_rule", arn: task.item, targets.map(TypedFact.eventTarget))
            ]
            batch.coverage = [
                Coverage(
                    origin: .aws, region: task.region, owner: owner, fact: LiveFact.targets.rawValue, state: .read)
            ]
        } catch {
            try await run.stop(at: error)
            batch.coverage = [
                Coverage(
                    origin: .aws, region: task.region, owner: owner, fact: LiveFact.targets.rawValue,
                    state: .unread, unread: error.unread)
            ]
        }
        return batch
    }

    func endpoints(region: String) async throws {
        let events = run.client.eventBridge(region: region)
        try await run.walk(events.endpoints(), .endpoints, region: region) { page in
            var batch = CollectedBatch(source: LiveFact.endpoints.source)
            batch.resources = page.map { endpoint in
                CollectedResource(
                    Resource(
                        origin: .aws, type: "aws_cloudwatch_event_endpoint",
                        arn: endpoint.arn, name: endpoint.name, account: run.account, region: region,
                        attributes: endpoint.attributes))
            }
            return batch
        }
    }

    private func eventsARN(_ region: String, _ resource: String) -> String {
        ARN(
            partition: run.partition, service: "events", region: region, account: run.account, resource: resource
        ).description
    }
}
