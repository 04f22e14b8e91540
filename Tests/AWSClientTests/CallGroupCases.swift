import Facts
import Testing

@testable import AWSClient

extension CallGroupCase {
    static let all: [CallGroupCase] = sts + s3 + lambda + eventBridge + iam

    static let sts = [
        CallGroupCase(
            operation: AWSOperation(STSOperation.getCallerIdentity),
            pages: [
                HTTPResponse(
                    200,
                    """
                    <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                    <GetCallerIdentityResult><Arn>arn:aws-us-gov:iam::123456789012:user/a</Arn><UserId>U</UserId>
                    <Account>123456789012</Account></GetCallerIdentityResult>
                    <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>
                    """)
            ], expected: ["123456789012 arn:aws-us-gov:iam::123456789012:user/a U aws-us-gov"]
        ) { client throws(AWSError) in
            let identity = try await client.sts().callerIdentity()
            return ["\(identity.account) \(identity.arn) \(identity.userID) \(identity.partition)"]
        }
    ]

    static let s3 = [
        CallGroupCase(
            operation: AWSOperation(S3Operation.listBuckets),
            pages: [
                HTTPResponse(
                    200,
                    """
                    <ListAllMyBucketsResult><Owner><ID>o</ID></Owner><Buckets><Bucket><Name>a</Name>
                    <CreationDate>1970-01-01T00:00:01.000Z</CreationDate><BucketRegion>eu-west-1</BucketRegion></Bucket>
                    <Bucket><Name>b</Name></Bucket></Buckets><ContinuationToken>t/1+=</ContinuationToken>
                    </ListAllMyBucketsResult>
                    """),
                HTTPResponse(
                    200,
                    "<ListAllMyBucketsResult><Buckets><Bucket><Name>c</Name></Bucket></Buckets></ListAllMyBucketsResult>"
                ),
            ], expected: ["a 1000 eu-west-1", "b nil nil", "c nil nil"],
            none: HTTPResponse(200, "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>")
        ) { client throws(AWSError) in
            try await client.s3().buckets().all().map {
                "\($0.name) \($0.createdMS.map(String.init) ?? "nil") \($0.region ?? "nil")"
            }
        },
        CallGroupCase(
            operation: AWSOperation(S3Operation.getBucketLocation),
            pages: [HTTPResponse(200, "<LocationConstraint>eu-west-3</LocationConstraint>")], expected: ["eu-west-3"]
        ) { client throws(AWSError) in [try await client.s3().location(ofBucket: "bucket")] },
        CallGroupCase(
            operation: AWSOperation(S3Operation.getBucketNotificationConfiguration),
            pages: [
                HTTPResponse(
                    200,
                    """
                    <NotificationConfiguration><CloudFunctionConfiguration><Id>i</Id><CloudFunction>arn:f</CloudFunction>
                    <Event>s3:ObjectCreated:Put</Event><Event>s3:ObjectCreated:Copy</Event><Filter><S3Key>
                    <FilterRule><Name>Prefix</Name><Value>raw/</Value></FilterRule>
                    <FilterRule><Name>suffix</Name><Value>.json</Value></FilterRule></S3Key></Filter>
                    </CloudFunctionConfiguration><QueueConfiguration><Id>q</Id><Queue>arn:q</Queue>
                    <Event>s3:ObjectRemoved:*</Event></QueueConfiguration><TopicConfiguration><Id>t</Id>
                    <Topic>arn:t</Topic><Event>s3:TestEvent</Event></TopicConfiguration><EventBridgeConfiguration/>
                    </NotificationConfiguration>
                    """)
            ],
            expected: [
                "present", "i lambda arn:f s3:ObjectCreated:Put,s3:ObjectCreated:Copy raw/ .json",
                "q sqs arn:q s3:ObjectRemoved:*  ", "t sns arn:t s3:TestEvent  ",
            ]
        ) { client throws(AWSError) in
            let configuration = try await client.s3().notificationConfiguration(ofBucket: "bucket")
            return [configuration.isEventBridgeEnabled.value == true ? "present" : "off"]
                + configuration.entries.map {
                    "\($0.id) \($0.destination.rawValue) \($0.destinationARN) \($0.events.joined(separator: ",")) "
                        + "\($0.prefix) \($0.suffix)"
                }
        },
        CallGroupCase(
            operation: AWSOperation(S3Operation.getBucketACL),
            pages: [
                HTTPResponse(
                    200,
                    """
                    <AccessControlPolicy><Owner><ID>me</ID></Owner><AccessControlList>
                    <Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser">
                    <ID>me</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant>
                    <Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group">
                    <URI>http://all</URI></Grantee><Permission>READ</Permission></Grant>
                    </AccessControlList></AccessControlPolicy>
                    """)
            ], expected: ["CanonicalUser me FULL_CONTROL true", "Group http://all READ false"]
        ) { client throws(AWSError) in
            try await client.s3().acl(ofBucket: "bucket").map {
                "\($0.granteeType) \($0.grantee) \($0.permission) \($0.isOwner)"
            }
        },
        CallGroupCase(
            operation: AWSOperation(S3Operation.getBucketOwnershipControls),
            pages: [
                HTTPResponse(
                    200,
                    "<OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>"
                )
            ], expected: ["BucketOwnerEnforced"],
            none: HTTPResponse(404, "<Error><Code>OwnershipControlsNotFoundError</Code><Message>m</Message></Error>")
        ) { client throws(AWSError) in
            try await client.s3().ownership(ofBucket: "bucket").value.map { [$0] } ?? []
        },
        CallGroupCase(
            operation: AWSOperation(S3Operation.listObjectsV2),
            pages: [
                HTTPResponse(
                    200,
                    """
                    <ListBucketResult><Name>bucket</Name><IsTruncated>true</IsTruncated><EncodingType>url</EncodingType>
                    <Contents><Key>raw/a+b%2Bc%25%C3%BC</Key><LastModified>1970-01-01T00:00:01.500Z</LastModified>
                    <ETag>&quot;e1&quot;</ETag><Size>5000000000</Size></Contents>
                    <NextContinuationToken>t+1</NextContinuationToken></ListBucketResult>
                    """),
                HTTPResponse(
                    200,
                    """
                    <ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>x+y%20</Key>
                    <LastModified>1970-01-01T00:00:02Z</LastModified><Size>0</Size></Contents></ListBucketResult>
                    """),
            ], expected: ["raw/a b+c%ü 5000000000 1500 e1", "x+y%20 0 2000 "],
            none: HTTPResponse(200, "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>")
        ) { client throws(AWSError) in
            try await client.s3().objects(inBucket: "bucket").all().map {
                "\($0.key) \($0.sizeBytes) \($0.lastModifiedMS) \($0.etag)"
            }
        },
    ]

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
                    #"{"NextMarker": "m1", "Aliases": [{"Name": "a", "AliasArn": "arn:a", "FunctionVersion": "1"}]}"#),
                HTTPResponse(
                    200,
                    """
                    {"Aliases": [{"Name": "b", "AliasArn": "arn:b", "FunctionVersion": "2",
                    "RoutingConfig": {"AdditionalVersionWeights": {"1": 0.25}}}]}
                    """),
            ], expected: ["a arn:a 1 [:]", #"b arn:b 2 ["1": 0.25]"#], none: HTTPResponse(200, #"{"Aliases": []}"#)
        ) { client throws(AWSError) in
            try await client.lambda().aliases(ofFunction: "f").all().map {
                "\($0.name) \($0.arn) \($0.functionVersion) \($0.additionalVersionWeights)"
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
    ]
}
