import Facts
import Testing

@testable import Wiring

@Suite("The role of a target, with its boundary and across accounts")
struct TargetRoleAccountTests {
    static let role = "arn:aws:iam::111122223333:role/invoker"
    static let near = "arn:aws:lambda:eu-west-1:111122223333:function:f"
    static let far = "arn:aws:lambda:eu-west-1:444455556666:function:f"
    static let trust =
        #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"#
        + #""Action":"sts:AssumeRole"}}"#
    static let invoke = #"{"Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"*"}"#
    static let deny = #"{"Effect":"Deny","Action":"lambda:*","Resource":"*"}"#
    static let reads = #"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#

    private static func evaluate(
        _ target: String, _ statements: [String] = [invoke], boundary: AccessPolicy? = nil,
        function: [InvokePermission.Statement]? = nil, role: String = role
    ) -> InvokeDecision {
        TargetRole.evaluate(
            roleARN: role, trustPolicy: trust, statements: statements,
            ruleARN: "arn:aws:events:eu-west-1:111122223333:rule/r", ruleAccount: "111122223333", targetARN: target,
            boundary: boundary, functionStatements: function)
    }

    private static func bound(_ statement: String) -> AccessPolicy {
        AccessPolicy(label: "arn:aws:iam::111122223333:policy/b", statements: [statement])
    }

    @Test(
        "a boundary bounds the role's policies",
        arguments: [
            (bound(invoke), Delivery.Permission.allowed), (bound(reads), .missing), (bound(deny), .denied),
            (AccessPolicy(label: "b", content: .unread("AccessDenied on iam:GetPolicyVersion")), .unread),
            (AccessPolicy(label: "b", content: .unknown("var.boundary")), .unknown),
        ])
    func boundary(_ boundary: AccessPolicy, _ permission: Delivery.Permission) {
        #expect(Self.evaluate(Self.near, boundary: boundary).permission == permission)
    }

    @Test("the reason names the boundary that does not allow it")
    func boundaryReason() {
        #expect(
            Self.evaluate(Self.near, boundary: Self.bound(Self.reads)).reason
                == "the permissions boundary arn:aws:iam::111122223333:policy/b does not allow "
                + "lambda:InvokeFunction on \(Self.near)")
    }

    private static func grant(_ principal: String, qualifier: String? = nil) -> InvokePermission.Statement {
        InvokePermission.Statement(
            sid: "G",
            json: #"{"Sid":"G","Effect":"Allow","Principal":{"AWS":"\#(principal)"},"#
                + #""Action":"lambda:InvokeFunction","Resource":"*"}"#, qualifier: qualifier)
    }

    @Test(
        "across accounts the function's policy has to admit the role too",
        arguments: [
            ([grant(role)], [invoke], Delivery.Permission.allowed), ([grant("111122223333")], [invoke], .allowed),
            ([grant("arn:aws:iam::111122223333:root")], [invoke], .allowed), ([grant(role)], [], .missing),
            ([], [invoke], .missing), ([grant("555566667777")], [invoke], .missing),
            ([grant(role, qualifier: "prod")], [invoke], .missing), (nil, [invoke], .unknown), (nil, [], .missing),
            (nil, [deny], .denied),
        ] as [([InvokePermission.Statement]?, [String], Delivery.Permission)])
    func acrossAccounts(
        _ function: [InvokePermission.Statement]?, _ statements: [String], _ permission: Delivery.Permission
    ) {
        let decision = Self.evaluate(Self.far, statements, function: function)
        #expect(decision.permission == permission, "\(decision.reason)")
    }

    @Test("an alias is admitted by the policy of the alias")
    func alias() {
        let statements = [Self.grant(Self.role, qualifier: "prod")]
        #expect(Self.evaluate("\(Self.far):prod", function: statements).permission == .allowed)
        #expect(Self.evaluate("\(Self.far):$LATEST", function: statements).permission == .missing)
        #expect(Self.evaluate("\(Self.far):$LATEST", function: [Self.grant(Self.role)]).permission == .allowed)
    }

    @Test("within one account either policy is enough, and an account that is not known counts as the same")
    func withinAccount() {
        #expect(Self.evaluate(Self.near, [], function: [Self.grant(Self.role)]).permission == .allowed)
        #expect(Self.evaluate(Self.near, [], function: [Self.grant("111122223333")]).permission == .missing)
        let open = "arn:aws:lambda:eu-west-1:${aws.account_id}:function:f"
        #expect(Self.evaluate(open).permission == .allowed)
        #expect(Self.evaluate(Self.near, role: "${aws_iam_role.r.arn}").permission == .allowed)
    }
}
