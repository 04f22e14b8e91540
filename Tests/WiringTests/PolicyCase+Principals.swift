@testable import Wiring

/// Source: IAM User Guide, "AWS JSON policy elements: Principal" and "NotPrincipal", read 2026-11-25.
extension PolicyCase {
    private static let session = PolicyRequest.Principal.session(role: role, name: "reader-function")
    private static let unnamed = PolicyRequest.Principal.session(role: role, name: nil)
    private static let assumed = "arn:aws:sts::111122223333:assumed-role/reader/reader-function"
    private static let account = #""111122223333""#
    private static let root = #""arn:aws:iam::111122223333:root""#
    private static let events = PolicyRequest.Principal.service("events.amazonaws.com")

    static let principals: [PolicyCase] = [
        principal(#""Principal":"*""#, session, .allowed), principal(#""Principal":{"AWS":"*"}"#, session, .allowed),
        principal(#""Principal":"*""#, .anonymous, .allowed),
        principal(#""Principal":{"AWS":"*"}"#, .anonymous, .allowed),
        principal(#""Principal":{"AWS":\#(account)}"#, session, .allowed),
        principal(#""Principal":{"AWS":\#(root)}"#, session, .allowed),
        principal(#""Principal":{"AWS":"444455556666"}"#, session, .implicit),
        principal(#""Principal":{"AWS":["444455556666",\#(account)]}"#, session, .allowed),
        principal(#""Principal":{"AWS":\#(root)}"#, .account("111122223333"), .allowed),
        principal(#""Principal":{"AWS":\#(account)}"#, .anonymous, .implicit),
        principal(#""Principal":{"AWS":"\#(role)"}"#, session, .allowed),
        principal(#""Principal":{"AWS":"\#(role)"}"#, .arn(role), .allowed),
        principal(#""Principal":{"AWS":"\#(role)"}"#, .account("111122223333"), .implicit),
        principal(#""Principal":{"AWS":"arn:aws:iam::111122223333:role/reader"}"#, session, .implicit),
        principal(#""Principal":{"AWS":"arn:aws:iam::111122223333:role/*"}"#, session, .implicit),
        principal(#""Principal":{"AWS":"\#(assumed)"}"#, session, .allowed),
        principal(#""Principal":{"AWS":"\#(assumed)-2"}"#, session, .implicit),
        principal(#""Principal":{"AWS":"\#(assumed)"}"#, unnamed, .unknown),
        principal(#""Principal":{"AWS":"\#(assumed)"}"#, .arn(role), .implicit),
        principal(#""Principal":{"AWS":"arn:aws:sts::111122223333:assumed-role/writer/x"}"#, unnamed, .implicit),
        principal(#""Principal":{"AWS":"AROAEXAMPLEID"}"#, session, .implicit),
        principal(#""Principal":{"AWS":"arn:aws:iam::111122223333:user/jane"}"#, session, .implicit),
        principal(
            #""Principal":{"AWS":"arn:aws:iam::111122223333:user/jane"}"#, .arn("arn:aws:iam::111122223333:user/jane"),
            .allowed),
        principal(#""Principal":{"Service":"events.amazonaws.com"}"#, events, .allowed),
        principal(#""Principal":{"Service":["s3.amazonaws.com","events.amazonaws.com"]}"#, events, .allowed),
        principal(#""Principal":{"Service":"s3.amazonaws.com"}"#, events, .implicit),
        principal(#""Principal":{"Service":"events.amazonaws.com"}"#, session, .implicit),
        principal(#""Principal":{"AWS":\#(account)}"#, events, .implicit),
        principal(#""Principal":{"Federated":"cognito-identity.amazonaws.com"}"#, session, .implicit),
        principal(#""Principal":{"Federated":"arn:aws:iam::111122223333:saml-provider/x"}"#, session, .implicit),
        principal(#""Principal":{"CanonicalUser":"79a59df900b949e55d96a1e698fb"}"#, session, .unknown),
        principal(#""Principal":{"CanonicalUser":"79a59df900b949e55d96a1e698fb"}"#, events, .implicit),
        principal(#""Principal":{"AWS":\#(account),"Service":"events.amazonaws.com"}"#, events, .allowed),
        principal(#""NotPrincipal":{"AWS":"444455556666"}"#, session, .allowed),
        principal(#""NotPrincipal":{"AWS":\#(account)}"#, session, .implicit),
        principal(#""NotPrincipal":{"AWS":"\#(role)"}"#, session, .implicit),
        principal(#""NotPrincipal":{"Service":"s3.amazonaws.com"}"#, events, .allowed),
    ]

    static let denials: [PolicyCase] = [
        principal(#""Principal":"*""#, session, .denied, effect: "Deny"),
        principal(#""Principal":{"AWS":\#(account)}"#, session, .denied, effect: "Deny"),
        principal(#""Principal":{"AWS":"\#(role)"}"#, session, .denied, effect: "Deny"),
        principal(#""Principal":{"AWS":"\#(assumed)"}"#, session, .denied, effect: "Deny"),
        principal(#""Principal":{"AWS":"\#(assumed)"}"#, unnamed, .unknown, effect: "Deny"),
        principal(#""Principal":{"AWS":"444455556666"}"#, session, .allowed, effect: "Deny"),
        principal(#""Principal":{"Service":"events.amazonaws.com"}"#, session, .allowed, effect: "Deny"),
        principal(#""NotPrincipal":{"AWS":"444455556666"}"#, session, .denied, effect: "Deny"),
        principal(#""NotPrincipal":{"AWS":\#(account)}"#, session, .denied, effect: "Deny"),
        principal(#""NotPrincipal":{"AWS":"\#(role)"}"#, session, .unknown, effect: "Deny"),
        principal(#""NotPrincipal":{"AWS":["\#(role)",\#(root)]}"#, session, .unknown, effect: "Deny"),
        principal(
            #""NotPrincipal":{"AWS":["\#(assumed)","\#(role)",\#(root)]}"#, session, .allowed, effect: "Deny"),
        principal(
            #""NotPrincipal":{"AWS":["arn:aws:iam::111122223333:user/jane",\#(root)]}"#,
            .arn("arn:aws:iam::111122223333:user/jane"), .allowed, effect: "Deny"),
        principal(
            #""NotPrincipal":{"AWS":["arn:aws:iam::111122223333:user/jane",\#(root)]}"#,
            .arn("arn:aws:iam::111122223333:user/joe"), .denied, effect: "Deny"),
        principal(
            #""NotPrincipal":{"AWS":"arn:aws:iam::111122223333:user/jane"}"#,
            .arn("arn:aws:iam::111122223333:user/jane"), .unknown, effect: "Deny"),
        principal(#""NotPrincipal":{"Service":"events.amazonaws.com"}"#, events, .allowed, effect: "Deny"),
        principal(#""NotPrincipal":{"Service":"events.amazonaws.com"}"#, session, .denied, effect: "Deny"),
    ]
}
