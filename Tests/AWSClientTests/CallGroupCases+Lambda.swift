import Facts
import Testing

@testable import AWSClient

extension CallGroupCase {
    static let lambda = [
        CallGroupCase(
            operation: AWSOperation(LambdaOperation.listFunctions),
            pages: [
                HTTPResponse(
                    200,
                    """
                    {"NextMarker": "m1", "Functions": [{"FunctionName": "f", "FunctionArn": "arn:f", "Runtime": "python3.12",
                    "Handler": "h.main", "Role": "arn:r", "MemorySize": 128, "Timeout": 3, "CodeSize": 99,
                    "CodeSha256": "s=", "Layers": [{"Arn": "arn:l:1"}], "Environment": {"Variables": {"A": "secret"}},
                    "State": "Active", "PackageType": "Zip"}]}
                    """),
                HTTPResponse(
                    200,
                    """
                    {"NextMarker": null, "Functions": [{"FunctionName": "g", "FunctionArn": "arn:g", "Environment":
                    {"Error": {"ErrorCode": "AccessDeniedException", "Message": "no key"}}}]}
                    """),
            ],
            expected: [
                "f arn:f python3.12 h.main arn:r 128 3 99 s= arn:l:1 A=secret Active", "g arn:g unread",
            ], none: HTTPResponse(200, #"{"Functions": []}"#)
        ) { client throws(AWSError) in
            try await client.lambda().functions().all().map { description in
                let function = description.function
                let environment = description.environment.value.map { $0.map { "\($0.key)=\($0.value)" }.joined() }
                return [
                    function.name, function.arn, function.runtime, function.handler, function.roleARN,
                    function.memoryMB.map(String.init), function.timeoutSeconds.map(String.init),
                    function.packageSizeBytes.map(String.init), function.codeSHA256, function.layerARNs.first,
                    environment ?? description.environment.state, function.state,
                ].compactMap { $0 }.joined(separator: " ")
            }
        },
        CallGroupCase(
            operation: AWSOperation(LambdaOperation.getPolicy),
            pages: [HTTPResponse(200, #"{"Policy": "{\"Statement\":[]}", "RevisionId": "r"}"#)],
            expected: [#"{"Statement":[]}"#],
            none: HTTPResponse(
                404, #"{"Type": "User", "Message": "none"}"#,
                headers: ["x-amzn-errortype": "ResourceNotFoundException:http://internal/"])
        ) { client throws(AWSError) in try await client.lambda().policy(ofFunction: "f").value.map { [$0] } ?? [] },
        CallGroupCase(
            operation: AWSOperation(LambdaOperation.listAliases),
            pages: [
                HTTPResponse(
                    200,
                    #"{"NextMarker": "m1", "Aliases": [{"Name": "a", "AliasArn": "arn:aws:lambda:us-east-1:1:function:f:a", "FunctionVersion": "1"}]}"#
                ),
                HTTPResponse(
                    200,
                    """
                    {"Aliases": [{"Name": "b", "AliasArn": "arn:b", "FunctionVersion": "2",
                    "RoutingConfig": {"AdditionalVersionWeights": {"1": 0.25}}}]}
                    """),
            ], expected: ["a arn:aws:lambda:us-east-1:1:function:f 1 [:]", #"b arn:b 2 ["1": 0.25]"#],
            none: HTTPResponse(200, #"{"Aliases": []}"#)
        ) { client throws(AWSError) in
            try await client.lambda().aliases(ofFunction: "f").all().map {
                "\($0.name) \($0.function) \($0.functionVersion) \($0.additionalVersionWeights)"
            }
        },
        CallGroupCase(
            operation: AWSOperation(LambdaOperation.listLayers),
            pages: [
                HTTPResponse(
                    200,
                    """
                    {"NextMarker": "m1", "Layers": [{"LayerName": "l", "LayerArn": "arn:l", "LatestMatchingVersion":
                    {"LayerVersionArn": "arn:l:3", "Version": 3, "CompatibleRuntimes": ["python3.12"]}}]}
                    """),
                HTTPResponse(
                    200,
                    """
                    {"Layers": [{"LayerName": "k", "LayerArn": "arn:k", "LatestMatchingVersion":
                    {"LayerVersionArn": "arn:k:1", "Version": 1}}]}
                    """),
            ], expected: ["l arn:l l 3 arn:l:3 python3.12", "k arn:k k 1 arn:k:1 "],
            none: HTTPResponse(200, #"{"Layers": []}"#)
        ) { client throws(AWSError) in
            try await client.lambda().layers().all().map {
                "\($0.name) \($0.arn) \($0.latestVersion.name) \($0.latestVersion.version) \($0.latestVersion.arn) "
                    + $0.latestVersion.compatibleRuntimes.joined()
            }
        },
        CallGroupCase(
            operation: AWSOperation(LambdaOperation.listLayerVersions),
            pages: [
                HTTPResponse(
                    200, #"{"NextMarker": "m1", "LayerVersions": [{"LayerVersionArn": "arn:l:2", "Version": 2}]}"#),
                HTTPResponse(
                    200, #"{"NextMarker": "", "LayerVersions": [{"LayerVersionArn": "arn:l:1", "Version": 1}]}"#),
            ], expected: ["deps 2 arn:l:2", "deps 1 arn:l:1"], none: HTTPResponse(200, #"{"LayerVersions": []}"#)
        ) { client throws(AWSError) in
            try await client.lambda().versions(ofLayer: "arn:aws:lambda:us-east-1:1:layer:deps").all().map {
                "\($0.name) \($0.version) \($0.arn)"
            }
        },
    ]
}
