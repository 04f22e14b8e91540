import Facts
import Testing

@testable import AWSClient

/// Retries, failures and counts, shown on `GetCallerIdentity` and `GetPolicy`.
@Suite struct AWSServiceTests {
    static let identity = HTTPResponse(
        200,
        """
        <GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::1:user/a</Arn><UserId>U</UserId>
        <Account>1</Account></GetCallerIdentityResult></GetCallerIdentityResponse>
        """)

    static func failure(_ kind: TransportError.Kind) -> ScriptedTransport.Answer {
        .failure(TransportError(kind: kind, host: "sts.example", message: "it broke"))
    }

    static func error(_ client: AWSClient) async -> AWSError? {
        do throws(AWSError) {
            _ = try await client.sts().callerIdentity()
            return nil
        } catch {
            return error
        }
    }

    @Test func waitsDoubleWithFullJitter() async throws {
        let clock = TestClock()
        let transport = ScriptedTransport(HTTPResponse(500, ""))
        let error = await Self.error(try AWSClient.scripted(transport, clock: clock.clock(random: 0.5)))
        #expect(clock.waits == [125, 250, 500, 1000, 2000])
        #expect(transport.requests.count == 6)
        #expect(error?.statusCode == 500)
        #expect(error?.code == "HTTP500")
    }

    @Test func waitsAreBounded() {
        let error = AWSError(service: .sts, operation: "o", code: "Throttling", message: "")
        let policy = RetryPolicy(maxThrottledAttempts: 100)
        func delay(after count: Int, random: Double) -> Int64? {
            var failures = FailureCounts()
            for _ in 0..<count { failures.count(.throttled) }
            return policy.delayMS(after: failures, error: error, random: random)
        }
        #expect(delay(after: 90, random: 1) == 20_000)
        #expect(delay(after: 100, random: 1) == nil)
        #expect(delay(after: 1, random: 0) == 0)
    }

    // The first wait after a throttled answer is the retry's, the second one for the rate's next token.
    @Test(arguments: [
        ("3", [3000]), ("Tue, 24 Nov 2026 01:02:13 GMT", [10_000]), ("soon", [125, 18]), ("0", [125, 18]),
    ])
    func retryAfterIsHonoured(_ header: String, _ waits: [Int64]) async throws {
        let clock = TestClock()
        let transport = ScriptedTransport(HTTPResponse(503, "", headers: ["retry-after": header]), Self.identity)
        #expect(await Self.error(try AWSClient.scripted(transport, clock: clock.clock())) == nil)
        #expect(clock.waits == waits)
    }

    @Test func tooLongARetryAfterEndsTheCall() async throws {
        let clock = TestClock()
        let transport = ScriptedTransport(HTTPResponse(503, "", headers: ["retry-after": "3600"]))
        #expect(await Self.error(try AWSClient.scripted(transport, clock: clock.clock()))?.isThrottled == true)
        #expect(clock.waits.isEmpty)
    }

    @Test(arguments: [TransportError.Kind.refused, .timeout, .dns, .connectionLost])
    func transportFailuresAreRetried(_ kind: TransportError.Kind) async throws {
        let transport = ScriptedTransport([Self.failure(kind), Self.failure(kind), .response(Self.identity)])
        let client = try AWSClient.scripted(transport)
        #expect(await Self.error(client) == nil)
        #expect(client.statistics.counts(of: .sts).retryCount == 2)
    }

    @Test(arguments: [TransportError.Kind.tls, .invalidURL, .closed, .bodyTooLarge])
    func hopelessTransportFailuresAreNot(_ kind: TransportError.Kind) async throws {
        let transport = ScriptedTransport([Self.failure(kind)])
        let error = await Self.error(try AWSClient.scripted(transport))
        #expect(transport.requests.count == 1)
        #expect(error?.message == "sts.example: it broke")
        #expect(error?.code == (kind == .bodyTooLarge ? AWSError.Code.malformed : AWSError.Code.unreachable))
    }

    @Test func requestsAreSignedAnewForEachAttempt() async throws {
        let transport = ScriptedTransport(HTTPResponse(500, ""), Self.identity)
        #expect(await Self.error(try AWSClient.scripted(transport)) == nil)
        for request in transport.requests {
            #expect(request.headers.filter { $0.name == "Authorization" }.count == 1)
        }
    }

    @Test func missingCredentialsAreAnErrorOfEveryCall() async throws {
        let transport = ScriptedTransport(Self.identity)
        let environment = AWSEnvironment(variables: [:], homeDirectory: "/home/a") { _ in nil }
        let client = AWSClient(
            AWSSession(
                transport: transport, credentials: .standard(environment), region: "us-east-1",
                endpoints: try Endpoints(), clock: TestClock().clock()))
        let error = await Self.error(client)
        #expect(error?.code == AWSError.Code.noCredentials)
        #expect(error?.message.contains("AWS_ACCESS_KEY_ID") == true)
        #expect(transport.requests.isEmpty)
    }

    @Test func cancellationWhileWaitingToRetryEndsTheCall() async throws {
        let transport = ScriptedTransport(HTTPResponse(500, ""))
        let clock = AWSClock(nowMS: { 0 }, sleepMS: { _ in throw CancellationError() }, random: { 0 })
        let error = await Self.error(try AWSClient.scripted(transport, clock: clock))
        #expect(error?.isCancelled == true)
        #expect(transport.requests.count == 1)
    }

    @Test func unreadNamesTheActionOnlyWhereItWouldHelp() {
        var error = AWSError(
            service: .lambda, operation: "GetPolicy", code: "AccessDeniedException", message: "m", requestID: "r",
            action: "lambda:GetPolicy")
        #expect(error.unread.sentence == "AccessDeniedException on lambda:GetPolicy: m (request r)")
        error.code = "ThrottlingException"
        #expect(error.unread.sentence == "ThrottlingException: m (request r)")
    }

    @Test(arguments: ["ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "SignatureDoesNotMatch"])
    func rejectedIdentityIsNoDenial(_ code: String) async throws {
        let transport = ScriptedTransport(
            HTTPResponse(403, "<ErrorResponse><Error><Code>\(code)</Code></Error></ErrorResponse>"))
        let error = await Self.error(try AWSClient.scripted(transport))
        #expect(error?.isDenied == false)
        #expect(error?.isCredentialProblem == true)
    }

    @Test func malformedJSONNamesThePlaceAndNotTheValue() async throws {
        let transport = ScriptedTransport(
            HTTPResponse(
                200,
                #"{"Functions": [{"FunctionName": "f", "FunctionArn": "a", "Environment": {"Variables": {"K": ["hunter2"]}}}]}"#
            ))
        let client = try AWSClient.scripted(transport)
        await #expect { _ = try await client.lambda().functions().all() } throws: { error in
            let text = "\(error)"
            return text.contains("Functions.0.Environment.Variables.K") && !text.contains("hunter2")
        }
    }

    @Test func functionDescriptionsPrintWithoutTheirEnvironment() {
        let description = FunctionDescription(
            function: LambdaFunction(name: "f"), environment: .present(["KEY": "hunter2"]))
        var dumped = ""
        dump(description, to: &dumped)
        #expect(!"\(description) \(String(reflecting: description)) \(dumped)".contains("hunter2"))
    }

    @Test func pagesCanBeTakenOneByOne() async throws {
        let operation = AWSOperation(EventBridgeOperation.listRuleNamesByTarget)
        let testCase = try #require(CallGroupCase.eventBridge.first { $0.operation == operation })
        let transport = ScriptedTransport(testCase.pages.map(ScriptedTransport.Answer.response))
        var tokens: [String?] = []
        for try await page in try AWSClient.scripted(transport).eventBridge().ruleNames(targeting: "arn:f") {
            tokens.append(page.nextToken)
        }
        #expect(tokens == ["t1", nil])
        let bodies = transport.requests.map { String(decoding: $0.body, as: UTF8.self) }
        #expect(
            bodies == [
                #"{"EventBusName":"default","Limit":100,"TargetArn":"arn:f"}"#,
                #"{"EventBusName":"default","Limit":100,"NextToken":"t1","TargetArn":"arn:f"}"#,
            ])
    }
}
