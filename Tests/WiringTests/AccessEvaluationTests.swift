import Facts
import Testing

@testable import Wiring

@Suite("Access by several policies")
struct AccessEvaluationTests {
    static let rows =
        AccessCase.within + AccessCase.bounded + AccessCase.keys + AccessCase.across + AccessCase.unreadable

    @Test("the layers decide as IAM documents it", arguments: rows)
    func decides(_ row: AccessCase) {
        let decision = row.decide()
        #expect(decision.verdict == row.verdict, "\(decision.reason)")
        #expect(decision.layer == row.decidedBy, "\(decision.reason)")
        #expect(!decision.reason.isEmpty && !decision.reason.hasSuffix("."))
    }

    @Test(
        "a certain answer shows the statement that decides it, an absent one none",
        arguments: rows.filter { $0.verdict == .allowed })
    func evidence(_ row: AccessCase) {
        #expect(row.decide().statement != nil)
    }

    private static func reason(
        role: [AccessPolicy], boundary: AccessPolicy? = nil, resource: AccessPolicy? = nil,
        layer: AccessLayer = .bucketPolicy, account: AccessCase.Account = .same
    ) -> String {
        AccessCase(
            "", role: role, boundary: boundary, resource: resource, layer: layer, account: account, .allowed, layer
        ).decide().reason
    }

    static let role = AccessCase.role
    static let asked = "s3:GetObject on arn:aws:s3:::raw/a"

    private static let doubt = "the value of aws:PrincipalOrgID is not known"
    private static let elsewhere = AccessPolicy(
        label: "p",
        statements: [
            #"{"Sid":"Elsewhere","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::other/*"}"#
        ])
    private static let stray = "it has a Principal, which is for policies of resources"
    private static let missing = "raw has no bucket policy that allows \(role) \(asked)"

    /// Two columns, typed, since the compiler takes minutes over sums of texts in tuples whose type it has to find.
    private static let sentences: [(String, String)] = [
        (reason(role: []), "no policy of \(role) allows \(asked)"),
        (
            reason(role: [elsewhere]),
            "no policy of \(role) allows \(asked); statement Elsewhere of the policy p allows it on arn:aws:s3:::other/*"
        ),
        (reason(role: [AccessCase.allow()]), "statement S of the policy p of \(role) allows \(asked)"),
        (reason(role: [AccessCase.deny()]), "statement S of the policy p of \(role) denies \(asked)"),
        (
            reason(role: [], resource: AccessCase.nothing),
            "no policy of \(role) allows \(asked), nor does the bucket policy of raw"
        ),
        (
            reason(role: [AccessCase.allow()], resource: AccessCase.deny("*")),
            "statement S of the bucket policy of raw denies \(asked)"
        ),
        (
            reason(role: [AccessCase.allow()], boundary: AccessCase.nothing),
            "the permissions boundary p does not allow \(asked)"
        ),
        (
            reason(role: [AccessCase.allow()], boundary: AccessCase.deny()),
            "statement S of the permissions boundary p denies \(asked)"
        ),
        (
            reason(role: [AccessCase.allow()], resource: AccessCase.nothing, layer: .keyPolicy),
            "the key policy of raw does not allow \(role) \(asked)"
        ),
        (
            reason(role: [AccessCase.allow()], account: .other),
            missing
        ),
        (
            reason(role: [AccessCase.allow()], resource: AccessCase.unread),
            "the bucket policy of raw could not be read: AccessDenied on s3:GetBucketPolicy"
        ),
        (
            reason(role: [AccessCase.unknown]), "the policy p of \(role) is not known: var.policy"
        ),
        (
            reason(role: [AccessCase.allow()], resource: AccessCase.deny("*", AccessCase.doubtful)),
            "whether statement S of the bucket policy of raw denies \(asked) cannot be told: \(doubt)"
        ),
        (
            reason(role: [AccessPolicy(label: "q", statements: ["{}"])]),
            "a statement of the policy q of \(role) is not a policy statement: its Effect is neither Allow nor Deny"
        ),
        (
            reason(role: [AccessCase.allow("*")]),
            "a statement of the policy p of \(role) is not a policy statement: \(stray)"
        ),
        (
            reason(role: [], resource: AccessCase.allow()),
            "a statement of the bucket policy of raw is not a policy statement: it has no Principal"
        ),
        (
            reason(role: [AccessCase.allow()], account: .open),
            "it is not known whether raw is of the account of \(role), and \(missing)"
        ),
    ]

    @Test("the reason names layer, statement, action and resource", arguments: sentences)
    func reasons(_ reason: String, _ expected: String) {
        #expect(reason == expected)
    }

    @Test("a policy fact becomes a policy that is there, is not, or is not at hand")
    func facts() {
        let document = #"{"Version":"2012-10-17","Statement":[]}"#
        #expect(
            AccessPolicy(label: "p", document: .present(document))?.content
                == .statements([], replacesVariables: true))
        #expect(AccessPolicy(label: "p", document: Fact<String>.absent) == nil)
        let unread = Unread(code: "AccessDenied", action: "s3:GetBucketPolicy")
        #expect(
            AccessPolicy(label: "p", document: .unread(unread))?.content
                == .unread("AccessDenied on s3:GetBucketPolicy"))
        #expect(
            AccessPolicy(label: "p", document: .unknown("var.policy"))?.content
                == .unknown("not known until the apply: var.policy"))
        #expect(
            AccessPolicy(label: "p", document: .present("x"))?.content
                == .unknown("the policy is not valid JSON"))
    }

    @Test("a document of version 2008-10-17 takes variables for text")
    func version() {
        let statement = #"{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:PrincipalAccount}/*"}"#
        func decide(_ version: String) -> AccessDecision.Verdict {
            AccessEvaluation(
                request: PolicyRequest(
                    principal: .session(role: Self.role, name: nil), action: "s3:GetObject",
                    resource: "arn:aws:s3:::1/a",
                    context: ["aws:PrincipalAccount": ["1"]]),
                role: Self.role,
                rolePolicies: [AccessPolicy(label: "p", document: #"{\#(version)"Statement":\#(statement)}"#)],
                resourceName: "1", resourceAccount: "111122223333"
            ).decide().verdict
        }
        #expect(decide(#""Version":"2012-10-17","#) == .allowed)
        #expect(decide(#""Version":"2008-10-17","#) == .denied)
        #expect(decide("") == .denied)
        #expect(decide(#""Version":"2020-01-01","#) == .unknown)
    }
}
