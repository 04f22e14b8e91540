import Facts
import Foundation

/// What the commands take from outside: same world, same bytes out.
package struct World: Sendable {
    /// Milliseconds since 1970, UTC.
    package var now: @Sendable () -> Int64
    package var environment: [String: String]
    package var currentDirectory: String
    /// Results; the only thing that goes to standard output.
    package var out: @Sendable (String) -> Void
    /// Progress, warnings and errors.
    package var err: @Sendable (String) -> Void
    package var isErrTerminal: Bool

    package init(
        now: @escaping @Sendable () -> Int64, environment: [String: String], currentDirectory: String,
        out: @escaping @Sendable (String) -> Void, err: @escaping @Sendable (String) -> Void, isErrTerminal: Bool
    ) {
        self.now = now
        self.environment = environment
        self.currentDirectory = currentDirectory
        self.out = out
        self.err = err
        self.isErrTerminal = isErrTerminal
    }

    /// The process's own world.
    package static var process: World {
        World(
            now: { Int64(Date().timeIntervalSince1970 * 1000) }, environment: ProcessInfo.processInfo.environment,
            currentDirectory: FileManager.default.currentDirectoryPath,
            out: TextOutput.standardOutput.write,
            err: World.say, isErrTerminal: isatty(2) == 1)
    }

    /// Writes to standard error without what has the form of a secret: errors and progress quote what was read.
    package static let say: @Sendable (String) -> Void = {
        TextOutput.standardError.write(SecretMatcher.mask($0))
    }
}

/// The exit codes that the design promises.
package enum CommandStatus: Int32, Sendable {
    case clean = 0
    /// A finding at or above the threshold; only `check`.
    case findings = 1
    /// The command could not do its job.
    case failed = 2
    /// Evidence is incomplete; only with `--require-complete`.
    case incomplete = 3
}

/// A failure of a command: one sentence that says what failed on which thing, and what to do next.
package struct CommandError: Error, Sendable, Equatable, CustomStringConvertible {
    package var description: String

    package init(_ description: String) { self.description = description }
}
