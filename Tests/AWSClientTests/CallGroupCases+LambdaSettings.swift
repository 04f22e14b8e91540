import Facts
import Testing

@testable import AWSClient

extension CallGroupCase {
    private static let arn = "arn:aws:lambda:us-east-1:1:function:f"

    static let lambdaSettings = [
        CallGroupCase(
            operation: AWSOperation(LambdaOperation.listFunctions),
            pages: [
                HTTPResponse(
                    200,
                    """
                    {"NextMarker": "m1", "Functions": [
                    {"FunctionName": "f", "FunctionArn": "\(arn):$LATEST", "Version": "$LATEST", "CodeSha256": "a="},
                    {"FunctionName": "f", "FunctionArn": "\(arn):1", "Version": "1", "CodeSha256": "b="}]}
                    """),
                HTTPResponse(200, #"{"Functions": [{"FunctionArn": "\#(arn):12", "Version": "12"}]}"#),
            ], expected: ["\(arn) 1 b=", "\(arn) 12 nil"], none: HTTPResponse(200, #"{"Functions": []}"#)
        ) { client throws(AWSError) in
            try await client.lambda().versions().all().map {
                "\($0.function) \($0.version) \($0.codeSHA256 ?? "nil")"
            }
        },
        CallGroupCase(
            operation: AWSOperation(LambdaOperation.getFunctionConfiguration),
            pages: [
                HTTPResponse(
                    200,
                    """
                    {"FunctionName": "f", "FunctionArn": "\(arn)", "State": "Inactive", "StateReason": "idle for long",
                    "StateReasonCode": "Idle", "LastUpdateStatus": "Successful", "LastUpdateStatusReason": null,
                    "Environment": {"Variables": {"A": "secret"}}}
                    """)
            ],
            expected: [
                #"{"LastUpdateStatus":"Successful","State":"Inactive","#
                    + #""StateReason":"idle for long","StateReasonCode":"Idle"}"#
            ]
        ) { client throws(AWSError) in try await client.lambda().status(ofFunction: "f").value.map { [$0] } ?? [] },
        CallGroupCase(
            operation: AWSOperation(LambdaOperation.getFunctionConcurrency),
            pages: [HTTPResponse(200, #"{"ReservedConcurrentExecutions": 0}"#)], expected: ["0"],
            none: HTTPResponse(200, "{}")
        ) { client throws(AWSError) in
            try await client.lambda().reservedConcurrency(ofFunction: "f").value.map { ["\($0)"] } ?? []
        },
        CallGroupCase(
            operation: AWSOperation(LambdaOperation.getFunctionRecursionConfig),
            pages: [HTTPResponse(200, #"{"RecursiveLoop": "Allow"}"#)], expected: ["Allow"]
        ) { client throws(AWSError) in
            try await client.lambda().recursiveLoop(ofFunction: "f").value.map { [$0] } ?? []
        },
        CallGroupCase(
            operation: AWSOperation(LambdaOperation.listFunctionEventInvokeConfigs),
            pages: [
                HTTPResponse(
                    200,
                    """
                    {"NextMarker": "m1", "FunctionEventInvokeConfigs": [{"FunctionArn": "\(arn):$LATEST",
                    "LastModified": 1795621065.781, "MaximumRetryAttempts": 0, "MaximumEventAgeInSeconds": 60,
                    "DestinationConfig": {"OnSuccess": {}, "OnFailure": {"Destination": "arn:q"}}}]}
                    """),
                HTTPResponse(
                    200,
                    """
                    {"FunctionEventInvokeConfigs": [
                    {"FunctionArn": "\(arn):prod", "LastModified": "2026-11-25T15:37:45.781148000Z"}]}
                    """),
            ],
            expected: [
                #"[{"DestinationConfig":{"OnFailure":{"Destination":"arn:q"},"OnSuccess":{}},"#
                    + #""FunctionArn":"\#(arn):$LATEST","LastModified":"2026-11-25T15:37:45+00:00","#
                    + #""MaximumEventAgeInSeconds":60,"MaximumRetryAttempts":0},"#
                    + #"{"FunctionArn":"\#(arn):prod","LastModified":"2026-11-25T15:37:45+00:00"}]"#
            ], none: HTTPResponse(200, #"{"FunctionEventInvokeConfigs": []}"#)
        ) { client throws(AWSError) in
            try await client.lambda().eventInvokeConfigs(ofFunction: "f").value.map { [$0] } ?? []
        },
        CallGroupCase(
            operation: AWSOperation(LambdaOperation.listFunctionURLConfigs),
            pages: [
                HTTPResponse(
                    200,
                    """
                    {"NextMarker": "m1", "FunctionUrlConfigs": [{"FunctionUrl": "https://a.on.aws/", "FunctionArn":
                    "\(arn)", "AuthType": "NONE", "CreationTime": "2026-11-25T15:37:46.000Z", "InvokeMode": "BUFFERED",
                    "Cors": {"AllowOrigins": ["*"], "AllowCredentials": true, "MaxAge": 60}}]}
                    """),
                HTTPResponse(
                    200,
                    """
                    {"FunctionUrlConfigs": [{"FunctionUrl": "https://b.on.aws/", "FunctionArn": "\(arn):prod",
                    "AuthType": "AWS_IAM"}]}
                    """),
            ],
            expected: [
                #"[{"AuthType":"NONE","Cors":{"AllowCredentials":true,"AllowOrigins":["*"],"MaxAge":60},"#
                    + #""CreationTime":"2026-11-25T15:37:46.000Z","FunctionArn":"\#(arn)","#
                    + #""FunctionUrl":"https://a.on.aws/","InvokeMode":"BUFFERED"},"#
                    + #"{"AuthType":"AWS_IAM","FunctionArn":"\#(arn):prod","FunctionUrl":"https://b.on.aws/"}]"#
            ], none: HTTPResponse(200, #"{"FunctionUrlConfigs": []}"#)
        ) { client throws(AWSError) in
            try await client.lambda().urlConfigs(ofFunction: "f").value.map { [$0] } ?? []
        },
        CallGroupCase(
            operation: AWSOperation(LambdaOperation.listEventSourceMappings),
            pages: [
                HTTPResponse(
                    200,
                    """
                    {"NextMarker": "m1", "EventSourceMappings": [{"UUID": "u", "FunctionArn": "\(arn):prod",
                    "EventSourceArn": "arn:q", "State": "Enabled", "BatchSize": 10}]}
                    """),
                HTTPResponse(200, #"{"EventSourceMappings": [{"UUID": "v", "FunctionArn": "\#(arn)"}]}"#),
            ], expected: ["u \(arn):prod arn:q Enabled", "v \(arn) nil nil"],
            none: HTTPResponse(200, #"{"EventSourceMappings": []}"#)
        ) { client throws(AWSError) in
            try await client.lambda().eventSourceMappings().all().map {
                "\($0.uuid) \($0.functionARN) \($0.eventSourceARN ?? "nil") \($0.state ?? "nil")"
            }
        },
    ]
}
