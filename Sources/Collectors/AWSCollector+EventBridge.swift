import AWSClient
import Facts

extension AWSCollector {
    func eventBridge(_ log: CoverageLog) async -> [CollectedResource] {
        await regions.concurrentMap { region in
            let events = client.eventBridge(region: region)
            let buses = await log.list(events.buses(), "events:buses", region: region)
            // The default bus is always there, also for an auditor who may not list the buses.
            let names = buses.isEmpty ? ["default"] : buses.map(\.name)
            let rules = await names.concurrentMap { bus in
                await log.list(events.rules(onBus: bus), "events:rules", region: region, owner: bus)
                    .concurrentMap { rule in
                        let targets = await log.list(
                            events.targets(ofRule: rule.name, onBus: bus), "events:targets", region: region,
                            owner: "\(bus)/\(rule.name)")
                        return resource(rule, targets: targets, region: region)
                    }
            }.flatMap(\.self)
            return buses.map { resource($0, region: region) } + rules
        }.flatMap(\.self)
    }

    private func resource(_ bus: EventBus, region: String) -> CollectedResource {
        let arn =
            bus.arn
            ?? ARN(service: "events", region: region, account: account, resource: "event-bus/\(bus.name)").description
        return CollectedResource(
            Resource(
                origin: .aws, type: "aws_cloudwatch_event_bus", arn: arn, name: bus.name, account: account,
                region: region),
            [.eventBus(bus)])
    }

    private func resource(_ rule: EventRule, targets: [EventTarget], region: String) -> CollectedResource {
        let path = rule.bus == "default" ? rule.name : "\(rule.bus)/\(rule.name)"
        let arn =
            rule.arn ?? ARN(service: "events", region: region, account: account, resource: "rule/\(path)").description
        var rule = rule
        rule.arn = arn
        return CollectedResource(
            Resource(
                origin: .aws, type: "aws_cloudwatch_event_rule", arn: arn, name: rule.name, account: account,
                region: region),
            [.eventRule(rule)] + targets.map(TypedFact.eventTarget))
    }
}
