import Facts
import Testing

@testable import AWSClient

extension CallGroupCase {
    static let eventBridge = [
        CallGroupCase(
            operation: AWSOperation(EventBridgeOperation.listEventBuses),
            pages: [
                HTTPResponse(
                    200, #"{"NextToken": "t1", "EventBuses": [{"Name": "default", "Arn": "arn:d", "Policy": ""}]}"#),
                HTTPResponse(200, #"{"EventBuses": [{"Name": "b", "Arn": "arn:b", "Policy": "{}"}]}"#),
            ], expected: ["default arn:d absent", "b arn:b present"], none: HTTPResponse(200, #"{"EventBuses": []}"#)
        ) { client throws(AWSError) in
            try await client.eventBridge().buses().all().map { "\($0.name) \($0.arn ?? "") \($0.policy.state)" }
        },
        CallGroupCase(
            operation: AWSOperation(EventBridgeOperation.listRules),
            pages: [
                HTTPResponse(
                    200,
                    """
                    {"NextToken": "t1", "Rules": [{"Name": "r", "Arn": "arn:r", "EventBusName": "default", "State": "ENABLED",
                    "EventPattern": "{\\"source\\":[\\"aws.s3\\"]}"}]}
                    """),
                HTTPResponse(
                    200,
                    #"{"Rules": [{"Name": "s", "Arn": "arn:s", "State": "DISABLED", "ScheduleExpression": "rate(1 day)"}]}"#
                ),
            ],
            expected: [
                #"r default arn:r ENABLED {"source":["aws.s3"]} "#, "s default arn:s DISABLED absent rate(1 day)",
            ], none: HTTPResponse(200, #"{"Rules": []}"#)
        ) { client throws(AWSError) in
            try await client.eventBridge().rules().all().map {
                "\($0.name) \($0.bus) \($0.arn ?? "") \($0.state) \($0.pattern.value ?? $0.pattern.state) "
                    + ($0.scheduleExpression ?? "")
            }
        },
        CallGroupCase(
            operation: AWSOperation(EventBridgeOperation.listTargetsByRule),
            pages: [
                HTTPResponse(
                    200,
                    """
                    {"NextToken": "t1", "Targets": [{"Id": "1", "Arn": "arn:f", "InputTransformer": {"InputPathsMap":
                    {"key": "$.detail.object.key"}, "InputTemplate": "<key>"}, "DeadLetterConfig": {"Arn": "arn:q"}}]}
                    """),
                HTTPResponse(200, #"{"Targets": [{"Id": "2", "Arn": "arn:g", "RoleArn": "arn:role"}]}"#),
            ],
            expected: [
                #"r b 1 arn:f  ["key": "$.detail.object.key"] <key> arn:q"#, "r b 2 arn:g arn:role [:]  ",
            ], none: HTTPResponse(200, #"{"Targets": []}"#)
        ) { client throws(AWSError) in
            try await client.eventBridge().targets(ofRule: "r", onBus: "b").all().map {
                "\($0.rule) \($0.bus) \($0.targetID) \($0.arn) \($0.roleARN ?? "") \($0.inputPaths) "
                    + "\($0.inputTemplate ?? "") \($0.deadLetterARN ?? "")"
            }
        },
        CallGroupCase(
            operation: AWSOperation(EventBridgeOperation.listRuleNamesByTarget),
            pages: [
                HTTPResponse(200, #"{"NextToken": "t1", "RuleNames": ["a"]}"#),
                HTTPResponse(200, #"{"RuleNames": ["b"]}"#),
            ], expected: ["a", "b"], none: HTTPResponse(200, #"{"RuleNames": []}"#)
        ) { client throws(AWSError) in try await client.eventBridge().ruleNames(targeting: "arn:f").all() },
        CallGroupCase(
            operation: AWSOperation(EventBridgeOperation.listEndpoints),
            pages: [
                HTTPResponse(
                    200,
                    """
                    {"NextToken": "t1", "Endpoints": [{"Name": "e", "Arn": "arn:e", "State": "ACTIVE", "CreationTime": 1.5,
                    "RoutingConfig": {"FailoverConfig": {"Primary": {"HealthCheck": "arn:h"},
                    "Secondary": {"Route": "eu-west-2"}}}, "ReplicationConfig": {"State": "ENABLED"}, "Unheard": "of",
                    "EventBuses": [{"EventBusArn": "arn:b1"}, {"EventBusArn": "arn:b2"}]}]}
                    """),
                HTTPResponse(200, #"{"Endpoints": [{"Name": "f", "Arn": "arn:f"}]}"#),
            ],
            expected: [
                #"e arn:e ACTIVE ["arn:b1", "arn:b2"] "#
                    + #"{"Arn":"arn:e","CreationTime":"1970-01-01T00:00:01+00:00","#
                    + #""EventBuses":[{"EventBusArn":"arn:b1"},{"EventBusArn":"arn:b2"}],"Name":"e","#
                    + #""ReplicationConfig":{"State":"ENABLED"},"RoutingConfig":{"FailoverConfig":{"#
                    + #""Primary":{"HealthCheck":"arn:h"},"Secondary":{"Route":"eu-west-2"}}},"State":"ACTIVE"}"#,
                #"f arn:f nil [] {"Arn":"arn:f","Name":"f"}"#,
            ], none: HTTPResponse(200, #"{"Endpoints": []}"#)
        ) { client throws(AWSError) in
            try await client.eventBridge().endpoints().all().map {
                "\($0.name) \($0.arn) \($0.state ?? "nil") \($0.eventBusARNs) \($0.attributes)"
            }
        },
    ]
}
