import Facts
import Foundation
import SnapshotStore
import Terraform

/// `pipereport record -- COMMAND…`: runs a command as if it were run directly, and keeps for the next snapshot's
/// timeline when it ran, how it ended, and what Terraform's `-json` log tells.
package struct RecordCommand: Sendable {
    package var database: String
    /// The command and its arguments; at least one.
    package var arguments: [String]
    /// Where the command's standard output goes.
    package var output: Int32

    package init(database: String, arguments: [String], output: Int32 = 1) {
        self.database = database
        self.arguments = arguments
        self.output = output
    }

    /// Runs the command.
    ///
    /// - Returns: its exit code: 128 + n where the signal n killed it, 127 or 126 where it could not be started. That it
    ///   could not be recorded is said on standard error and changes nothing of it.
    package func run(_ world: World) -> Int32 {
        let redactor = TextRedactor(
            secrets: TextRedactor.secrets(of: world.environment) + TextRedactor.variableValues(of: arguments))
        let child = ChildProcess(arguments: arguments, environment: world.environment, output: output)
        var decoder = RunLogDecoder(redactor: redactor)
        let startedMS = world.now()
        let exitCode: Int32
        var failure: String?
        do {
            exitCode = try child.run(capture: readsOutput ? { decoder.append($0) } : nil)
        } catch {
            exitCode = error.exitCode
            failure = "cannot be started: \(error.reason)"
            world.err("pipereport: \(FindingTable.visible(arguments[0])) cannot be started: \(error.reason).\n")
        }
        decoder.finish()
        let finishedMS = world.now()
        let commandLine = redactor.commandLine(arguments)
        if let version = decoder.refusedVersion {
            world.err(
                "pipereport: the log's version \(version) is not one that is read (1.x); only the command is recorded.\n"
            )
        }
        let command = RecordedAction(
            position: 0, kind: .command, atMS: startedMS, finishedAtMS: finishedMS,
            message: failure, exitCode: Int(exitCode), command: commandLine)
        save(
            Recording(
                recordedAtMS: finishedMS, command: commandLine, exitCode: Int(exitCode),
                run: decoder.recording(of: command)), world)
        return exitCode
    }

    /// Whether the output passes through us. A terminal is left to the command itself, for its colours, progress and
    /// questions, unless the command says that it writes JSON.
    private var readsOutput: Bool {
        isatty(output) == 0 || arguments.contains { $0.contains("-json") }
    }

    private func save(_ recording: Recording, _ world: World) {
        do {
            let store = try SnapshotStore(path: database)
            try store.record(recording)
            // A snapshot that is under way keeps its log, and puts this into the file at its end.
            if let lock = try? SnapshotLock(database: database) {
                store.settle()
                lock.release()
            }
        } catch {
            let error = SnapshotStore.explained(error, path: database)
            let command = FindingTable.visible(recording.command)
            world.err(
                "pipereport: `\(command)` (exit code \(recording.exitCode)) was not recorded. \(FindingTable.visible("\(error)"))\n"
            )
        }
    }
}
