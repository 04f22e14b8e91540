import Facts

/// The small pipeline that the rules' examples are written in: one bucket, one EventBridge rule, one function.
enum ExampleFacts {
    static let bucketName = "pipeline-raw"
    static let functionARN = "arn:aws:lambda:us-east-1:111122223333:function:processing"
    static let ruleARN = "arn:aws:events:us-east-1:111122223333:rule/raw-to-processing"

    /// What S3 and the other services answer to a caller without the right.
    static func denied(_ action: String) -> Unread { Unread(code: "AccessDenied", action: action) }

    /// Bucket (1), function (2), EventBridge rule (3) with its target: live, all of them wired.
    static let targetedFunction = [
        bucket(.aws, notification: .present(true)),
        function,
        rule(pattern: #"{"source":["aws.s3"],"detail":{"bucket":{"name":["pipeline-raw"]}}}"#),
    ]

    /// The same with a pattern that names no bucket.
    static let ruleForAnyBucket = [
        bucket(.aws, notification: .present(false)), function, rule(pattern: #"{"source":["aws.s3"]}"#),
    ]

    private static let function = CollectedResource(
        Resource(origin: .aws, type: "aws_lambda_function", arn: functionARN, name: "processing"),
        [.lambdaFunction(LambdaFunction(name: "processing", arn: functionARN))])

    private static func rule(pattern: String) -> CollectedResource {
        CollectedResource(
            Resource(origin: .aws, type: "aws_cloudwatch_event_rule", arn: ruleARN, name: "raw-to-processing"),
            [
                .eventRule(EventRule(name: "raw-to-processing", arn: ruleARN, pattern: .present(pattern))),
                .eventTarget(EventTarget(rule: "raw-to-processing", targetID: "processing", arn: functionARN)),
            ])
    }

    /// The hop of `targetedFunction`.
    static func delivery(
        bucketID: Int64? = 1, bucket: String = bucketName, isBucketSwitchOn: Delivery.Switch = .yes,
        isRuleEnabled: Delivery.Switch = .yes, permission: Delivery.Permission = .allowed
    ) -> Delivery {
        Delivery(
            origin: .aws, via: .eventBridge, bucketID: bucketID, bucket: bucket, functionID: 2,
            functionARN: functionARN, ruleID: 3, rule: "default/raw-to-processing",
            isBucketSwitchOn: isBucketSwitchOn, isRuleEnabled: isRuleEnabled, permission: permission,
            permissionReason: "The policy of the function is what the example says.")
    }

    static func bucket(
        _ origin: Origin, address: String = "aws_s3_bucket.raw", aclArgument: String? = nil,
        hasGrantArgument: Bool = false, plannedAction: String? = nil, notification: Fact<Bool>? = nil,
        entries: [S3Notification] = []
    ) -> CollectedResource {
        var facts: [TypedFact] = [
            .s3Bucket(
                S3Bucket(
                    name: bucketName, aclArgument: aclArgument, hasGrantArgument: hasGrantArgument,
                    plannedAction: plannedAction))
        ]
        if let notification {
            facts.append(
                .notificationConfiguration(
                    S3NotificationConfiguration(
                        bucket: bucketName, isEventBridgeEnabled: notification, entries: entries)))
        }
        return CollectedResource(
            Resource(
                origin: origin, type: "aws_s3_bucket", arn: ARN.bucket(bucketName),
                address: origin == .aws ? nil : address, name: bucketName),
            facts)
    }

    /// An `aws_s3_bucket_notification` of the state.
    static func notification(_ address: String, isEventBridgeEnabled: Bool) -> CollectedResource {
        CollectedResource(
            Resource(origin: .state, type: "aws_s3_bucket_notification", address: address, name: bucketName),
            [
                .notificationConfiguration(
                    S3NotificationConfiguration(
                        bucket: bucketName, isEventBridgeEnabled: .present(isEventBridgeEnabled)))
            ])
    }
}
