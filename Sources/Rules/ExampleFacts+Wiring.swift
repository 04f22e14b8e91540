import Facts

/// Notifications, statements and checks for the rules on wiring.
extension ExampleFacts {
    /// The function's ARN as an origin knows it: before the apply the account is a symbol.
    static func arn(_ origin: Origin) -> String {
        origin == .aws || origin == .state ? functionARN : writtenFunctionARN
    }

    /// The function, in any origin.
    static func function(_ origin: Origin, plannedAction: String? = nil, _ facts: TypedFact...) -> CollectedResource {
        CollectedResource(
            Resource(
                origin: origin, type: "aws_lambda_function", arn: origin == .aws ? functionARN : nil,
                address: origin == .aws ? nil : "aws_lambda_function.processing", name: "processing",
                plannedAction: plannedAction),
            [.lambdaFunction(LambdaFunction(name: "processing", arn: arn(origin)))] + facts)
    }

    /// One entry of the bucket's notification configuration.
    static func entry(
        _ origin: Origin, id: String = "raw", events: [String] = ["s3:ObjectCreated:*"], prefix: String = "",
        suffix: String = ".json"
    ) -> S3Notification {
        S3Notification(
            id: id, destination: .lambda, destinationARN: arn(origin), events: events, prefix: prefix, suffix: suffix)
    }

    /// Bucket (1), whose notification configuration invokes the function (2).
    static func notified(
        _ origin: Origin, entries: [S3Notification]? = nil, configuration: Fact<Bool> = .present(false)
    ) -> [CollectedResource] {
        [
            bucket(origin, notification: configuration, entries: entries ?? [entry(origin)]),
            function(origin),
        ]
    }

    /// The hop of `notified`.
    static func notificationDelivery(
        _ origin: Origin = .aws, functionID: Int64? = 2, permission: Delivery.Permission = .allowed,
        targetExists: Delivery.Switch = .yes, isInRegion: Delivery.Switch = .yes, statement: String? = nil
    ) -> Delivery {
        Delivery(
            origin: origin, via: .notification, bucketID: 1, bucket: bucketName, functionID: functionID,
            functionARN: arn(origin), rule: "raw", suffix: ".json", isBucketSwitchOn: .notApplicable,
            isRuleEnabled: .notApplicable, isOnDefaultBus: .notApplicable, patternMatches: .notApplicable,
            targetExists: targetExists, permission: permission,
            permissionReason: "The policy of the function is what the example says.", permissionStatement: statement,
            isInRegion: isInRegion)
    }

    /// The function (1) with a statement for the bucket: in the account on the function, else written beside it (2).
    static func permitted(_ origin: Origin) -> [CollectedResource] {
        let statement = TypedFact.lambdaPermission(
            LambdaPermission(
                function: arn(origin),
                statement: #"""
                    {"Sid":"s3","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},
                    "Action":"lambda:InvokeFunction","Condition":{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::pipeline-raw"}}}
                    """#))
        guard origin != .aws else { return [function(.aws, statement)] }
        return [
            function(origin), block("aws_lambda_permission", "aws_lambda_permission.s3", origin: origin, statement),
        ]
    }

    /// The resource of `permitted` on which checks of its statement stand.
    static func statementCheck(
        _ kind: WiringCheck.Kind, _ origin: Origin, _ verdict: WiringCheck.Verdict
    ) -> [WiringCheck] {
        [check(kind, origin, on: origin == .aws ? 1 : 2, subject: "s3", verdict)]
    }

    /// A function (1) whose policy could not be read.
    static let unreadPolicy = [
        CollectedResource(
            Resource(origin: .aws, type: "aws_lambda_function", arn: functionARN, name: "processing"),
            [
                .lambdaFunction(
                    LambdaFunction(name: "processing", arn: functionARN, policy: .unread(denied("lambda:GetPolicy"))))
            ])
    ]

    static func check(
        _ kind: WiringCheck.Kind, _ origin: Origin = .aws, on resource: Int64, subject: String = "",
        _ verdict: WiringCheck.Verdict, severity: Severity? = nil
    ) -> WiringCheck {
        WiringCheck(
            origin: origin, kind: kind, resourceID: resource, subject: subject, verdict, severity: severity,
            reason: "The wiring is what the example says.")
    }
}

extension ExampleFacts {
    /// A plan that replaces the function (1), with a permission (2) of its policy.
    static func replaced(permission action: String, function name: String = "processing") -> [CollectedResource] {
        [
            function(.plan, plannedAction: "replace"),
            block(
                "aws_lambda_permission", "aws_lambda_permission.s3", origin: .plan, plannedAction: action,
                .lambdaPermission(
                    LambdaPermission(
                        function: name,
                        statement: #"{"Sid":"s3","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"}}"#))),
        ]
    }
}

extension ExampleFacts {
    /// The hop by EventBridge of `targetedFunction` or, in Terraform's origins, of `written`.
    static func hop(
        _ origin: Origin = .aws, isRuleEnabled: Delivery.Switch = .yes, isOnDefaultBus: Delivery.Switch = .yes,
        isInRegion: Delivery.Switch = .yes, patternMatches: Delivery.Switch = .yes,
        targetExists: Delivery.Switch = .yes
    ) -> Delivery {
        Delivery(
            origin: origin, via: .eventBridge, bucketID: 1, bucket: origin == .aws ? bucketName : writtenBucket,
            functionID: targetExists == .yes ? 2 : nil, functionARN: arn(origin), ruleID: 3,
            rule: "default/raw-to-processing", isRuleEnabled: isRuleEnabled, isOnDefaultBus: isOnDefaultBus,
            patternMatches: patternMatches, targetExists: targetExists, isInRegion: isInRegion)
    }
}

extension ExampleFacts {
    /// A rule (1) whose target (2 in Terraform's origins) makes an input of its own from the event.
    static func transformed(_ origin: Origin) -> [CollectedResource] {
        let target = TypedFact.eventTarget(
            EventTarget(
                rule: "raw-to-processing", targetID: "processing", arn: arn(origin),
                inputPaths: ["key": "$.detail.object.key"], inputTemplate: #"{"key": "<key>"}"#))
        guard origin != .aws else { return [eventRule(.aws, pattern: .present("{}"), target)] }
        return [
            eventRule(origin, pattern: .present("{}")),
            block("aws_cloudwatch_event_target", "aws_cloudwatch_event_target.raw", origin: origin, target),
        ]
    }

    /// `notified`, with what the function (2) has beside its configuration.
    static func configured(
        _ origin: Origin, concurrency: Fact<Int> = .absent, status: Fact<String> = .absent
    ) -> [CollectedResource] {
        let settings = LambdaFunctionSettings(
            function: arn(origin), status: status, reservedConcurrency: concurrency)
        return [
            bucket(origin, notification: .present(false), entries: [entry(origin)]),
            function(origin, .lambdaFunctionSettings(settings)),
        ]
    }

    /// A rule that runs by the clock.
    static let schedule = CollectedResource(
        Resource(
            origin: .aws, type: "aws_cloudwatch_event_rule",
            arn: "arn:aws:events:us-east-1:111122223333:rule/nightly", name: "nightly"),
        [.eventRule(EventRule(name: "nightly", scheduleExpression: "rate(1 day)"))])

    static let rawObject = OutputObject(
        bucket: bucketName, key: "raw/1.json", stage: .raw, sizeBytes: 1, lastModifiedMS: 0)
}
