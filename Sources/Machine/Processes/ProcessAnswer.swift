/// What a process left.
package struct ProcessAnswer: Sendable {
    /// 128 + n where the signal n ended it.
    package var exitCode: Int32
    /// Standard output.
    package var output: [UInt8]

    package init(exitCode: Int32, output: [UInt8]) {
        self.exitCode = exitCode
        self.output = output
    }

    package var text: String { String(decoding: output, as: UTF8.self) }
}

/// Why there is no answer; a clause that names no argument.
package enum ProcessError: Error, Sendable, Hashable, CustomStringConvertible {
    case notFound(program: String)
    case relativePath(program: String)
    case notStarted
    case timedOut(seconds: Int)
    case tooMuchOutput(limitBytes: Int)

    package var description: String {
        switch self {
        case .notFound(let program): "names \(program), which is no program here or on the PATH"
        case .relativePath(let program):
            "names \(program), which depends on the working directory; use an absolute path or a name on the PATH"
        case .notStarted: "could not be started"
        case .timedOut(let seconds): "did not end within \(seconds) seconds"
        case .tooMuchOutput(let limit): "wrote more than \(limit / 1_000_000) MB, the limit of its output"
        }
    }
}
