import Facts
import Testing

@testable import AWSClient

@Suite struct S3CallsTests {
    // MARK: Name probes

    struct Probe: Sendable {
        var response: HTTPResponse
        var answer: BucketNameProbe.Answer
    }

    @Test(arguments: [
        Probe(response: HTTPResponse(200, ""), answer: .exists),
        Probe(response: HTTPResponse(404, ""), answer: .free),
        Probe(response: HTTPResponse(301, "", headers: ["x-amz-bucket-region": "eu-west-1"]), answer: .exists),
        Probe(response: HTTPResponse(403, "", headers: ["x-amz-bucket-region": "us-east-1"]), answer: .exists),
        Probe(response: HTTPResponse(403, ""), answer: .unread),
        Probe(response: HTTPResponse(400, ""), answer: .unread),
        Probe(response: HTTPResponse(503, ""), answer: .unread),
    ])
    func probeAnswers(_ probe: Probe) async throws {
        let transport = ScriptedTransport(probe.response)
        let answer = try await AWSClient.scripted(transport).s3().probe(bucketName: "some-name")
        #expect(answer.answer == probe.answer)
        #expect(answer.statusCode == probe.response.statusCode)
        #expect((answer.reason == nil) == (probe.answer != .unread))
        #expect(Set(transport.requests.map(\.url)) == ["https://some-name.s3.us-east-1.amazonaws.com/"])
    }

    @Test func probeWithoutAnswerIsUnread() async throws {
        let transport = ScriptedTransport([
            .failure(TransportError(kind: .refused, host: "h", message: "Connection refused"))
        ])
        let answer = try await AWSClient.scripted(transport).s3().probe(bucketName: "some-name")
        #expect(answer.answer == .unread)
        #expect(answer.statusCode == nil)
        #expect(answer.reason == "Unreachable: h: Connection refused")
    }

    @Test(arguments: ["", "a", "..", "...", String(repeating: "a", count: 256)])
    func namesThatAreNoBucketAreNotSent(_ name: String) async throws {
        let transport = ScriptedTransport(HTTPResponse(200, ""))
        let answer = try await AWSClient.scripted(transport).s3().probe(bucketName: name)
        #expect(answer.answer == .unread)
        #expect(transport.requests.isEmpty)
    }

    @Test(arguments: ["../x?acl#@evil", "a/b/c", "a b c", "bucket@evil"])
    func hostileNamesAreNotAskedFor(_ name: String) async throws {
        let transport = ScriptedTransport(HTTPResponse(404, ""))
        let answer = try await AWSClient.scripted(transport).s3().probe(bucketName: name)
        #expect(answer.answer == .unread)
        #expect(transport.requests.isEmpty)
    }

    // MARK: Regions

    @Test func locationHasModernNames() throws {
        #expect(try S3Answers.location(Array("<LocationConstraint/>".utf8)) == "us-east-1")
        #expect(try S3Answers.location(Array("<LocationConstraint>EU</LocationConstraint>".utf8)) == "eu-west-1")
    }

    @Test(arguments: [
        HTTPResponse(
            301, "<Error><Code>PermanentRedirect</Code></Error>", headers: ["x-amz-bucket-region": "eu-west-1"]),
        HTTPResponse(307, "", headers: ["x-amz-bucket-region": "eu-west-1"]),
        HTTPResponse(400, "<Error><Code>AuthorizationHeaderMalformed</Code><Region>eu-west-1</Region></Error>"),
    ])
    func redirectsLeadToTheBucketsRegionOnce(_ redirect: HTTPResponse) async throws {
        let answer = HTTPResponse(200, "<NotificationConfiguration/>")
        let transport = ScriptedTransport(redirect, answer, answer)
        let clock = TestClock()
        let client = try AWSClient.scripted(transport, clock: clock.clock())
        for _ in 0..<2 {
            let configuration = try await client.s3().notificationConfiguration(ofBucket: "bucket")
            #expect(configuration.isEventBridgeEnabled == .present(false))
        }
        #expect(
            transport.requests.map(\.host) == [
                "bucket.s3.us-east-1.amazonaws.com", "bucket.s3.eu-west-1.amazonaws.com",
                "bucket.s3.eu-west-1.amazonaws.com",
            ])
        #expect(transport.requests[1].header("Authorization")?.contains("/eu-west-1/s3/") == true)
        #expect(clock.waits.isEmpty)
    }

    @Test func redirectThatIsNoRegionIsNotFollowed() async throws {
        let transport = ScriptedTransport(HTTPResponse(301, "", headers: ["x-amz-bucket-region": "evil.example/"]))
        await #expect(throws: AWSError.self) {
            _ = try await AWSClient.scripted(transport).s3().acl(ofBucket: "bucket")
        }
        #expect(transport.requests.count == 1)
    }

    @Test func listedRegionsSpareTheRedirect() async throws {
        let transport = ScriptedTransport(
            HTTPResponse(
                200,
                """
                <ListAllMyBucketsResult><Buckets><Bucket><Name>bucket</Name><BucketRegion>ap-south-1</BucketRegion></Bucket>
                </Buckets></ListAllMyBucketsResult>
                """), HTTPResponse(200, "<NotificationConfiguration/>"))
        let client = try AWSClient.scripted(transport)
        _ = try await client.s3().buckets().all()
        _ = try await client.s3().notificationConfiguration(ofBucket: "bucket")
        #expect(transport.requests.last?.host == "bucket.s3.ap-south-1.amazonaws.com")
    }

    // MARK: Settings

    @Test func missingBucketIsNoAnswerAboutOwnership() async throws {
        let transport = ScriptedTransport(
            HTTPResponse(404, "<Error><Code>NoSuchBucket</Code><Message>m</Message></Error>"))
        let client = try AWSClient.scripted(transport)
        let ownership = await Fact.reading { () throws(AWSError) in try await client.s3().ownership(ofBucket: "bucket")
        }
        #expect(ownership.unread?.code == "NoSuchBucket")
    }

    // MARK: Objects

    @Test func listRequestNamesPrefixAndPage() async throws {
        let page = HTTPResponse(200, "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>")
        let transport = ScriptedTransport(page)
        let pages = try AWSClient.scripted(transport).s3().objects(
            inBucket: "bucket", prefix: "raw/ü", startAfter: "raw/a b")
        _ = try await pages.starting(at: "tok+en").all()
        #expect(
            transport.requests.first?.url
                == "https://bucket.s3.us-east-1.amazonaws.com/?continuation-token=tok%2Ben&encoding-type=url&list-type=2"
                + "&prefix=raw%2F%C3%BC&start-after=raw%2Fa%20b")
    }

    @Test func partOfAnObject() async throws {
        let response = HTTPResponse(206, "hello", headers: ["content-range": "bytes 0-4/11", "etag": "\"e\""])
        let transport = ScriptedTransport(response)
        let content = try await AWSClient.scripted(transport).s3().object(
            bucket: "bucket", key: "a//../b c", limitBytes: 5)
        #expect(content == S3ObjectContent(bytes: Array("hello".utf8), totalBytes: 11, etag: "e"))
        #expect(transport.requests.first?.header("Range") == "bytes=0-4")
        #expect(transport.requests.first?.path == "/a//../b%20c")
    }

    @Test func wholeObjectOfAServerWithoutRanges() async throws {
        let transport = ScriptedTransport(HTTPResponse(200, "hello world"))
        let client = try AWSClient.scripted(transport)
        let content = try await client.s3().object(bucket: "bucket", key: "k", range: 6..<9)
        #expect(content == S3ObjectContent(bytes: Array("wor".utf8), totalBytes: 11, etag: ""))
    }

    @Test func emptyObjectHasNoRange() async throws {
        let transport = ScriptedTransport(HTTPResponse(416, "<Error><Code>InvalidRange</Code></Error>"))
        let client = try AWSClient.scripted(transport)
        #expect(try await client.s3().object(bucket: "bucket", key: "k", limitBytes: 9).bytes == [])
        await #expect(throws: AWSError.self) {
            _ = try await client.s3().object(bucket: "bucket", key: "k", range: 5..<9)
        }
    }

    @Test func shortPartIsMalformed() async throws {
        let transport = ScriptedTransport(HTTPResponse(206, "hel", headers: ["content-range": "bytes 0-4/11"]))
        let client = try AWSClient.scripted(transport)
        await #expect { _ = try await client.s3().object(bucket: "bucket", key: "k", limitBytes: 5) } throws: {
            ($0 as? AWSError)?.code == AWSError.Code.malformed
        }
    }

    @Test func aListThatEndsAtTheLimitWithoutATokenIsAskedForWhole() async throws {
        func answer(_ count: Int) -> HTTPResponse {
            let buckets = (0..<count).map { "<Bucket><Name>bucket-\($0)</Name></Bucket>" }.joined()
            return HTTPResponse(200, "<ListAllMyBucketsResult><Buckets>\(buckets)</Buckets></ListAllMyBucketsResult>")
        }
        let transport = ScriptedTransport(answer(1000), answer(1003))
        #expect(try await AWSClient.scripted(transport).s3().buckets().all().count == 1003)
        #expect(transport.requests.map { $0.query.map(\.name) } == [["max-buckets"], []])
        let short = ScriptedTransport(answer(999))
        #expect(try await AWSClient.scripted(short).s3().buckets().all().count == 999)
        #expect(short.requests.count == 1)
    }
}
