import Facts
import Testing

@testable import Wiring

@Suite("S3 notification filters")
struct S3NotificationFilterTests {
    private static func entry(
        _ prefix: String = "", _ suffix: String = "", events: [String] = ["s3:ObjectCreated:*"]
    ) -> S3Notification {
        S3Notification(
            id: "e", destination: .lambda, destinationARN: "arn", events: events, prefix: prefix, suffix: suffix)
    }

    @Test(
        "a filter admits the keys that begin and end as it says, literally",
        arguments: [
            ("", "", "any/key", true), ("raw/", "", "raw/a", true), ("raw/", "", "Raw/a", false),
            ("raw/", "", "raw", false), ("", ".json", "a.json", true), ("", ".json", "a.JSON", false),
            ("raw/", ".json", "raw/a.json", true), ("raw/", ".json", "x/a.json", false),
            ("ab", "ba", "aba", true), ("raw/*", "", "raw/a", false), ("raw/*", "", "raw/*a", true),
            ("a b+%", "", "a b+%20c", true), ("a b", "", "a+b", false), ("é", "", "e\u{301}", false),
            ("日", "語", "日本語", true),
        ])
    func admission(_ prefix: String, _ suffix: String, _ key: String, _ isAdmitted: Bool) {
        #expect(Self.entry(prefix, suffix).admits(event: "s3:ObjectCreated:Put", key: key) == isAdmitted)
    }

    @Test(
        "an event type with an asterisk stands for its family",
        arguments: [
            ("s3:ObjectCreated:*", "s3:ObjectCreated:Put", true),
            ("s3:ObjectCreated:Put", "s3:ObjectCreated:Put", true),
            ("s3:ObjectCreated:Put", "s3:ObjectCreated:Copy", false),
            ("s3:ObjectRemoved:*", "s3:ObjectCreated:Put", false), ("s3:*", "s3:ObjectCreated:Put", true),
        ])
    func events(_ admitted: String, _ event: String, _ isAdmitted: Bool) {
        #expect(Self.entry(events: [admitted]).admits(event: event, key: "k") == isAdmitted)
    }

    @Test(
        "two filters overlap when one prefix begins the other and one suffix ends the other",
        arguments: [
            ("", "", "", "", true), ("", "", "raw/", ".json", true), ("raw/", "", "raw/a/", "", true),
            ("raw/", "", "out/", "", false), ("raw/", ".json", "raw/", ".csv", false),
            ("raw/", ".json", "raw/x", "n", true), ("raw/", ".gz", "", ".json.gz", true),
            ("raw", "", "raw/", "", true), ("a", ".json", "b", ".json", false), ("é", "", "e", "", false),
        ])
    func overlap(_ prefix: String, _ suffix: String, _ prefix2: String, _ suffix2: String, _ isOverlap: Bool) {
        let (one, two) = (Self.entry(prefix, suffix), Self.entry(prefix2, suffix2))
        #expect((one.overlappingEvent(with: two) != nil) == isOverlap)
        #expect((two.overlappingEvent(with: one) != nil) == isOverlap)
    }

    @Test("entries for different event types never overlap, and the shared type is named")
    func overlapByEvent() {
        let created = Self.entry(events: ["s3:ObjectCreated:*"])
        #expect(created.overlappingEvent(with: Self.entry(events: ["s3:ObjectRemoved:*"])) == nil)
        #expect(
            created.overlappingEvent(with: Self.entry(events: ["s3:ObjectRemoved:*", "s3:ObjectCreated:Put"]))
                == "s3:ObjectCreated:Put")
    }

    @Test("a configuration lists each overlapping pair once")
    func configuration() {
        let configuration = S3NotificationConfiguration(
            bucket: "b", isEventBridgeEnabled: .present(false),
            entries: [Self.entry("raw/"), Self.entry("out/"), Self.entry("raw/a")])
        let overlaps = configuration.overlaps
        #expect(overlaps.map(\.first) == [0])
        #expect(overlaps.map(\.second) == [2])
        let none = S3NotificationConfiguration(bucket: "b", isEventBridgeEnabled: .present(true))
        #expect(none.overlaps.isEmpty)
    }
}
