import Facts

extension Fixture {
    static func bucket(_ name: String, _ names: Names) -> CollectedResource {
        let resource = Resource(
            origin: .aws, type: "aws_s3_bucket", arn: "arn:aws:s3:::\(name)", name: name, account: account,
            region: "eu-west-1", file: names.path, line: 12)
        let configuration = S3NotificationConfiguration(bucket: name, isEventBridgeEnabled: .present(true))
        return CollectedResource(
            resource,
            [
                .s3Bucket(S3Bucket(name: name, ownership: .present("BucketOwnerEnforced"))),
                .notificationConfiguration(configuration),
            ])
    }

    static func function(_ name: String, _ variables: [String: String?]) -> CollectedResource {
        let function = LambdaFunction(
            name: name, arn: arn + name, runtime: "python3.12", handler: "handler.handler", memoryMB: 256,
            timeoutSeconds: 60, layerARNs: ["arn:aws:lambda:eu-west-1:\(account):layer:db_layer:3"],
            environment: variables, policy: .absent, state: "Active")
        return CollectedResource(
            Resource(origin: .aws, type: "aws_lambda_function", arn: arn + name, name: name, region: "eu-west-1"),
            [.lambdaFunction(function)])
    }

    static func rule(_ name: String, _ bucket: String, _ target: String) -> CollectedResource {
        let names = JSONValue.object(["name": .array([.string(bucket)])])
        let pattern = JSONValue.object([
            "source": .array([.string("aws.s3")]), "detail": .object(["bucket": names]),
        ])
        return CollectedResource(
            Resource(
                origin: .aws, type: "aws_cloudwatch_event_rule",
                arn: "arn:aws:events:eu-west-1:\(account):rule/\(name)", name: name),
            [
                .eventRule(EventRule(name: name, pattern: .present(pattern.canonicalText))),
                .eventTarget(EventTarget(rule: name, targetID: "lambda", arn: arn + target)),
            ])
    }

    static var layer: CollectedResource {
        let layerARN = "arn:aws:lambda:eu-west-1:\(account):layer:db_layer:3"
        let version = LayerVersion(
            name: "db_layer", version: 3, arn: layerARN, compatibleRuntimes: ["python3.12"], sizeBytes: 4_812_334)
        return CollectedResource(
            Resource(origin: .aws, type: "aws_lambda_layer_version", arn: layerARN, name: "db_layer"),
            [.layerVersion(version)])
    }
}
