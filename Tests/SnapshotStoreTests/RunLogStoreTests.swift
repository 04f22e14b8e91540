import Facts
import GRDB
import Testing

@testable import SnapshotStore

private func run(_ command: String) -> RecordedRun {
    RecordedRun(
        actions: [
            RecordedAction(
                position: 0, kind: .command, atMS: 1, finishedAtMS: 2, action: "apply", exitCode: 1, command: command,
                addCount: 19, changeCount: 1, removeCount: 1),
            RecordedAction(position: 1, kind: .applyErrored, address: "aws_s3_bucket.raw", action: "create"),
        ],
        diagnostics: [
            RecordedDiagnostic(position: 2, severity: .error, summary: "BucketAlreadyExists", file: "main.tf", line: 3)
        ], toolVersions: ["terraform": "1.11.4"])
}

private func begin(_ store: SnapshotStore, at time: Int64) throws -> Int64 {
    try store.beginSnapshot(SnapshotHeader(takenAtMS: time, asOfMS: time, toolVersion: "test"))
}

private func sources(_ store: SnapshotStore, _ snapshot: Int64) throws -> [String] {
    try store.rows(
        "SELECT DISTINCT source FROM action WHERE snapshot_id = :s ORDER BY source", ["s": .integer(snapshot)]
    ).compactMap { $0.text("source") }
}

@Test("A log is written once, however often it is written, and goes with its snapshot")
func writing() throws {
    let store = try SnapshotStore()
    let snapshot = try begin(store, at: 1)
    for _ in 1...2 { try store.write(run("terraform apply"), source: "log:a", in: snapshot) }
    let row = try #require(try store.rows("SELECT * FROM action WHERE kind = 'command'").first)
    #expect(row.int("add_count") == 19 && row.int("exit_code") == 1 && row.text("command") == "terraform apply")
    #expect(try store.rows("SELECT * FROM action").count == 2)
    #expect(try store.rows("SELECT * FROM diagnostic").map { $0.text("failure_kind") } == ["bucket_already_exists"])
    #expect(try store.rows("SELECT * FROM tool_version").map { $0.text("version") } == ["1.11.4"])
    try store.delete(snapshot)
    #expect(try store.rows("SELECT * FROM action").isEmpty && store.rows("SELECT * FROM diagnostic").isEmpty)
}

@Test("A recording is in the one snapshot that follows it, also when one between them was not finished")
func attaching() throws {
    let store = try SnapshotStore()
    func record(at time: Int64) throws {
        try store.record(Recording(recordedAtMS: time, command: "c\(time)", exitCode: 0, run: run("c\(time)")))
    }
    try record(at: 10)
    try record(at: 20)
    let unfinished = try begin(store, at: 25)
    #expect(try store.attachRecordings(to: unfinished) == 2)
    let first = try begin(store, at: 30)
    // Made while the snapshot is taken.
    try record(at: 31)
    #expect(try store.attachRecordings(to: first) == 2)
    try store.complete(first)
    let second = try begin(store, at: 40)
    #expect(try store.attachRecordings(to: second) == 1)
    try store.complete(second)
    #expect(try sources(store, first) == ["record:1", "record:2"])
    #expect(try sources(store, second) == ["record:3"])
    try store.delete(second)
    #expect(try store.rows("SELECT id FROM recording").count == 3, "recordings stay")
    #expect(try store.attachRecordings(to: try begin(store, at: 50)) == 1, "they belong to the next snapshot again")
}

@Test("What became known as secret after the recording is taken out on the way")
func attachingRedacts() throws {
    let store = try SnapshotStore()
    try store.record(Recording(recordedAtMS: 1, command: "c", exitCode: 0, run: run("echo hunter2value")))
    let snapshot = try begin(store, at: 2)
    try store.attachRecordings(to: snapshot, redactor: TextRedactor(secrets: ["hunter2value"]))
    #expect(try store.rows("SELECT command FROM action WHERE kind = 'command'").first?.text("command") == "echo ***")
}

@Test("Every kind of step and of failure fits the schema")
func kindsFit() throws {
    let store = try SnapshotStore()
    let snapshot = try begin(store, at: 1)
    let actions = RecordedAction.Kind.allCases.enumerated().map { index, kind in
        RecordedAction(position: index, kind: kind, command: kind == .command ? "c" : nil)
    }
    let diagnostics = RunLogFailure.allCases.enumerated().map { index, kind in
        var diagnostic = RecordedDiagnostic(position: index, severity: .error, summary: "s")
        diagnostic.failure = kind
        return diagnostic
    }
    try store.write(RecordedRun(actions: actions, diagnostics: diagnostics), source: "log:x", in: snapshot)
    #expect(try store.rows("SELECT * FROM action").count == RecordedAction.Kind.allCases.count)
    #expect(try store.rows("SELECT * FROM diagnostic").count == RunLogFailure.allCases.count)
}
