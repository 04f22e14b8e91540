import Facts
import Testing

@testable import Wiring

@Suite("The role of a target")
struct TargetRoleTests {
    static let role = "arn:aws:iam::111122223333:role/invoker"
    static let function = "arn:aws:lambda:eu-west-1:111122223333:function:f"
    static let rule = "arn:aws:events:eu-west-1:111122223333:rule/r"

    private static func trust(_ service: String = "events.amazonaws.com", condition: String = "{}") -> String {
        #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"\#(service)"},"#
            + #""Action":"sts:AssumeRole","Condition":\#(condition)}]}"#
    }

    private static func allow(_ action: String, _ resource: String, effect: String = "Allow") -> String {
        #"{"Effect":"\#(effect)","Action":"\#(action)","Resource":"\#(resource)"}"#
    }

    @Test(
        "trust and permission both decide",
        arguments: [
            (trust(), [allow("lambda:InvokeFunction", function)], Delivery.Permission.allowed),
            (trust(), [allow("lambda:*", "*")], .allowed),
            (trust(), [allow("lambda:InvokeFunction", "\(function)*")], .allowed),
            (trust(), [allow("lambda:InvokeFunction", "\(function):prod")], .missing),
            (trust(), [allow("lambda:GetFunction", function)], .missing), (trust(), [], .missing),
            (trust(), [allow("lambda:*", "*"), allow("lambda:*", "*", effect: "Deny")], .denied),
            (trust(), ["{}"], .unknown), (trust("lambda.amazonaws.com"), [allow("lambda:*", "*")], .missing),
            ("nonsense", [allow("lambda:*", "*")], .unknown),
            (
                trust(condition: #"{"ArnEquals":{"aws:SourceArn":"\#(rule)"}}"#), [allow("lambda:*", "*")], .allowed
            ),
            (
                trust(condition: #"{"ArnEquals":{"aws:SourceArn":"\#(rule)2"}}"#), [allow("lambda:*", "*")],
                .wrongSource
            ),
            (
                trust(condition: #"{"StringEquals":{"aws:SourceAccount":"1"}}"#), [allow("lambda:*", "*")], .wrongSource
            ),
            (
                trust(condition: #"{"StringEquals":{"aws:SourceOrgID":"o"}}"#), [allow("lambda:*", "*")], .unknown
            ),
            (
                trust(condition: #"{"StringEquals":{"aws:PrincipalOrgID":"o"}}"#), [allow("lambda:*", "*")], .missing
            ),
        ])
    func decision(_ trust: String, _ statements: [String], _ permission: Delivery.Permission) {
        let decision = TargetRole.evaluate(
            roleARN: Self.role, trustPolicy: trust, statements: statements, ruleARN: Self.rule,
            ruleAccount: "111122223333", targetARN: Self.function)
        #expect(decision.permission == permission, "\(decision.reason)")
        #expect(decision.reason.contains(Self.role))
    }

    @Test("the reason says which of the two is at fault")
    func reasons() {
        let evaluate = { (trust: String, statements: [String]) in
            TargetRole.evaluate(
                roleARN: Self.role, trustPolicy: trust, statements: statements, ruleARN: Self.rule,
                ruleAccount: "111122223333", targetARN: Self.function
            ).reason
        }
        #expect(
            evaluate(Self.trust("s3.amazonaws.com"), [])
                == "the trust policy of \(Self.role) does not allow events.amazonaws.com sts:AssumeRole")
        #expect(
            evaluate(Self.trust(), [])
                == "no policy of \(Self.role) allows lambda:InvokeFunction on \(Self.function)")
    }
}
