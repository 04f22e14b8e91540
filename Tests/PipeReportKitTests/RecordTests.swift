import Facts
import Foundation
import SnapshotStore
import Testing

@testable import PipeReportKit

/// What a recorded command left behind.
private struct Outcome {
    var code: Int32
    var output: Data
    var errors: String
    var actions: [SQLRow]
}

/// Runs `arguments` through `record`, with standard output in a file.
private func record(
    _ arguments: [String], environment: [String: String] = [:], database: String = "x.db"
) throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pipereport-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "out").path
    let output = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    defer { close(output) }
    let said = Said()
    let clock = Clock()
    let world = World(
        now: { clock.next() }, environment: ["PATH": "/usr/bin:/bin"].merging(environment) { $1 },
        currentDirectory: folder.path, out: { _ in }, err: { said.append($0) }, isErrTerminal: false)
    let file = database.hasPrefix("/") ? database : folder.appending(path: database).path
    let code = RecordCommand(database: file, arguments: arguments, output: output).run(world)
    var actions: [SQLRow] = []
    if FileManager.default.fileExists(atPath: file) {
        let store = try SnapshotStore(path: file)
        let snapshot = try store.beginSnapshot(SnapshotHeader(takenAtMS: 1_000_000, asOfMS: 0, toolVersion: "test"))
        try store.attachRecordings(to: snapshot)
        actions = try store.rows("SELECT * FROM action ORDER BY position")
    }
    return Outcome(
        code: code, output: try Data(contentsOf: URL(fileURLWithPath: path)), errors: said.text, actions: actions)
}

private final class Said: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var text = ""
    func append(_ more: String) { lock.withLock { text += more } }
}

/// A second passes at each look.
private final class Clock: @unchecked Sendable {
    private let lock = NSLock()
    private var time: Int64 = 0
    func next() -> Int64 {
        lock.withLock {
            time += 1_000
            return time
        }
    }
}

private let log = """
    {"@level":"info","@message":"Terraform 1.11.4","@module":"terraform.ui","@timestamp":"2025-10-28T17:32:55Z","terraform":"1.11.4","type":"version","ui":"1.2"}
    {"@level":"info","@message":"Apply complete! Resources: 19 added, 1 changed, 1 destroyed.","@module":"terraform.ui","@timestamp":"2025-10-28T17:33:55Z","changes":{"add":19,"change":1,"import":0,"remove":1,"operation":"apply"},"type":"change_summary"}

    """

// Signals are the process's own, so one command at a time.
@Suite(.serialized) struct RecordTests {
    @Test(
        "The exit code is the command's, also when a signal killed it",
        arguments: [("exit 0", Int32(0)), ("exit 7", 7), ("kill -TERM $$", 143), ("kill -KILL $$", 137)])
    func exitCodes(script: String, code: Int32) throws {
        let outcome = try record(["sh", "-c", script])
        #expect(outcome.code == code)
        #expect(outcome.actions.map { $0.int("exit_code") } == [Int(code)])
        #expect(
            outcome.actions.first?.int64("at_ms") == 1_000 && outcome.actions.first?.int64("finished_at_ms") == 2_000)
    }

    @Test(
        "A command that cannot be started says so in one sentence, and is recorded",
        arguments: [("no-such-command", Int32(127)), ("/etc/passwd", 126), ("/", 126)])
    func cannotStart(name: String, code: Int32) throws {
        let outcome = try record([name])
        #expect(outcome.code == code)
        #expect(outcome.errors.hasPrefix("pipereport: \(name) cannot be started: ") && outcome.errors.hasSuffix(".\n"))
        #expect(outcome.actions.first?.text("message")?.hasPrefix("cannot be started: ") == true)
    }

    @Test("A log on standard output passes through unchanged and is decoded")
    func decodes() throws {
        let outcome = try record(["sh", "-c", "printf '%s\\n' \"$LOG\"; exit 3"], environment: ["LOG": log])
        #expect(outcome.output == Data((log + "\n").utf8))
        let command = try #require(outcome.actions.first)
        #expect(command.text("action") == "apply" && command.int("exit_code") == 3)
        #expect(command.int("add_count") == 19 && command.int("change_count") == 1 && command.int("remove_count") == 1)
        #expect(outcome.actions.map { $0.text("kind") } == ["command", "change_summary"])
    }

    @Test("Other output is not kept")
    func otherOutput() throws {
        let outcome = try record(["echo", "something"])
        #expect(outcome.output == Data("something\n".utf8))
        #expect(outcome.actions.count == 1 && outcome.actions.first?.text("message") == nil)
        #expect(outcome.actions.first?.text("command") == "echo something")
    }

    @Test("Where the database cannot be written the command still runs, and that it was not recorded is said")
    func unwritable() throws {
        let outcome = try record(["sh", "-c", "echo done; exit 5"], database: "/no/such/folder/x.db")
        #expect(outcome.code == 5 && outcome.output == Data("done\n".utf8))
        #expect(outcome.errors.contains("`sh -c 'echo done; exit 5'` (exit code 5) was not recorded. Cannot open"))
    }

    @Test("Secrets of the environment and of -var are not in the command line")
    func commandLine() throws {
        let outcome = try record(
            ["true", "-var", "x=hunter2variable", "hunter2environment", "--password", "hunter2option"],
            environment: ["DB_PASSWORD": "hunter2environment"])
        let line = try #require(outcome.actions.first?.text("command"))
        #expect(!line.contains("hunter2") && line.hasPrefix("true -var "))
    }

    @Test("A child of the command that outlives it does not lose its output")
    func outlivingChild() throws {
        let outcome = try record(["sh", "-c", "(sleep 0.3; echo late) & echo early"])
        #expect(outcome.output == Data("early\nlate\n".utf8))
    }
}
