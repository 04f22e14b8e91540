internal import Foundation

/// HTTP over libcurl: keep-alive, HTTP/2 where offered, TLS verified, one I/O thread for all requests.
///
/// The thread starts with the first request and ends with `close()`, or when the last reference goes.
package final class CurlTransport: HTTPTransport {
    private let loop: CurlLoop

    package init(options: CurlOptions = CurlOptions()) {
        loop = CurlLoop(options: options)
    }

    deinit { loop.requestStop() }

    package func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let id = loop.nextID()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                loop.submit(CurlLoop.Submission(id: id, request: request, continuation: continuation))
            }
        } onCancel: {
            loop.cancel(id)
        }
    }

    package func close() async {
        await withCheckedContinuation { loop.stop($0) }
    }
}

/// The thread and the mailbox through which tasks reach it.
private final class CurlLoop: @unchecked Sendable {
    struct Submission {
        var id: UInt64
        var request: HTTPRequest
        var continuation: CheckedContinuation<HTTPResponse, any Error>
    }

    private enum Phase {
        case idle
        case running
        /// The thread has been told to end.
        case stopping
        case ended
    }

    private struct Mailbox {
        var phase = Phase.idle
        var nextID: UInt64 = 0
        var submissions: [Submission] = []
        var cancellations: [UInt64] = []
        var stoppers: [CheckedContinuation<Void, Never>] = []
    }

    private let mailbox = Locked(Mailbox())
    private let options: CurlOptions
    // Set under the mailbox's lock; used by the thread, and by others under the lock to wake it.
    private var multi: CurlMulti?
    // The thread's own.
    private var pending: [UInt64: CheckedContinuation<HTTPResponse, any Error>] = [:]

    init(options: CurlOptions) {
        self.options = options
    }

    func nextID() -> UInt64 {
        mailbox.withLock { mailbox in
            mailbox.nextID += 1
            return mailbox.nextID
        }
    }

    func submit(_ submission: Submission) {
        let failure: (any Error)? = mailbox.withLock { mailbox in
            // Looked at under the lock: a handler that ran before this had no submission to cancel.
            if Task.isCancelled { return CancellationError() }
            guard mailbox.phase != .stopping, mailbox.phase != .ended else { return Self.closed(submission.request) }
            if mailbox.phase == .idle {
                guard let multi = CurlMulti(options: options) else {
                    return TransportError(
                        kind: .other, host: submission.request.host, message: "libcurl cannot be set up")
                }
                self.multi = multi
                mailbox.phase = .running
                start()
            }
            mailbox.submissions.append(submission)
            // Only the first of several needs to wake the thread, which takes them all.
            if mailbox.submissions.count == 1 { multi?.wakeup() }
            return nil
        }
        if let failure { submission.continuation.resume(throwing: failure) }
    }

    func cancel(_ id: UInt64) {
        mailbox.withLock { mailbox in
            guard mailbox.phase == .running else { return }
            mailbox.cancellations.append(id)
            multi?.wakeup()
        }
    }

    /// Resumes `stopper` when the thread has ended.
    func stop(_ stopper: CheckedContinuation<Void, Never>) {
        requestStop()
        let hasEnded = mailbox.withLock { mailbox in
            if mailbox.phase == .ended { return true }
            mailbox.stoppers.append(stopper)
            return false
        }
        if hasEnded { stopper.resume() }
    }

    func requestStop() {
        mailbox.withLock { mailbox in
            switch mailbox.phase {
            case .idle: mailbox.phase = .ended
            case .running:
                mailbox.phase = .stopping
                multi?.wakeup()
            case .stopping, .ended: break
            }
        }
    }

    private func start() {
        let thread = Thread { [self] in run() }
        thread.name = "pipereport-http"
        thread.start()
    }

    private func run() {
        turn()
        finish()
    }

    /// Carries out what the mailbox asks for until it says stop.
    private func turn() {
        guard let multi = mailbox.withLock({ _ in multi }) else { return }
        while true {
            let (phase, submissions, cancellations) = mailbox.withLock { mailbox in
                defer {
                    mailbox.submissions.removeAll()
                    mailbox.cancellations.removeAll()
                }
                return (mailbox.phase, mailbox.submissions, mailbox.cancellations)
            }
            for submission in submissions { begin(submission, on: multi) }
            for id in cancellations {
                multi.remove(id)
                pending.removeValue(forKey: id)?.resume(throwing: CancellationError())
            }
            if phase == .stopping { return }
            for completion in multi.perform() {
                pending.removeValue(forKey: completion.id)?.resume(with: completion.result.mapError { $0 })
            }
            multi.poll()
        }
    }

    private func begin(_ submission: Submission, on multi: CurlMulti) {
        do {
            try multi.add(submission.id, submission.request)
            pending[submission.id] = submission.continuation
        } catch {
            submission.continuation.resume(throwing: error)
        }
    }

    private func finish() {
        for continuation in pending.values {
            continuation.resume(throwing: TransportError(kind: .closed, host: "", message: "the transport was closed"))
        }
        pending.removeAll()
        let stoppers = mailbox.withLock { mailbox in
            mailbox.phase = .ended
            // Nobody wakes the thread any more, so its connections may go.
            multi = nil
            defer { mailbox.stoppers.removeAll() }
            return mailbox.stoppers
        }
        stoppers.forEach { $0.resume() }
    }

    private static func closed(_ request: HTTPRequest) -> TransportError {
        TransportError(kind: .closed, host: request.host, message: "the transport was closed")
    }
}
