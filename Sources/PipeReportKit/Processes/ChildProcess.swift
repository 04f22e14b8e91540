import Foundation

/// A command that runs in our place: it has our input, our error stream, our terminal and the signals we get.
///
/// Not Foundation's `Process`: that puts the child into a process group of its own, where Ctrl-C does not reach it and
/// reading from the terminal stops it.
struct ChildProcess {
    /// Why a command could not be started, with the exit code that shells give for it.
    struct StartFailure: Error, Sendable {
        /// 127 where there is no such command, 126 where it cannot be executed.
        var exitCode: Int32
        var reason: String
    }

    let arguments: [String]
    let environment: [String: String]
    /// Where its standard output goes.
    let output: Int32

    /// Runs the command to its end.
    ///
    /// - Parameter capture: gets a copy of the output as it comes; nil gives the child the output itself.
    /// - Returns: its exit code, 128 + n where the signal n killed it.
    func run(capture: ((Data) -> Void)?) throws(StartFailure) -> Int32 {
        let forwarding = SignalForwarding()
        defer { forwarding.stop() }
        guard let capture else {
            let process = try spawn(output: output, forwarding)
            return Self.wait(for: process, forwarding)
        }
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Self.failure(errno) }
        let (reading, writing) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let process: pid_t
        do {
            process = try spawn(output: writing, forwarding)
        } catch {
            close(reading)
            close(writing)
            throw error
        }
        close(writing)
        // The child is waited for on a thread of its own: its signals end with it, while its own children may go on
        // writing to the pipe for as long as they live.
        let end = ProcessEnd()
        Thread.detachNewThread { end.set(Self.wait(for: process, forwarding)) }
        Self.pass(from: reading, to: output, capture)
        return end.wait()
    }

    private func spawn(output: Int32, _ forwarding: SignalForwarding) throws(StartFailure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if output != 1 { posix_spawn_file_actions_adddup2(&actions, output, 1) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Threads of a pool have signals blocked, and we ignore SIGPIPE: neither is for the child to inherit.
        var (mask, defaults) = (sigset_t(), sigset_t())
        sigemptyset(&mask)
        sigemptyset(&defaults)
        if !forwarding.wasPipeIgnored { sigaddset(&defaults, SIGPIPE) }
        posix_spawnattr_setsigmask(&attributes, &mask)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
        var words = arguments.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer {
            for text in words + variables { free(text) }
        }
        var process = pid_t()
        let code = posix_spawnp(&process, arguments[0], &actions, &attributes, &words, &variables)
        guard code == 0 else { throw Self.failure(code) }
        forwarding.begin(process)
        return process
    }

    private static func failure(_ code: Int32) -> StartFailure {
        StartFailure(exitCode: code == ENOENT ? 127 : 126, reason: String(cString: strerror(code)))
    }

    /// - Returns: the exit code as a shell gives it.
    private static func wait(for process: pid_t, _ forwarding: SignalForwarding) -> Int32 {
        var info = siginfo_t()
        // As long as it is not reaped, its number is nobody else's.
        while waitid(P_PID, id_t(process), &info, WEXITED | WNOWAIT) == -1, errno == EINTR {}
        forwarding.stop()
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1, errno == EINTR {}
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }

    /// Copies until the end. Where nobody reads any more the pipe is closed, so that the child learns of it.
    private static func pass(from source: Int32, to target: Int32, _ capture: (Data) -> Void) {
        defer { close(source) }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(source, &buffer, buffer.count)
            if count == -1, errno == EINTR { continue }
            if count <= 0 { return }
            guard write(buffer[..<count], to: target) else { return }
            capture(Data(buffer[..<count]))
        }
    }

    private static func write(_ bytes: ArraySlice<UInt8>, to target: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(target, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                // Somebody made the terminal or pipe that we share with them non-blocking.
                var waiting = pollfd(fd: target, events: Int16(POLLOUT), revents: 0)
                _ = poll(&waiting, 1, -1)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}

/// The exit code, once there is one.
private final class ProcessEnd: @unchecked Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    // Written before the semaphore is signalled, read after.
    private var code: Int32 = 0

    func set(_ code: Int32) {
        self.code = code
        semaphore.signal()
    }

    func wait() -> Int32 {
        semaphore.wait()
        return code
    }
}
