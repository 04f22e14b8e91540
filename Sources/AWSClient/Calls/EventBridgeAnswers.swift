internal import Facts

/// A page of one of EventBridge's lists.
protocol EventBridgePage: Decodable, SendableMetatype {
    associatedtype Element: Sendable
    var NextToken: String? { get }
    var elements: [Element] { get throws }
}

/// EventBridge's JSON answers, with the members' names as EventBridge writes them.
enum EventBridgeAnswers {
    struct Buses: EventBridgePage {
        struct Bus: Decodable {
            var Name: String
            var Arn: String?
            var Policy: String?
        }

        var NextToken: String?
        var EventBuses: [Bus]
        var elements: [EventBus] {
            EventBuses.map { bus in
                let policy = bus.Policy.flatMap { $0.isEmpty ? nil : $0 }
                return EventBus(name: bus.Name, arn: bus.Arn, policy: policy.map { .present($0) } ?? .absent)
            }
        }
    }

    struct Rules: EventBridgePage {
        struct Rule: Decodable {
            var Name: String
            var Arn: String?
            var EventBusName: String?
            var EventPattern: String?
            var ScheduleExpression: String?
            var State: String
        }

        var NextToken: String?
        var Rules: [Rule]
        var elements: [EventRule] {
            Rules.map { rule in
                EventRule(
                    name: rule.Name, bus: rule.EventBusName ?? "default", arn: rule.Arn, state: rule.State,
                    pattern: rule.EventPattern.map { .present($0) } ?? .absent,
                    scheduleExpression: rule.ScheduleExpression.flatMap { $0.isEmpty ? nil : $0 })
            }
        }
    }

    struct Targets: EventBridgePage {
        struct Target: Decodable {
            struct Transformer: Decodable {
                var InputPathsMap: [String: String]?
                var InputTemplate: String?
            }
            struct DeadLetter: Decodable {
                var Arn: String?
            }
            var Id: String
            var Arn: String
            var RoleArn: String?
            var InputTransformer: Transformer?
            var DeadLetterConfig: DeadLetter?
        }

        var NextToken: String?
        var Targets: [Target]
        var elements: [EventTarget] {
            Targets.map { target in
                EventTarget(
                    rule: "", targetID: target.Id, arn: target.Arn, roleARN: target.RoleArn,
                    inputPaths: target.InputTransformer?.InputPathsMap ?? [:],
                    inputTemplate: target.InputTransformer?.InputTemplate,
                    deadLetterARN: target.DeadLetterConfig?.Arn)
            }
        }
    }

    struct Endpoints: EventBridgePage {
        /// Kept as JSON: what is not named here is left out of it.
        struct Endpoint: Codable {
            struct Routing: Codable {
                struct Failover: Codable {
                    struct Primary: Codable {
                        var HealthCheck: String?
                    }
                    struct Secondary: Codable {
                        var Route: String?
                    }
                    var Primary: Primary?
                    var Secondary: Secondary?
                }
                var FailoverConfig: Failover?
            }
            struct Replication: Codable {
                var State: String?
            }
            struct Bus: Codable {
                var EventBusArn: String
            }
            var Name: String
            var Description: String?
            var Arn: String
            var RoutingConfig: Routing?
            var ReplicationConfig: Replication?
            var EventBuses: [Bus]?
            var RoleArn: String?
            var EndpointId: String?
            var EndpointUrl: String?
            var State: String?
            var StateReason: String?
            var CreationTime: JSONTime?
            var LastModifiedTime: JSONTime?
        }

        var NextToken: String?
        var Endpoints: [Endpoint]
        var elements: [EventEndpoint] {
            get throws {
                try Endpoints.map { endpoint in
                    EventEndpoint(
                        name: endpoint.Name, arn: endpoint.Arn, state: endpoint.State,
                        eventBusARNs: (endpoint.EventBuses ?? []).map(\.EventBusArn),
                        attributes: try JSONAnswer.text(endpoint))
                }
            }
        }
    }

    struct RuleNames: EventBridgePage {
        var NextToken: String?
        var RuleNames: [String]
        var elements: [String] { RuleNames }
    }
}
