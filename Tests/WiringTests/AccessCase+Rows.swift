@testable import Wiring

/// Source: IAM User Guide, "How AWS enforcement code logic evaluates requests to allow or deny access", "Policy evaluation
/// for requests within a single account", "Cross-account policy evaluation logic"; KMS Developer Guide, "Key policies in
/// AWS KMS", read 2026-11-25.
extension AccessCase {
    static let root = "111122223333"
    private static let byARN = #","Condition":{"ArnEquals":{"aws:PrincipalArn":"\#(role)"}}"#

    static let within: [AccessCase] = [
        AccessCase("nothing allows", role: [], .denied, .rolePolicy),
        AccessCase("the role's policy allows", role: [allow()], .allowed, .rolePolicy),
        AccessCase("one of two policies allows", role: [nothing, allow()], .allowed, .rolePolicy),
        AccessCase("one of two policies denies", role: [deny(), allow()], .denied, .rolePolicy),
        AccessCase("the bucket alone allows the role", role: [], resource: allow(role), .allowed, .bucketPolicy),
        AccessCase("the bucket alone allows the session", role: [], resource: allow(session), .allowed, .bucketPolicy),
        AccessCase("the bucket alone allows everybody", role: [], resource: allow("*"), .allowed, .bucketPolicy),
        AccessCase("the bucket names the account only", role: [], resource: allow(root), .denied, .rolePolicy),
        AccessCase("account and role's policy", role: [allow()], resource: allow(root), .allowed, .rolePolicy),
        AccessCase("the bucket allows another role", role: [], resource: allow(role + "2"), .denied, .rolePolicy),
        AccessCase("the bucket denies", role: [allow()], resource: deny("*"), .denied, .bucketPolicy),
        AccessCase("the bucket denies the account", role: [allow()], resource: deny(root), .denied, .bucketPolicy),
        AccessCase("the bucket denies another", role: [allow()], resource: deny(role + "2"), .allowed, .rolePolicy),
        AccessCase("both allow", role: [allow()], resource: allow(role), .allowed, .rolePolicy),
        AccessCase("a bucket policy that is silent", role: [allow()], resource: nothing, .allowed, .rolePolicy),
        AccessCase("the bucket may deny", role: [allow()], resource: deny("*", doubtful), .unknown, .bucketPolicy),
        AccessCase("the bucket may allow", role: [], resource: allow("*", doubtful), .unknown, .bucketPolicy),
        AccessCase("the role may allow", role: [allow(nil, doubtful)], .unknown, .rolePolicy),
        AccessCase("the bucket may deny nothing", role: [], resource: deny("*", doubtful), .denied, .rolePolicy),
        AccessCase(
            "a malformed statement", role: [AccessPolicy(label: "p", statements: ["{}"])], .unknown, .rolePolicy),
        AccessCase("a role's policy with a Principal", role: [allow("*")], .unknown, .rolePolicy),
        AccessCase("a bucket policy without Principal", role: [], resource: allow(), .unknown, .bucketPolicy),
        AccessCase(
            "a malformed statement beside a denial", role: [AccessPolicy(label: "p", statements: ["{}"]), deny()],
            .denied,
            .rolePolicy),
    ]

    static let bounded: [AccessCase] = [
        AccessCase("both allow", role: [allow()], boundary: allow(), .allowed, .rolePolicy),
        AccessCase("the boundary is silent", role: [allow()], boundary: nothing, .denied, .permissionsBoundary),
        AccessCase("the boundary denies", role: [allow()], boundary: deny(), .denied, .permissionsBoundary),
        AccessCase("the boundary alone grants nothing", role: [], boundary: allow(), .denied, .rolePolicy),
        AccessCase(
            "the boundary bounds a grant to the role", role: [], boundary: nothing, resource: allow(role), .denied,
            .permissionsBoundary),
        AccessCase(
            "the boundary does not bound a grant to the session", role: [], boundary: nothing, resource: allow(session),
            .allowed, .bucketPolicy),
        AccessCase(
            "the boundary does not bound a grant to everybody", role: [], boundary: nothing,
            resource: allow("*", byARN), .allowed, .bucketPolicy),
        AccessCase(
            "a denial of the boundary bounds the session", role: [], boundary: deny(), resource: allow(session),
            .denied,
            .permissionsBoundary),
        AccessCase(
            "a grant to the role within the boundary", role: [], boundary: allow(), resource: allow(role), .allowed,
            .bucketPolicy),
        AccessCase("an unread boundary", role: [allow()], boundary: unread, .unread, .permissionsBoundary),
        AccessCase("an unread boundary of nothing", role: [], boundary: unread, .denied, .rolePolicy),
        AccessCase("an unknown boundary", role: [allow()], boundary: unknown, .unknown, .permissionsBoundary),
        AccessCase(
            "a boundary that may allow", role: [allow()], boundary: allow(nil, doubtful), .unknown, .permissionsBoundary
        ),
    ]

    static let keys: [AccessCase] = [
        key("the key names the account and the role allows", [allow()], allow(root), .allowed, .rolePolicy),
        key("the key names the account and the role is silent", [], allow(root), .denied, .rolePolicy),
        key("the key allows the role", [], allow(role), .allowed, .keyPolicy),
        key("the key allows everybody", [], allow("*"), .allowed, .keyPolicy),
        key("the key is silent", [allow()], nothing, .denied, .keyPolicy),
        key("the key allows another role", [allow()], allow(role + "2"), .denied, .keyPolicy),
        key("the key denies", [allow()], deny("*"), .denied, .keyPolicy),
        key("the role denies", [deny()], allow(role), .denied, .rolePolicy),
        key("the key is unread", [allow()], unread, .unread, .keyPolicy),
        key("the key is unread and the role denies", [deny()], unread, .denied, .rolePolicy),
        key("the key is unknown", [allow()], unknown, .unknown, .keyPolicy),
        key(
            "a boundary bounds what the account delegates", [allow()], allow(root), boundary: nothing, .denied,
            .permissionsBoundary),
        key("a boundary bounds a grant to the role", [], allow(role), boundary: nothing, .denied, .permissionsBoundary),
        key("another account's key needs both", [allow()], allow(root), account: .other, .allowed, .rolePolicy),
        key("another account's key and a silent role", [], allow(role), account: .other, .denied, .rolePolicy),
        key("another account's key that is silent", [allow()], nothing, account: .other, .denied, .keyPolicy),
    ]

    private static func key(
        _ name: String, _ role: [AccessPolicy], _ policy: AccessPolicy, boundary: AccessPolicy? = nil,
        account: Account = .same, _ verdict: AccessDecision.Verdict, _ decidedBy: AccessLayer
    ) -> AccessCase {
        AccessCase(
            name, role: role, boundary: boundary, resource: policy, layer: .keyPolicy, account: account, verdict,
            decidedBy)
    }

    static let across: [AccessCase] = [
        AccessCase("only the role allows", role: [allow()], account: .other, .denied, .bucketPolicy),
        AccessCase(
            "only the role allows, the bucket is silent", role: [allow()], resource: nothing, account: .other, .denied,
            .bucketPolicy),
        AccessCase("only the bucket allows", role: [], resource: allow(role), account: .other, .denied, .rolePolicy),
        AccessCase("only the bucket, everybody", role: [], resource: allow("*"), account: .other, .denied, .rolePolicy),
        AccessCase("both allow", role: [allow()], resource: allow(role), account: .other, .allowed, .rolePolicy),
        AccessCase("both, by account", role: [allow()], resource: allow(root), account: .other, .allowed, .rolePolicy),
        AccessCase(
            "both, and the boundary is silent", role: [allow()], boundary: nothing, resource: allow(session),
            account: .other, .denied, .permissionsBoundary),
        AccessCase("the bucket denies", role: [allow()], resource: deny(root), account: .other, .denied, .bucketPolicy),
        AccessCase("the bucket is unread", role: [allow()], resource: unread, account: .other, .unread, .bucketPolicy),
        AccessCase(
            "the bucket is unread and the role is silent", role: [], resource: unread, account: .other, .denied,
            .rolePolicy),
        AccessCase(
            "an open account and both allow", role: [allow()], resource: allow(role), account: .open, .allowed,
            .rolePolicy),
        AccessCase("an open account and one allows", role: [allow()], account: .open, .unknown, .bucketPolicy),
        AccessCase("an open account and none allows", role: [], account: .open, .denied, .rolePolicy),
        AccessCase(
            "an open account and a denial", role: [allow()], resource: deny("*"), account: .open, .denied, .bucketPolicy
        ),
    ]

    static let unreadable: [AccessCase] = [
        AccessCase("an unread policy of the role", role: [unread], .unread, .rolePolicy),
        AccessCase("an unread policy beside one that allows", role: [allow(), unread], .unread, .rolePolicy),
        AccessCase("an unread policy beside one that denies", role: [deny(), unread], .denied, .rolePolicy),
        AccessCase("an unread bucket policy may deny", role: [allow()], resource: unread, .unread, .bucketPolicy),
        AccessCase("an unread bucket policy may allow", role: [], resource: unread, .unread, .bucketPolicy),
        AccessCase("a denial beside an unread bucket policy", role: [deny()], resource: unread, .denied, .rolePolicy),
        AccessCase(
            "an unread role beside a denying bucket", role: [unread], resource: deny("*"), .denied, .bucketPolicy),
        AccessCase("an unknown policy of the role", role: [unknown], .unknown, .rolePolicy),
        AccessCase("an unknown policy beside one that allows", role: [allow(), unknown], .unknown, .rolePolicy),
        AccessCase("a policy of AWS's own that is not at hand", role: [awsOwn], .unknown, .rolePolicy),
        AccessCase("a policy of AWS's own beside one that allows", role: [awsOwn, allow()], .allowed, .rolePolicy),
        AccessCase("a policy of AWS's own beside one that denies", role: [awsOwn, deny()], .denied, .rolePolicy),
        AccessCase("AWS's own that may deny", role: [awsDenying, allow()], .unknown, .rolePolicy),
        AccessCase("unread goes before unknown", role: [unknown, unread], .unread, .rolePolicy),
        AccessCase("an unknown bucket policy", role: [allow()], resource: unknown, .unknown, .bucketPolicy),
    ]
}
