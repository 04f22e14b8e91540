import Collectors
import Facts
import Foundation
import Testing

@testable import Terraform

private let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

private func fixture(_ name: String) throws -> Data { try Data(contentsOf: fixtures.appending(path: name)) }

/// Decodes in pieces, so that no test depends on where a piece ends.
private func decode(_ data: Data, piece: Int = 977, redactor: TextRedactor = TextRedactor()) -> RunLogDecoder {
    var decoder = RunLogDecoder(redactor: redactor)
    var rest = data[...]
    while !rest.isEmpty {
        decoder.append(Data(rest.prefix(piece)))
        rest = rest.dropFirst(piece)
    }
    decoder.finish()
    return decoder
}

private func line(_ type: String, _ members: String = "", message: String = "m") -> String {
    #"{"@level":"info","@message":"\#(message)","@module":"terraform.ui","@timestamp":"2025-10-28T17:32:55.500Z","#
        + #""type":"\#(type)"\#(members.isEmpty ? "" : "," + members)}"# + "\n"
}

private let version = line("version", #""terraform":"1.11.4","ui":"1.2""#)

@Test(
    "A completed apply has its summary, its steps with times and the names of its outputs",
    arguments: [1, 977, 1 << 20])
func completedApply(piece: Int) throws {
    let run = try #require(decode(try fixture("apply-completed.jsonl"), piece: piece).runs.first)
    #expect(run.tool == "terraform" && run.version == "1.11.4" && run.operation == .apply)
    #expect(run.counts == .init(add: 45, change: 0, remove: 0, imported: 0, operation: .apply))
    #expect(run.diagnostics.isEmpty && !run.isCut)
    #expect(run.outputs.map(\.name).contains("raw_bucket") && run.outputs.allSatisfy { $0.type == "\"string\"" })
    let buckets = run.events.filter { $0.kind == .applyComplete && $0.address == "aws_s3_bucket.raw_data" }
    let bucket = try #require(buckets.first)
    #expect(buckets.count == 1 && bucket.action == "create")
    #expect(try #require(bucket.finishedMS) > #require(bucket.atMS))
    #expect(run.events.allSatisfy { $0.kind != .applyStart }, "what began has ended")
    #expect(run.events.map(\.position) == Array(1...run.events.count))
}

@Test("A name that is taken stops the apply with the place, and what was made before is counted")
func bucketTaken() throws {
    let run = try #require(decode(try fixture("apply-bucket-taken.jsonl")).runs.first)
    #expect(run.operation == .apply)
    #expect(run.diagnostics.map(\.failure) == [.bucketAlreadyExists, .bucketAlreadyExists])
    let error = try #require(run.diagnostics.first)
    #expect(error.address == "aws_s3_bucket.raw_data" && error.file == "buckets.tf" && error.line == 1)
    let failed = run.events.filter { $0.kind == .applyErrored }.compactMap(\.address).sorted()
    #expect(failed == ["aws_s3_bucket.processed_data", "aws_s3_bucket.raw_data"])
    #expect(run.counts?.add == 3, "Terraform gives no summary of an apply that failed")
    let command = try #require(run.recording().actions.first)
    #expect(command.command == "terraform apply" && command.message == "failed with 2 errors")
}

@Test(
    "Credentials that AWS refuses are told apart",
    arguments: ["apply-invalid-credentials.jsonl", "apply-expired-token.jsonl"])
func refusedCredentials(name: String) throws {
    let run = try #require(decode(try fixture(name)).runs.first)
    #expect(run.diagnostics.map(\.failure) == [.expiredCredentials])
    #expect(run.operation == nil && run.counts == nil, "it stopped before it told what it does")
    #expect(run.recording().actions.map(\.message) == ["failed with 1 error"])
}

@Test("OpenTofu's log is read alike, with its times in UTC")
func openTofu() throws {
    let run = try #require(decode(try fixture("tofu.jsonl")).runs.first)
    #expect(run.tool == "tofu" && run.version == "1.9.0" && run.operation == .plan)
    #expect(run.startedMS == 1_740_816_000_100 && run.finishedMS == 1_740_816_001_251)
    #expect(run.recording().toolVersions == ["tofu": "1.9.0"])
}

@Test(
    "A time of RFC 3339 becomes milliseconds",
    arguments: [
        ("1970-01-01T00:00:00Z", Int64(0)), ("2000-02-29T12:00:00.5Z", 951_825_600_500),
        ("2021-05-25T13:32:41.275359-04:00", 1_621_963_961_275), ("2026-01-01T00:30:00+01:30", 1_767_222_000_000),
        ("yesterday", nil), ("2021-05-25 13:32:41Z", nil),
    ])
func times(text: String, milliseconds: Int64?) {
    #expect(RunLogTime.milliseconds(text) == milliseconds)
}

@Test("Plain text, other JSON and unknown types between the lines do no harm")
func otherLines() {
    let text =
        "Initializing...\n{\"a\":1}\n{broken\n\n" + version + line("list_resource_found", #""x":{"y":[1]}"#)
        + "plain\r\n"
        + line("change_summary", #""changes":{"add":1,"change":2,"remove":3,"operation":"apply","new":9}"#)
    let decoder = decode(Data(text.utf8))
    #expect(decoder.otherLineCount == 4)
    #expect(decoder.runs.map(\.counts) == [.init(add: 1, change: 2, remove: 3, imported: 0, operation: .apply)])
}

@Test("A plan and an apply in one stream are two runs, and only they are commands")
func twoRuns() {
    let summary = { (word: String) in line("change_summary", #""changes":{"add":1,"operation":"\#(word)"}"#) }
    let decoder = decode(Data((version + summary("plan") + version + summary("plan") + summary("apply")).utf8))
    #expect(decoder.runs.map(\.operation) == [.plan, .apply])
    let recording = decoder.recording()
    #expect(recording.actions.filter { $0.kind == .command }.map(\.command) == ["terraform plan", "terraform apply"])
    #expect(Set(recording.actions.map(\.position)).count == recording.actions.count)
    let outer = decoder.recording(of: RecordedAction(position: 0, kind: .command, exitCode: 0, command: "make"))
    #expect(outer.actions.first?.command == "make")
    #expect(Set(outer.actions.map(\.position)).count == outer.actions.count)
}

@Test("A cut last line is said, a whole one without a line break is read", arguments: [true, false])
func lastLine(isCut: Bool) throws {
    let last = line("apply_start", #""hook":{"resource":{"addr":"a.b"},"action":"create"}"#).dropLast()
    let run = try #require(decode(Data((version + last.dropLast(isCut ? 5 : 0)).utf8)).runs.first)
    #expect(run.isCut == isCut)
    #expect(run.events.map(\.kind) == (isCut ? [] : [.applyStart]))
    #expect(run.recording().actions.first?.message?.contains("the last line of its log is cut") ?? false == isCut)
}

@Test("Another major version of the format is refused by its name", arguments: ["2.0", "10.1"])
func otherVersion(ui: String) throws {
    let text = line("version", #""terraform":"9.0.0","ui":"\#(ui)""#) + line("outputs", #""outputs":{}"#)
    #expect(decode(Data(text.utf8)).refusedVersion == ui)
    try withLog(text) { path in
        var reader = RunLogReader(redactor: TextRedactor())
        let error = #expect(throws: RunLogError.self) { try reader.read(path: path) }
        #expect(
            error?.description.contains("the version \(ui) of Terraform's machine-readable UI; versions 1.x") == true)
    }
}

@Test("A file that is no log is refused, and one that is gone", arguments: ["", "hello\n", "{\"a\":1}\n", nil])
func noLog(text: String?) throws {
    try withLog(text) { path in
        var reader = RunLogReader(redactor: TextRedactor())
        #expect(throws: RunLogError.self) { try reader.read(path: path) }
    }
}

@Test("A line of over 1 MB is passed over and the rest is read, in bounded memory")
func longLine() throws {
    let long = "{\"@level\":\"" + String(repeating: "x", count: 3_000_000) + "\"}\n"
    let decoder = decode(
        Data((version + long + line("outputs", #""outputs":{"a":{"sensitive":false}}"#)).utf8), piece: 65_536)
    #expect(decoder.longLineCount == 1)
    #expect(decoder.runs.first?.outputs.map(\.name) == ["a"])
}

@Test("Values of outputs, ids, snippets, provisioners' outputs and a dumped state are not kept")
func notKept() throws {
    let hook = #""hook":{"resource":{"addr":"a.b"},"action":"create","id_key":"id","id_value":"SECRET"}"#
    let text =
        version + line("apply_complete", hook, message: "a.b: Creation complete [id=SECRET]")
        + line("provision_progress", #""hook":{"resource":{"addr":"a.b"},"output":"SECRET"}"#, message: "SECRET")
        + line(
            "outputs", #""outputs":{"p":{"sensitive":true,"type":"string","value":"SECRET"},"q":{"value":"SECRET"}}"#)
        + line("log", #""state":{"x":"SECRET"}"#, message: "Emergency state dump SECRET")
        + line(
            "diagnostic",
            #""diagnostic":{"severity":"error","summary":"s","detail":"Error running command 'x': exit status 1. Output: SECRET","#
                + #""range":{"filename":"/home/me/infra/main.tf","start":{"line":1,"column":2,"byte":3}},"#
                + #""snippet":{"code":"password = \"SECRET\"","values":[{"traversal":"v","statement":"is SECRET"}]}}"#)
    let recording = decode(Data(text.utf8)).recording()
    #expect(!(try recording.jsonLines).contains("SECRET"))
    #expect(recording.diagnostics.first?.file == "infra/main.tf", "no absolute path is kept")
    #expect(recording.actions.last?.message == "p, q")
}

@Test("A known secret is taken out of messages and addresses")
func knownSecrets() throws {
    let diagnostic =
        #""diagnostic":{"severity":"error","summary":"bad hunter2value","detail":"x","address":"a[\"hunter2value\"]"}"#
    let decoder = decode(
        Data((version + line("diagnostic", diagnostic)).utf8), redactor: TextRedactor(secrets: ["hunter2value"]))
    #expect(decoder.runs.first?.diagnostics.first?.summary == "bad ***")
    #expect(decoder.runs.first?.diagnostics.first?.address == #"a["***"]"#)
}

private func withLog(_ text: String?, _ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "pipereport-\(UUID().uuidString).jsonl").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    if let text { try text.write(toFile: path, atomically: true, encoding: .utf8) }
    try body(path)
}
