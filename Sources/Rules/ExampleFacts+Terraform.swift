import Facts

/// What the examples of rules on Terraform's own texts are made of.
extension ExampleFacts {
    /// The folder of the configuration, with what was remarked of it as a whole.
    static func rootModule(_ facts: TypedFact...) -> CollectedResource {
        CollectedResource(
            Resource(origin: .config, type: "terraform_module", address: "root module", name: "."), facts)
    }

    /// A resource of the configuration with what was remarked of it.
    static func block(
        _ type: String, _ address: String, origin: Origin = .config, attributes: String = "{}",
        plannedAction: String? = nil, _ facts: TypedFact...
    ) -> CollectedResource {
        CollectedResource(
            Resource(
                origin: origin, type: type, address: address, name: address, file: "main.tf", line: 10,
                attributes: attributes, plannedAction: plannedAction), facts)
    }

    static func remark(
        _ kind: ConfigurationRemark.Kind, _ subject: String, _ detail: String = "", line: Int = 12
    ) -> TypedFact {
        .remark(ConfigurationRemark(kind, subject: subject, detail: detail, file: "main.tf", line: line))
    }

    /// 2026-11-25 and 2027-02-01, in milliseconds since 1970.
    static let november2026: Int64 = 1_795_564_800_000
    static let february2027: Int64 = 1_801_440_000_000

    /// A state that was read.
    static let stateWasRead = CollectionRecord(source: "terraform.state:terraform.tfstate", status: .ok)

    static func lambda(
        _ origin: Origin, name: String = "processing", runtime: String? = nil, code: String? = nil,
        environment: [String: String?] = [:], policy: Fact<String> = .absent, _ facts: TypedFact...
    ) -> CollectedResource {
        CollectedResource(
            Resource(
                origin: origin, type: "aws_lambda_function", arn: origin == .config ? nil : functionARN,
                address: origin == .aws ? nil : "aws_lambda_function.\(name)", name: name, account: "111122223333",
                region: "us-east-1"),
            [
                .lambdaFunction(
                    LambdaFunction(
                        name: name, arn: origin == .config ? nil : functionARN, runtime: runtime, codeSHA256: code,
                        environment: environment, policy: policy))
            ] + facts)
    }

    static func eventRule(
        _ origin: Origin, pattern: Fact<String>, state: String = "ENABLED", _ facts: TypedFact...
    ) -> CollectedResource {
        CollectedResource(
            Resource(
                origin: origin, type: "aws_cloudwatch_event_rule", arn: ruleARN,
                address: origin == .aws ? nil : "aws_cloudwatch_event_rule.raw", name: "raw-to-processing",
                account: "111122223333", region: "us-east-1"),
            [.eventRule(EventRule(name: "raw-to-processing", arn: ruleARN, state: state, pattern: pattern))] + facts)
    }

    static func ownershipControls(
        _ origin: Origin, _ ownership: String, module: String = ""
    ) -> CollectedResource {
        block(
            "aws_s3_bucket_ownership_controls", "\(module)aws_s3_bucket_ownership_controls.raw", origin: origin,
            attributes: #"{"bucket":"pipeline-raw","rule":[{"object_ownership":"\#(ownership)"}]}"#)
    }

    static func bucketACL(_ origin: Origin, bucket: String = bucketName) -> CollectedResource {
        block(
            "aws_s3_bucket_acl", "aws_s3_bucket_acl.raw", origin: origin,
            attributes: #"{"acl":"private","bucket":"\#(bucket)"}"#)
    }

    static let ownersGrant = ACLGrant(
        granteeType: "CanonicalUser", grantee: "4d2f0a1b", permission: "FULL_CONTROL", isOwner: true)

    static func liveBucket(
        acl: Fact<[ACLGrant]> = .absent, ownership: Fact<String> = .absent
    ) -> CollectedResource {
        CollectedResource(
            Resource(origin: .aws, type: "aws_s3_bucket", arn: ARN.bucket(bucketName), name: bucketName),
            [.s3Bucket(S3Bucket(name: bucketName, acl: acl, ownership: ownership))])
    }

    /// A bucket of the configuration.
    static func named(_ bucket: String, address: String = "aws_s3_bucket.raw") -> CollectedResource {
        CollectedResource(
            Resource(origin: .config, type: "aws_s3_bucket", address: address, name: bucket, file: "main.tf", line: 1),
            [.s3Bucket(S3Bucket(name: bucket))])
    }

    /// A bucket that the plan creates.
    static let created = block(
        "aws_s3_bucket", "aws_s3_bucket.processed", origin: .plan, plannedAction: "create")

    /// The lists of the account and of its one region.
    static let listsWereRead = [
        Coverage(origin: .aws, fact: "s3:buckets", state: .read),
        Coverage(origin: .aws, region: "us-east-1", fact: "lambda:functions", state: .read),
        Coverage(origin: .aws, region: "us-east-1", fact: "events:buses", state: .read),
        Coverage(origin: .aws, region: "us-east-1", owner: "default", fact: "events:rules", state: .read),
    ]

    /// The function of the configuration, deployed from a zip on this machine.
    static func packaged(_ sha256: Fact<String>) -> CollectedResource {
        block(
            "aws_lambda_function", "aws_lambda_function.processing",
            .localPackage(LocalPackage(path: "build/processing.zip", sha256: sha256)))
    }

    /// The function's block, which leaves changes of an argument alone.
    static func ignoring(_ argument: String) -> ConfigurationBlock {
        ConfigurationBlock(
            module: "", kind: "resource", type: "aws_lambda_function", name: "processing",
            address: "aws_lambda_function.processing", file: "main.tf", line: 10, ignoredChanges: [argument])
    }
}
