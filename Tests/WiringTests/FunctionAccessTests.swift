import Testing

@testable import Wiring

@Suite("What a function may do")
struct FunctionAccessTests {
    static let account = "111122223333"
    static let role = "arn:aws:iam::111122223333:role/reader"
    static let function = "arn:aws:lambda:eu-west-1:111122223333:function:f"

    private static func access(
        _ statements: String..., boundary: AccessPolicy? = nil, isInVPC: Bool? = nil, now: String? = nil
    ) -> FunctionAccess {
        FunctionAccess(
            role: role, policies: [AccessPolicy(label: "inline", statements: statements)], boundary: boundary,
            functionARN: "\(function):prod", isInVPC: isInVPC, now: now)
    }

    private static func allow(_ action: String, _ resource: String, effect: String = "Allow") -> String {
        #"{"Effect":"\#(effect)","Action":"\#(action)","Resource":"\#(resource)"}"#
    }

    // MARK: Keys

    static let incoming = ObjectKeys.all(prefix: "raw/", suffix: ".json")

    @Test(
        "a statement covers all keys, some or none",
        arguments: [
            ("arn:aws:s3:::b/*", AccessDecision.Verdict.allowed), ("arn:aws:s3:::b*", .allowed), ("*", .allowed),
            ("arn:aws:s3:::b/raw/*", .allowed), ("arn:aws:s3:::b/raw/*.json", .allowed),
            ("arn:aws:s3:::b/*.json", .allowed), ("arn:aws:s3:::b/*.js*", .allowed), ("arn:aws:s3:::?/raw/*", .allowed),
            ("arn:aws:s3:::b/raw/2026*", .partly), ("arn:aws:s3:::b/raw/*/x.json", .partly),
            ("arn:aws:s3:::b/raw/a.json", .partly), ("arn:aws:s3:::b/*a.json", .partly),
            ("arn:aws:s3:::b/processed/*", .denied), ("arn:aws:s3:::b/raw/*.csv", .denied),
            ("arn:aws:s3:::b", .denied), ("arn:aws:s3:::c/*", .denied), ("arn:aws:s3:::b/Raw/*", .denied),
            ("arn:aws:s3:::${var.bucket}/*", .unknown), ("arn:aws:s3:::b/${var.prefix}*", .unknown),
        ])
    func keys(_ resource: String, _ verdict: AccessDecision.Verdict) {
        let decision = Self.access(Self.allow("s3:GetObject", resource)).s3(
            .getObject, bucket: "b", keys: Self.incoming, bucketAccount: Self.account, bucketPolicy: nil)
        #expect(decision.verdict == verdict, "\(decision.reason)")
    }

    @Test("a bucket of unknown name is the same bucket, whatever its keys")
    func symbolicBucket() {
        func verdict(_ resource: String) -> AccessDecision.Verdict {
            FunctionAccess(
                role: "arn:aws:iam::${aws.account_id}:role/r",
                policies: [AccessPolicy(label: "inline", statements: [Self.allow("s3:GetObject", resource)])]
            ).s3(
                .getObject, bucket: "${aws_s3_bucket.raw.bucket}", keys: Self.incoming,
                bucketAccount: "${aws.account_id}", bucketPolicy: nil
            ).verdict
        }
        #expect(verdict("arn:aws:s3:::${aws_s3_bucket.raw.id}/*") == .allowed)
        #expect(verdict("arn:aws:s3:::${aws_s3_bucket.raw.id}/raw/x*") == .partly)
        #expect(verdict("arn:aws:s3:::${aws_s3_bucket.raw.bucket}/x/*") == .denied)
        #expect(verdict("arn:aws:s3:::${aws_s3_bucket.other.bucket}/*") == .denied)
        #expect(verdict("arn:aws:s3:::raw/*") == .unknown)
    }

    @Test("a doubt names what is open, and not the keys, which are all meant")
    func openSymbols() {
        let decision = Self.access(Self.allow("s3:GetObject", "arn:aws:s3:::${var.bucket}/*")).s3(
            .getObject, bucket: "b", keys: Self.incoming, bucketAccount: Self.account, bucketPolicy: nil)
        #expect(decision.reason.hasSuffix("and var.bucket is not known before the apply"), "\(decision.reason)")
        #expect(decision.reason.contains("s3:GetObject on arn:aws:s3:::b/raw/*.json"))
    }

    @Test(
        "a denial of some keys leaves the others allowed",
        arguments: [
            ("arn:aws:s3:::b/raw/secret/*", AccessDecision.Verdict.partly), ("arn:aws:s3:::b/other/*", .allowed),
            ("arn:aws:s3:::b/raw/*", .denied), ("arn:aws:s3:::b/*.json", .denied),
        ])
    func deniedKeys(_ resource: String, _ verdict: AccessDecision.Verdict) {
        let deny = Self.allow("s3:*", resource, effect: "Deny")
        let decision = Self.access(Self.allow("s3:*", "*"), deny).s3(
            .getObject, bucket: "b", keys: Self.incoming, bucketAccount: Self.account, bucketPolicy: nil)
        #expect(decision.verdict == verdict, "\(decision.reason)")
        #expect((decision.statement == deny) == (verdict != .allowed))
    }

    @Test("all keys but some are allowed by NotResource too")
    func keysLeftOut() {
        let rest = #"{"Effect":"Allow","Action":"s3:*","NotResource":"arn:aws:s3:::b/raw/secret/*"}"#
        let decision = Self.access(rest).s3(
            .getObject, bucket: "b", keys: Self.incoming, bucketAccount: Self.account, bucketPolicy: nil)
        #expect(decision.verdict == .partly)
        let other = Self.access(rest).s3(
            .getObject, bucket: "b", keys: .all(prefix: "out/", suffix: ""), bucketAccount: Self.account,
            bucketPolicy: nil)
        #expect(other.verdict == .allowed)
    }

    @Test("a reason about some keys says so and names what decides")
    func partlyReasons() {
        let some = Self.access(Self.allow("s3:GetObject", "arn:aws:s3:::b/raw/2026*")).s3(
            .getObject, bucket: "b", keys: Self.incoming, bucketAccount: Self.account, bucketPolicy: nil)
        #expect(
            some.reason == "s3:GetObject on arn:aws:s3:::b/raw/*.json is allowed for some of these keys only: "
                + "a statement without Sid of the policy inline of \(Self.role) allows "
                + "s3:GetObject on arn:aws:s3:::b/raw/*.json, but not for all of them")
        #expect(some.statement == Self.allow("s3:GetObject", "arn:aws:s3:::b/raw/2026*"))
        let boundary = AccessPolicy(label: "bound", statements: [Self.allow("s3:*", "arn:aws:s3:::b/raw/2026*")])
        let bounded = Self.access(Self.allow("s3:*", "*"), boundary: boundary).s3(
            .getObject, bucket: "b", keys: Self.incoming, bucketAccount: Self.account, bucketPolicy: nil)
        #expect(bounded.verdict == .partly)
        #expect(bounded.layer == .permissionsBoundary)
        #expect(bounded.reason.contains("the permissions boundary bound does not allow"))
    }

    @Test("listing is about the bucket, and one object about itself")
    func operations() {
        let list = Self.access(Self.allow("s3:ListBucket", "arn:aws:s3:::b"))
        let verdict = { (operation: FunctionAccess.S3Operation, keys: ObjectKeys) in
            list.s3(operation, bucket: "b", keys: keys, bucketAccount: Self.account, bucketPolicy: nil).verdict
        }
        #expect(verdict(.listBucket, .every) == .allowed)
        #expect(verdict(.getObject, .every) == .denied)
        let one = Self.access(Self.allow("s3:PutObject", "arn:aws:s3:::b/out/*"))
        for (key, expected) in [("out/a", AccessDecision.Verdict.allowed), ("in/a", .denied)] {
            #expect(
                one.s3(.putObject, bucket: "b", keys: .one(key), bucketAccount: Self.account, bucketPolicy: nil).verdict
                    == expected)
        }
    }

    // MARK: Context

    private static func bucketPolicy(_ effect: String, _ condition: String) -> AccessPolicy {
        AccessPolicy(
            label: "bucket policy",
            statements: [
                #"{"Sid":"C","Effect":"\#(effect)","Principal":"*","Action":"s3:*","Resource":"*","Condition":\#(condition)}"#
            ])
    }

    @Test(
        "a denial by the bucket policy applies to a function, does not, or is not known",
        arguments: [
            (#"{"Bool":{"aws:SecureTransport":"false"}}"#, nil, AccessDecision.Verdict.allowed),
            (#"{"NumericLessThan":{"s3:TlsVersion":"1.2"}}"#, nil, .allowed),
            (#"{"NumericLessThan":{"s3:TlsVersion":"1.3"}}"#, nil, .unknown),
            (#"{"StringNotEquals":{"aws:PrincipalAccount":"111122223333"}}"#, nil, .allowed),
            (#"{"StringNotEquals":{"aws:PrincipalAccount":"444455556666"}}"#, nil, .denied),
            (#"{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"}}"#, nil, .unknown),
            (#"{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/reader"}}"#, nil, .allowed),
            (#"{"StringNotEquals":{"aws:SourceVpc":"vpc-1"}}"#, false, .denied),
            (#"{"StringNotEquals":{"aws:SourceVpc":"vpc-1"}}"#, true, .unknown),
            (#"{"StringNotEquals":{"aws:SourceVpce":"vpce-1"}}"#, nil, .unknown),
            (#"{"StringNotEqualsIfExists":{"aws:SourceVpce":"vpce-1"}}"#, false, .denied),
            (#"{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#, false, .unknown),
            (#"{"Bool":{"aws:ViaAWSService":"true"}}"#, nil, .allowed),
            (#"{"Null":{"aws:SourceArn":"true"}}"#, nil, .denied),
            (#"{"StringNotEquals":{"s3:x-amz-server-side-encryption":"aws:kms"}}"#, nil, .unknown),
            (#"{"StringNotEquals":{"aws:ResourceAccount":"111122223333"}}"#, nil, .allowed),
            (#"{"ArnNotEquals":{"lambda:SourceFunctionArn":"\#(function)"}}"#, nil, .allowed),
            (#"{"Bool":{"aws:PrincipalIsAWSService":"false"}}"#, nil, .denied),
            (#"{"DateGreaterThan":{"aws:CurrentTime":"2026-01-01"}}"#, nil, .unknown),
        ] as [(String, Bool?, AccessDecision.Verdict)])
    func context(_ condition: String, _ isInVPC: Bool?, _ verdict: AccessDecision.Verdict) {
        let decision = Self.access(Self.allow("s3:*", "*"), isInVPC: isInVPC).s3(
            .putObject, bucket: "b", bucketAccount: Self.account, bucketPolicy: Self.bucketPolicy("Deny", condition))
        #expect(decision.verdict == verdict, "\(decision.reason)")
    }

    @Test("what the caller knows further decides too")
    func givenContext() {
        let prefix = #"{"StringNotLike":{"s3:prefix":"raw/*"}}"#
        let deny = Self.bucketPolicy("Deny", prefix)
        let list = Self.access(Self.allow("s3:*", "*"))
        let verdict = { (context: [String: [String]]) in
            list.s3(
                .listBucket, bucket: "b", bucketAccount: Self.account, bucketPolicy: deny, context: context
            ).verdict
        }
        #expect(verdict([:]) == .unknown)
        #expect(verdict(["s3:prefix": ["raw/1"]]) == .allowed)
        #expect(verdict(["s3:prefix": ["out/1"]]) == .denied)
    }

    @Test(
        "the time of the request decides where it is given, as a date and as seconds",
        arguments: [
            (#"{"DateGreaterThan":{"aws:CurrentTime":"2026-01-01"}}"#, AccessDecision.Verdict.denied),
            (#"{"DateGreaterThan":{"aws:CurrentTime":"2027-01-01"}}"#, .allowed),
            (#"{"NumericGreaterThan":{"aws:EpochTime":"1795564799"}}"#, .denied),
            (#"{"NumericGreaterThan":{"aws:EpochTime":"1795564800"}}"#, .allowed),
        ])
    func time(_ condition: String, _ verdict: AccessDecision.Verdict) {
        let decision = Self.access(Self.allow("s3:*", "*"), now: "2026-11-25T00:00:00Z").s3(
            .getObject, bucket: "b", bucketAccount: Self.account, bucketPolicy: Self.bucketPolicy("Deny", condition))
        #expect(decision.verdict == verdict, "\(decision.reason)")
    }

    @Test("the session of a function bears the function's name")
    func session() {
        let grant = { (name: String) in
            AccessPolicy(
                label: "bucket policy",
                statements: [
                    #"{"Effect":"Allow","Principal":{"AWS":"arn:aws:sts::111122223333:assumed-role/reader/\#(name)"},"#
                        + #""Action":"s3:*","Resource":"*"}"#
                ])
        }
        let verdict = { (name: String) in
            Self.access().s3(.getObject, bucket: "b", bucketAccount: Self.account, bucketPolicy: grant(name)).verdict
        }
        #expect(verdict("f") == .allowed)
        #expect(verdict("g") == .denied)
    }

    @Test("the limits of a decision are said in whole sentences")
    func limits() {
        #expect(AccessDecision.limits.hasSuffix("."))
        #expect(AccessDecision.limits.contains("Service control policies"))
    }
}
