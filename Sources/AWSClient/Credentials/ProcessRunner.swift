internal import Foundation

/// What a process left.
package struct ProcessAnswer: Sendable {
    package var exitCode: Int32
    /// Standard output.
    package var output: [UInt8]

    package init(exitCode: Int32, output: [UInt8]) {
        self.exitCode = exitCode
        self.output = output
    }
}

/// Why there is no answer; a clause that names no argument.
package enum ProcessError: Error, Sendable, Hashable, CustomStringConvertible {
    case notFound(program: String)
    case notStarted
    case timedOut(seconds: Int)

    package var description: String {
        switch self {
        case .notFound(let program): "names \(program), which is no program here or on the PATH"
        case .notStarted: "could not be started"
        case .timedOut(let seconds): "did not end within \(seconds) seconds"
        }
    }
}

/// Runs a helper without a shell. Standard input and standard error are the user's own, so that it can ask for a code
/// or say what went wrong; standard output is read whole.
///
/// By `posix_spawn` and not by Foundation's `Process`, whose pipes leak into other children: a helper would then end
/// for us only when these do.
struct ProcessRunner: Sendable {
    var variables: [String: String]
    /// Long enough for a person with a second factor.
    var timeoutSeconds = 60

    func run(_ arguments: [String]) async throws -> ProcessAnswer {
        guard let name = arguments.first, let program = program(name) else {
            throw ProcessError.notFound(program: arguments.first ?? "nothing")
        }
        // A thread of its own, since all of it blocks.
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try self.answer(of: program, arguments: arguments) })
            }
        }
    }

    /// A name with a slash is a path; another is looked up in `PATH`.
    private func program(_ name: String) -> String? {
        let candidates =
            name.contains("/")
            ? [name] : (variables["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map { "\($0)/\(name)" }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) && !isDirectory($0) }
    }

    private func isDirectory(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }

    private func answer(of program: String, arguments: [String]) throws -> ProcessAnswer {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw ProcessError.notStarted }
        defer { close(ends[0]) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let child = spawn(program, arguments, output: ends[1])
        close(ends[1])
        guard let child else { throw ProcessError.notStarted }
        // Read to the end before waiting: a helper that fills the pipe would never end.
        let output = read(ends[0])
        if output == nil { kill(child, SIGKILL) }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        guard let output else { throw ProcessError.timedOut(seconds: timeoutSeconds) }
        let signal = status & 0x7f
        return ProcessAnswer(exitCode: signal == 0 ? (status >> 8) & 0xff : 128 + signal, output: output)
    }

    private func spawn(_ program: String, _ arguments: [String], output: Int32) -> pid_t? {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        let words = arguments.map { strdup($0) } + [nil]
        let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + settings).forEach { free($0) } }
        var child = pid_t()
        return posix_spawn(&child, program, &actions, nil, words, settings) == 0 ? child : nil
    }

    /// Everything until the end of the file; nil when that does not come in time.
    private func read(_ end: Int32) -> [UInt8]? {
        let deadline = Date().addingTimeInterval(Double(timeoutSeconds))
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let leftMS = deadline.timeIntervalSinceNow * 1000
            var waiting = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
            guard leftMS > 0 else { return nil }
            let ready = poll(&waiting, 1, Int32(leftMS.rounded(.up)))
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else { return nil }
            let count = buffer.withUnsafeMutableBytes { bytes in
                #if canImport(Darwin)
                    Darwin.read(end, bytes.baseAddress, bytes.count)
                #else
                    Glibc.read(end, bytes.baseAddress, bytes.count)
                #endif
            }
            if count == 0 { return output }
            if count > 0 { output += buffer[..<count] } else if errno != EINTR { return output }
        }
    }
}
