import Testing

@testable import AWSClient

@Suite struct ClockSkewTests {
    /// The service's clock goes ten minutes before ours: 2026-11-24T00:52:03Z.
    static let date = "Tue, 24 Nov 2026 00:52:03 GMT"
    static let serviceTime = "20261124T005203Z"
    static let ourTime = "20261124T010203Z"

    /// Rejects what is not signed with the service's time.
    static func transport(_ code: String, message: String = "m", date: String? = ClockSkewTests.date)
        -> FaultyTransport
    {
        FaultyTransport { request, _ in
            request.header("X-Amz-Date") == serviceTime
                ? AWSServiceTests.identity
                : .queryError(code, message: message, headers: date.map { ["date": $0] } ?? [:])
        }
    }

    @Test(arguments: [
        ("RequestTimeTooSkewed", "m"), ("RequestExpired", "m"), ("RequestInTheFuture", "m"), ("AuthFailure", "m"),
        ("InvalidSignatureException", "Signature expired: 20261124T010203Z is now earlier than 20261124T010603Z"),
        ("SignatureDoesNotMatch", "Signature not yet current: 20261124T010203Z is still later than 20261124T005703Z"),
    ])
    func theServicesTimeIsTakenAndTheCallRepeated(_ code: String, _ message: String) async throws {
        let transport = Self.transport(code, message: message)
        let clock = TestClock()
        let client = try AWSClient.faulty(transport, clock: clock)
        #expect(await AWSServiceTests.error(client) == nil)
        #expect(transport.requestCount == 2)
        #expect(clock.waits.isEmpty)
        #expect(client.session.clockSkew.offsetMS == -600_000)
        #expect(await AWSServiceTests.error(client) == nil)
        #expect(transport.requestCount == 3, "later requests are signed with the corrected time")
    }

    @Test(arguments: [
        // Our clock is right, so that the code has another cause.
        ("RequestTimeTooSkewed", "m", "Tue, 24 Nov 2026 01:00:03 GMT"),
        // A wrong secret key, and an error that has nothing to do with signatures.
        ("SignatureDoesNotMatch", "The request signature does not match", Self.date),
        ("AccessDenied", "m", Self.date),
        ("ValidationError", "Signature expired", Self.date),
        ("RequestTimeTooSkewed", "m", "yesterday"),
    ])
    func otherErrorsLeaveTheTimeAlone(_ code: String, _ message: String, _ date: String) async throws {
        let transport = Self.transport(code, message: message, date: date)
        let client = try AWSClient.faulty(transport)
        #expect(await AWSServiceTests.error(client)?.code == code)
        #expect(transport.requestCount == 1)
        #expect(client.session.clockSkew.offsetMS == 0)
    }

    @Test func aServiceThatIsNeverContentIsAskedTwice() async throws {
        let transport = FaultyTransport { _, number in
            .queryError(
                "RequestTimeTooSkewed",
                headers: ["date": number % 2 == 0 ? Self.date : "Tue, 24 Nov 2026 05:52:03 GMT"])
        }
        let error = await AWSServiceTests.error(try AWSClient.faulty(transport))
        #expect(error?.code == "RequestTimeTooSkewed")
        #expect(transport.requestCount == 2)
    }

    @Test func callsThatWereUnderWayProfitFromOneCorrection() {
        let skew = ClockSkew()
        var error = AWSError(service: .sts, operation: "o", code: "RequestTimeTooSkewed", message: "")
        error.serverTimeMS = 600_000
        #expect(skew.corrects(error, usedOffsetMS: 0, nowMS: 0))
        #expect(skew.corrects(error, usedOffsetMS: 0, nowMS: 0), "signed before the offset was known")
        #expect(!skew.corrects(error, usedOffsetMS: 600_000, nowMS: 0), "signed with it and still rejected")
    }
}
