import Facts
import Testing

@testable import Wiring

@Suite("What a statement of a function's policy lets in")
struct StatementReviewTests {
    static let rule = "arn:aws:events:eu-west-1:111122223333:rule/r"

    private static func review(
        _ principal: String, condition: String = "{}", effect: String = "Allow"
    ) throws -> StatementReview {
        try StatementReview(
            parsing: #"{"Sid":"S","Effect":"\#(effect)",\#(principal),"Action":"lambda:InvokeFunction","#
                + #""Resource":"*","Condition":\#(condition)}"#)
    }

    private static let everybody = #""Principal":"*""#

    private static func word(_ answer: Answer) -> String {
        switch answer {
        case .yes: "yes"
        case .no: "no"
        case .unknown: "unknown"
        }
    }

    @Test(
        "a statement for everybody is public unless a condition narrows it",
        arguments: [
            ("{}", "yes"), (#"{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#, "no"),
            (#"{"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"o-1/*"}}"#, "no"),
            (#"{"StringEquals":{"aws:PrincipalAccount":"111122223333"}}"#, "no"),
            (#"{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/*"}}"#, "no"),
            (#"{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/admin"}}"#, "yes"),
            (#"{"ArnLike":{"AWS:SourceArn":"\#(rule)"}}"#, "no"), (#"{"ArnLike":{"AWS:SourceArn":"*"}}"#, "yes"),
            (#"{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::*"}}"#, "yes"),
            (#"{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::raw"}}"#, "no"),
            (#"{"ArnLike":{"AWS:SourceArn":"arn:aws:events:*:*:rule/*"}}"#, "yes"),
            (#"{"StringEquals":{"aws:SourceAccount":"111122223333"}}"#, "no"),
            (#"{"StringLike":{"aws:SourceAccount":"*"}}"#, "yes"),
            (#"{"StringLike":{"aws:SourceAccount":["111122223333","*"]}}"#, "yes"),
            (#"{"StringEquals":{"aws:SourceAccount":"*"}}"#, "no"),
            (#"{"StringNotEquals":{"aws:SourceAccount":"111122223333"}}"#, "yes"),
            (#"{"StringEqualsIfExists":{"aws:SourceAccount":"111122223333"}}"#, "yes"),
            (#"{"ForAllValues:StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#, "yes"),
            (#"{"StringEquals":{"aws:SourceVpce":"vpce-1"}}"#, "no"),
            (#"{"StringEquals":{"lambda:FunctionUrlAuthType":"AWS_IAM"}}"#, "no"),
            (#"{"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"}}"#, "yes"),
            (#"{"Bool":{"aws:SecureTransport":"true"}}"#, "yes"),
            (#"{"Null":{"aws:SourceAccount":"false"}}"#, "yes"),
            (#"{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}"#, "yes"),
            (#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#, "no"),
            (#"{"StringEquals":{"aws:PrincipalOrgID":"${var.org}"}}"#, "unknown"),
            (#"{"StringEquals":{"aws:SourceAccount":"${aws.account_id}"}}"#, "no"),
            (#"{"ArnLike":{"AWS:SourceArn":"${aws_cloudwatch_event_rule.r.arn}"}}"#, "no"),
            (#"{"Bool":{"aws:SecureTransport":"true"},"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#, "no"),
        ])
    func publicConditions(_ condition: String, _ expected: String) throws {
        #expect(Self.word(try Self.review(Self.everybody, condition: condition).isPublic) == expected)
    }

    @Test(
        "only everybody is the public, and only an Allow lets it in",
        arguments: [
            (#""Principal":{"AWS":"*"}"#, "Allow", "yes"), (#""Principal":{"AWS":["1","*"]}"#, "Allow", "yes"),
            (#""Principal":{"AWS":"111122223333"}"#, "Allow", "no"),
            (#""Principal":{"Service":"s3.amazonaws.com"}"#, "Allow", "no"),
            (#""NotPrincipal":{"AWS":"111122223333"}"#, "Allow", "yes"), (everybody, "Deny", "no"),
            (everybody, "${var.effect}", "unknown"), (#""Principal":{"AWS":"${var.who}"}"#, "Allow", "unknown"),
            (#""Principal":"${var.who}""#, "Allow", "unknown"),
            (#""Principal":{"AWS":"${aws_iam_role.r.arn}"}"#, "Allow", "no"),
        ])
    func publicPrincipals(_ principal: String, _ effect: String, _ expected: String) throws {
        #expect(Self.word(try Self.review(principal, effect: effect).isPublic) == expected)
    }

    private static func service(_ name: String) -> String { #""Principal":{"Service":"\#(name).amazonaws.com"}"# }

    @Test(
        "a service without source is a confused deputy, and a bucket without its account may be",
        arguments: [
            ("events", "{}", StatementReview.LackingSource.everything), ("s3", "{}", .everything),
            ("events", #"{"ArnLike":{"AWS:SourceArn":"\#(rule)"}}"#, nil),
            ("events", #"{"StringEquals":{"AWS:SourceAccount":"111122223333"}}"#, nil),
            ("events", #"{"StringEquals":{"aws:SourceOrgID":"o-1"}}"#, nil),
            ("events", #"{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#, nil),
            ("events", #"{"ArnLike":{"AWS:SourceArn":"*"}}"#, .everything),
            ("events", #"{"ArnLike":{"AWS:SourceArn":"arn:aws:events:*:*:rule/*"}}"#, .everything),
            ("events", #"{"ArnLike":{"AWS:SourceArn":"${aws_cloudwatch_event_rule.r.arn}"}}"#, nil),
            ("events", #"{"ArnLike":{"AWS:SourceArn":"${var.source}"}}"#, nil),
            ("events", #"{"Bool":{"aws:SecureTransport":"true"}}"#, .everything),
            ("s3", #"{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::raw"}}"#, .account),
            ("s3", #"{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::${aws_s3_bucket.raw.bucket}"}}"#, .account),
            ("s3", #"{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::*"}}"#, .everything),
            (
                "s3",
                #"{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::raw"},"StringEquals":{"AWS:SourceAccount":"111122223333"}}"#,
                nil
            ),
            ("alexa-appkit", #"{"StringEquals":{"lambda:EventSourceToken":"amzn1.ask.skill.1"}}"#, nil),
        ] as [(String, String, StatementReview.LackingSource?)])
    func lacksSource(_ name: String, _ condition: String, _ expected: StatementReview.LackingSource?) throws {
        #expect(try Self.review(Self.service(name), condition: condition).lacksSource == expected)
    }

    @Test("a statement for an account or a denial lacks no source")
    func lacksNothing() throws {
        #expect(try Self.review(#""Principal":{"AWS":"111122223333"}"#).lacksSource == nil)
        #expect(try Self.review(Self.service("s3"), effect: "Deny").lacksSource == nil)
    }

    @Test(
        "a principal that never comes from such a source is told",
        arguments: [
            ("events", "arn:aws:s3:::raw", "s3"), ("s3", rule, "events"),
            ("events.us-east-1", "arn:aws:s3:::raw", "s3"), ("sns", "arn:aws:sqs:eu-west-1:1:q", "sqs"),
            ("apigateway", "arn:aws:lambda:eu-west-1:1:function:f", "lambda"),
            ("logs", "arn:aws:s3:::raw", "s3"), ("events", "${aws_s3_bucket.raw.arn}", "s3"),
            ("s3", "${aws_cloudwatch_event_rule.r.arn}", "events"),
            ("events", rule, nil), ("events.us-east-1", rule, nil), ("s3", "arn:aws:s3:::raw", nil),
            ("logs.eu-west-1", "arn:aws:logs:eu-west-1:1:log-group:x:*", nil),
            ("apigateway", "arn:aws:execute-api:eu-west-1:1:a/*/GET/x", nil),
            ("s3", "arn:aws:*:::raw", nil), ("events", "*", nil), ("events", "${var.source}", nil),
            ("edgelambda", "arn:aws:s3:::raw", nil), ("apidestinations.events", "arn:aws:s3:::raw", nil),
            ("s3", "${aws_s3_bucket.raw.arn}", nil),
        ] as [(String, String, String?)])
    func mismatch(_ name: String, _ source: String, _ found: String?) throws {
        let review = try Self.review(Self.service(name), condition: #"{"ArnLike":{"AWS:SourceArn":"\#(source)"}}"#)
        let sentence = found.map { "the principal is \(name).amazonaws.com, but the source \(source) is of \($0)," }
        #expect(review.principalMismatch.map { String($0.prefix(sentence?.count ?? 0)) } == sentence)
    }

    @Test("one source that fits is enough")
    func oneFits() throws {
        let condition = #"{"ArnLike":{"AWS:SourceArn":["arn:aws:s3:::raw","\#(Self.rule)"]}}"#
        #expect(try Self.review(Self.service("events"), condition: condition).principalMismatch == nil)
        #expect(try Self.review(Self.everybody, condition: condition).principalMismatch == nil)
    }

    @Test(
        "a statement admits a source, does not, or may",
        arguments: [
            ("events", rule, "111122223333", "yes"), ("events.eu-west-1", rule, "111122223333", "yes"),
            ("s3", rule, "111122223333", "no"), ("events", rule + "2", "111122223333", "no"),
            ("events", rule, "444455556666", "no"), ("events", nil, "111122223333", "unknown"),
            ("events", rule, nil, "unknown"),
            ("events", "${aws_cloudwatch_event_rule.x.arn}", "111122223333", "unknown"),
        ] as [(String, String?, String?, String)])
    func admits(_ name: String, _ source: String?, _ account: String?, _ expected: String) throws {
        let review = try Self.review(
            Self.service("events"),
            condition:
                #"{"ArnLike":{"AWS:SourceArn":"\#(Self.rule)"},"StringEquals":{"AWS:SourceAccount":"111122223333"}}"#)
        let answer = review.admits(service: "\(name).amazonaws.com", sourceARN: source, account: account)
        #expect(Self.word(answer) == expected)
        #expect(review.sourcePatterns == [Self.rule])
        #expect(review.sourceAccounts == ["111122223333"])
        #expect(review.services == ["events.amazonaws.com"])
        #expect(review.sid == "S")
    }

    @Test("a regional principal admits its service")
    func regional() throws {
        let review = try Self.review(Self.service("logs.eu-west-1"))
        #expect(review.admits(service: "logs.amazonaws.com", sourceARN: nil, account: nil) == .yes)
        #expect(review.admits(service: "s3.amazonaws.com", sourceARN: nil, account: nil) == .no)
    }

    @Test("a denial admits nobody, and an open effect maybe")
    func effects() throws {
        let admits = { (effect: String) in
            Self.word(
                try Self.review(Self.service("s3"), effect: effect).admits(
                    service: "s3.amazonaws.com", sourceARN: "arn:aws:s3:::raw", account: nil))
        }
        #expect(try admits("Allow") == "yes")
        #expect(try admits("Deny") == "no")
        #expect(try admits("${var.effect}") == "unknown")
    }

    @Test(
        "a regional principal counts as its service",
        arguments: [
            ("events.us-east-1.amazonaws.com", "events.amazonaws.com"), ("s3.amazonaws.com", "s3.amazonaws.com"),
            ("logs.cn-north-1.amazonaws.com.cn", "logs.amazonaws.com"),
            ("apidestinations.events.amazonaws.com", "apidestinations.events.amazonaws.com"),
            ("logs.us-gov-west-1.amazonaws.com", "logs.amazonaws.com"), ("example.com", "example.com"),
        ])
    func baseNames(_ service: String, _ base: String) {
        #expect(StatementReview.baseName(service) == base)
    }
}
