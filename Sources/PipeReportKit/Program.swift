import Foundation

/// Runs another program to its end.
enum Program {
    struct Output: Sendable {
        var status: Int32
        var text: String
    }

    /// Runs `name` from the PATH and reads its standard output whole before waiting, so that a long output cannot
    /// block the child for good.
    ///
    /// - Parameter timeLimitSeconds: after so long the program is ended; its status then tells of a failure.
    /// - Returns: nil when there is no such program.
    static func run(
        _ name: String, _ arguments: [String], in directory: String, timeLimitSeconds: Double? = nil
    ) -> Output? {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [name] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: directory)
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        if let timeLimitSeconds {
            DispatchQueue.global().asyncAfter(deadline: .now() + timeLimitSeconds) {
                [pid = process.processIdentifier] in
                if process.isRunning { kill(pid, SIGTERM) }
            }
        }
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        // `env` answers 127 when the program is not on the PATH.
        if process.terminationStatus == 127 { return nil }
        return Output(status: process.terminationStatus, text: String(decoding: data, as: UTF8.self))
    }
}

/// What git says of the folder that is audited; nothing where it is not a checkout.
struct GitFacts: Sendable {
    var commit: String?
    var isDirty: Bool?

    init(directory: String) {
        guard let head = Program.run("git", ["rev-parse", "HEAD"], in: directory), head.status == 0 else { return }
        commit = head.text.trimmingCharacters(in: .whitespacesAndNewlines)
        let status = Program.run("git", ["status", "--porcelain", "--untracked-files=no"], in: directory)
        isDirty = status.map { !$0.text.isEmpty }
    }

    /// Files that differ between `earlier` and HEAD: path → `added`, `modified`, `deleted` or `renamed`.
    static func changes(since earlier: String, directory: String) -> [String: String] {
        let words = ["A": "added", "M": "modified", "D": "deleted", "R": "renamed", "T": "modified", "C": "added"]
        guard
            let diff = Program.run(
                "git", ["diff", "--name-status", "-z", "--relative", earlier, "HEAD", "--"], in: directory),
            diff.status == 0
        else { return [:] }
        var fields = diff.text.split(separator: "\0").map(String.init)[...]
        var changes: [String: String] = [:]
        while let status = fields.popFirst(), let path = fields.popFirst() {
            // Renames and copies give the old path first.
            let kind = status.prefix(1)
            let subject = kind == "R" || kind == "C" ? fields.popFirst() ?? path : path
            changes[subject] = words[String(kind)] ?? "modified"
        }
        return changes
    }
}
