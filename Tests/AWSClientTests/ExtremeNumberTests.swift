import Foundation
import Testing

@testable import AWSClient

@Suite("Numbers and dates of answers that no sound service gives")
struct ExtremeNumberTests {
    static let whole: [Int64] = [.min, .min + 1, -1, 0, 1, .max - 1, .max]

    @Test(arguments: [
        "-9223372036854775808", "9223372036854775807", "1e308", "-1e308", "1.8e20", "-62135596801", "253402300800",
        "1e-320",
    ])
    func timesOutsideOfTheCalendarAreNone(_ number: String) {
        let time = try? JSONDecoder().decode(JSONTime.self, from: Data(number.utf8))
        if number == "1e-320" { #expect(time?.time.epochSeconds == 0) } else { #expect(time == nil) }
    }

    @Test(arguments: whole) func everyMomentCanBeWritten(_ number: Int64) {
        #expect(UTCTime(epochMS: number).basic.count == 16)
        #expect(UTCTime(epochSeconds: number).iso8601.count == 20)
        #expect(UTCTime(epochSeconds: number).offsetText.count == 25)
    }

    @Test func momentsBefore1970AreRoundedDown() {
        for (milliseconds, seconds) in [(-1, -1), (-999, -1), (-1000, -1), (-1001, -2), (0, 0), (999, 0)]
            as [(Int64, Int64)]
        {
            #expect(UTCTime(epochMS: milliseconds).epochSeconds == seconds)
        }
    }

    @Test(arguments: [
        "99999999999999999999", "-1", "9223372036854775807", "1e9", "", "inf", "Fri, 31 Dec 9999 23:59:60 GMT",
        "Mon, 01 Jan 0001 00:00:00 GMT", "Mon, 99999999999999999999 Jan 0001 00:00:00 GMT",
        "Fri, 31 Dec 9999999999 23:59:60 GMT",
    ])
    func retryAfterAndDateOfAnyKindEndACall(_ text: String) async throws {
        let busy = HTTPResponse(503, "", headers: ["retry-after": text, "date": text])
        let skewed = HTTPResponse(
            403, "<Error><Code>RequestTimeTooSkewed</Code><Message>m</Message></Error>", headers: ["date": text])
        for answer in [busy, skewed] {
            let client = try AWSClient.scripted(ScriptedTransport(answer))
            await #expect(throws: AWSError.self) { try await client.s3().location(ofBucket: "my-bucket") }
        }
    }

    @Test(arguments: whole) func singleSignOnExpiresAtAMoment(_ expiration: Int64) async {
        let keys = #""accessKeyId": "A", "secretAccessKey": "B", "sessionToken": "C", "expiration": \#(expiration)"#
        let world = SingleSignOnTests.world(
            SingleSignOnTests.session, HTTPResponse(200, #"{"roleCredentials": {\#(keys)}}"#))
        let found = try? await world.find()
        if let found { #expect(found.provenance.contains("expires ")) }
        #expect((found != nil) == (UTCTime.writable.contains(expiration / 1000)))
    }

    @Test(arguments: ["bytes 0-0/-9223372036854775808", "bytes 0-0/99999999999999999999", "bytes 0-0/", "bytes */*"])
    func contentRangesOfAnyKindAreAnswers(_ range: String) async throws {
        let client = try AWSClient.scripted(
            ScriptedTransport(HTTPResponse(206, "x", headers: ["content-range": range])))
        for bytes in [0..<10, 5..<Int.max / 2] {
            await #expect(throws: AWSError.self) { try await client.s3().object(bucket: "bkt", key: "k", range: bytes) }
        }
    }

    @Test(arguments: [Double.infinity, -.infinity, .nan, 0, -1, 1e300, 1e-300, .leastNonzeroMagnitude])
    func ratesOfAnyKindAdmitCalls(_ ceiling: Double) {
        var rate = CallRate(ceiling: ceiling)
        _ = rate.take(nowMS: 0)
        rate.throttled(nowMS: 1)
        rate.answered(nowMS: .max)
        #expect((0...10_000).contains(rate.waitMS(nowMS: 2)))
    }
}
