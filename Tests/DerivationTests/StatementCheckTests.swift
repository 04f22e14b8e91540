import Facts
import SnapshotStore
import Testing

@testable import Derivation

@Suite("Checks of statements and trust")
struct StatementCheckTests {
    private typealias Small = SmallPipeline

    private func checks(
        _ statement: String, _ kind: WiringCheck.Kind, origin: Origin = .aws, _ change: (inout Small) -> Void = { _ in }
    ) throws -> [String] {
        var small = Small(origin)
        small.function()
        change(&small)
        small.permission("p", statement)
        return try small.checks(kind)
    }

    @Test("a statement for everybody is public unless a condition narrows it")
    func isPublic() throws {
        let open = #"{"Sid":"S","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction"}"#
        let narrow =
            #"{"Sid":"S","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction","#
            + #""Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}}"#
        #expect(try checks(open, .statementNotPublic) == ["S: fail"])
        #expect(try checks(narrow, .statementNotPublic) == ["S: pass"])
        #expect(try checks(Small.statement("s3", source: nil), .statementNotPublic) == ["S: pass"])
        let undecided = open.replacing("\"Allow\"", with: "\"${root.expr.main.tf-1-1}\"")
        #expect(try checks(undecided, .statementNotPublic, origin: .config) == ["S: unknown"])
    }

    @Test("a service without a source, and a bucket without an account")
    func source() throws {
        #expect(try checks(Small.statement("events", source: nil, account: nil), .statementSource) == ["S: fail"])
        let bucket = Small.statement("s3", source: "arn:aws:s3:::raw", account: nil)
        #expect(try checks(bucket, .statementSource) == ["S: fail low"])
        #expect(try checks(Small.statement("s3", source: "arn:aws:s3:::raw"), .statementSource) == ["S: pass"])
        let undecided = bucket.replacing("\"Allow\"", with: "\"${root.expr.main.tf-1-1}\"")
        #expect(try checks(undecided, .statementSource, origin: .config) == ["S: unknown"])
    }

    @Test("a principal that never comes with its source")
    func principal() throws {
        #expect(
            try checks(Small.statement("events", source: "arn:aws:s3:::raw"), .statementPrincipal) == ["S: fail"])
        #expect(try checks(Small.statement("events", source: Small.rule), .statementPrincipal) == ["S: pass"])
        #expect(
            try checks(Small.statement("events", source: "${var.source}"), .statementPrincipal, origin: .config)
                == ["S: unknown"])
    }

    @Test("a second statement of one name on one resource has a number")
    func second() throws {
        var small = Small()
        small.function()
        let permission = LambdaPermission(
            function: Small.function, statement: Small.statement("events", source: Small.rule))
        small.add("aws_lambda_permission", "p", .lambdaPermission(permission), .lambdaPermission(permission))
        #expect(try small.checks(.statementPrincipal) == ["S: pass", "S (2): pass"])
    }

    @Test("a statement for a rule is in use, dead, or cannot be told")
    func use() throws {
        let statement = Small.statement("events", source: Small.rule)
        let lists = [
            Coverage(origin: .aws, region: "us-east-1", owner: "default", fact: "events:rules", state: .read),
            Coverage(origin: .aws, region: "us-east-1", owner: "default/r", fact: "events:targets", state: .read),
        ]
        #expect(try checks(statement, .statementInUse) { $0.rule(isPermitted: false) } == ["S: pass"])
        #expect(try checks(statement, .statementInUse) { $0.coverage = lists } == ["S: fail"])
        #expect(try checks(statement, .statementInUse) == ["S: unread"])
        #expect(
            try checks(statement, .statementInUse) {
                $0.rule(function: "g", isPermitted: false)
                $0.coverage = lists
            } == ["S: fail"])
        #expect(try checks(statement, .statementInUse) { $0.rule(function: "g", isPermitted: false) } == ["S: unread"])
        #expect(try checks(statement, .statementInUse, origin: .state) == ["S: unknown"])
        #expect(try checks(statement, .statementInUse, origin: .config).isEmpty)
        let foreign = Small.statement("events", source: "arn:aws:events:us-east-1:999999999999:rule/r")
        #expect(try checks(foreign, .statementInUse) == ["S: unknown"])
        let wide = Small.statement("events", source: "arn:aws:events:us-east-1:111122223333:rule/*")
        #expect(try checks(wide, .statementInUse) == ["S: pass"])
    }

    @Test("a statement for a bucket is in use, dead, or cannot be told")
    func bucketUse() throws {
        let statement = Small.statement("s3", source: "arn:aws:s3:::raw")
        let listed = Coverage(origin: .aws, fact: "s3:buckets", state: .read)
        #expect(try checks(statement, .statementInUse) { $0.bucket(entries: [Small.entry("e")]) } == ["S: pass"])
        #expect(try checks(statement, .statementInUse) { $0.bucket() } == ["S: fail"])
        #expect(
            try checks(statement, .statementInUse) { $0.bucket(isOn: .unread(Unread(code: "AccessDenied"))) }
                == ["S: unread"])
        #expect(try checks(statement, .statementInUse) == ["S: unread"])
        #expect(try checks(statement, .statementInUse) { $0.coverage = [listed] } == ["S: fail"])
        let open = Small.statement("s3", source: "arn:aws:s3:::raw", account: nil)
        #expect(try checks(open, .statementInUse) { $0.coverage = [listed] } == ["S: unknown"])
    }

    @Test(
        "a role trusts Lambda, does not, or was not read",
        arguments: [
            (Fact.present(Small.trust), "pass"), (.present(Small.trust.replacing("lambda", with: "ec2")), "fail"),
            (.unread(Unread(code: "AccessDenied", action: "iam:GetRole")), "unread"),
            (.unknown("var.trust"), "unknown"),
        ])
    func trust(trust: Fact<String>, expected: String) throws {
        var small = Small()
        small.function()
        small.role(trust: trust)
        small.role(arn: "arn:aws:iam::111122223333:role/unused", trust: trust)
        #expect(try small.checks(.roleTrust) == [": \(expected)"])
    }
}
