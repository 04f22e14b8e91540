import Foundation
import Testing

@testable import AWSClient

/// Our signatures against botocore's, all cases in one run of Python.
@Suite struct BotocoreSignatureTests {
    struct Case: Codable {
        var service: String
        var region: String
        var method: String
        var url: String
        var headers: [String: String]
        var body: String
        var token: String?
        var key: String?

        // JSONEncoder leaves nil out, and the script asks for every member.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(service, forKey: .service)
            try container.encode(region, forKey: .region)
            try container.encode(method, forKey: .method)
            try container.encode(url, forKey: .url)
            try container.encode(headers, forKey: .headers)
            try container.encode(body, forKey: .body)
            try container.encode(token, forKey: .token)
            try container.encode(key, forKey: .key)
        }
    }

    struct Document: Codable {
        var epoch_seconds: Int64
        var cases: [Case]
    }

    struct Signed: Codable {
        var authorization: String
        var path: String?
    }

    static let keys = [
        "plain.json", "with space.json", "a+b.json", "100%.json", "100%25.json", "größe/日本語.json", "emoji-🪣.json",
        "a//b///c.json", "../up/../x.json", "./dot/.", "/leading", "trailing/", "q?a=b&c#d", "~tilde'()*!.json",
        "semi;colon:and@at,comma=$", "quote\"back\\slash", "raw/2026-11-24T01:02:03Z/0b1c.json", "line\nbreak\ttab",
    ]

    static var requests: [(service: String, region: String, request: HTTPRequest, key: String?)] {
        let bucket = "example-raw.s3.eu-west-1.amazonaws.com"
        func s3(_ query: [QueryItem]) -> (String, String, HTTPRequest, String?) {
            ("s3", "eu-west-1", HTTPRequest(host: bucket, query: query), nil)
        }
        var all: [(String, String, HTTPRequest, String?)] = [
            s3([
                QueryItem("list-type", "2"), QueryItem("prefix", "raw/ä +%&="), QueryItem("encoding-type", "url"),
                QueryItem("continuation-token", "1/abc+def=="), QueryItem("start-after", "raw/2026 11/x~y*"),
            ]),
            s3([QueryItem("prefix", ""), QueryItem("list-type", "2")]),
            s3([QueryItem("notification")]), s3([QueryItem("acl")]), s3([QueryItem("ownershipControls")]),
            s3([QueryItem("location")]),
            (
                "s3", "us-east-1", HTTPRequest(method: .head, scheme: "http", host: "127.0.0.1:5000", path: "/bucket"),
                nil
            ),
            (
                "s3", "us-east-1",
                HTTPRequest(
                    host: "h", path: "/b/k",
                    headers: [HTTPHeader("Range", "bytes=0-99"), HTTPHeader("X-Amz-Expected-Bucket-Owner", "  1  2 ")]),
                nil
            ),
        ]
        all += keys.map { key in
            let path = "/" + URIEncoding.encode(key, keepingSlashes: true)
            return ("s3", "eu-west-1", HTTPRequest(host: bucket, path: path), key)
        }
        let function = URIEncoding.encode("arn:aws:lambda:eu-west-1:123456789012:function:ingest:prod")
        all.append(
            (
                "lambda", "eu-west-1",
                HTTPRequest(
                    host: "lambda.eu-west-1.amazonaws.com", path: "/2015-03-31/functions/\(function)/policy",
                    query: [QueryItem("Qualifier", "prod")]), nil
            ))
        all.append(
            (
                "lambda", "eu-west-1",
                HTTPRequest(
                    host: "lambda.eu-west-1.amazonaws.com", path: "/2015-03-31/functions/",
                    query: [QueryItem("Marker", "a b+c/d=="), QueryItem("MaxItems", "50")]), nil
            ))
        all.append(("events", "eu-west-1", HTTPRequest(host: "h", path: "/a//b/../c/./d%20e/"), nil))
        return all
    }

    /// What the call groups themselves put on the wire.
    static func requestsOfCallGroups() async throws -> [HTTPRequest] {
        let transport = ScriptedTransport(HTTPResponse(400, ""))
        let client = try AWSClient.scripted(transport)
        _ = try? await client.sts().callerIdentity()
        _ = try? await client.s3().buckets().starting(at: "token/+=").all()
        _ = try? await client.s3().notificationConfiguration(ofBucket: "example.with.dots")
        _ = try? await client.s3().objects(inBucket: "example-raw", prefix: "a b", startAfter: "a b/c+d").all()
        _ = try? await client.s3().object(bucket: "example-raw", key: "a//../ü %.json", limitBytes: 100)
        _ = await client.s3().probe(bucketName: "example-raw")
        _ = try? await client.lambda().policy(
            ofFunction: "arn:aws:lambda:us-east-1:123456789012:function:ingest", qualifier: "$LATEST")
        _ = try? await client.lambda().versions(ofLayer: "arn:aws:lambda:us-east-1:123456789012:layer:deps").all()
        _ = try? await client.eventBridge().targets(ofRule: "räw/rule", onBus: "default").all()
        _ = try? await client.iam().inlinePolicy(named: "a b+c", ofRole: "röle")
        return transport.requests
    }

    @Test func signaturesEqualBotocores() async throws {
        let moment = UTCTime(epochMS: TestClock.start)
        var cases: [Case] = []
        var ours: [String] = []
        for token in [nil, "FwoGZXIvYXdzEXAMPLE//+token=="] {
            var credentials = AWSCredentials.test
            credentials.sessionToken = token
            for (service, region, request, key) in Self.requests {
                let signer = SigV4Signer(credentials: credentials, region: region, service: service)
                ours.append(signer.signed(request, at: moment).header("Authorization") ?? "")
                cases.append(Self.testCase(request, service: service, region: region, token: token, key: key))
            }
        }
        for signed in try await Self.requestsOfCallGroups() {
            let authorization = try #require(signed.header("Authorization"))
            let scope = authorization.split(separator: ",")[0].split(separator: "/")
            var request = signed
            request.headers.removeAll {
                ["authorization", "x-amz-date", "x-amz-content-sha256"].contains($0.name.lowercased())
            }
            ours.append(authorization)
            cases.append(
                Self.testCase(request, service: String(scope[3]), region: String(scope[2]), token: nil, key: nil))
        }
        guard let theirs = try Self.sign(Document(epoch_seconds: moment.epochSeconds, cases: cases)) else { return }
        #expect(theirs.count == cases.count)
        for (index, signed) in theirs.enumerated() {
            #expect(ours[index] == signed.authorization, "\(cases[index].service) \(cases[index].url)")
            if let path = signed.path { #expect(cases[index].url.hasSuffix(path)) }
        }
    }

    static func testCase(
        _ request: HTTPRequest, service: String, region: String, token: String?, key: String?
    ) -> Case {
        Case(
            service: service, region: region, method: request.method.rawValue, url: request.url,
            headers: Dictionary(uniqueKeysWithValues: request.headers.map { ($0.name, $0.value) }),
            body: String(decoding: request.body, as: UTF8.self), token: token, key: key)
    }

    /// The repository's own Python where scripts/setup has made one.
    static var python: String {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        let own = root.appending(path: ".venv/bin/python").path(percentEncoded: false)
        return FileManager.default.isExecutableFile(atPath: own) ? own : "python3"
    }

    /// Nil, and a loud line, where Python or botocore is missing.
    static func sign(_ document: Document) throws -> [Signed]? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "signatures-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appending(path: "cases.json")
        try JSONEncoder().encode(document).write(to: input)
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "botocore_signatures.py")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python, script.path(percentEncoded: false), input.path(percentEncoded: false)]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        // Drained before the wait: a full pipe would hold the child for ever.
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        if process.terminationStatus == 3 || process.terminationStatus == 127 {
            print("SKIPPED: signatures are not compared with botocore, which is not installed; run scripts/setup")
            return nil
        }
        try #require(process.terminationStatus == 0, "botocore_signatures.py failed")
        return try JSONDecoder().decode([Signed].self, from: data)
    }
}
