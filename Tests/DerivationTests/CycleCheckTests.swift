import Facts
import SnapshotStore
import Testing

@testable import Derivation

@Suite("Double deliveries and loops")
struct CycleCheckTests {
    private typealias Small = SmallPipeline

    @Test(
        "objects come once, twice, or perhaps twice",
        arguments: [
            ("", Small.entry("e"), "raw: fail"),
            (#","object":{"key":[{"prefix":"raw/"}]}"#, Small.entry("e", prefix: "out/"), ": pass"),
            (#","object":{"key":[{"prefix":"a/"},{"prefix":"b/"}]}"#, Small.entry("e", prefix: "c/"), ": pass"),
            (#","object":{"key":[{"prefix":"a/"},{"prefix":"b/"}]}"#, Small.entry("e", prefix: "b/x/"), "raw: fail"),
            (#","object":{"key":[{"wildcard":"raw/*/x.json"}]}"#, Small.entry("e", prefix: "raw/"), "raw: fail"),
            (#","object":{"key":[{"wildcard":"raw/*/x*"}]}"#, Small.entry("e", prefix: "raw/y/"), "raw: unknown"),
            (#","reason":["CopyObject"]"#, Small.entry("e", events: ["s3:ObjectCreated:*"]), "raw: fail"),
        ])
    func once(detail: String, entry: S3Notification, expected: String) throws {
        var small = Small()
        small.bucket(entries: [entry])
        small.function()
        small.permission("s3", Small.statement("s3", source: "arn:aws:s3:::raw"))
        small.rule(pattern: .present(Small.pattern(detail: detail)))
        #expect(try small.checks(.deliveredOnce) == [expected])
    }

    @Test("a hop that is stopped brings nothing, and one that may be stopped leaves it open")
    func stopped() throws {
        var small = Small()
        small.bucket(entries: [Small.entry("e")])
        small.function()
        small.rule()
        #expect(try small.checks(.deliveredOnce) == [": pass"])
        var open = Small()
        open.bucket(entries: [Small.entry("e")], isOn: .unread(Unread(code: "AccessDenied")))
        open.function()
        open.permission("s3", Small.statement("s3", source: "arn:aws:s3:::raw"))
        open.rule()
        #expect(try open.checks(.deliveredOnce) == ["raw: unread"])
    }

    /// `f` gets the objects of `raw`, by a rule whose pattern can be narrowed.
    private func loop(
        _ statement: String?, environment: [String: String?] = [:], detail: String = "", objects: [OutputObject] = []
    ) throws -> [String] {
        var small = Small()
        small.bucket()
        small.bucket("out")
        small.function(environment: environment)
        if let statement { small.role(statement) }
        small.rule(pattern: .present(Small.pattern(detail: detail)))
        small.objects = objects
        return try small.checks(.eventLoop)
    }

    @Test("a function that writes to the bucket that calls it")
    func ownLoop() throws {
        let write = Small.allow("s3:PutObject", "arn:aws:s3:::raw/*")
        #expect(try loop(write, environment: ["OUT": "raw"]) == ["raw: fail critical"])
        #expect(try loop(write) == ["raw: fail medium"])
        #expect(try loop(Small.allow("s3:PutObject", "arn:aws:s3:::out/*"), environment: ["OUT": "out"]) == [": pass"])
        #expect(try loop(Small.allow("s3:GetObject", "arn:aws:s3:::raw/*"), environment: ["IN": "raw"]) == [": pass"])
        #expect(try loop(nil, environment: ["OUT": "raw"]) == ["raw: unknown"])
    }

    @Test("a filter may keep the writes out, unless the role may write nowhere else or the runs show it")
    func filtered() throws {
        let detail = #","object":{"key":[{"prefix":"in/"}]}"#
        let environment: [String: String?] = ["OUT": "raw"]
        #expect(
            try loop(Small.allow("s3:PutObject", "arn:aws:s3:::raw/*"), environment: environment, detail: detail)
                == [": pass"])
        #expect(
            try loop(Small.allow("s3:PutObject", "arn:aws:s3:::raw/out/*"), environment: environment, detail: detail)
                == [": pass"])
        #expect(
            try loop(Small.allow("s3:PutObject", "arn:aws:s3:::raw/in/*"), environment: environment, detail: detail)
                == ["raw: fail critical"])
        func made(_ key: String) -> [OutputObject] {
            [
                OutputObject(
                    bucket: "raw", key: key, stage: .processed, sizeBytes: 1, lastModifiedMS: 0,
                    generatedFrom: .present("s3://raw/in/1.json"))
            ]
        }
        let write = Small.allow("s3:PutObject", "arn:aws:s3:::raw/*")
        #expect(try loop(write, detail: detail, objects: made("in/2.json")) == ["raw: fail critical"])
        #expect(try loop(write, detail: detail, objects: made("out/2.json")) == [": pass"])
    }

    @Test("a cycle of two functions, and a chain that is none")
    func cycle() throws {
        func chain(_ second: String) throws -> [String] {
            var small = Small()
            for bucket in ["raw", "processed", "analytics"] { small.bucket(bucket) }
            for (name, input, output) in [("f", "raw", "processed"), ("g", "processed", second)] {
                let role = "arn:aws:iam::111122223333:role/\(name)-role"
                small.function(name, role: role, environment: ["OUT": output])
                small.role(Small.allow("s3:PutObject", "arn:aws:s3:::\(output)/*"), arn: role)
                small.rule(name, pattern: .present(Small.pattern(input)), function: name)
            }
            return try small.checks(.eventLoop)
        }
        #expect(try chain("analytics") == [": pass", ": pass"])
        #expect(try chain("raw") == ["processed, raw: fail critical", "processed, raw: fail critical"])
    }
}
