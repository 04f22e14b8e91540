import Foundation
import Testing

@testable import AWSClient

/// libcurl against a server on the loopback interface.
@Suite(.timeLimit(.minutes(1))) struct CurlTransportTests {
    static func get(_ host: String, _ path: String) -> HTTPRequest {
        HTTPRequest(scheme: "http", host: host, path: path)
    }

    /// Runs `body` with a server and a transport, and ends both.
    static func withServer(
        _ options: CurlOptions = CurlOptions(), _ body: (LoopbackServer, CurlTransport) async throws -> Void
    ) async throws {
        let server = try LoopbackServer()
        let transport = CurlTransport(options: options)
        let result: Result<Void, any Error>
        do { result = .success(try await body(server, transport)) } catch { result = .failure(error) }
        await transport.close()
        server.stop()
        try result.get()
    }

    static func failure(_ transport: CurlTransport, _ request: HTTPRequest) async -> TransportError? {
        do {
            _ = try await transport.send(request)
            return nil
        } catch {
            return error as? TransportError
        }
    }

    @Test func requestGoesOutAsItIs() async throws {
        try await Self.withServer { server, transport in
            let request = HTTPRequest(
                method: .post, scheme: "http", host: server.host, path: "/a//../b%20%2F.",
                query: [QueryItem("notification"), QueryItem("p", "x y")],
                headers: [HTTPHeader("X-Some", "value"), HTTPHeader("X-Empty", "")], body: Array("body".utf8))
            let response = try await transport.send(request)
            let head = String(decoding: response.body, as: UTF8.self)
            #expect(head.hasPrefix("POST /a//../b%20%2F.?notification&p=x%20y HTTP/1.1\r\nHost: \(server.host)\r\n"))
            #expect(head.contains("\r\nX-Some: value\r\nX-Empty:"))
            #expect(head.contains("\r\nUser-Agent: pipereport\r\n"))
            #expect(head.contains("\r\nContent-Length: 4\r\n"))
            #expect(!head.contains("Expect:"))
            #expect(response.statusCode == 200)
            #expect(response.headers["x-test"] == "padded")
        }
    }

    @Test func headHasNoBody() async throws {
        try await Self.withServer { server, transport in
            var request = Self.get(server.host, "/echo")
            request.method = .head
            let response = try await transport.send(request)
            #expect(response.statusCode == 200)
            #expect(response.body.isEmpty)
            // The same handle serves a GET afterwards.
            let next = try await transport.send(Self.get(server.host, "/echo"))
            #expect(!next.body.isEmpty)
        }
    }

    @Test func putAsksWithAnEmptyBody() async throws {
        try await Self.withServer { server, transport in
            let put = HTTPRequest(method: .put, scheme: "http", host: server.host, path: "/latest/api/token")
            let head = String(decoding: try await transport.send(put).body, as: UTF8.self)
            #expect(head.hasPrefix("PUT /latest/api/token HTTP/1.1\r\n"))
            #expect(head.contains("\r\nContent-Length: 0\r\n"))
            #expect(!head.contains("Content-Type"))
            // The same handle serves a GET afterwards.
            let next = try await transport.send(Self.get(server.host, "/echo"))
            #expect(String(decoding: next.body, as: UTF8.self).hasPrefix("GET /echo "))
        }
    }

    @Test func connectionsAreUsedAgain() async throws {
        try await Self.withServer { server, transport in
            for _ in 0..<20 { _ = try await transport.send(Self.get(server.host, "/echo")) }
            #expect(server.connectionCount == 1)
        }
    }

    @Test func connectionsPerHostAreCapped() async throws {
        try await Self.withServer(CurlOptions(maxConnectionsPerHost: 4)) { server, transport in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 0..<200 {
                    group.addTask { try await transport.send(Self.get(server.host, "/big/\(index)")).body.count }
                }
                let total = try await group.reduce(0, +)
                #expect(total == 199 * 200 / 2)
            }
            #expect(server.mostOpen <= 4)
        }
    }

    @Test func bigBodiesArriveWhole() async throws {
        try await Self.withServer { server, transport in
            let response = try await transport.send(Self.get(server.host, "/big/20000000"))
            #expect(response.body.count == 20_000_000)
        }
    }

    @Test func longerBodiesThanAllowedAreErrors() async throws {
        try await Self.withServer(CurlOptions(bodyLimitBytes: 1000)) { server, transport in
            let allowed = try await transport.send(Self.get(server.host, "/big/1000"))
            #expect(allowed.body.count == 1000)
            let error = await Self.failure(transport, Self.get(server.host, "/big/1001"))
            #expect(error?.kind == .bodyTooLarge)
            #expect(error?.description == "\(server.host): the answer is longer than 1000 bytes")
            var request = Self.get(server.host, "/big/1001")
            request.bodyLimitBytes = 2000
            let raised = try await transport.send(request)
            #expect(raised.body.count == 1001)
        }
    }

    @Test(arguments: ["/cut", "/reset"]) func brokenConnectionsAreErrors(_ path: String) async throws {
        try await Self.withServer { server, transport in
            #expect(await Self.failure(transport, Self.get(server.host, path))?.kind == .connectionLost)
        }
    }

    @Test func redirectsAreNotFollowed() async throws {
        try await Self.withServer { server, transport in
            let response = try await transport.send(Self.get(server.host, "/redirect"))
            #expect(response.statusCode == 301)
            #expect(response.headers["location"] == "/echo")
        }
    }

    @Test func silentServersTimeOut() async throws {
        try await Self.withServer(CurlOptions(totalTimeoutMS: 200)) { server, transport in
            let error = await Self.failure(transport, Self.get(server.host, "/slow"))
            #expect(error?.kind == .timeout)
            #expect(error?.host == server.host)
        }
    }

    @Test func drippingServersTimeOut() async throws {
        try await Self.withServer(CurlOptions(lowSpeedSeconds: 1, lowSpeedBytesPerSecond: 100)) { server, transport in
            #expect(await Self.failure(transport, Self.get(server.host, "/drip"))?.kind == .timeout)
        }
    }

    @Test func answersThatDripEndAfterTheTotalTime() async throws {
        // More than one byte a second, so that the idle limit is content.
        let options = CurlOptions(totalTimeoutMS: 800, leastBytesPerSecond: 1000)
        try await Self.withServer(options) { server, transport in
            let error = await Self.failure(transport, Self.get(server.host, "/drip"))
            #expect(error?.kind == .tooSlow)
            #expect(error?.isTransient == false, "a call that drips must not be repeated")
            #expect(error?.message.contains("a call may take 0.8 s, and 1 s more for each 1000 bytes") == true)
        }
    }

    @Test func whatHasComeExtendsTheTime() {
        let options = CurlOptions()
        let time = ExchangeTime(baseMS: options.totalTimeoutMS, bytesPerSecond: options.leastBytesPerSecond)
        #expect(time.limitMS(receivedBytes: 0) == 25_000)
        #expect(time.limitMS(receivedBytes: 256 << 10) == 26_000)
        #expect(time.limitMS(receivedBytes: 1 << 30) == 25_000 + 4_096_000)
        #expect(time.limitMS(receivedBytes: .max) == 25_000 + 86_400_000)
    }

    @Test func largeAnswersMayTakeLonger() async throws {
        try await Self.withServer(CurlOptions(totalTimeoutMS: 5_000, leastBytesPerSecond: 1)) { server, transport in
            let response = try await transport.send(Self.get(server.host, "/big/3000000"))
            #expect(response.body.count == 3_000_000)
        }
    }

    @Test(arguments: ["http_proxy", "all_proxy", "ALL_PROXY"])
    func plainHTTPDoesNotGoThroughAProxy(_ variable: String) async throws {
        try await Self.withServer { proxy, _ in
            let options = CurlOptions(variables: [variable: "http://\(proxy.host)"])
            let transport = CurlTransport(options: options)
            for host in ["localhost:5000", "127.0.0.1:5000", "behind.invalid"] {
                let error = await Self.failure(transport, Self.get(host, "/echo"))
                #expect(error?.kind == .withheld)
                #expect(error?.message.contains("allow it with --allow-http") == true)
            }
            #expect(proxy.connectionCount == 0)
            await transport.close()
        }
    }

    @Test(arguments: [
        "127.0.0.1", "*", "localhost,127.0.0.1", "127.0.0.0/8", "a.example 127.0.0.1", "10.0.0.0/8, 127.0.0.0/16",
    ])
    func hostsOfNoProxyAreReachedDirectly(_ noProxy: String) async throws {
        try await Self.withServer { server, _ in
            let options = CurlOptions(variables: ["http_proxy": "http://127.0.0.1:1", "no_proxy": noProxy])
            let transport = CurlTransport(options: options)
            let response = try await transport.send(Self.get(server.host, "/echo"))
            #expect(response.statusCode == 200)
            await transport.close()
        }
    }

    @Test(arguments: [
        "", ".", "127.0.0.2", "27.0.0.1", "127.0.0.1.example", "10.0.0.0/8", "x127.0.0.1", "127.0.0.1/33",
    ])
    func otherHostsAreNotReachedDirectly(_ noProxy: String) throws {
        let options = CurlOptions(variables: ["http_proxy": "http://proxy.example", "no_proxy": noProxy])
        #expect(throws: TransportError.self) { try options.proxy(for: Self.get("127.0.0.1:5000", "/")) }
        #expect(try options.proxy(for: Self.get("169.254.169.254", "/")) == "")
        #expect(try options.proxy(for: Self.get("[fd00:ec2::254]", "/")) == "")
    }

    @Test func requestsWithTLSGoThroughTheProxy() throws {
        let options = CurlOptions(variables: ["https_proxy": "http://proxy.example:3128"])
        #expect(try options.proxy(for: HTTPRequest(host: "sts.eu-west-1.amazonaws.com")) == "http://proxy.example:3128")
        #expect(try options.proxy(for: Self.get("127.0.0.1", "/")) == "")
    }

    @Test func refusedConnectionsAreErrors() async throws {
        let server = try LoopbackServer()
        server.stop()
        let transport = CurlTransport()
        let error = await Self.failure(transport, Self.get(server.host, "/"))
        #expect(error?.kind == .refused)
        #expect(error?.description.hasPrefix("\(server.host): ") == true)
        await transport.close()
    }

    @Test func unknownHostsAreErrors() async throws {
        let transport = CurlTransport()
        #expect(await Self.failure(transport, Self.get("no-such-host.invalid", "/"))?.kind == .dns)
        await transport.close()
    }

    @Test(arguments: ["file", "ftp", "gopher"]) func otherSchemesAreRefused(_ scheme: String) async throws {
        let transport = CurlTransport()
        let request = HTTPRequest(scheme: scheme, host: "localhost", path: "/etc/passwd")
        #expect(await Self.failure(transport, request)?.kind == .invalidURL)
        await transport.close()
    }

    @Test func headersCannotSmuggleLines() async throws {
        try await Self.withServer { server, transport in
            var request = Self.get(server.host, "/echo")
            request.headers = [HTTPHeader("X-Some", "a\r\nX-Other: b")]
            #expect(await Self.failure(transport, request)?.kind == .invalidURL)
        }
    }

    @Test func plainServersFailTLS() async throws {
        try await Self.withServer { server, transport in
            var request = Self.get(server.host, "/echo")
            request.scheme = "https"
            let error = await Self.failure(transport, request)
            #expect(error?.kind == .tls)
            #expect(error?.isTransient == false)
        }
    }

    @Test func missingCABundleIsATLSError() async throws {
        try await Self.withServer(CurlOptions(variables: ["AWS_CA_BUNDLE": "/no/such/bundle.pem"])) {
            server, transport in
            var request = Self.get(server.host, "/echo")
            request.scheme = "https"
            let error = await Self.failure(transport, request)
            #expect(error?.kind == .tls)
            #expect(error?.message.contains("/no/such/bundle.pem") == true)
        }
    }

    @Test func proxiesComeFromTheOptions() async throws {
        try await Self.withServer { proxy, _ in
            var options = CurlOptions(variables: ["http_proxy": "http://\(proxy.host)", "NO_PROXY": "direct.invalid"])
            options.allowsPlainHTTPProxy = true
            let transport = CurlTransport(options: options)
            let response = try await transport.send(Self.get("behind.invalid", "/echo"))
            #expect(String(decoding: response.body, as: UTF8.self).hasPrefix("GET http://behind.invalid/echo "))
            #expect(await Self.failure(transport, Self.get("direct.invalid", "/"))?.kind == .dns)
            await transport.close()
        }
    }

    @Test func cancelledTaskEndsItsTransferOnly() async throws {
        try await Self.withServer { server, transport in
            let slow = Task { try await transport.send(Self.get(server.host, "/slow")) }
            while server.openCount == 0 { try await Task.sleep(nanoseconds: 1_000_000) }
            slow.cancel()
            await #expect(throws: CancellationError.self) { try await slow.value }
            // The connection of a cancelled transfer cannot be used again, so it is closed.
            while server.openCount > 0 { try await Task.sleep(nanoseconds: 1_000_000) }
            let next = try await transport.send(Self.get(server.host, "/echo"))
            #expect(next.statusCode == 200)
        }
    }

    @Test func cancelledBeforeItStartsNeverStarts() async throws {
        try await Self.withServer { server, transport in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await transport.send(Self.get(server.host, "/echo"))
            }
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(server.connectionCount == 0)
        }
    }

    @Test func manyCancellationsAtOddMoments() async throws {
        try await Self.withServer { server, transport in
            await withTaskGroup(of: Void.self) { group in
                for index in 0..<300 {
                    group.addTask {
                        let task = Task { try await transport.send(Self.get(server.host, "/big/10000")) }
                        try? await Task.sleep(nanoseconds: UInt64(index % 10) * 200_000)
                        if index % 2 == 0 { task.cancel() }
                        switch await task.result {
                        case .success(let response): #expect(response.body.count == 10_000)
                        case .failure(let error): #expect(index % 2 == 0 && error is CancellationError)
                        }
                    }
                }
            }
        }
    }

    @Test func closeFailsWhatIsPendingAndAllThatFollows() async throws {
        try await Self.withServer { server, transport in
            let slow = Task { await Self.failure(transport, Self.get(server.host, "/slow")) }
            while server.openCount == 0 { try await Task.sleep(nanoseconds: 1_000_000) }
            await transport.close()
            #expect(await slow.value?.kind == .closed)
            #expect(await Self.failure(transport, Self.get(server.host, "/echo"))?.kind == .closed)
            await transport.close()
            while server.openCount > 0 { try await Task.sleep(nanoseconds: 1_000_000) }
        }
    }

    @Test func transportThatIsLetGoClosesItsConnections() async throws {
        let server = try LoopbackServer()
        do {
            let transport = CurlTransport()
            _ = try await transport.send(Self.get(server.host, "/echo"))
        }
        while server.openCount > 0 { try await Task.sleep(nanoseconds: 1_000_000) }
        server.stop()
    }

    @Test func unusedTransportCloses() async {
        await CurlTransport().close()
    }
}
