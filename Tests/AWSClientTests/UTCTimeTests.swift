import Testing

@testable import AWSClient

@Suite struct UTCTimeTests {
    @Test(arguments: [
        (0, "19700101T000000Z"), (951_782_399, "20000228T235959Z"), (951_782_400, "20000229T000000Z"),
        (1_795_482_123, "20261124T010203Z"), (4_107_542_399, "21000228T235959Z"), (4_107_542_400, "21000301T000000Z"),
        (-1, "19691231T235959Z"),
    ])
    func basicForm(_ epochSeconds: Int64, _ text: String) {
        #expect(UTCTime(epochSeconds: epochSeconds).basic == text)
    }

    @Test(arguments: [
        ("2026-11-24T01:02:03.000Z", 1_795_482_123_000), ("2026-11-24T01:02:03Z", 1_795_482_123_000),
        ("2026-11-24T01:02:03.4Z", 1_795_482_123_400), ("2026-11-24T01:02:03.456789Z", 1_795_482_123_456),
        ("2000-02-29T00:00:00Z", 951_782_400_000),
    ])
    func readsISO8601(_ text: String, _ epochMS: Int64) {
        #expect(UTCTime.epochMS(iso8601: text) == epochMS)
    }

    @Test(arguments: [
        "", "2026-11-24", "2026-13-24T01:02:03Z", "2026-11-24T01:02:03+01:00", "2026-11-24T01:02:03.Z", "x",
    ])
    func refusesOtherText(_ text: String) {
        #expect(UTCTime.epochMS(iso8601: text) == nil)
    }

    @Test func readsHTTPDates() {
        #expect(UTCTime(httpDate: "Tue, 24 Nov 2026 01:02:03 GMT")?.epochSeconds == 1_795_482_123)
        #expect(UTCTime(httpDate: "tomorrow") == nil)
    }
}
