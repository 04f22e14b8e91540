import Testing

@testable import AWSClient

/// Exact signatures, made once with botocore 1.43 by `botocore_signatures.py`.
@Suite struct SigV4SignerTests {
    struct Pinned: Sendable, CustomTestStringConvertible {
        var service: String
        var region: String = "eu-west-1"
        var token: String?
        var request: HTTPRequest
        var signedHeaders: String
        var signature: String
        var testDescription: String { "\(service) \(request.url)" }
    }

    static let bucketHost = "example-raw.s3.eu-west-1.amazonaws.com"

    static let pinned = [
        Pinned(
            service: "s3", request: HTTPRequest(host: bucketHost, query: [QueryItem("notification")]),
            signedHeaders: "host;x-amz-content-sha256;x-amz-date",
            signature: "bae96adc68c9e7ba444fc4a262826c508611d0140bbac2e309b5f5c6167b0c76"),
        Pinned(
            service: "s3", token: "TOKEN/+=",
            request: HTTPRequest(
                host: bucketHost, path: "/a%20b//..%2Fc%2B%25%C3%BC.json", headers: [HTTPHeader("Range", "bytes=0-99")]),
            signedHeaders: "host;range;x-amz-content-sha256;x-amz-date;x-amz-security-token",
            signature: "53ec20099a3e8397eaf489e3b8360563fbab6b093176124a2b83150985d42fb8"),
        Pinned(
            service: "s3",
            request: HTTPRequest(
                host: bucketHost,
                query: [QueryItem("prefix", "raw/"), QueryItem("list-type", "2"), QueryItem("encoding-type", "url")]),
            signedHeaders: "host;x-amz-content-sha256;x-amz-date",
            signature: "6ede95efe5b1f139a6040148aac03f62753fac9119563b6d9c8b32acd83b0dc2"),
        Pinned(
            service: "lambda",
            request: HTTPRequest(
                host: "lambda.eu-west-1.amazonaws.com",
                path: "/2015-03-31/functions/"
                    + URIEncoding.encode("arn:aws:lambda:eu-west-1:123456789012:function:ingest") + "/policy",
                query: [QueryItem("Qualifier", "prod")]),
            signedHeaders: "host;x-amz-date",
            signature: "81463b6a5bc269347a5622432d88c3871d83abced4e6924389f6b41667fb60f7"),
        Pinned(
            service: "events", token: "TOKEN/+=",
            request: HTTPRequest(
                method: .post, host: "events.eu-west-1.amazonaws.com",
                headers: [
                    HTTPHeader("Content-Type", "application/x-amz-json-1.1"),
                    HTTPHeader("X-Amz-Target", "AWSEvents.ListRules"),
                ], body: Array(#"{"EventBusName":"default"}"#.utf8)),
            signedHeaders: "content-type;host;x-amz-date;x-amz-security-token;x-amz-target",
            signature: "e2b95024497a1969ce783cec35f8734e584ef654475bdb2d07d5ce587909a478"),
        Pinned(
            service: "iam", region: "us-east-1",
            request: HTTPRequest(
                method: .post, host: "iam.amazonaws.com",
                headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
                body: Array("Action=ListRoles&Version=2010-05-08".utf8)),
            signedHeaders: "content-type;host;x-amz-date",
            signature: "982f76089648b1a706d519e1f007b01eec2aeeaa396dcb8938dc1e0e1c52f9f1"),
    ]

    @Test(arguments: pinned) func signatureIsPinned(_ pinned: Pinned) {
        var credentials = AWSCredentials.test
        credentials.sessionToken = pinned.token
        let signer = SigV4Signer(credentials: credentials, region: pinned.region, service: pinned.service)
        let signed = signer.signed(pinned.request, at: UTCTime(epochMS: TestClock.start))
        #expect(
            signed.header("Authorization")
                == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261124/\(pinned.region)/\(pinned.service)/aws4_request, "
                + "SignedHeaders=\(pinned.signedHeaders), Signature=\(pinned.signature)")
        #expect(signed.header("X-Amz-Date") == "20261124T010203Z")
        #expect(signed.header("X-Amz-Security-Token") == pinned.token)
    }

    @Test func emptyBodyHasItsHash() {
        let signer = SigV4Signer(credentials: .test, region: "us-east-1", service: "s3")
        let signed = signer.signed(HTTPRequest(host: "h"), at: UTCTime(epochSeconds: 0))
        #expect(
            signed.header("x-amz-content-sha256") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test func userAgentIsNotSigned() {
        let signer = SigV4Signer(credentials: .test, region: "us-east-1", service: "lambda")
        let plain = HTTPRequest(host: "h")
        var named = plain
        named.headers = [HTTPHeader("User-Agent", "pipereport")]
        let moment = UTCTime(epochSeconds: 0)
        #expect(
            signer.signed(plain, at: moment).header("Authorization")
                == signer.signed(named, at: moment).header("Authorization"))
    }

    @Test func credentialsPrintWithoutSecrets() {
        var credentials = AWSCredentials.test
        credentials.sessionToken = "session-secret"
        var dumped = ""
        dump(credentials, to: &dumped)
        for text in ["\(credentials)", String(reflecting: credentials), dumped] {
            #expect(text.contains("AKIDEXAMPLE"))
            #expect(!text.contains("wJalr"))
            #expect(!text.contains("session-secret"))
        }
    }
}

/// Kept keys change nothing but the time.
@Suite struct SigningKeyCacheTests {
    @Test func signaturesAreThoseOfDerivedKeys() {
        let keys = SigningKeyCache()
        var other = AWSCredentials.test
        other.secretAccessKey += "2"
        var signatures: Set<String?> = []
        for credentials in [AWSCredentials.test, other] {
            for (region, service) in [("us-east-1", "s3"), ("us-east-1", "iam"), ("eu-west-1", "s3")] {
                for day in [20_000, 20_001] as [Int64] {
                    func sign(_ keys: SigningKeyCache?) -> String? {
                        SigV4Signer(credentials: credentials, region: region, service: service, keys: keys)
                            .signed(HTTPRequest(host: "h"), at: UTCTime(epochSeconds: day * 86_400))
                            .header("Authorization")
                    }
                    let derived = sign(nil)
                    for _ in 0..<2 { #expect(sign(keys) == derived) }
                    signatures.insert(derived)
                }
            }
        }
        #expect(signatures.count == 12)
    }
}
