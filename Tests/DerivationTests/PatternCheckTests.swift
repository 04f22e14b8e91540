import Facts
import SnapshotStore
import Testing

@testable import Derivation

@Suite("Checks of patterns and transformers")
struct PatternCheckTests {
    private typealias Small = SmallPipeline

    private func small(_ pattern: Fact<String>, in origin: Origin = .aws) -> Small {
        var small = Small(origin)
        small.bucket()
        small.function()
        small.rule(pattern: pattern)
        return small
    }

    @Test(
        "a pattern is possible, impossible, or not known",
        arguments: [
            (Fact.present(Small.pattern()), "pass"),
            (.present(#"{"source":["aws.s3"],"detail-type":["ObjectCreated:Put"]}"#), "fail"),
            (.present(#"{"source":["aws.ec2"]}"#), "pass"),
            (.unknown("var.pattern"), "unknown"),
            (.unread(Unread(code: "AccessDenied", action: "events:DescribeRule")), "unread"),
        ])
    func possible(pattern: Fact<String>, expected: String) throws {
        #expect(try small(pattern).checks(.patternPossible) == [": \(expected)"])
    }

    @Test("a schedule has no pattern to check")
    func schedule() throws {
        #expect(try small(.absent).checks(.patternPossible).isEmpty)
        #expect(try small(.absent).checks(.allCreations).isEmpty)
    }

    @Test("a written pattern that EventBridge refuses matches nothing")
    func refused() throws {
        let text = #"{"source":"aws.s3"}"#
        #expect(try small(.present(text), in: .config).checks(.patternPossible) == [": fail"])
        #expect(try small(.present(text)).checks(.patternPossible) == [": unknown"])
    }

    @Test(
        "a pattern on PutObject alone misses multipart uploads",
        arguments: [
            ("", "pass"), (#","reason":["PutObject"]"#, "fail"), (#","reason":["PutObject","CopyObject"]"#, "fail"),
            (#","reason":["PutObject","CompleteMultipartUpload"]"#, "pass"), (#","reason":["CopyObject"]"#, "pass"),
        ])
    func creations(detail: String, expected: String) throws {
        #expect(
            try small(.present(Small.pattern(detail: detail))).checks(.allCreations) == [": \(expected)"])
    }

    @Test("a notification on Put alone misses them too, unless another entry takes them")
    func notifiedCreations() throws {
        func checks(_ events: [[String]]) throws -> [String] {
            var small = Small()
            small.function()
            small.bucket(entries: events.enumerated().map { Small.entry("\($0)", events: $1) })
            return try small.checks(.allCreations)
        }
        #expect(try checks([["s3:ObjectCreated:*"]]) == ["0: pass"])
        #expect(try checks([["s3:ObjectCreated:Put"]]) == ["0: fail"])
        #expect(
            try checks([["s3:ObjectCreated:Put"], ["s3:ObjectCreated:CompleteMultipartUpload"]])
                == ["0: pass", "1: pass"])
        #expect(try checks([["s3:ObjectRemoved:*"]]) == ["0: pass"])
        #expect(try checks([["s3:ObjectCreated:Put", "${var.event}"]]) == ["0: unknown"])
    }

    @Test("none of the objects that are there match, or one does")
    func objects() throws {
        func checks(_ detail: String, modifiedMS: Int64 = 0, entries: [S3Notification] = []) throws -> [String] {
            var small = Small()
            small.bucket(entries: entries)
            small.function()
            small.rule(pattern: .present(Small.pattern(detail: detail)))
            small.objects = ["raw/1.json", "raw/2.json"].map {
                OutputObject(bucket: "raw", key: $0, stage: .raw, sizeBytes: 1, lastModifiedMS: modifiedMS)
            }
            return try small.checks(.patternMeetsObjects)
        }
        #expect(try checks(#","object":{"key":[{"prefix":"raw/"}]}"#) == ["raw: pass"])
        #expect(try checks(#","object":{"key":[{"prefix":"incoming/"}]}"#) == ["raw: fail"])
        #expect(try checks(#","object":{"key":[{"prefix":"incoming/"}]}"#, modifiedMS: 3_500_000) == ["raw: pass"])
        #expect(
            try checks("", entries: [Small.entry("e", suffix: ".csv"), Small.entry("g", suffix: ".json")])
                == ["raw e: fail", "raw g: pass", "raw: pass"])
        #expect(try small(.present(Small.pattern())).checks(.patternMeetsObjects).isEmpty)
    }

    @Test(
        "a template is JSON after substitution, or is not",
        arguments: [
            (#"{"key": <key>}"#, "pass"), (#"{"key": "<key>"}"#, "pass"), (#""got <key>""#, "pass"), ("<key>", "pass"),
            (#"{"rule": <aws.events.rule-arn>, "event": <aws.events.event.json>}"#, "pass"),
            (#"{"key": <bucket>}"#, "fail"), ("got <key>", "fail"), (#"{"key": <key>"#, "fail"),
            (#"{<key>: 1}"#, "fail"), (#"{"event": "<aws.events.event>"}"#, "fail"), ("\"a\"\n\"b\"", "fail"),
            (#"{"stage": "${var.stage}", "key": <key>}"#, "pass"), (#"{"n": ${var.count}}"#, "unknown"),
            ("${var.template}", "unknown"),
        ])
    func template(template: String, expected: String) throws {
        var small = Small()
        small.rule(paths: ["key": "$.detail.object.key"], template: template)
        #expect(try small.checks(.transformerTemplate) == ["t: \(expected)"])
    }

    @Test(
        "an input path exists in the events, never does, or is not known",
        arguments: [
            (Fact.present(Small.pattern()), "$.detail.object.key", "pass"),
            (.present(Small.pattern()), "$.detail.key", "fail"),
            (.present(Small.pattern()), "$.detail.${var.x}", "unknown"),
            (.present(#"{"source":["aws.ec2"]}"#), "$.detail.key", "pass"),
            (.unknown("var.pattern"), "$.detail.key", "unknown"),
            (.unread(Unread(code: "AccessDenied")), "$.detail.key", "unread"),
        ])
    func path(pattern: Fact<String>, path: String, expected: String) throws {
        var small = Small()
        small.rule(pattern: pattern, paths: ["key": path], template: "<key>")
        #expect(try small.checks(.transformerPath) == ["t: \(expected)"])
    }
}
