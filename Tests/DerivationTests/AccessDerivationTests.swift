import Facts
import SnapshotStore
import Testing

@testable import Derivation

@Suite("Access")
struct AccessDerivationTests {
    private typealias Small = SmallPipeline

    private static let key = "arn:aws:kms:us-east-1:111122223333:key/k"

    private func small(_ statements: String..., environment: [String: String?] = [:]) -> Small {
        var small = Small()
        small.bucket()
        small.function(environment: environment)
        small.role()
        for (position, statement) in statements.enumerated() {
            small.resources[small.resources.count - 1].facts.append(
                .iamStatement(
                    IAMStatement(role: "f-role", policy: "p", source: .inline, position: position, statement: statement)
                ))
        }
        small.rule()
        return small
    }

    @Test("a function reads what is delivered, and may not write there")
    func trigger() throws {
        let small = small(Small.allow("s3:GetObject", "arn:aws:s3:::raw/*"))
        #expect(try small.accesses(.trigger) == ["f read raw: allowed n/a", "f write raw: denied n/a"])
        let row = try #require(try small.derived().rows("SELECT * FROM access WHERE purpose = 'trigger'").first)
        #expect(row.text("resource") == "arn:aws:s3:::raw/${key}")
        #expect(row.text("decided_by") == "role policy")
        #expect(row.text("statement")?.contains("s3:GetObject") == true)
    }

    @Test("the delivered keys alone are asked for")
    func keys() throws {
        func read(_ resource: String) throws -> String? {
            var small = Small()
            small.bucket(entries: [Small.entry("e", prefix: "raw/", suffix: ".json")])
            small.function()
            small.role(Small.allow("s3:GetObject", resource))
            return try small.accesses(.trigger).first
        }
        #expect(try read("arn:aws:s3:::raw/raw/*") == "f read raw: allowed n/a")
        #expect(try read("arn:aws:s3:::raw/raw/in/*") == "f read raw: partly n/a")
        #expect(try read("arn:aws:s3:::raw/out/*") == "f read raw: denied n/a")
    }

    @Test("a role outside of the snapshot is not known, one whose policies were not read is unread")
    func roles() throws {
        var outside = Small()
        outside.bucket()
        outside.function()
        outside.rule()
        #expect(try outside.accesses(.trigger).first == "f read raw: unknown n/a")
        outside.role(policies: .unread(Unread(code: "AccessDenied", action: "iam:ListRolePolicies")))
        #expect(try outside.accesses(.trigger).first == "f read raw: unread n/a")
    }

    @Test("an environment variable names a bucket by its name or its ARN")
    func environment() throws {
        let small = small(
            Small.allow("s3:PutObject", "arn:aws:s3:::raw/*"),
            environment: ["A": "raw", "B": "arn:aws:s3:::raw", "C": nil, "D": "elsewhere"])
        #expect(try small.accesses(.environment) == ["f read raw: denied n/a", "f write raw: allowed n/a"])
        let row = try #require(
            try small.derived().rows("SELECT variables FROM access WHERE purpose = 'environment'").first)
        #expect(row.text("variables") == #"["A","B"]"#)
    }

    @Test("before the apply a variable names its bucket by a symbol")
    func symbols() throws {
        var small = Small(.config)
        small.bucket("${aws_s3_bucket.raw.bucket}")
        small.function(environment: ["A": "${aws_s3_bucket.raw.id}", "B": "${aws_s3_bucket.gone.bucket}"])
        small.role(Small.allow("s3:*", "arn:aws:s3:::${aws_s3_bucket.raw.bucket}/*"))
        #expect(
            try small.accesses(.environment) == [
                "f read ${aws_s3_bucket.gone.bucket}: unknown n/a", "f write ${aws_s3_bucket.gone.bucket}: unknown n/a",
                "f read ${aws_s3_bucket.raw.bucket}: allowed n/a", "f write ${aws_s3_bucket.raw.bucket}: allowed n/a",
            ])
    }

    @Test("the bucket's policy and its key decide too")
    func bucketPolicy() throws {
        func rows(_ settings: S3BucketSettings, _ key: KMSKey? = nil, _ statements: [String]) throws -> [String] {
            var small = Small()
            small.bucket(settings: settings)
            small.function()
            small.role()
            small.resources[small.resources.count - 1].facts += statements.map {
                .iamStatement(IAMStatement(role: "f-role", policy: "p", source: .inline, position: 0, statement: $0))
            }
            small.rule()
            if let key { small.add("aws_kms_key", "k", arn: key.arn, .kmsKey(key)) }
            return try small.accesses(.trigger)
        }
        let read = Small.allow("s3:GetObject", "arn:aws:s3:::raw/*")
        let deny =
            #"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}]}"#
        #expect(
            try rows(S3BucketSettings(bucket: "raw", policy: .present(deny)), nil, [read])[0]
                == "f read raw: denied n/a")
        let unread = Unread(code: "AccessDenied", action: "s3:GetBucketPolicy")
        #expect(
            try rows(S3BucketSettings(bucket: "raw", policy: .unread(unread)), nil, [read])[0]
                == "f read raw: unread n/a")
        let encryption = Fact.present(
            #"[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"\#(Self.key)"}}]"#)
        let settings = S3BucketSettings(bucket: "raw", encryption: encryption)
        let policy =
            #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]}"#
        let key = KMSKey(arn: Self.key, reference: Self.key, policy: .present(policy))
        #expect(try rows(settings, key, [read])[0] == "f read raw: allowed denied")
        #expect(try rows(settings, key, [read, Small.allow("kms:Decrypt", "*")])[0] == "f read raw: allowed allowed")
        #expect(try rows(settings, nil, [read, Small.allow("kms:Decrypt", "*")])[0] == "f read raw: allowed unknown")
        let own = Fact.present(#"[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms"}}]"#)
        #expect(
            try rows(S3BucketSettings(bucket: "raw", encryption: own), nil, [read])[0] == "f read raw: allowed allowed")
    }

    @Test("logs need both actions, dead letters the one of their service")
    func others() throws {
        let group = "arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/f"
        #expect(try small().accesses(.logs) == ["f write \(group): denied n/a"])
        #expect(try small(Small.allow("logs:CreateLogStream", "*")).accesses(.logs) == ["f write \(group): denied n/a"])
        #expect(try small(Small.allow("logs:*", "\(group):*")).accesses(.logs) == ["f write \(group): allowed n/a"])
        var own = Small()
        own.bucket()
        own.function(logGroup: "/orders/load")
        own.role(Small.allow("logs:*", "arn:aws:logs:us-east-1:111122223333:log-group:/orders/load:*"))
        own.rule()
        #expect(
            try own.accesses(.logs) == [
                "f write arn:aws:logs:us-east-1:111122223333:log-group:/orders/load: allowed n/a"
            ])
        var failing = Small()
        failing.bucket()
        let queue = "arn:aws:sqs:us-east-1:111122223333:q"
        let topic = "arn:aws:sns:us-east-1:111122223333:t"
        failing.function(
            deadLetter: queue,
            settings: LambdaFunctionSettings(
                function: Small.function,
                eventInvokeConfigs: .present(
                    #"[{"FunctionArn":"x","DestinationConfig":{"OnFailure":{"Destination":"\#(topic)"}}}]"#)))
        failing.role(Small.allow("sqs:SendMessage", queue))
        failing.rule()
        #expect(
            try failing.accesses(.deadLetter) == ["f write \(topic): unknown n/a", "f write \(queue): allowed n/a"])
    }
}
