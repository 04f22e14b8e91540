import Facts

/// The same pipeline before its apply: names and accounts that are not known are symbols.
extension ExampleFacts {
    static let writtenBucket = "${aws_s3_bucket.raw.bucket}"
    static let writtenFunctionARN = "arn:aws:lambda:us-east-1:${aws.account_id}:function:processing"
    static let writtenRuleARN = "arn:aws:events:us-east-1:${aws.account_id}:rule/raw-to-processing"

    /// Bucket (1), function (2), EventBridge rule (3) and its target (4) as a plan or a configuration has them.
    ///
    /// - Parameters:
    ///   - pattern: by default one that names the bucket.
    ///   - notification: the bucket's EventBridge switch; nil where no notification resource is written.
    static func written(
        _ origin: Origin,
        pattern: Fact<String> = .present(
            #"{"source":["aws.s3"],"detail":{"bucket":{"name":["${aws_s3_bucket.raw.bucket}"]}}}"#),
        notification: Fact<Bool>? = .present(true)
    ) -> [CollectedResource] {
        [
            writtenBucket(origin, notification: notification),
            CollectedResource(
                Resource(
                    origin: origin, type: "aws_lambda_function", address: "aws_lambda_function.processing",
                    name: "processing"),
                [.lambdaFunction(LambdaFunction(name: "processing", arn: writtenFunctionARN))]),
            CollectedResource(
                Resource(
                    origin: origin, type: "aws_cloudwatch_event_rule", address: "aws_cloudwatch_event_rule.raw",
                    name: "raw-to-processing"),
                [.eventRule(EventRule(name: "raw-to-processing", arn: writtenRuleARN, pattern: pattern))]),
            CollectedResource(
                Resource(
                    origin: origin, type: "aws_cloudwatch_event_target", address: "aws_cloudwatch_event_target.raw",
                    name: "processing"),
                [
                    .eventTarget(
                        EventTarget(rule: "raw-to-processing", targetID: "processing", arn: writtenFunctionARN))
                ]),
        ]
    }

    /// A bucket whose name is not known before the apply.
    static func writtenBucket(
        _ origin: Origin, name: String = writtenBucket, address: String = "aws_s3_bucket.raw",
        notification: Fact<Bool>? = nil
    ) -> CollectedResource {
        var facts: [TypedFact] = [.s3Bucket(S3Bucket(name: name))]
        if let notification {
            facts.append(
                .notificationConfiguration(
                    S3NotificationConfiguration(bucket: name, isEventBridgeEnabled: notification)))
        }
        return CollectedResource(
            Resource(origin: origin, type: "aws_s3_bucket", address: address, name: name), facts)
    }

    /// An `aws_s3_bucket_notification` for the bucket whose name is not known.
    static func writtenNotification(_ origin: Origin, _ address: String) -> CollectedResource {
        CollectedResource(
            Resource(origin: origin, type: "aws_s3_bucket_notification", address: address, name: writtenBucket),
            [
                .notificationConfiguration(
                    S3NotificationConfiguration(bucket: writtenBucket, isEventBridgeEnabled: .present(true)))
            ])
    }

    /// The hop of `written`.
    static func writtenDelivery(
        _ origin: Origin, bucketID: Int64? = 1, bucket: String = writtenBucket,
        isBucketSwitchOn: Delivery.Switch = .yes, isRuleEnabled: Delivery.Switch = .yes,
        patternMatches: Delivery.Switch = .yes, permission: Delivery.Permission = .allowed
    ) -> Delivery {
        Delivery(
            origin: origin, via: .eventBridge, bucketID: bucketID, bucket: bucket, functionID: 2,
            functionARN: writtenFunctionARN, ruleID: 3, rule: "default/raw-to-processing",
            isBucketSwitchOn: isBucketSwitchOn, isRuleEnabled: isRuleEnabled, patternMatches: patternMatches,
            permission: permission, permissionReason: "The policy of the function is what the example says.")
    }
}
