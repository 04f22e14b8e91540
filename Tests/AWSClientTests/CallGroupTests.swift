import Facts
import Testing

@testable import AWSClient

/// What every operation must do with every kind of answer.
@Suite struct CallGroupTests {
    @Test(arguments: CallGroupCase.all) func readsEveryPage(_ testCase: CallGroupCase) async throws {
        let transport = ScriptedTransport(testCase.pages.map(ScriptedTransport.Answer.response))
        let client = try AWSClient.scripted(transport)
        #expect(try await testCase.read(client) == testCase.expected)
        #expect(transport.requests.count == testCase.pages.count)
        #expect(client.statistics.usedOperations == [testCase.operation])
        #expect(client.statistics.total.callCount == testCase.pages.count)
        #expect(client.statistics.total.receivedBytes == testCase.pages.map(\.body.count).reduce(0, +))
        #expect(transport.requests.allSatisfy { $0.method == testCase.operation.method })
    }

    @Test(arguments: CallGroupCase.all.filter { $0.none != nil })
    func noneIsEmptyAndNoError(_ testCase: CallGroupCase) async throws {
        let client = try AWSClient.scripted(ScriptedTransport(try #require(testCase.none)))
        #expect(try await testCase.read(client) == [])
        #expect(client.statistics.total.failedCount == 0)
    }

    @Test(arguments: CallGroupCase.all) func denialNamesTheAction(_ testCase: CallGroupCase) async throws {
        let transport = ScriptedTransport(Self.denial(by: testCase.operation.service))
        let client = try AWSClient.scripted(transport)
        let error = await Self.error(testCase, client)
        #expect(error?.isDenied == true)
        #expect(error?.unread.action == testCase.operation.action)
        #expect(error?.unread.message == "not authorized")
        #expect(error?.requestID == "req-1")
        #expect(error?.operation == testCase.operation.name)
        #expect(transport.requests.count == 1, "a denied call is not repeated")
        #expect(client.statistics.total.deniedCount == 1)
    }

    @Test(arguments: CallGroupCase.all) func throttlingIsWaitedOut(_ testCase: CallGroupCase) async throws {
        let answers = [Self.throttling(by: testCase.operation.service)] + testCase.pages
        let transport = ScriptedTransport(answers.map(ScriptedTransport.Answer.response))
        let clock = TestClock()
        let client = try AWSClient.scripted(transport, clock: clock.clock())
        #expect(try await testCase.read(client) == testCase.expected)
        #expect(clock.waits.first == 125)
        #expect(client.statistics.total.retryCount == 1)
        #expect(client.statistics.total.throttledCount == 1)
        #expect(client.statistics.total.failedCount == 0)
    }

    @Test(arguments: CallGroupCase.all) func cutAnswersAreErrors(_ testCase: CallGroupCase) async throws {
        let whole = try #require(testCase.pages.first)
        for count in stride(from: 0, to: whole.body.count, by: 7) {
            var cut = whole
            cut.body = Array(whole.body.prefix(count))
            let error = await Self.error(testCase, try AWSClient.scripted(ScriptedTransport(cut)))
            #expect(error?.code == AWSError.Code.malformed, "cut after \(count) bytes")
        }
    }

    @Test(
        arguments: CallGroupCase.all,
        ["", "{}", "[]", "null", "<html><body>Bad gateway</body></html>", "<x/>", "\u{0}"])
    func malformedAnswersAreErrors(_ testCase: CallGroupCase, _ body: String) async throws {
        // An empty object is how Lambda says that no concurrency is reserved.
        if let none = testCase.none, none.statusCode == 200, none.body == Array(body.utf8) { return }
        let transport = ScriptedTransport(HTTPResponse(200, body))
        let error = await Self.error(testCase, try AWSClient.scripted(transport))
        #expect(error?.code == AWSError.Code.malformed)
        #expect(error?.isDenied == false)
        #expect(transport.requests.count == 4, "a malformed answer may be whole the next time")
    }

    @Test(arguments: CallGroupCase.all.filter { $0.pages.count > 1 })
    func repeatedPageTokenIsAnError(_ testCase: CallGroupCase) async throws {
        let transport = ScriptedTransport(testCase.pages[0])
        let error = await Self.error(testCase, try AWSClient.scripted(transport))
        #expect(error?.code == AWSError.Code.repeatedToken)
        #expect(transport.requests.count == 2)
    }

    @Test(arguments: CallGroupCase.all.filter { $0.pages.count > 1 })
    func failingSecondPageFailsTheList(_ testCase: CallGroupCase) async throws {
        let answers = [testCase.pages[0], Self.denial(by: testCase.operation.service)]
        let transport = ScriptedTransport(answers.map(ScriptedTransport.Answer.response))
        #expect(await Self.error(testCase, try AWSClient.scripted(transport))?.isDenied == true)
    }

    @Test func everyOperationHasACase() {
        let withoutCase = Set(AWSOperation.all).subtracting(CallGroupCase.all.map(\.operation))
        // Their answers lie in the status and in raw bytes; S3CallsTests has them.
        #expect(withoutCase == [AWSOperation(S3Operation.headBucket), AWSOperation(S3Operation.getObject)])
    }

    static func error(_ testCase: CallGroupCase, _ client: AWSClient) async -> AWSError? {
        do throws(AWSError) {
            _ = try await testCase.read(client)
            return nil
        } catch {
            return error
        }
    }

    static func denial(by service: AWSServiceName) -> HTTPResponse {
        switch service {
        case .s3:
            HTTPResponse(
                403,
                "<Error><Code>AccessDenied</Code><Message>not authorized</Message><RequestId>req-1</RequestId></Error>",
                headers: ["x-amz-request-id": "req-1"])
        case .sts, .iam, .s3Control, .cloudWatch:
            HTTPResponse(
                403,
                """
                <ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not authorized</Message></Error>
                <RequestId>req-1</RequestId></ErrorResponse>
                """)
        case .lambda:
            HTTPResponse(
                403, #"{"Message": "not authorized"}"#,
                headers: ["x-amzn-errortype": "AccessDeniedException", "x-amzn-requestid": "req-1"])
        case .eventBridge:
            HTTPResponse(
                400, #"{"__type": "com.amazonaws.events#AccessDeniedException", "message": "not authorized"}"#,
                headers: ["x-amzn-requestid": "req-1"])
        case .ec2:
            HTTPResponse(
                403,
                """
                <Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>not authorized</Message></Error></Errors>
                <RequestID>req-1</RequestID></Response>
                """)
        case .kms, .cloudTrail:
            HTTPResponse(
                400, #"{"__type": "AccessDeniedException", "Message": "not authorized"}"#,
                headers: ["x-amzn-requestid": "req-1"])
        }
    }

    static func throttling(by service: AWSServiceName) -> HTTPResponse {
        switch service {
        case .s3, .s3Control: HTTPResponse(503, "<Error><Code>SlowDown</Code><Message>m</Message></Error>")
        case .sts, .iam, .cloudWatch:
            HTTPResponse(400, "<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>")
        case .lambda: HTTPResponse(429, "{}", headers: ["x-amzn-errortype": "TooManyRequestsException"])
        case .ec2:
            HTTPResponse(503, "<Response><Errors><Error><Code>RequestLimitExceeded</Code></Error></Errors></Response>")
        case .eventBridge, .kms, .cloudTrail: HTTPResponse(400, #"{"__type": "ThrottlingException"}"#)
        }
    }
}
