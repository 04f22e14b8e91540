import Facts
import Foundation

/// The one way of text to standard output or standard error.
///
/// What is printed quotes names of strangers, and the log of a CI job is read by its runner: no line gives it a command.
package final class TextOutput: @unchecked Sendable {
    package static let standardOutput = TextOutput(.standardOutput)
    package static let standardError = TextOutput(.standardError)

    private let handle: FileHandle
    private let lock = NSLock()
    private var isLineStart = true

    init(_ handle: FileHandle) { self.handle = handle }

    package func write(_ text: String) {
        lock.lock()
        defer { lock.unlock() }
        handle.write(Data(RunnerCommands.broken(text, isLineStart: &isLineStart).utf8))
    }
}
