import Foundation
import Testing

@testable import Facts

@Suite("The matcher of secrets")
struct SecretMatcherTests {
    @Test("A token that says what it is is found in whatever surrounds it", arguments: Array(1...6) as [UInt64])
    func tokens(seed: UInt64) {
        for token in SecretForms.tokens(seed) {
            for text in [
                token, "a \(token) b", "\"\(token)\"", "x=\(token)&y", "(\(token))", "\\n\(token)\\n", "[\"\(token)\"]",
                "/\(token)/",
            ] {
                #expect(!SecretMatcher.mask(text).contains(token), "\(text)")
            }
        }
    }

    @Test("A secret of no form is found where its place says what it is", arguments: Array(1...8) as [UInt64])
    func places(seed: UInt64) {
        var random = SecretForms.Random(state: seed)
        for secret in [
            random.alphanumeric(12), random.alphanumeric(24) + "+/=", random.hex(32), "p4ss-" + random.hex(8),
        ] {
            for text in SecretForms.places(secret) {
                let masked = SecretMatcher.mask(text)
                #expect(!masked.contains(secret) && masked.contains("***"), "\(text) → \(masked)")
                #expect(SecretMatcher.mask(masked) == masked, "\(text)")
            }
        }
    }

    @Test("Keys without a name are found by their length and mixture", arguments: Array(1...20) as [UInt64])
    func keys(seed: UInt64) {
        var random = SecretForms.Random(state: seed)
        let key = random.alphanumeric(40)
        #expect(SecretMatcher.mask("key \(key).") == "key ***.")
        let long = random.alphanumeric(140)
        #expect(SecretMatcher.mask("is \(long) then") == "is *** then")
    }

    @Test("Private keys go whole, also where they are cut, in base64, or inside of JSON")
    func privateKeys() throws {
        let block = "-----BEGIN RSA PRIV" + "ATE KEY-----\nMIIEabc\n-----END RSA PRIV" + "ATE KEY-----"
        #expect(SecretMatcher.mask("a \(block) b") == "a *** b")
        #expect(SecretMatcher.mask(String(block.dropLast(20))) == "***")
        let document = JSONValue.object(["a": .string("x " + block.dropLast(30)), "b": "c"]).canonicalText
        #expect(SecretMatcher.mask(document) == #"{"a":"x ***","b":"c"}"#)
        let coded = Data(block.utf8).base64EncodedString()
        #expect(SecretMatcher.mask("key \(coded)") == "key ***")
    }

    @Test("JSON stays JSON, and its numbers and references stay")
    func documents() throws {
        let text =
            #"{"password":12345678,"db":{"secret":"${random_password.db.result}","token":"$.detail.token"},"#
            + #""arn":{"secret":"arn:aws:secretsmanager:eu-west-1:111122223333:secret:a"},"passwords":["one1","two2"],"#
            + #""Condition":{"DateLess":{"aws:TokenIssueTime":"2020-01-01T00:00:00Z"}},"t":"pass\u0077ord=hunter2"}"#
        let masked = try JSONValue(parsing: SecretMatcher.mask(text))
        #expect(masked["password"] == "***")
        #expect(masked["db"]?["secret"] == "${random_password.db.result}")
        #expect(masked["db"]?["token"] == "$.detail.token")
        #expect(masked["arn"]?["secret"] == "arn:aws:secretsmanager:eu-west-1:111122223333:secret:a")
        #expect(masked["passwords"] == .array(["***", "***"]))
        #expect(masked["Condition"]?["DateLess"]?["aws:TokenIssueTime"] == "2020-01-01T00:00:00Z")
        #expect(masked["t"] == "password=***")
    }

    @Test("A shared secret in a condition on the referer is taken out, a page is not")
    func referer() {
        func policy(_ value: String) -> String { #"{"Condition":{"StringLike":{"aws:Referer":"\#(value)"}}}"# }
        #expect(SecretMatcher.mask(policy("x8Kq2Lm9Rt4Zp7")) == policy("***"))
        #expect(SecretMatcher.mask(policy("https://www.example.com/*")) == policy("https://www.example.com/*"))
    }

    @Test("Several documents in a row stay documents")
    func jsonLines() {
        #expect(
            SecretMatcher.mask("{\"a\":\"password=x1\"}\n{\"b\":\"it's \\\"fine\\\"\"}\n")
                == "{\"a\":\"password=***\"}\n{\"b\":\"it's \\\"fine\\\"\"}\n")
    }

    @Test(
        "No text makes the matcher slow",
        arguments: [
            "password", "password=", "password='<", "authorization: <", "eyJ", "eyJaaaaaaaa.", "sk-", "://", "arn:aws",
            "-----END ", "\"password\":\"", "{{resolve:", "<password>", "Bearer a", "a", "[", "{\"a\":", "--password ",
            "@tcp(", "${", "password=${", "password=$(a", "password=\"\\", "password \t",
        ])
    func hostileTexts(unit: String) {
        // Quadratic time over 200,000 bytes takes minutes in a build without optimisation.
        let text = String(repeating: unit, count: 200_000 / unit.utf8.count)
        let start = ContinuousClock.now
        let masked = SecretMatcher.mask(text)
        _ = SecretVariable.detect(name: "API_TOKEN", value: text)
        _ = TextRedactor(secrets: [String(repeating: "a", count: 500) + "b"]).redact(text)
        #expect(masked.utf8.count <= text.utf8.count * 2)
        #expect(ContinuousClock.now - start < .seconds(60), "\(unit)")
    }

    @Test("The properties hold for texts made of pieces of forms", arguments: Array(1...40) as [UInt64])
    func fuzz(seed: UInt64) {
        var random = SecretForms.Random(state: seed)
        let pieces =
            SecretTrigger.all.map(\.pattern) + [
                "\"", "'", "\\", "{", "}", "[", "]", ":", "=", ",", " ", "\n", "aB3", "***", "\\u0041",
            ]
        var text = seed % 2 == 0 ? "{\"" : ""
        for _ in 0..<60 { text += pieces[Int(random.next() % UInt64(pieces.count))] }
        SecretMatcherFuzz.run(Array(text.utf8))
        SecretMatcherFuzz.run(Array(SecretForms.places(text).joined(separator: "\n").utf8))
    }
}
