import Facts
import Testing

@testable import Wiring

@Suite("Policies before the apply")
struct SymbolicPolicyTests {
    static let function = "arn:aws:lambda:us-east-1:${aws.account_id}:function:analytics"
    static let rule = "arn:aws:events:us-east-1:${aws.account_id}:rule/analytics"

    static let request = PolicyRequest(
        principal: .service("events.amazonaws.com"), action: "lambda:InvokeFunction", resource: function,
        context: ["aws:SourceArn": [rule], "aws:SourceAccount": ["${aws.account_id}"], "aws:username": ["${var.user}"]])

    private func answer(_ condition: String) throws -> String {
        let statement = try PolicyStatement(parsing: #"{"Effect":"Allow","Action":"*","Condition":\#(condition)}"#)
        return Self.word(statement.conditionsHold(for: Self.request))
    }

    private static func word(_ answer: Answer) -> String {
        switch answer {
        case .yes: "yes"
        case .no: "no"
        case .unknown: "unknown"
        }
    }

    @Test(
        "a condition over symbols holds, does not, or is not known",
        arguments: [
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:us-east-1:${aws.account_id}:rule/analytics"}}"#, "yes"),
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:us-east-1:${aws.account_id}:rule/*"}}"#, "yes"),
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:us-east-1:*:rule/analytics"}}"#, "yes"),
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:*:*:rule/an?lytics"}}"#, "yes"),
            (#"{"ArnLike":{"aws:SourceArn":"*"}}"#, "yes"),
            (#"{"ArnEquals":{"aws:SourceArn":"arn:aws:events:us-east-1:????????????:rule/analytics"}}"#, "unknown"),
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:us-east-1:111122223333:rule/analytics"}}"#, "unknown"),
            (
                #"{"ArnLike":{"aws:SourceArn":"arn:aws:events:${aws.region}:${aws.account_id}:rule/analytics"}}"#,
                "unknown"
            ),
            (#"{"ArnLike":{"aws:SourceArn":"${var.rule_arn}"}}"#, "unknown"),
            (
                #"{"ArnLike":{"aws:SourceArn":"arn:aws:events:us-east-1:${aws.account_id}:rule/${var.rule}"}}"#,
                "unknown"
            ),
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:us-east-1:${aws.account_id}:rule/processing"}}"#, "no"),
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:us-east-1:111122223333:rule/processing"}}"#, "no"),
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:eu-west-1:${aws.account_id}:rule/analytics"}}"#, "no"),
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:s3:::${aws_s3_bucket.raw.bucket}"}}"#, "no"),
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:us-east-1:${aws.account_id}:rule/b/analytics"}}"#, "no"),
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:us-east-1:rule/*"}}"#, "no"),
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:*"}}"#, "unknown"),
            (#"{"ArnNotLike":{"aws:SourceArn":"arn:aws:events:*:*:rule/other"}}"#, "yes"),
            (#"{"ArnNotLike":{"aws:SourceArn":"arn:aws:events:*:111122223333:rule/*"}}"#, "unknown"),
            (#"{"StringEquals":{"aws:SourceAccount":"${aws.account_id}"}}"#, "yes"),
            (#"{"StringEquals":{"aws:SourceAccount":["111122223333","${aws.account_id}"]}}"#, "yes"),
            (#"{"StringEquals":{"aws:SourceAccount":"111122223333"}}"#, "unknown"),
            (#"{"StringNotEquals":{"aws:SourceAccount":"${aws.account_id}"}}"#, "no"),
            (#"{"StringNotEquals":{"aws:SourceAccount":"111122223333"}}"#, "unknown"),
            (#"{"StringEqualsIgnoreCase":{"aws:SourceAccount":"${aws.account_id}"}}"#, "yes"),
            (#"{"StringLike":{"aws:SourceAccount":"*"}}"#, "yes"),
            (#"{"StringLike":{"aws:SourceArn":"*:rule/analytics"}}"#, "yes"),
            (#"{"StringLike":{"aws:SourceArn":"*:rule/processing"}}"#, "no"),
            (#"{"StringEquals":{"aws:username":"${aws:username}"}}"#, "yes"),
            (#"{"StringEquals":{"aws:username":"${aws:username}-${var.user}"}}"#, "no"),
            (#"{"StringEquals":{"aws:username":"${aws:username}${var.suffix}"}}"#, "unknown"),
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:us-east-1::rule/analytics"}}"#, "no"),
            (#"{"StringEquals":{"aws:SourceArn":"${aws:SourceArn}"}}"#, "yes"),
            (#"{"Null":{"aws:SourceArn":"${var.flag}"}}"#, "unknown"),
            (#"{"Bool":{"aws:SourceAccount":"${var.flag}"}}"#, "unknown"),
        ])
    func conditions(condition: String, expected: String) throws {
        #expect(try answer(condition) == expected)
    }

    @Test(
        "a resource over symbols is covered, is not, or may be",
        arguments: [
            ("arn:aws:lambda:us-east-1:${aws.account_id}:function:analytics", "yes"), ("*", "yes"),
            ("arn:aws:lambda:*:*:function:*", "yes"), ("arn:aws:lambda:*", "yes"),
            ("arn:aws:lambda:us-east-1:${aws.account_id}:function:ana*", "yes"),
            ("arn:aws:lambda:us-east-1:111122223333:function:analytics", "unknown"),
            ("${aws_lambda_function.other.arn}", "unknown"), ("${var.arn}:*", "unknown"),
            ("arn:aws:lambda:us-east-1:${aws.account_id}:function:${var.name}", "unknown"),
            ("arn:aws:lambda:us-east-1:${aws.account_id}:function:processing", "no"),
            ("arn:aws:lambda:us-east-1:${aws.account_id}:function:analytics:*", "no"),
            ("arn:aws:lambda:eu-west-1:*", "no"), ("arn:aws:s3:::${aws_s3_bucket.raw.bucket}/*", "no"),
        ])
    func resources(pattern: String, expected: String) throws {
        let statement = try PolicyStatement(
            parsing: #"{"Effect":"Allow","Action":"*","Resource":"\#(pattern)"}"#)
        #expect(Self.word(statement.matchesResource(Self.request)) == expected)
    }

    @Test("an ARN of which nothing is known is the same only as itself")
    func wholeSymbols() {
        let bare = "${aws_cloudwatch_event_rule.a.arn}"
        func compare(_ pattern: String) -> SymbolicComparison {
            SymbolicARN.comparison(bare, likeCondition: SymbolicGlob(text: pattern, hasWildcards: true))
        }
        #expect(compare(bare) == .yes)
        #expect(compare("*") == .yes)
        #expect(compare("${aws_cloudwatch_event_rule.b.arn}") == .no)
        #expect(compare("arn:aws:events:us-east-1:1:rule/a") == .unknown)
        #expect(compare("arn:aws:events:*:*:rule/*") == .unknown)
    }

    @Test(
        "an action or a principal that is a symbol leaves the statement unknown",
        arguments: [
            (#""Principal":{"Service":"${var.service}"},"Action":"lambda:InvokeFunction""#, "unknown"),
            (#""Principal":{"Service":["events.amazonaws.com","${var.service}"]},"Action":"*""#, "yes"),
            (#""Principal":"${var.principal}","Action":"lambda:InvokeFunction""#, "unknown"),
            (#""Principal":{"AWS":"${var.principal}"},"Action":"lambda:InvokeFunction""#, "unknown"),
            (#""Principal":{"AWS":"${aws_iam_role.r.arn}"},"Action":"lambda:InvokeFunction""#, "no"),
            (#""Principal":{"AWS":"arn:aws:iam::${aws.account_id}:root"},"Action":"lambda:InvokeFunction""#, "no"),
            (#""Principal":{"Service":"events.${var.suffix}"},"Action":"*""#, "unknown"),
            (#""Principal":{"Service":"s3.${var.suffix}"},"Action":"*""#, "no"),
            (#""Principal":"*","Action":"${var.action}""#, "unknown"),
            (#""Principal":"*","Action":"Lambda:${var.action}""#, "unknown"),
            (#""Principal":"*","Action":"s3:${var.action}""#, "no"),
            (#""Principal":"*","NotAction":"s3:${var.action}""#, "yes"),
        ])
    func principalsAndActions(members: String, expected: String) throws {
        let statement = try PolicyStatement(parsing: #"{"Effect":"Allow",\#(members)}"#)
        #expect(Self.word(statement.applies(to: Self.request)) == expected)
    }

    @Test("an account named by a symbol is that account's principal, and maybe another's")
    func accounts() throws {
        func applies(_ principal: String, to caller: PolicyRequest.Principal) throws -> String {
            let statement = try PolicyStatement(
                parsing: #"{"Effect":"Allow","Principal":{"AWS":"\#(principal)"},"Action":"*"}"#)
            return Self.word(statement.matchesPrincipal(caller))
        }
        let root = "arn:aws:iam::${aws.account_id}:root"
        #expect(try applies(root, to: .account("${aws.account_id}")) == "yes")
        #expect(try applies(root, to: .account("111122223333")) == "unknown")
        #expect(try applies(root, to: .arn("arn:aws:iam::${aws.account_id}:role/r")) == "yes")
        #expect(try applies("111122223333", to: .arn("arn:aws:iam::${aws.account_id}:role/r")) == "unknown")
        #expect(try applies("arn:aws:iam::${aws.account_id}:role/x", to: .arn("arn:aws:iam::1:role/r")) == "no")
    }

    // MARK: Decisions

    private static func statement(
        _ sid: String, source: String? = rule, effect: String = "Allow"
    ) -> InvokePermission.Statement {
        let condition = source.map { #","Condition":{"ArnLike":{"AWS:SourceArn":"\#($0)"}}"# } ?? ""
        let json =
            #"{"Sid":"\#(sid)","Effect":"\#(effect)","Principal":{"Service":"events.amazonaws.com"},"#
            + #""Action":"lambda:InvokeFunction"\#(condition)}"#
        return InvokePermission.Statement(sid: sid, json: json)
    }

    private func decide(_ statements: InvokePermission.Statement...) -> InvokeDecision {
        InvokePermission.evaluate(
            statements: statements, service: "events.amazonaws.com", sourceARN: Self.rule,
            sourceAccount: "${aws.account_id}", functionARN: Self.function)
    }

    @Test("a permission is allowed, for another source, missing or not known")
    func permissions() {
        #expect(decide(Self.statement("A")).permission == .allowed)
        #expect(decide(Self.statement("A", source: nil)).permission == .allowed)
        #expect(decide().permission == .missing)
        let other = decide(Self.statement("A", source: "arn:aws:events:us-east-1:111122223333:rule/processing"))
        #expect(other.permission == .wrongSource)
        #expect(other.reason.hasSuffix("not from \(Self.rule): another rule"))
        let open = decide(Self.statement("A", source: "arn:aws:events:us-east-1:111122223333:rule/analytics"))
        #expect(open.permission == .unknown)
        #expect(
            open.reason == "whether events.amazonaws.com from \(Self.rule) may invoke \(Self.function) cannot be told: "
                + "ArnLike on AWS:SourceArn asks for arn:aws:events:us-east-1:111122223333:rule/analytics, "
                + "and aws.account_id is not known before the apply")
        #expect(open.statement != nil)
    }

    @Test("a statement that may not be there is unknown, and another that allows makes it irrelevant")
    func undecidedEffect() {
        let maybe = Self.statement("Maybe", effect: "${root.expr.main.tf-3-1}")
        let decision = decide(maybe)
        #expect(decision.permission == .unknown)
        #expect(
            decision.reason.hasSuffix(
                "whether statement Maybe applies is not known before the apply: root.expr.main.tf-3-1"))
        #expect(decision.statement == maybe.json)
        #expect(decide(maybe, Self.statement("A")).permission == .allowed)
        #expect(decide(Self.statement("A"), maybe).permission == .allowed)
        let elsewhere = Self.statement(
            "Maybe", source: "arn:aws:events:us-east-1:${aws.account_id}:rule/other", effect: "${var.effect}")
        #expect(decide(elsewhere).permission == .missing)
    }

    @Test("in a role's policy a statement of unknown effect may deny")
    func undecidedDenial() throws {
        let allow = try PolicyStatement(parsing: #"{"Effect":"Allow","Action":"*","Resource":"*"}"#)
        let maybe = try PolicyStatement(parsing: #"{"Effect":"${var.effect}","Action":"*","Resource":"*"}"#)
        guard case .unknown = PolicyEvaluation.decide([allow, maybe], Self.request) else {
            Issue.record("a possible denial was overlooked")
            return
        }
        #expect(PolicyEvaluation.decide([allow, maybe], Self.request, undecidedMayDeny: false) == .allowed(0))
    }

    @Test("a role is decided over symbols too")
    func roles() {
        let role = "arn:aws:iam::${aws.account_id}:role/r"
        func decide(trust: String, resource: String) -> Delivery.Permission {
            TargetRole.evaluate(
                roleARN: role,
                trustPolicy: #"{"Statement":{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"#
                    + #""Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":"\#(trust)"}}}}"#,
                statements: [#"{"Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"\#(resource)"}"#],
                ruleARN: Self.rule, ruleAccount: "${aws.account_id}", targetARN: Self.function
            ).permission
        }
        #expect(decide(trust: "${aws.account_id}", resource: Self.function) == .allowed)
        #expect(decide(trust: "111122223333", resource: Self.function) == .unknown)
        #expect(decide(trust: "${aws.account_id}", resource: "${var.arn}") == .unknown)
        #expect(decide(trust: "${aws.account_id}", resource: "\(Self.function):*") == .missing)
    }

    // MARK: Event patterns

    @Test(
        "a pattern over symbols matches a bucket, does not, or is not known",
        arguments: [
            (#"{"source":["aws.s3"],"detail":{"bucket":{"name":["${aws_s3_bucket.raw.bucket}"]}}}"#, "yes"),
            (#"{"source":["aws.s3"],"detail":{"bucket":{"name":["${aws_s3_bucket.raw.id}"]}}}"#, "yes"),
            (#"{"source":["aws.s3"],"detail":{"bucket":{"name":["${aws_s3_bucket.other.bucket}"]}}}"#, "no"),
            (#"{"source":["aws.s3"],"detail":{"bucket":{"name":["raw"]}}}"#, "unknown"),
            (#"{"source":["aws.s3"],"detail":{"bucket":{"name":[{"prefix":"raw"}]}}}"#, "unknown"),
            (#"{"source":["aws.s3"],"detail":{"bucket":{"name":[{"anything-but":"raw"}]}}}"#, "unknown"),
            (#"{"source":["aws.s3"],"detail":{"bucket":{"name":[{"exists":true}]}}}"#, "yes"),
            (#"{"source":["${var.source}"],"detail-type":["Object Created"]}"#, "unknown"),
            (#"{"source":["aws.s3"],"detail-type":["${var.type}"]}"#, "unknown"),
            (#"{"source":["aws.s3"],"account":["${aws.account_id}"]}"#, "yes"),
            (#"{"source":["aws.s3"],"account":["111122223333"]}"#, "unknown"),
            (#"{"source":["aws.s3"],"resources":["arn:aws:s3:::${aws_s3_bucket.raw.bucket}"]}"#, "yes"),
            (#"{"source":["aws.s3"],"detail":{"object":{"key":[{"prefix":"${var.prefix}"}]}}}"#, "yes"),
            (#"{"source":["aws.ec2"],"account":["${aws.account_id}"]}"#, "no"),
        ])
    func patterns(text: String, expected: String) throws {
        let reach = S3EventReach(try EventPattern(parsing: text))
        let answer = reach.reach(
            types: [.objectCreated], bucket: "${aws_s3_bucket.raw.bucket}", account: "${aws.account_id}",
            region: "us-east-1")
        switch answer {
        case .yes: #expect(expected == "yes")
        case .no: #expect(expected == "no")
        case .unknown: #expect(expected == "unknown")
        }
    }
}
