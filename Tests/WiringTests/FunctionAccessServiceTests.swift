import Testing

@testable import Wiring

@Suite("What a function may do with keys, queues and others")
struct FunctionAccessServiceTests {
    static let role = "arn:aws:iam::111122223333:role/reader"
    static let key = "arn:aws:kms:eu-west-1:111122223333:key/1"
    static let queue = "arn:aws:sqs:eu-west-1:111122223333:q"

    private static func access(_ statements: String...) -> FunctionAccess {
        FunctionAccess(
            role: role, policies: [AccessPolicy(label: "inline", statements: statements)],
            functionARN: "arn:aws:lambda:eu-west-1:111122223333:function:f")
    }

    private static func statement(
        _ action: String, principal: String? = nil, resource: String = "*", condition: String = "{}"
    ) -> String {
        let named = principal.map { #""Principal":{"AWS":"\#($0)"},"# } ?? ""
        return
            #"{"Effect":"Allow",\#(named)"Action":"\#(action)","Resource":"\#(resource)","Condition":\#(condition)}"#
    }

    static let root = "arn:aws:iam::111122223333:root"

    @Test(
        "a key policy allows by itself, or leaves it to the role",
        arguments: [
            (statement("kms:*", principal: root), ["kms:Decrypt"], AccessDecision.Verdict.allowed),
            (statement("kms:*", principal: root), ["kms:GenerateDataKey"], .denied),
            (statement("kms:*", principal: root), [], .denied),
            (statement("kms:Decrypt", principal: role), [], .allowed),
            (statement("kms:Encrypt", principal: role), ["kms:*"], .denied),
            (
                statement(
                    "kms:Decrypt", principal: "*",
                    condition:
                        #"{"StringEquals":{"kms:CallerAccount":"111122223333","kms:ViaService":"s3.eu-west-1.amazonaws.com"}}"#
                ), [], .allowed
            ),
            (
                statement(
                    "kms:Decrypt", principal: "*",
                    condition: #"{"StringEquals":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}}"#), [], .denied
            ),
            (
                statement(
                    "kms:Decrypt", principal: role,
                    condition: #"{"StringLike":{"kms:EncryptionContext:aws:s3:arn":"arn:aws:s3:::b*"}}"#), [], .allowed
            ),
            (
                statement(
                    "kms:Decrypt", principal: role,
                    condition: #"{"StringEquals":{"kms:EncryptionContext:aws:s3:arn":"arn:aws:s3:::b"}}"#), [], .unknown
            ),
            (
                statement(
                    "kms:Decrypt", principal: role,
                    condition: #"{"StringLike":{"kms:EncryptionContext:aws:s3:arn":"arn:aws:s3:::c/*"}}"#), [], .denied
            ),
            (
                statement(
                    "kms:Decrypt", principal: role, condition: #"{"Bool":{"aws:ViaAWSService":"true"}}"#), [], .unknown
            ),
        ])
    func keys(_ policy: String, _ actions: [String], _ verdict: AccessDecision.Verdict) {
        let decision = FunctionAccess(
            role: Self.role,
            policies: [AccessPolicy(label: "inline", statements: actions.map { Self.statement($0) })]
        ).kms(
            .decrypt, key: Self.key, keyPolicy: AccessPolicy(label: "default", statements: [policy]), bucket: "b",
            region: "eu-west-1")
        #expect(decision.verdict == verdict, "\(decision.reason)")
    }

    @Test("a bucket key makes the encryption context the bucket's")
    func bucketKey() {
        let policy = AccessPolicy(
            label: "default",
            statements: [
                Self.statement(
                    "kms:GenerateDataKey", principal: Self.role,
                    condition: #"{"StringEquals":{"kms:EncryptionContext:aws:s3:arn":"arn:aws:s3:::b"}}"#)
            ])
        let verdict = { (bucketKey: Bool?) in
            Self.access().kms(
                .generateDataKey, key: Self.key, keyPolicy: policy, bucket: "b", keys: .one("a"), region: "eu-west-1",
                bucketKey: bucketKey
            ).verdict
        }
        #expect(verdict(true) == .allowed)
        #expect(verdict(false) == .denied)
        #expect(verdict(nil) == .unknown)
    }

    @Test("the reason of a key names the key")
    func keyReason() {
        let decision = Self.access(Self.statement("kms:*")).kms(
            .decrypt, key: Self.key, keyPolicy: AccessPolicy(label: "default", statements: []), bucket: "b",
            region: "eu-west-1")
        #expect(decision.layer == .keyPolicy)
        #expect(
            decision.reason
                == "the key policy of \(Self.key) does not allow \(Self.role) kms:Decrypt on \(Self.key)")
    }

    @Test("a queue's policy may allow what the role's does not")
    func queues() {
        let send = "sqs:SendMessage"
        let granting = AccessPolicy(label: "queue", statements: [Self.statement(send, principal: Self.role)])
        let silent = AccessPolicy(label: "queue", statements: [])
        #expect(Self.access(Self.statement(send)).simple(send, Self.queue).verdict == .allowed)
        #expect(Self.access().simple(send, Self.queue).verdict == .unknown)
        #expect(Self.access().simple(send, Self.queue).reason.contains("was not asked for"))
        #expect(Self.access().simple(send, Self.queue, resourcePolicy: silent).verdict == .denied)
        #expect(Self.access().simple(send, Self.queue, resourcePolicy: granting).verdict == .allowed)
        let foreign = "arn:aws:sqs:eu-west-1:444455556666:q"
        #expect(Self.access(Self.statement(send)).simple(send, foreign).verdict == .unknown)
        #expect(Self.access(Self.statement(send)).simple(send, foreign, resourcePolicy: granting).verdict == .allowed)
        #expect(Self.access().simple(send, foreign).verdict == .denied)
    }

    // MARK: AWS managed policies

    static let basic = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
    static let logs = "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/f:log-stream:x"

    @Test(
        "an AWS managed policy allows what its document says",
        arguments: [
            (basic, "logs:PutLogEvents", logs, AccessDecision.Verdict.allowed),
            (basic, "s3:GetObject", "arn:aws:s3:::b/a", .denied),
            ("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", "s3:GetObject", "arn:aws:s3:::b/a", .allowed),
            ("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", "s3:PutObject", "arn:aws:s3:::b/a", .denied),
            ("arn:aws:iam::aws:policy/AmazonS3FullAccess", "s3:PutObject", "arn:aws:s3:::b/a", .allowed),
            ("arn:aws:iam::aws:policy/AWSLambdaExecute", "s3:PutObject", "arn:aws:s3:::b/a", .allowed),
            ("arn:aws:iam::aws:policy/AWSLambdaExecute", "s3:ListBucket", "arn:aws:s3:::b", .denied),
            ("arn:aws:iam::aws:policy/AdministratorAccess", "kms:Decrypt", key, .allowed),
            ("arn:aws:iam::aws:policy/PowerUserAccess", "kms:Decrypt", key, .allowed),
            ("arn:aws:iam::aws:policy/PowerUserAccess", "iam:PassRole", role, .denied),
            ("arn:aws:iam::aws:policy/PowerUserAccess", "iam:ListRoles", role, .allowed),
            ("arn:aws:iam::aws:policy/AmazonSQSFullAccess", "sqs:SendMessage", queue, .allowed),
            ("arn:aws:iam::aws:policy/AWSLambda_FullAccess", "iam:PassRole", role, .unknown),
            ("arn:aws:iam::aws:policy/SecurityAudit", "s3:GetObject", "arn:aws:s3:::b/a", .unknown),
            ("arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole", "logs:PutLogEvents", logs, .unknown),
            ("arn:aws:iam::111122223333:policy/AmazonS3FullAccess", "s3:GetObject", "arn:aws:s3:::b/a", .unknown),
        ])
    func managed(_ policy: String, _ action: String, _ resource: String, _ verdict: AccessDecision.Verdict) {
        let access = FunctionAccess(role: Self.role, policies: [AWSManagedPolicies.policy(policy)])
        let silent = AccessPolicy(label: "", statements: [])
        let operation = FunctionAccess.S3Operation(rawValue: action)
        let asked =
            operation.map {
                access.s3($0, bucket: "b", keys: .one("a"), bucketAccount: "111122223333", bucketPolicy: nil)
            } ?? access.simple(action, resource, resourcePolicy: silent)
        #expect(asked.verdict == verdict, "\(asked.reason)")
    }

    @Test("every document is a policy, has a version, and follows the partition of its ARN")
    func documents() throws {
        #expect(Set(AWSManagedPolicies.statements.keys) == Set(AWSManagedPolicies.versions.keys))
        for name in AWSManagedPolicies.statements.keys.sorted() {
            let document = try #require(AWSManagedPolicies.document("arn:aws:iam::aws:policy/\(name)"))
            for statement in try PolicyDocument.statements(parsing: document) { _ = try PolicyStatement(statement) }
            #expect(try PolicyDocument.replacesVariables(parsing: document))
            let chinese = try #require(AWSManagedPolicies.document("arn:aws-cn:iam::aws:policy/\(name)"))
            #expect(!chinese.contains("arn:aws:"))
        }
    }
}
