import Facts

/// Roles, statements and what functions may do, for the rules on access.
extension ExampleFacts {
    static let roleARN = "arn:aws:iam::111122223333:role/processing"

    /// What the function (2) of `notified` may do with a thing.
    static func access(
        _ origin: Origin, _ purpose: Access.Purpose, _ mode: Access.Mode,
        _ decision: Access.Decision, key: Access.Decision = .notApplicable, target: String = bucketName
    ) -> Access {
        let isBucket = purpose == .trigger || purpose == .environment
        return Access(
            origin: origin, functionID: 2, purpose: purpose, mode: mode, target: target, bucketID: isBucket ? 1 : nil,
            variables: purpose == .environment ? ["OUTPUT_BUCKET"] : [],
            action: mode == .read ? "s3:GetObject" : "s3:PutObject", resource: "arn:aws:s3:::pipeline-raw/${key}",
            answer: Access.Answer(decision, by: "role policy", "The policies say what the example says."),
            keyARN: key == .notApplicable ? nil : "arn:aws:kms:us-east-1:111122223333:key/1a2b",
            keyAnswer: Access.Answer(key, by: "key policy", "The key's policies say what the example says."))
    }

    /// The function (1) and its role (2) with the statements of a policy, which Terraform writes beside it (3).
    static func role(
        _ origin: Origin = .aws, policy: String = "data", policies: Fact<[String]> = .present(["data"]),
        _ statements: String...
    ) -> [CollectedResource] {
        let facts = statements.enumerated().map { position, statement in
            TypedFact.iamStatement(
                IAMStatement(
                    role: "processing", policy: policy, source: policy.hasPrefix("arn:") ? .attached : .inline,
                    position: position, statement: statement))
        }
        let function = CollectedResource(
            Resource(
                origin: origin, type: "aws_lambda_function", arn: origin == .aws ? functionARN : nil,
                address: origin == .aws ? nil : "aws_lambda_function.processing", name: "processing"),
            [.lambdaFunction(LambdaFunction(name: "processing", arn: arn(origin), roleARN: roleARN))])
        let role = CollectedResource(
            Resource(
                origin: origin, type: "aws_iam_role", arn: roleARN,
                address: origin == .aws ? nil : "aws_iam_role.processing", name: "processing"),
            [.iamRole(IAMRole(name: "processing", arn: roleARN, policies: policies))]
                + (origin == .aws ? facts : []))
        guard origin != .aws else { return [function, role] }
        let written = CollectedResource(
            Resource(origin: origin, type: "aws_iam_role_policy", address: "aws_iam_role_policy.data", name: policy),
            facts)
        return [function, role, written]
    }

    /// A function (1) with variables.
    static func environment(
        _ origin: Origin, _ variables: [String: String?] = [:], secrets: [SecretVariable] = []
    ) -> CollectedResource {
        CollectedResource(
            Resource(
                origin: origin, type: "aws_lambda_function", arn: origin == .aws ? functionARN : nil,
                address: origin == .aws ? nil : "aws_lambda_function.processing", name: "processing",
                region: "us-east-1"),
            [
                .lambdaFunction(
                    LambdaFunction(
                        name: "processing", arn: arn(origin), environment: variables, secretVariables: secrets))
            ])
    }

    /// An `aws_s3_object` of Terraform.
    static func object(_ origin: Origin, bucket: String, key: String) -> CollectedResource {
        CollectedResource(
            Resource(
                origin: origin, type: "aws_s3_object", address: "aws_s3_object.db", name: key,
                attributes: #"{"bucket":"\#(bucket)","key":"\#(key)"}"#))
    }
}

extension ExampleFacts {
    static func logs(_ origin: Origin, _ decision: Access.Decision) -> Access {
        access(
            origin, .logs, .write, decision,
            target: "arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/processing")
    }

    static func deadLetters(_ origin: Origin, _ decision: Access.Decision) -> Access {
        access(origin, .deadLetter, .write, decision, target: "arn:aws:sqs:us-east-1:111122223333:dead-letters")
    }
}
