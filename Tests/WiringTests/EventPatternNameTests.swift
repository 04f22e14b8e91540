import Testing

@testable import Wiring

@Suite("Event patterns: names, absence and whole events")
struct EventPatternNameTests {
    static let names: [PatternCase] = [
        .match(#"{"a.b.c":["x"]}"#, #"{"a":{"b":{"c":"x"}}}"#),
        .match(#"{"a":{"b.c":["x"]}}"#, #"{"a":{"b":{"c":"x"}}}"#),
        .match(#"{"a":{"b":["x"]}}"#, #"{"a.b":"x"}"#),
        .match(#"{"a.b":["x"]}"#, #"{"a.b":"x"}"#),
        .miss(#"{"a":{"b":["x"]}}"#, #"{"a.c":"x"}"#),
        .match(#"{"a":{"b":["x"],"c":["y"]}}"#, #"{"a.b":"x","a":{"c":"y"}}"#),
        .match(#"{"detail-type":["x"]}"#, #"{"detail-type":"x"}"#),
        .miss(#"{"A":["x"]}"#, #"{"a":"x"}"#),
        .match(#"{"":["x"]}"#, #"{"":"x"}"#),
        .match(#"{"clé 日":["x"]}"#, #"{"clé 日":"x"}"#),
        .miss(#"{"\u00e9":["x"]}"#, #"{"e\u0301":"x"}"#),
        .match(#"{"a\"b":["x"]}"#, #"{"a\u0022b":"x"}"#),
        .match(#"{"\u0061":["x"]}"#, #"{"a":"\u0078"}"#),
        // A name that an event gives twice has both values.
        .match(#"{"a":["x"]}"#, #"{"a":"x","a":"y"}"#),
        .match(#"{"a":["y"]}"#, #"{"a":"x","a":"y"}"#),
        .miss(#"{"a":["z"]}"#, #"{"a":"x","a":"y"}"#),
        .match(#"{"a":{"b":["x"]},"a":{"c":["y"]}}"#, #"{"a":{"b":"x","c":"y"}}"#),
        .miss(#"{"a":["x"],"a":{"c":["y"]}}"#, #"{"a":"x"}"#),
    ]

    @Test("fields are known by their dotted names", arguments: names)
    func name(_ example: PatternCase) throws { try example.check() }

    static let absence: [PatternCase] = [
        .miss(#"{"a":[null]}"#, #"{"a":""}"#),
        .miss(#"{"a":[null]}"#, #"{"a":[]}"#),
        .match(#"{"a":[null]}"#, #"{"a":[null]}"#),
        .match(#"{"a":["",null]}"#, #"{"a":null}"#),
        .match(#"{"a":[""]}"#, #"{"a":["x",""]}"#),
        .miss(#"{"a":[""]}"#, #"{"a":[]}"#),
        .miss(#"{"a":[{"exists":true}]}"#, #"{"a":{}}"#),
        .match(#"{"a":[{"exists":false}]}"#, #"{"a":{}}"#),
        .match(#"{"a":[{"exists":true}]}"#, #"{"a":false}"#),
        .match(#"{"a":[{"exists":true}]}"#, #"{"a":[null]}"#),
        .miss(#"{"a":[{"exists":true}]}"#, #"{"a":[[],{}]}"#),
        .match(#"{"a":[{"exists":false}]}"#, #"{"a":[[],{}]}"#),
        .match(#"{"d":{"a":[{"exists":true}]}}"#, #"{"d":{"a":0}}"#),
        .match(#"{"d":{"a":[{"exists":false}]}}"#, #"{"d":{"b":0}}"#),
        .match(#"{"d":{"a":[{"exists":false}]}}"#, #"{"d":null}"#),
        .match(#"{"d":{"a":[{"exists":false}]}}"#, #"{"d":["text",1]}"#),
        .miss(#"{"d":{"a":[{"exists":false}]}}"#, #"{"d":{"a":null}}"#),
        .match(#"{"d":{"a":[{"exists":false}]}}"#, #"{"d":{"a":{"b":1}}}"#),
        .match(#"{"a":[{"exists":true},{"exists":false}]}"#, "{}"),
        .match(#"{"a":[{"exists":true},{"exists":false}]}"#, #"{"a":1}"#),
        .match(#"{"a":[{"exists":false},{"prefix":"x"}]}"#, #"{"a":"xy"}"#),
        .match(#"{"a":[{"exists":false},{"prefix":"x"}]}"#, "{}"),
        .miss(#"{"a":[{"exists":false},{"prefix":"x"}]}"#, #"{"a":"y"}"#),
        .match(#"{"a":[{"exists":false}],"b":[{"exists":false}]}"#, #"{"c":1}"#),
        .miss(#"{"a":[{"exists":false}],"b":[{"exists":true}]}"#, #"{"c":1}"#),
    ]

    @Test("null, empty, missing and not a leaf are four things", arguments: absence)
    func missing(_ example: PatternCase) throws { try example.check() }

    private static let created = #"""
        {"version":"0","id":"17793124-05d4-b198-2fde-7ededc63b103","detail-type":"Object Created","source":"aws.s3","account":"111122223333","time":"2021-11-12T00:00:00Z","region":"ca-central-1","resources":["arn:aws:s3:::amzn-s3-demo-bucket1"],"detail":{"version":"0","bucket":{"name":"amzn-s3-demo-bucket1"},"object":{"key":"raw/año/example.json","size":5,"etag":"b1946ac92492d2347c6235b4d2611184","version-id":"IYV3p45BT0ac8hjHg1houSdS1a.Mro8e","sequencer":"617f08299329d189"},"request-id":"N4N7GDK58NMKJ12R","requester":"123456789012","source-ip-address":"1.2.3.4","reason":"PutObject"}}
        """#

    static let events: [PatternCase] = [
        .match(#"{"source":["aws.s3"],"detail-type":["Object Created"]}"#, created),
        .miss(#"{"source":["aws.s3"],"detail-type":["ObjectCreated:Put"]}"#, created),
        .match(#"{"source":["aws.s3"],"detail":{"bucket":{"name":["amzn-s3-demo-bucket1"]}}}"#, created),
        .match(#"{"detail":{"object":{"key":[{"prefix":"raw/"}]}}}"#, created),
        .miss(#"{"detail":{"object":{"key":[{"prefix":"processed/"}]}}}"#, created),
        .match(#"{"detail":{"object":{"key":[{"suffix":".json"}]}}}"#, created),
        .match(#"{"detail":{"object":{"key":[{"wildcard":"raw/*.json"}]}}}"#, created),
        .match(#"{"detail":{"object":{"key":[{"wildcard":"raw/a*o/*.json"}]}}}"#, created),
        .miss(#"{"detail":{"object":{"key":[{"wildcard":"raw/*.csv"}]}}}"#, created),
        .match(#"{"detail":{"object":{"size":[{"numeric":[">",0]}]}}}"#, created),
        .match(#"{"detail":{"source-ip-address":[{"cidr":"1.2.3.0/24"}]}}"#, created),
        .match(#"{"detail":{"reason":["PutObject","CopyObject"]}}"#, created),
        .miss(#"{"detail":{"reason":["CompleteMultipartUpload"]}}"#, created),
        .match(#"{"detail":{"reason":[{"anything-but":["DeleteObject"]}]}}"#, created),
        .match(#"{"detail":{"deletion-type":[{"exists":false}]}}"#, created),
        .match(#"{"resources":["arn:aws:s3:::amzn-s3-demo-bucket1"]}"#, created),
        .miss(#"{"resources":["arn:aws:s3:::other"]}"#, created),
        .match(#"{"time":[{"prefix":"2021-11-12"}]}"#, created),
        .match(#"{"region":[{"suffix":"central-1"}]}"#, created),
        .match(#"{"$or":[{"detail":{"object":{"size":[0]}}},{"detail":{"reason":["PutObject"]}}]}"#, created),
        .miss(#"{"detail":{"requestParameters":{"bucketName":["amzn-s3-demo-bucket1"]}}}"#, created),
        .match(#"{"detail":{"object":{"key":[{"anything-but":{"wildcard":["*/lib/*","tmp/*"]}}]}}}"#, created),
        .match(
            #"{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["amzn-s3-demo-bucket1"]},"object":{"key":[{"prefix":"raw/"}]}}}"#,
            created),
    ]

    @Test("S3's own event, of the S3 User Guide", arguments: events)
    func event(_ example: PatternCase) throws { try example.check() }

    /// Every table of decisions.
    private static var tables: [[PatternCase]] {
        [
            names, absence, events, EventPatternNumberTests.equal, EventPatternNumberTests.ranges,
            EventPatternNumberTests.exclusions, EventPatternCaseTests.equality, EventPatternCaseTests.ends,
            EventPatternCaseTests.exclusions, EventPatternValueTests.exact, EventPatternValueTests.numbers,
            EventPatternValueTests.addresses, EventPatternValueTests.existence, EventPatternTextTests.ends,
            EventPatternTextTests.wildcards, EventPatternTextTests.exclusions, EventPatternTextTests.keys,
            EventPatternStructureTests.arrays, EventPatternStructureTests.alternatives,
        ]
    }

    @Test("the walk and the flat form of pattern and event agree on every case")
    func agreement() throws {
        for example in Self.tables.joined() {
            guard let event = try? EventDocument(parsing: example.event) else { continue }
            let pattern = try EventPattern(parsing: example.pattern)
            let isMatch = ArrayConsistentMatch(event: event).matches(pattern.branches)
            #expect(isMatch == example.isMatch, "\(example.pattern) against \(example.event)")
        }
    }

    @Test("the tables hold at least 300 different cases")
    func count() {
        let decisions = Set(Self.tables.joined().map { "\($0.pattern)\n\($0.event)" })
        let refusals = Set(EventPatternRefusalTests.refusals.map(\.pattern))
        #expect(decisions.count >= 300)
        #expect(decisions.count + refusals.count >= 400)
    }
}
