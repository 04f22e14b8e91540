internal import Foundation

extension ChildProgram {
    /// Runs the program to its end, without a shell. The call blocks its thread.
    ///
    /// By `posix_spawn` and not by Foundation's `Process`, whose pipes leak into other children: a helper would then end
    /// for us only when these do.
    ///
    /// - Parameters:
    ///   - arguments: the program's own name or path first.
    ///   - search: where a name is looked up.
    ///   - environment: all that there is; the declaration says what of it is handed on.
    ///   - more: further settings of this one run.
    /// - Throws: `ProcessError`. The program is ended when it takes too long or writes too much.
    package func run(
        _ arguments: [String], search: ProgramSearch, environment: [String: String],
        adding more: [String: String] = [:]
    ) throws(ProcessError) -> ProcessAnswer {
        let path = try search.path(of: arguments.first ?? name)
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .notStarted }
        defer { close(ends[0]) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var variables = self.environment(of: environment, adding: more)
        variables["PATH"] = search.variable
        let child = spawn(path, arguments, variables, output: ends[1])
        close(ends[1])
        guard let child else { throw .notStarted }
        let deadline = Date().addingTimeInterval(Double(timeLimitSeconds))
        let output: [UInt8]
        do {
            // Read to the end before waiting: a helper that fills the pipe would never end.
            output = try read(ends[0], until: deadline)
        } catch {
            end(child)
            _ = Self.wait(for: child, until: .distantFuture)
            throw error
        }
        guard let exitCode = Self.wait(for: child, until: deadline) else {
            end(child)
            _ = Self.wait(for: child, until: .distantFuture)
            throw .timedOut(seconds: timeLimitSeconds)
        }
        return ProcessAnswer(exitCode: exitCode, output: output)
    }

    /// Ends it at once, with what it started where these are a group of their own.
    private func end(_ child: pid_t) {
        if !isInteractive { kill(-child, SIGKILL) }
        kill(child, SIGKILL)
    }

    private func spawn(
        _ path: String, _ arguments: [String], _ variables: [String: String], output: Int32
    ) -> pid_t? {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        // Threads of a pool have signals blocked, and we may ignore SIGPIPE: neither is for the child to inherit.
        var (mask, defaults) = (sigset_t(), sigset_t())
        sigemptyset(&mask)
        sigemptyset(&defaults)
        sigaddset(&defaults, SIGPIPE)
        posix_spawnattr_setsigmask(&attributes, &mask)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        var flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
        if !isInteractive {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
            posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
            // A group of its own, to end what it starts with it. Not for one that asks: from a group in the background
            // the terminal cannot be read.
            posix_spawnattr_setpgroup(&attributes, 0)
            flags |= Int16(POSIX_SPAWN_SETPGROUP)
        }
        posix_spawnattr_setflags(&attributes, flags)
        let words = arguments.map { strdup($0) } + [nil]
        let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + settings).forEach { free($0) } }
        var child = pid_t()
        return posix_spawn(&child, path, &actions, &attributes, words, settings) == 0 ? child : nil
    }

    /// Everything until the end of the file.
    private func read(_ end: Int32, until deadline: Date) throws(ProcessError) -> [UInt8] {
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let leftMS = deadline.timeIntervalSinceNow * 1000
            var waiting = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
            guard leftMS > 0 else { throw .timedOut(seconds: timeLimitSeconds) }
            let ready = poll(&waiting, 1, Int32(leftMS.rounded(.up)))
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else { throw .timedOut(seconds: timeLimitSeconds) }
            let count = Foundation.read(end, &buffer, buffer.count)
            if count == 0 { return output }
            if count > 0 {
                if output.count + count > outputLimitBytes { throw .tooMuchOutput(limitBytes: outputLimitBytes) }
                output += buffer[..<count]
            } else if errno != EINTR {
                return output
            }
        }
    }

    /// - Returns: the exit code; nil when the process is still there at the deadline, though it closed its output.
    private static func wait(for child: pid_t, until deadline: Date) -> Int32? {
        var status: Int32 = 0
        var pauseMicroseconds: UInt32 = 100
        while true {
            let ended = waitpid(child, &status, WNOHANG)
            if ended == child { break }
            if ended < 0, errno != EINTR { return 127 }
            if deadline.timeIntervalSinceNow <= 0 { return nil }
            usleep(pauseMicroseconds)
            pauseMicroseconds = min(pauseMicroseconds * 2, 20_000)
        }
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }
}
