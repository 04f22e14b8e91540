import Facts
import Testing

@testable import Wiring

@Suite("Permission to invoke")
struct InvokePermissionTests {
    static let function = "arn:aws:lambda:eu-west-1:111122223333:function:f"
    static let rule = "arn:aws:events:eu-west-1:111122223333:rule/r"

    private static func statement(
        _ sid: String, service: String = "events.amazonaws.com", resource: String = function, source: String? = nil,
        account: String? = nil, effect: String = "Allow", qualifier: String? = nil, condition: String? = nil
    ) -> InvokePermission.Statement {
        var parts: [String] = []
        if let source { parts.append(#""ArnLike":{"AWS:SourceArn":"\#(source)"}"#) }
        if let account { parts.append(#""StringEquals":{"AWS:SourceAccount":"\#(account)"}"#) }
        if let condition { parts.append(condition) }
        let json =
            #"{"Sid":"\#(sid)","Effect":"\#(effect)","Principal":{"Service":"\#(service)"},"#
            + #""Action":"lambda:InvokeFunction","Resource":"\#(resource)","Condition":{\#(parts.joined(separator: ","))}}"#
        return InvokePermission.Statement(sid: sid, json: json, qualifier: qualifier)
    }

    private func decide(
        _ statements: [InvokePermission.Statement], service: String = "events.amazonaws.com", source: String? = rule,
        account: String? = "111122223333", function: String = function, qualifier: String? = nil
    ) -> InvokeDecision {
        InvokePermission.evaluate(
            statements: statements, service: service, sourceARN: source, sourceAccount: account,
            functionARN: function, qualifier: qualifier)
    }

    @Test("a statement that admits the rule allows, and is the evidence")
    func allowed() {
        let statement = Self.statement("AllowRule", source: Self.rule)
        let decision = decide([statement])
        #expect(decision.permission == .allowed)
        #expect(
            decision.reason
                == "statement AllowRule allows events.amazonaws.com from \(Self.rule) to invoke \(Self.function)")
        #expect(decision.statement == statement.json)
        #expect(decide([Self.statement("Any")]).permission == .allowed)
        #expect(decide([Self.statement("Star", source: "arn:aws:events:*:111122223333:rule/*")]).permission == .allowed)
    }

    @Test("no statement for the service is missing")
    func missing() {
        #expect(
            decide([])
                == InvokeDecision(
                    .missing,
                    "no statement of the policy of \(Self.function) allows events.amazonaws.com lambda:InvokeFunction"))
        #expect(decide([Self.statement("S3", service: "s3.amazonaws.com")]).permission == .missing)
        let other = decide([Self.statement("Other", resource: "\(Self.function)2", source: Self.rule)])
        #expect(other.permission == .missing)
        #expect(other.reason == "statement Other allows events.amazonaws.com, but not to invoke \(Self.function)")
    }

    @Test(
        "a statement for another source is named with both ARNs and the part that differs",
        arguments: [
            ("arn:aws:events:eu-west-1:111122223333:rule/other", ": another rule"),
            ("arn:aws:events:us-east-1:111122223333:rule/r", ": another region"),
            ("arn:aws:events:eu-west-1:444455556666:rule/r", ": another account"),
            ("arn:aws:events:eu-west-1:111122223333:rule/bus/r", ": a rule of another bus"),
            ("arn:aws:s3:::bucket", ": another service"),
            ("arn:aws-cn:events:eu-west-1:1:rule/r", ": another partition"),
            ("r", ""),
        ])
    func wrongSource(_ admitted: String, _ difference: String) {
        let statement = Self.statement("AllowRule", source: admitted)
        let decision = decide([statement])
        #expect(decision.permission == .wrongSource)
        #expect(
            decision.reason
                == "statement AllowRule admits events.amazonaws.com only from \(admitted), not from \(Self.rule)"
                + difference)
        #expect(decision.statement == statement.json)
    }

    @Test("a rule of a custom bus is not admitted by an ARN without the bus")
    func customBus() {
        let source = "arn:aws:events:eu-west-1:111122223333:rule/orders/r"
        let decision = decide([Self.statement("A", source: Self.rule)], source: source)
        #expect(decision.permission == .wrongSource)
        #expect(decision.reason.hasSuffix("not from \(source): a rule of another bus"))
    }

    @Test("a statement for another account is the wrong source")
    func wrongAccount() {
        let decision = decide([Self.statement("A", account: "444455556666")])
        #expect(decision.permission == .wrongSource)
        #expect(decision.reason.contains("only from account 444455556666"))
        #expect(decision.reason.contains("of account 111122223333"))
    }

    @Test("one fitting statement among others is enough")
    func severalStatements() {
        let decision = decide([
            Self.statement("Old", source: "arn:aws:events:eu-west-1:111122223333:rule/old"),
            Self.statement("S3", service: "s3.amazonaws.com"), Self.statement("New", source: Self.rule),
        ])
        #expect(decision.permission == .allowed)
        #expect(decision.reason.hasPrefix("statement New allows"))
    }

    @Test("a deny wins and is named")
    func denied() {
        let deny = Self.statement("No", effect: "Deny")
        let decision = decide([Self.statement("Yes", source: Self.rule), deny])
        #expect(decision.permission == .denied)
        #expect(decision.reason.hasPrefix("statement No denies events.amazonaws.com"))
        #expect(decision.statement == deny.json)
    }

    @Test("what is not known makes the permission unknown")
    func unknown() {
        let bySource = Self.statement("A", source: Self.rule)
        let decision = decide([bySource], source: nil)
        #expect(decision.permission == .unknown)
        #expect(decision.reason.hasSuffix("the value of AWS:SourceArn is not known"))
        #expect(decision.statement == bySource.json)
        #expect(decide([Self.statement("A", account: "1")], account: nil).permission == .unknown)
        let organisation = #""StringEquals":{"aws:SourceOrgID":"o-1"}"#
        #expect(decide([Self.statement("A", condition: organisation)]).permission == .unknown)
    }

    @Test("a condition on the caller that a service cannot meet is missing, not another source")
    func otherCondition() {
        let decision = decide([Self.statement("A", condition: #""StringEquals":{"aws:PrincipalOrgID":"o-1"}"#)])
        #expect(decision.permission == .missing)
        #expect(decision.reason.contains("StringEquals on aws:PrincipalOrgID does not hold"))
    }

    @Test("a statement that cannot be read leaves the permission unknown, unless another denies")
    func unreadable() {
        let broken = InvokePermission.Statement(sid: "Broken", json: #"{"Effect":"Maybe"}"#)
        let decision = decide([broken, Self.statement("A", source: Self.rule)])
        #expect(decision.permission == .unknown)
        #expect(
            decision.reason
                == "statement Broken of \(Self.function) is not a policy statement: its Effect is neither Allow nor Deny"
        )
        #expect(decide([broken, Self.statement("No", effect: "Deny")]).permission == .denied)
    }

    @Test("a statement serves only the alias or version it is attached to")
    func qualifiers() {
        let prod = Self.statement("Prod", resource: "\(Self.function):prod", source: Self.rule, qualifier: "prod")
        let bare = Self.statement("Bare", source: Self.rule)
        #expect(decide([prod], function: "\(Self.function):prod").permission == .allowed)
        #expect(decide([prod], qualifier: "prod").permission == .allowed)
        #expect(decide([bare], qualifier: "$LATEST").permission == .allowed)
        let toBare = decide([prod])
        #expect(toBare.permission == .missing)
        #expect(
            toBare.reason
                == "statement Prod allows events.amazonaws.com to invoke its version or alias prod of \(Self.function), "
                + "but the target is \(Self.function)")
        let toProd = decide([bare], qualifier: "prod")
        #expect(toProd.permission == .missing)
        #expect(toProd.reason.contains("the unqualified function"))
        #expect(toProd.statement == bare.json)
    }

    @Test(
        "a version, an alias and $LATEST each have the policy that they have",
        arguments: [
            (nil, nil, Delivery.Permission.allowed), (nil, "$LATEST", .allowed), ("$LATEST", nil, .allowed),
            ("$LATEST", "$LATEST", .allowed), ("prod", "prod", .allowed), ("3", "3", .allowed), (nil, "prod", .missing),
            (nil, "3", .missing), ("prod", nil, .missing), ("prod", "$LATEST", .missing), ("3", "prod", .missing),
            ("prod", "Prod", .missing), ("", nil, .allowed), (nil, "", .allowed),
        ] as [(String?, String?, Delivery.Permission)])
    func eachQualifier(_ attached: String?, _ invoked: String?, _ permission: Delivery.Permission) {
        let suffix = [nil, "", "$LATEST"].contains(attached) ? "" : ":\(attached ?? "")"
        let statement = Self.statement(
            "A", resource: Self.function + suffix, source: Self.rule, qualifier: attached)
        #expect(decide([statement], qualifier: invoked).permission == permission)
    }

    @Test("across accounts the function's policy admits the other account's rule or bucket, and only that")
    func acrossAccounts() {
        let foreign = "arn:aws:events:eu-west-1:444455556666:rule/r"
        let byRule = Self.statement("A", source: foreign)
        #expect(decide([byRule], source: foreign, account: "444455556666").permission == .allowed)
        #expect(decide([byRule]).permission == .wrongSource)
        let bucket = "arn:aws:s3:::raw"
        let byAccount = Self.statement("S3", service: "s3.amazonaws.com", source: bucket, account: "444455556666")
        #expect(
            decide([byAccount], service: "s3.amazonaws.com", source: bucket, account: "444455556666").permission
                == .allowed)
        #expect(
            decide([byAccount], service: "s3.amazonaws.com", source: bucket, account: "111122223333").permission
                == .wrongSource)
    }

    @Test("a bucket's notification needs s3.amazonaws.com from that bucket")
    func notification() {
        let bucket = "arn:aws:s3:::raw"
        let fitting = Self.statement("S3", service: "s3.amazonaws.com", source: bucket, account: "111122223333")
        #expect(decide([fitting], service: "s3.amazonaws.com", source: bucket).permission == .allowed)
        let objects = Self.statement("S3", service: "s3.amazonaws.com", source: "\(bucket)/*")
        let decision = decide([objects], service: "s3.amazonaws.com", source: bucket)
        #expect(decision.permission == .wrongSource)
        #expect(decision.reason.hasSuffix("it names objects, where the source is the bucket itself"))
        let other = Self.statement("S3", service: "s3.amazonaws.com", source: "arn:aws:s3:::old")
        #expect(
            decide([other], service: "s3.amazonaws.com", source: bucket).reason.hasSuffix(": another bucket"))
    }

    @Test("a permission fact is taken as a statement")
    func fromFact() {
        let fact = LambdaPermission(
            function: "f", qualifier: "prod", sid: "A", statement: "{}", principal: "events.amazonaws.com")
        #expect(InvokePermission.Statement(fact) == .init(sid: "A", json: "{}", qualifier: "prod"))
    }
}
