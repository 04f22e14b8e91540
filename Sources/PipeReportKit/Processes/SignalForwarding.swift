import Foundation

/// Hands the signals that ask us to end to a child, which then decides how to end: Terraform finishes what is under way
/// and writes its state. One at a time in a process.
///
/// What a terminal sends (Ctrl-C) goes to the whole group and so to the child already; handing it on would make two of
/// it, upon which Terraform stops at once. The kernel marks such signals.
final class SignalForwarding: Sendable {
    private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

    /// Whether whoever started us had SIGPIPE ignored, which the child inherits then.
    let wasPipeIgnored: Bool
    private let handled: [Int32]

    init() {
        ForwardedSignal.child.pointee = 0
        ForwardedSignal.pending.pointee = 0
        wasPipeIgnored = Self.isIgnored(SIGPIPE)
        signal(SIGPIPE, SIG_IGN)
        // What is ignored (nohup) stays so, for us and for the child.
        handled = Self.signals.filter { !Self.isIgnored($0) }
        for number in handled { ForwardedSignal.install(number) }
    }

    /// Signals go to `process` from now on, also one that came before it was there.
    func begin(_ process: pid_t) {
        ForwardedSignal.child.pointee = process
        let pending = ForwardedSignal.pending.pointee
        if pending != 0 { kill(process, pending) }
    }

    /// Signals end us again.
    func stop() {
        ForwardedSignal.child.pointee = 0
        for number in handled { signal(number, SIG_DFL) }
    }

    private static func isIgnored(_ number: Int32) -> Bool {
        var current = sigaction()
        sigaction(number, nil, &current)
        #if os(Linux)
            return unsafeBitCast(current.__sigaction_handler.sa_handler, to: Int.self) == 1
        #else
            return unsafeBitCast(current.__sigaction_u.__sa_handler, to: Int.self) == 1
        #endif
    }
}

/// What the handler reads and writes: plain memory, since a handler may take no lock and allocate nothing.
private enum ForwardedSignal {
    nonisolated(unsafe) static let child = zero()
    nonisolated(unsafe) static let pending = zero()

    private static func zero() -> UnsafeMutablePointer<Int32> {
        let memory = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
        memory.initialize(to: 0)
        return memory
    }

    static func install(_ number: Int32) {
        var action = sigaction()
        #if os(Linux)
            action.__sigaction_handler.sa_sigaction = { number, info, _ in
                // SI_KERNEL is above 0; what a process sends is not.
                ForwardedSignal.forward(number, isFromTerminal: (info?.pointee.si_code ?? 0) > 0)
            }
        #else
            action.__sigaction_u.__sa_sigaction = { number, info, _ in
                ForwardedSignal.forward(number, isFromTerminal: (info?.pointee.si_pid ?? 0) == 0)
            }
        #endif
        action.sa_flags = Int32(SA_SIGINFO) | Int32(SA_RESTART)
        sigaction(number, &action, nil)
    }

    private static func forward(_ number: Int32, isFromTerminal: Bool) {
        let saved = errno
        let process = child.pointee
        if process == 0 {
            pending.pointee = number
        } else if !isFromTerminal {
            kill(process, number)
        }
        errno = saved
    }
}
