import Facts
import SnapshotStore

/// Pipelines as an account, a state and a configuration have them: nine resources each in the account, thirteen each in
/// Terraform, where public access block, versioning and encryption of a bucket are resources of their own. One in fifty
/// has a fault in its wiring and buckets that nobody has set up; the others are in order.
struct GeneratedPipelines {
    /// The resources of one pipeline in all origins.
    static let resourcesEach = 9 + 13 + 13

    private let number: Int
    private var isFaulty: Bool { number % 50 == 0 }
    private static let account = "111122223333"
    private static let region = "eu-west-1"

    init(_ number: Int) { self.number = number }

    private var raw: String { "company-raw-\(number)" }
    private var done: String { "company-done-\(number)" }
    private var function: String { "processing-\(number)" }
    private var functionARN: String { "arn:aws:lambda:\(Self.region):\(Self.account):function:\(function)" }
    private var rule: String { "raw-to-processing-\(number)" }
    private var ruleARN: String { "arn:aws:events:\(Self.region):\(Self.account):rule/\(rule)" }
    private var role: String { "processing-role-\(number)" }
    private var deadLetterARN: String { "arn:aws:sqs:\(Self.region):\(Self.account):dead-\(number)" }
    private static let keyARN = "arn:aws:kms:\(region):\(account):key/environments"
    private var roleARN: String { "arn:aws:iam::\(Self.account):role/\(role)" }

    func resources(_ origin: Origin) -> [CollectedResource] {
        let shared = [
            bucket(origin, raw, "raw", isOn: !isFaulty), bucket(origin, done, "done", isOn: !isFaulty),
            lambda(origin), permission(origin), eventRule(origin), eventTarget(origin), iamRole(origin),
        ]
        guard origin == .aws else {
            return shared + written(origin, raw, "raw") + written(origin, done, "done")
        }
        return shared + [
            resource(origin, "aws_cloudwatch_log_group", "logs", name: "/aws/lambda/\(function)", []),
            resource(origin, "aws_sqs_queue", "dead", name: "dead-\(number)", []),
        ]
    }

    /// What all pipelines share: the bucket to which theirs are replicated, that of the access logs, and two subnets.
    static func sharedResources(_ origin: Origin) -> [CollectedResource] {
        func resource(_ type: String, _ name: String, region: String, arn: String, _ fact: TypedFact)
            -> CollectedResource
        {
            CollectedResource(
                Resource(
                    origin: origin, type: type, arn: arn, address: origin == .aws ? nil : "\(type).\(name)", name: name,
                    account: account, region: region), [fact])
        }
        let buckets = [("company-copies", "eu-central-1"), ("company-logs", region)].map { name, region in
            resource("aws_s3_bucket", name, region: region, arn: ARN.bucket(name), .s3Bucket(S3Bucket(name: name)))
        }
        return buckets
            + ["a", "b"].map { zone in
                resource(
                    "aws_subnet", "subnet-\(zone)", region: region,
                    arn: "arn:aws:ec2:\(region):\(account):subnet/subnet-\(zone)",
                    .subnet(Subnet(id: "subnet-\(zone)", availabilityZone: region + zone)))
            }
    }

    func block(_ type: String, _ label: String) -> ConfigurationBlock {
        ConfigurationBlock(
            module: "", kind: "resource", type: type, name: "\(label)_\(number)", address: "\(type).\(label)_\(number)",
            file: "pipeline_\(number / 100).tf", line: number % 100 * 100 + 1)
    }

    private func resource(
        _ origin: Origin, _ type: String, _ label: String, name: String, arn: String? = nil, _ facts: [TypedFact]
    ) -> CollectedResource {
        let address = "\(type).\(label)_\(number)"
        return CollectedResource(
            Resource(
                origin: origin, type: type,
                arn: arn ?? (origin == .aws ? "arn:aws:\(label):\(Self.region):\(Self.account):\(name)" : nil),
                address: origin == .aws ? nil : address, name: name, account: Self.account, region: Self.region,
                file: origin == .aws ? nil : "pipeline_\(number / 100).tf", line: origin == .aws ? nil : 1), facts)
    }

    private func bucket(_ origin: Origin, _ name: String, _ label: String, isOn: Bool) -> CollectedResource {
        var facts: [TypedFact] = [
            .s3Bucket(S3Bucket(name: name, ownership: .present("BucketOwnerEnforced"))),
            .notificationConfiguration(S3NotificationConfiguration(bucket: name, isEventBridgeEnabled: .present(isOn))),
        ]
        if origin == .aws {
            var settings = S3BucketSettings(bucket: name)
            if !isFaulty {
                for setting in self.settings(name) { settings[keyPath: setting.path] = .present(setting.value) }
            }
            settings.tags = .present(#"{"team":null}"#)
            facts.append(.s3BucketSettings(settings))
        } else if !isFaulty {
            facts += settings(name).filter { Self.ownType($0.kind) == nil }.map { setting in
                .writtenSetting(WrittenSetting(setting.kind, owner: name, value: .present(setting.value)))
            }
        }
        facts.append(.tags(["team": "data", "pipeline": "\(number)"]))
        return resource(origin, "aws_s3_bucket", label, name: name, arn: ARN.bucket(name), facts)
    }

    /// The settings that have a resource of their own in the example; the others stand on the bucket.
    private func written(_ origin: Origin, _ bucket: String, _ label: String) -> [CollectedResource] {
        settings(bucket).compactMap { setting in
            guard let type = Self.ownType(setting.kind) else { return nil }
            let value = isFaulty && setting.kind == .versioning ? #"{"Status":"Suspended"}"# : setting.value
            return resource(
                origin, type, label, name: bucket,
                [.writtenSetting(WrittenSetting(setting.kind, owner: bucket, value: .present(value)))])
        }
    }

    private static func ownType(_ kind: WrittenSetting.Kind) -> String? {
        switch kind {
        case .publicAccessBlock: "aws_s3_bucket_public_access_block"
        case .versioning: "aws_s3_bucket_versioning"
        case .encryption: "aws_s3_bucket_server_side_encryption_configuration"
        default: nil
        }
    }

    private struct Setting {
        let kind: WrittenSetting.Kind
        let path: WritableKeyPath<S3BucketSettings, Fact<String>>
        let value: String
    }

    private func settings(_ bucket: String) -> [Setting] {
        [
            Setting(
                kind: .bucketPolicy, path: \.policy,
                value:
                    #"{"Statement":[{"Action":"s3:*","Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny","Principal":"*","Resource":["arn:aws:s3:::\#(bucket)","arn:aws:s3:::\#(bucket)/*"]}],"Version":"2012-10-17"}"#
            ),
            Setting(
                kind: .publicAccessBlock, path: \.publicAccessBlock,
                value:
                    #"{"BlockPublicAcls":true,"BlockPublicPolicy":true,"IgnorePublicAcls":true,"RestrictPublicBuckets":true}"#
            ),
            Setting(
                kind: .encryption, path: \.encryption,
                value:
                    #"[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms"},"BucketKeyEnabled":true}]"#),
            Setting(
                kind: .versioning, path: \.versioning, value: #"{"MFADelete":"Enabled","Status":"Enabled"}"#),
            Setting(
                kind: .logging, path: \.logging,
                value: #"{"TargetBucket":"company-logs","TargetPrefix":"\#(bucket)/"}"#),
            Setting(
                kind: .lifecycle, path: \.lifecycle,
                value:
                    #"[{"Expiration":{"Days":365},"Filter":{"Prefix":""},"ID":"old","NoncurrentVersionExpiration":{"NoncurrentDays":30},"Status":"Enabled"}]"#
            ),
            Setting(
                kind: .objectLock, path: \.objectLock,
                value:
                    #"{"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Days":1,"Mode":"GOVERNANCE"}}}"#),
            Setting(
                kind: .replication, path: \.replication,
                value:
                    #"{"Role":"\#(roleARN)","Rules":[{"Destination":{"Bucket":"arn:aws:s3:::company-copies"},"ID":"all","Status":"Enabled"}]}"#
            ),
        ]
    }

    private func lambda(_ origin: Origin) -> CollectedResource {
        var facts: [TypedFact] = [
            .lambdaFunction(
                LambdaFunction(
                    name: function, arn: functionARN, runtime: "python3.13", handler: "h.h", roleARN: roleARN,
                    codeSHA256: "A=", environment: ["OUTPUT_BUCKET": done],
                    policy: origin == .aws
                        ? .present(#"{"Statement":[\#(statement)],"Version":"2012-10-17"}"#) : .absent,
                    deadLetterARN: isFaulty ? nil : deadLetterARN, kmsKeyARN: isFaulty ? nil : Self.keyARN,
                    subnetIDs: isFaulty ? [] : ["subnet-a", "subnet-b"]))
        ]
        if origin == .aws {
            facts.append(.lambdaPermission(LambdaPermission(function: functionARN, statement: statement)))
            facts.append(
                .lambdaFunctionSettings(
                    LambdaFunctionSettings(
                        function: functionARN, status: .present(#"{"State":"Active","LastUpdateStatus":"Successful"}"#))
                ))
        }
        return resource(origin, "aws_lambda_function", "processing", name: function, arn: functionARN, facts)
    }

    private var statement: String {
        let source = isFaulty ? ruleARN + "-of-old" : ruleARN
        return
            #"{"Sid":"events","Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"\#(functionARN)","Condition":{"ArnLike":{"AWS:SourceArn":"\#(source)"}}}"#
    }

    /// In the account a statement is part of the function's own policy.
    private func permission(_ origin: Origin) -> CollectedResource {
        let facts: [TypedFact] =
            origin == .aws ? [] : [.lambdaPermission(LambdaPermission(function: function, statement: statement))]
        let type = origin == .aws ? "aws_lambda_layer_version" : "aws_lambda_permission"
        return resource(origin, type, "events", name: "events-\(number)", facts)
    }

    private func eventRule(_ origin: Origin) -> CollectedResource {
        let pattern =
            #"{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["\#(raw)"]},"object":{"key":[{"prefix":"raw/"}]}}}"#
        var facts: [TypedFact] = [.eventRule(EventRule(name: rule, arn: ruleARN, pattern: .present(pattern)))]
        if origin == .aws { facts.append(.eventTarget(EventTarget(rule: rule, targetID: "t", arn: functionARN))) }
        return resource(origin, "aws_cloudwatch_event_rule", "raw", name: rule, arn: ruleARN, facts)
    }

    private func eventTarget(_ origin: Origin) -> CollectedResource {
        let facts: [TypedFact] =
            origin == .aws ? [] : [.eventTarget(EventTarget(rule: rule, targetID: "t", arn: functionARN))]
        let type = origin == .aws ? "aws_sns_topic" : "aws_cloudwatch_event_target"
        return resource(origin, type, "target", name: "target-\(number)", facts)
    }

    private func iamRole(_ origin: Origin) -> CollectedResource {
        let trust =
            #"{"Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#
        let statements = [
            #"{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::\#(raw)/*"}"#,
            #"{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::\#(done)/*"}"#,
            #"{"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:logs:*:*:log-group:/aws/lambda/\#(function):*"}"#,
            #"{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"\#(deadLetterARN)"}"#,
        ]
        let role = TypedFact.iamRole(
            IAMRole(name: role, arn: roleARN, trustPolicy: .present(trust), policies: .present(["data"])))
        return resource(
            origin, "aws_iam_role", "processing", name: self.role, arn: roleARN,
            [role]
                + statements.enumerated().map { position, statement in
                    .iamStatement(
                        IAMStatement(
                            role: self.role, policy: "data", source: .inline, position: position, statement: statement))
                })
    }
}
