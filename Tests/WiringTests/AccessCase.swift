import Testing

@testable import Wiring

/// One row of the table of decisions of several policies together.
struct AccessCase: Sendable, CustomTestStringConvertible {
    enum Account: Sendable {
        case same
        case other
        case open
    }

    var name: String
    var role: [AccessPolicy]
    var boundary: AccessPolicy?
    var resource: AccessPolicy?
    var layer = AccessLayer.bucketPolicy
    var account = Account.same
    var verdict: AccessDecision.Verdict
    var decidedBy: AccessLayer

    var testDescription: String { name }

    init(
        _ name: String, role: [AccessPolicy], boundary: AccessPolicy? = nil, resource: AccessPolicy? = nil,
        layer: AccessLayer = .bucketPolicy, account: Account = .same, _ verdict: AccessDecision.Verdict,
        _ decidedBy: AccessLayer
    ) {
        self.name = name
        self.role = role
        self.boundary = boundary
        self.resource = resource
        self.layer = layer
        self.account = account
        self.verdict = verdict
        self.decidedBy = decidedBy
    }

    static let role = "arn:aws:iam::111122223333:role/reader"
    static let session = "arn:aws:sts::111122223333:assumed-role/reader/f"

    static func allow(_ principal: String? = nil, _ rest: String = "") -> AccessPolicy {
        policy("Allow", principal, rest)
    }

    static func deny(_ principal: String? = nil, _ rest: String = "") -> AccessPolicy {
        policy("Deny", principal, rest)
    }

    private static func policy(_ effect: String, _ principal: String?, _ rest: String) -> AccessPolicy {
        let named = principal.map { $0 == "*" ? #""Principal":"*","# : #""Principal":{"AWS":"\#($0)"},"# } ?? ""
        return AccessPolicy(
            label: "p",
            statements: [#"{"Sid":"S","Effect":"\#(effect)",\#(named)"Action":"*","Resource":"*"\#(rest)}"#])
    }

    static let nothing = AccessPolicy(label: "p", statements: [])
    static let unread = AccessPolicy(label: "p", content: .unread("AccessDenied on s3:GetBucketPolicy"))
    static let awsOwn = AWSManagedPolicies.policy("arn:aws:iam::aws:policy/AWSSupportAccess")
    static let awsDenying = AWSManagedPolicies.policy("arn:aws:iam::aws:policy/AWSDenyAll")
    static let unknown = AccessPolicy(label: "p", content: .unknown("var.policy"))
    static let doubtful = #","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"#

    func decide() -> AccessDecision {
        let account: String? =
            switch self.account {
            case .same: "111122223333"
            case .other: "444455556666"
            case .open: nil
            }
        return AccessEvaluation(
            request: PolicyRequest(
                principal: .session(role: Self.role, name: "f"), action: "s3:GetObject", resource: "arn:aws:s3:::raw/a",
                context: ["aws:PrincipalArn": [Self.role]]),
            role: Self.role, rolePolicies: role, boundary: boundary, resourcePolicy: resource, resourceLayer: layer,
            resourceName: "raw", resourceAccount: account
        ).decide()
    }
}
