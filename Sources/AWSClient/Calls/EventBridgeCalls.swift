package import Facts

package enum EventBridgeOperation: String, ServiceOperation {
    case listEventBuses = "ListEventBuses"
    case listRules = "ListRules"
    case listTargetsByRule = "ListTargetsByRule"
    case listRuleNamesByTarget = "ListRuleNamesByTarget"
    case listEndpoints = "ListEndpoints"

    package static var service: AWSServiceName { .eventBridge }
    package var method: HTTPRequest.Method { .post }
}

/// Amazon EventBridge, in one region: JSON 1.1 with the operation in `X-Amz-Target`.
package struct EventBridgeCalls: Sendable {
    let service: AWSService

    /// ListEventBuses, each with its policy where it has one.
    package func buses() -> Pages<EventBus> {
        pages(.listEventBuses, EventBridgeAnswers.Buses.self) { Input(NextToken: $0) }
    }

    /// ListRules of a bus.
    ///
    /// - Parameter bus: name or ARN.
    package func rules(onBus bus: String = "default") -> Pages<EventRule> {
        pages(.listRules, EventBridgeAnswers.Rules.self) { Input(EventBusName: bus, NextToken: $0) }
    }

    /// ListTargetsByRule.
    package func targets(ofRule rule: String, onBus bus: String = "default") -> Pages<EventTarget> {
        pages(.listTargetsByRule, EventBridgeAnswers.Targets.self) {
            Input(EventBusName: bus, NextToken: $0, Rule: rule)
        } adjust: { target in
            // The answer repeats neither rule nor bus.
            var target = target
            (target.rule, target.bus) = (rule, bus)
            return target
        }
    }

    /// ListRuleNamesByTarget: the rules of a bus that have the function or queue of this ARN as a target.
    package func ruleNames(targeting arn: String, onBus bus: String = "default") -> Pages<String> {
        pages(.listRuleNamesByTarget, EventBridgeAnswers.RuleNames.self) {
            Input(EventBusName: bus, NextToken: $0, TargetArn: arn)
        }
    }

    /// ListEndpoints: the account's global endpoints, as this region knows them.
    package func endpoints() -> Pages<EventEndpoint> {
        // The other lists call the page's size Limit.
        pages(.listEndpoints, EventBridgeAnswers.Endpoints.self) {
            Input(Limit: nil, MaxResults: 100, NextToken: $0)
        }
    }

    private struct Input: Encodable {
        var EventBusName: String?
        var Limit: Int? = 100
        var MaxResults: Int?
        var NextToken: String?
        var Rule: String?
        var TargetArn: String?
    }

    private func pages<Answer: EventBridgePage>(
        _ operation: EventBridgeOperation, _ answer: Answer.Type,
        input: @escaping @Sendable (_ token: String?) -> Input,
        adjust: @escaping @Sendable (Answer.Element) -> Answer.Element = { $0 }
    ) -> Pages<Answer.Element> {
        Pages(operation) { [service] token throws(AWSError) in
            let request = try ServiceRequest.json(operation, target: "AWSEvents", input: input(token))
            return try await service.call(request) { response in
                let page = try JSONAnswer.decode(answer, from: response)
                let next = page.NextToken.flatMap { $0.isEmpty ? nil : $0 }
                return Page(items: try page.elements.map(adjust), nextToken: next)
            }
        }
    }
}
