import Testing

@testable import Wiring

@Suite("Policy conditions")
struct PolicyConditionTests {
    static let request = PolicyRequest(
        principal: .service("events.amazonaws.com"), action: "lambda:InvokeFunction", resource: "*",
        context: [
            "aws:SourceArn": ["arn:aws:events:eu-west-1:111122223333:rule/r"], "aws:SourceAccount": ["111122223333"],
            "aws:SecureTransport": ["true"], "aws:PrincipalOrgID": [], "aws:TagKeys": ["a", "b"],
            "aws:username": ["x*y"],
        ])

    private func holds(_ condition: String) throws -> Answer {
        let text = #"{"Effect":"Allow","Action":"*","Condition":\#(condition)}"#
        return try PolicyStatement(parsing: text).conditionsHold(for: Self.request)
    }

    @Test(
        "an operator compares as IAM documents it",
        arguments: [
            (#"{"StringEquals":{"aws:SourceAccount":"111122223333"}}"#, true),
            (#"{"StringEquals":{"AWS:sourceaccount":"111122223333"}}"#, true),
            (#"{"StringEquals":{"aws:SourceAccount":["1","111122223333"]}}"#, true),
            (#"{"StringEquals":{"aws:SourceAccount":"1111*"}}"#, false),
            (#"{"StringEquals":{"aws:SourceAccount":[]}}"#, false),
            (#"{"StringNotEquals":{"aws:SourceAccount":"1"}}"#, true),
            (#"{"StringNotEquals":{"aws:SourceAccount":["1","111122223333"]}}"#, false),
            (#"{"StringEqualsIgnoreCase":{"aws:SecureTransport":"TRUE"}}"#, true),
            (#"{"StringNotEqualsIgnoreCase":{"aws:SecureTransport":"TRUE"}}"#, false),
            (#"{"StringLike":{"aws:SourceAccount":"1111*"}}"#, true),
            (#"{"StringLike":{"aws:SourceAccount":"11112222333?"}}"#, true),
            (#"{"StringLike":{"aws:SourceAccount":"1111"}}"#, false),
            (#"{"StringLike":{"aws:SourceArn":"arn:aws:events:*:rule/r"}}"#, true),
            (#"{"StringNotLike":{"aws:SourceAccount":"1111*"}}"#, false),
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:eu-west-1:111122223333:rule/r"}}"#, true),
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:*:*:rule/*"}}"#, true),
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:*:rule/r"}}"#, false),
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:*:111122223333:rule/?"}}"#, true),
            (#"{"ArnEquals":{"aws:SourceArn":"arn:aws:events:*:111122223333:rule/r"}}"#, true),
            (#"{"ArnEquals":{"aws:SourceArn":"arn:aws:events:us-east-1:111122223333:rule/r"}}"#, false),
            (#"{"ArnLike":{"aws:SourceArn":"*"}}"#, true),
            (#"{"ArnLike":{"aws:SourceAccount":"*"}}"#, false),
            (#"{"ArnNotLike":{"aws:SourceArn":"arn:aws:s3:::*"}}"#, true),
            (#"{"ArnNotEquals":{"aws:SourceArn":"arn:aws:events:*:*:*"}}"#, false),
            (#"{"StringEquals":{"aws:SourceArn":"arn:aws:events:*:*:rule/r"}}"#, false),
            (#"{"Bool":{"aws:SecureTransport":"true"}}"#, true),
            (#"{"Bool":{"aws:SecureTransport":true}}"#, true),
            (#"{"Bool":{"aws:SecureTransport":"false"}}"#, false),
            (#"{"Null":{"aws:PrincipalOrgID":"true"}}"#, true),
            (#"{"Null":{"aws:PrincipalOrgID":"false"}}"#, false),
            (#"{"Null":{"aws:SourceArn":false}}"#, true),
            (#"{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#, false),
            (#"{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"}}"#, true),
            (#"{"StringEqualsIfExists":{"aws:PrincipalOrgID":"o-1"}}"#, true),
            (#"{"StringEqualsIfExists":{"aws:SourceAccount":"1"}}"#, false),
            (#"{"ArnLikeIfExists":{"aws:PrincipalOrgID":"arn:aws:s3:::b"}}"#, true),
            (#"{"BoolIfExists":{"aws:SecureTransport":"false"}}"#, false),
            (#"{"ForAnyValue:StringEquals":{"aws:TagKeys":["b","c"]}}"#, true),
            (#"{"ForAnyValue:StringEquals":{"aws:TagKeys":"c"}}"#, false),
            (#"{"ForAllValues:StringEquals":{"aws:TagKeys":["a","b","c"]}}"#, true),
            (#"{"ForAllValues:StringEquals":{"aws:TagKeys":["a"]}}"#, false),
            (#"{"ForAllValues:StringLike":{"aws:TagKeys":"?"}}"#, true),
            (#"{"ForAnyValue:StringNotEquals":{"aws:TagKeys":"a"}}"#, true),
            (#"{"ForAllValues:StringNotEquals":{"aws:TagKeys":"a"}}"#, false),
            (#"{"ForAllValues:StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#, true),
            (#"{"ForAnyValue:StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#, false),
            (#"{"ForAnyValue:StringEqualsIfExists":{"aws:PrincipalOrgID":"o-1"}}"#, false),
            (#"{"StringEquals":{"aws:SourceAccount":"111122223333","aws:SecureTransport":"false"}}"#, false),
            (#"{"StringEquals":{"aws:SourceArn":"arn:aws:events:eu-west-1:${aws:SourceAccount}:rule/r"}}"#, true),
            (#"{"ArnLike":{"aws:SourceArn":"arn:aws:events:*:${aws:SourceAccount}:rule/*"}}"#, true),
            (#"{"StringLike":{"aws:SourceAccount":"${aws:username}"}}"#, false),
            (#"{"StringLike":{"aws:username":"x${*}y"}}"#, true),
            (#"{"StringLike":{"aws:SourceAccount":"${aws:PrincipalOrgID}*"}}"#, false),
            (#"{"StringLike":{"aws:SourceAccount":"${aws:PrincipalOrgID, '1111'}*"}}"#, true),
            ("{}", true),
        ])
    func comparison(_ condition: String, _ expected: Bool) throws {
        #expect(try holds(condition) == (expected ? .yes : .no), "\(condition)")
    }

    @Test(
        "what is not known or not evaluated makes the answer unknown, never a yes",
        arguments: [
            (#"{"StringEquals":{"aws:SourceVpc":"vpc-1"}}"#, "the value of aws:SourceVpc is not known"),
            (#"{"StringEqualsIfExists":{"aws:SourceVpc":"vpc-1"}}"#, "the value of aws:SourceVpc is not known"),
            (#"{"Null":{"aws:SourceVpc":"true"}}"#, "the value of aws:SourceVpc is not known"),
            (#"{"StringLike":{"aws:SourceAccount":"${aws:userid}"}}"#, "the value of aws:userid is not known"),
            (
                #"{"ArnLike":{"aws:SourceArn":"arn:aws:events:*"}}"#,
                "arn:aws:events:* in ArnLike is not a whole ARN"
            ),
            (
                #"{"IpAddress":{"aws:SourceArn":"10.0.0/8"}}"#, "10.0.0/8 in IpAddress is not an address range"
            ),
            (
                #"{"DateLessThan":{"aws:SourceArn":"tomorrow"}}"#, "tomorrow in DateLessThan is not a date"
            ),
            (
                #"{"StringMatches":{"aws:SourceArn":"x"}}"#, "the condition operator StringMatches is not evaluated"
            ),
            (
                #"{"ForSomeValues:StringEquals":{"aws:SourceArn":"x"}}"#,
                "the condition operator ForSomeValues:StringEquals is not evaluated"
            ),
        ])
    func unknown(_ condition: String, _ reason: String) throws {
        #expect(try holds(condition) == .unknown(reason))
    }

    @Test("a condition that certainly fails outweighs one that is not known")
    func failureOutweighsDoubt() throws {
        #expect(
            try holds(#"{"StringEquals":{"aws:SourceVpc":"vpc-1","aws:SourceAccount":"444455556666"}}"#) == .no)
    }

    @Test(
        "wildcards cover text without limit to their work",
        arguments: [("a*b*c", "aXbYc", true), ("*", "", true), ("?", "", false), ("a*", "b", false), ("**", "x", true)])
    func globs(_ glob: String, _ text: String, _ isMatch: Bool) {
        #expect(TextGlob(glob).matches(text) == isMatch)
        #expect(!TextGlob(String(repeating: "a*", count: 50) + "b").matches(String(repeating: "a", count: 5000)))
    }
}
