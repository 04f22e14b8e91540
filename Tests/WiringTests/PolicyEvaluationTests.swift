import Testing

@testable import Wiring

@Suite("Policy evaluation")
struct PolicyEvaluationTests {
    static let function = "arn:aws:lambda:eu-west-1:111122223333:function:f"
    static let rule = "arn:aws:events:eu-west-1:111122223333:rule/r"

    private func decide(_ texts: [String], _ request: PolicyRequest = service) throws -> PolicyDecision {
        PolicyEvaluation.decide(try texts.map { try PolicyStatement(parsing: $0) }, request)
    }

    static let service = PolicyRequest(
        principal: .service("events.amazonaws.com"), action: "lambda:InvokeFunction", resource: function,
        context: ["aws:SourceArn": [rule], "aws:SourceAccount": ["111122223333"], "aws:PrincipalOrgID": []])

    /// A statement for the service, with other elements in place of the usual.
    private static func statement(
        effect: String = "Allow", principal: String = #""Principal":{"Service":"events.amazonaws.com"}"#,
        action: String = #""Action":"lambda:InvokeFunction""#, resource: String = #""Resource":"*""#,
        condition: String? = nil
    ) -> String {
        let rest = condition.map { #","Condition":\#($0)"# } ?? ""
        return #"{"Effect":"\#(effect)",\#(principal),\#(action),\#(resource)\#(rest)}"#
    }

    @Test(
        "a statement applies when principal, action and resource fit",
        arguments: [
            (statement(), true),
            (statement(principal: #""Principal":{"Service":["s3.amazonaws.com","events.amazonaws.com"]}"#), true),
            (statement(principal: #""Principal":{"Service":"s3.amazonaws.com"}"#), false),
            (statement(principal: #""Principal":"*""#), true),
            (statement(principal: #""Principal":{"AWS":"*"}"#), true),
            (statement(principal: #""Principal":{"AWS":"111122223333"}"#), false),
            (statement(principal: #""Principal":{"AWS":"events.amazonaws.com"}"#), false),
            (statement(principal: #""Principal":{"Federated":"cognito-identity.amazonaws.com"}"#), false),
            (statement(principal: #""NotPrincipal":{"Service":"s3.amazonaws.com"}"#), true),
            (statement(principal: #""NotPrincipal":{"Service":"events.amazonaws.com"}"#), false),
            (statement(action: #""Action":"lambda:*""#), true),
            (statement(action: #""Action":"lambda:Invoke*""#), true),
            (statement(action: #""Action":"LAMBDA:invokefunction""#), true),
            (statement(action: #""Action":"*""#), true),
            (statement(action: #""Action":"lambda:InvokeFunctio?""#), true),
            (statement(action: #""Action":["s3:GetObject","lambda:InvokeFunction"]"#), true),
            (statement(action: #""Action":"lambda:InvokeFunctionUrl""#), false),
            (statement(action: #""Action":"lambda:InvokeAsync""#), false),
            (statement(action: #""NotAction":"s3:*""#), true),
            (statement(action: #""NotAction":"lambda:*""#), false),
            (statement(resource: #""Resource":"\#(function)""#), true),
            (statement(resource: #""Resource":["arn:aws:s3:::b","\#(function)"]"#), true),
            (statement(resource: #""Resource":"\#(function):*""#), false),
            (statement(resource: #""Resource":"\#(function)*""#), true),
            (statement(resource: #""Resource":"arn:aws:lambda:*:*:function:?""#), true),
            (statement(resource: #""Resource":"arn:aws:lambda""#), true),
            (statement(resource: #""Resource":"arn:aws:lambda:*:function:f""#), true),
            (statement(resource: #""Resource":"arn:aws:lambda:*:function:g""#), false),
            (statement(resource: #""Resource":"arn:aws:lambda:*""#), true),
            (statement(resource: #""Resource":"arn:aws:s3:*""#), false),
            (statement(resource: #""Resource":"arn:aws:lambda:e*f""#), false),
            (statement(resource: #""Resource":"arn:aws:lambda:eu*1:*:function:f""#), true),
            (statement(resource: #""Resource":"arn:aws:lambda:eu-west-?:111122223333:func*:f""#), true),
            (statement(resource: #""Resource":"arn:aws:lambda:eu-west-1?111122223333:function:f""#), false),
            (statement(resource: #""Resource":"arn:aws:lambda:us-east-1:111122223333:function:f""#), false),
            (statement(resource: #""NotResource":"\#(function)""#), false),
            (statement(resource: #""NotResource":"arn:aws:s3:::b""#), true),
        ])
    func applies(_ text: String, _ isAllowed: Bool) throws {
        #expect(try decide([text]) == (isAllowed ? .allowed(0) : .implicitlyDenied), "\(text)")
    }

    static let known = #"{"ArnLike":{"aws:SourceArn":"\#(rule)"}}"#
    static let failing = #"{"ArnLike":{"aws:SourceArn":"\#(rule)2"}}"#
    static let doubtful = #"{"StringEquals":{"aws:SourceOrgID":"o-1"}}"#

    @Test(
        "an explicit deny wins, then an allow is needed, and doubt never allows",
        arguments: [
            ([], PolicyDecision.implicitlyDenied),
            ([statement(effect: "Deny")], .denied(0)),
            ([statement(), statement(effect: "Deny")], .denied(1)),
            ([statement(effect: "Deny", condition: known), statement()], .denied(0)),
            ([statement(effect: "Deny", condition: failing), statement()], .allowed(1)),
            ([statement(condition: failing), statement(condition: known)], .allowed(1)),
            ([statement(condition: failing)], .implicitlyDenied),
            ([statement(condition: doubtful)], .unknown("the value of aws:SourceOrgID is not known")),
            ([statement(condition: doubtful), statement()], .allowed(1)),
            ([statement(condition: doubtful), statement(effect: "Deny")], .denied(1)),
            (
                [statement(), statement(effect: "Deny", condition: doubtful)],
                .unknown("the value of aws:SourceOrgID is not known")
            ),
            ([statement(effect: "Deny", condition: doubtful)], .implicitlyDenied),
            ([statement(condition: failing), statement(effect: "Deny", condition: doubtful)], .implicitlyDenied),
            ([statement(action: #""Action":"s3:*""#, condition: doubtful)], .implicitlyDenied),
        ])
    func logic(_ texts: [String], _ decision: PolicyDecision) throws {
        #expect(try decide(texts) == decision, "\(texts)")
    }

    @Test(
        "accounts, users and nobody",
        arguments: [
            (#""Principal":{"AWS":"111122223333"}"#, PolicyRequest.Principal.account("111122223333"), true),
            (#""Principal":{"AWS":"arn:aws:iam::111122223333:root"}"#, .account("111122223333"), true),
            (#""Principal":{"AWS":"arn:aws:iam::111122223333:root"}"#, .arn("arn:aws:iam::111122223333:role/r"), true),
            (
                #""Principal":{"AWS":"arn:aws:iam::111122223333:role/r"}"#, .arn("arn:aws:iam::111122223333:role/r"),
                true
            ),
            (
                #""Principal":{"AWS":"arn:aws:iam::111122223333:role/x"}"#, .arn("arn:aws:iam::111122223333:role/r"),
                false
            ),
            (#""Principal":{"AWS":"arn:aws:iam::111122223333:role/r"}"#, .account("111122223333"), false),
            (#""Principal":"*""#, .anonymous, true), (#""Principal":{"Service":"*"}"#, .anonymous, false),
            (#""NotPrincipal":{"AWS":"111122223333"}"#, .account("444455556666"), true),
        ])
    func principals(_ principal: String, _ asked: PolicyRequest.Principal, _ isAllowed: Bool) throws {
        let request = PolicyRequest(principal: asked, action: "lambda:InvokeFunction", resource: Self.function)
        #expect(
            try decide([Self.statement(principal: principal)], request)
                == (isAllowed ? .allowed(0) : .implicitlyDenied))
    }

    @Test(
        "a malformed statement is an error, never an answer",
        arguments: [
            ("", "it is not valid JSON"), ("[]", "it is not an object"), ("{}", "its Effect is neither Allow nor Deny"),
            (#"{"Effect":"allow","Action":"*"}"#, "its Effect is neither Allow nor Deny"),
            (#"{"Effect":"Allow"}"#, "it has no Action"),
            (#"{"Effect":"Allow","Action":[]}"#, "its Action is not a string or a list of strings"),
            (#"{"Effect":"Allow","Action":[1]}"#, "its Action is not a string or a list of strings"),
            (#"{"Effect":"Allow","Action":"*","NotAction":"*"}"#, "it has both Action and NotAction"),
            (#"{"Effect":"Allow","Action":"*","Resource":5}"#, "its Resource is not a string or a list of strings"),
            (#"{"Effect":"Allow","Action":"*","Principal":"x"}"#, "its Principal is neither * nor an object"),
            (#"{"Effect":"Allow","Action":"*","Condition":[]}"#, "its Condition is not an object"),
            (#"{"Effect":"Allow","Action":"*","Condition":{"Bool":"x"}}"#, "its Condition Bool is not an object"),
            (
                #"{"Effect":"Allow","Action":"*","Condition":{"Bool":{"k":{}}}}"#,
                "its Condition Bool has a value that is not text"
            ),
            (
                #"{"Effect":"Allow","Action":"*","Conditions":{}}"#,
                "it has an element Conditions, which policies do not have"
            ),
        ])
    func malformed(_ text: String, _ reason: String) {
        let error = #expect(throws: PolicyError.self) { try PolicyStatement(parsing: text) }
        #expect(error?.reason == reason)
    }

    @Test("a document holds a list of statements or one alone")
    func documents() throws {
        #expect(try PolicyDocument.statements(parsing: #"{"Statement":[{},{}]}"#).count == 2)
        #expect(try PolicyDocument.statements(parsing: #"{"Statement":{"Sid":"x"}}"#).count == 1)
        #expect(throws: PolicyError.self) { try PolicyDocument.statements(parsing: "{}") }
        #expect(throws: PolicyError.self) { try PolicyDocument.statements(parsing: "nonsense") }
    }
}
