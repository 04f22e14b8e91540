import Facts

/// The small pipeline in the state and in the account, for rules that compare the two.
extension ExampleFacts {
    private static let pattern = #"{"source":["aws.s3"],"detail":{"bucket":{"name":["pipeline-raw"]}}}"#

    /// What the resource policy of the function says of the rule.
    static let ruleStatement = #"""
        {"Sid":"events","Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"lambda:InvokeFunction",
        "Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:events:us-east-1:111122223333:rule/raw-to-processing"}}}
        """#

    private static let target = TypedFact.eventTarget(
        EventTarget(rule: "raw-to-processing", targetID: "processing", arn: functionARN))

    static let targetsWereRead = [
        Coverage(
            origin: .aws, region: "us-east-1", owner: "default/raw-to-processing", fact: "events:targets", state: .read)
    ]

    /// The function as the configuration has it.
    static let writtenFunction = block("aws_lambda_function", "aws_lambda_function.processing")

    /// The state's resources and the account's; the arguments say how the account differs.
    static func deployed(
        isSwitchOn: Bool = true, statements: [String] = [ruleStatement],
        environment: [String: String?] = ["BUCKET": "pipeline-raw"], code: String = "A=", pattern: String = pattern,
        ruleState: String = "ENABLED", hasTarget: Bool = true
    ) -> [CollectedResource] {
        [
            notification("aws_s3_bucket_notification.raw", isEventBridgeEnabled: true),
            bucket(.aws, notification: .present(isSwitchOn)),
            lambda(.state, code: "A=", environment: ["BUCKET": "pipeline-raw"]),
            CollectedResource(
                Resource(
                    origin: .state, type: "aws_lambda_permission", address: "aws_lambda_permission.events",
                    name: "events"),
                [.lambdaPermission(LambdaPermission(function: "processing", statement: ruleStatement))]),
            lambda(.aws, code: code, environment: environment).adding(
                statements.map { .lambdaPermission(LambdaPermission(function: functionARN, statement: $0)) }),
            eventRule(.state, pattern: .present(Self.pattern)),
            CollectedResource(
                Resource(
                    origin: .state, type: "aws_cloudwatch_event_target", address: "aws_cloudwatch_event_target.raw",
                    name: "processing"), [target]),
            eventRule(.aws, pattern: .present(pattern), state: ruleState).adding(hasTarget ? [target] : []),
        ]
    }
}

extension CollectedResource {
    /// The resource with more facts.
    fileprivate func adding(_ more: [TypedFact]) -> CollectedResource {
        CollectedResource(resource, facts + more, addsToListed: addsToListed)
    }
}
