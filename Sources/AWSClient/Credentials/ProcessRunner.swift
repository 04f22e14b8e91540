internal import Foundation
import Machine

/// Runs the helper of a `credential_process`. Standard input and standard error are the user's own, so that it can ask
/// for a code or say what went wrong; standard output is read whole.
struct ProcessRunner: Sendable {
    var variables: [String: String]
    /// From these and what is below them no helper is taken that is named without its path.
    var avoiding: [String] = []
    var program = ChildProgram.credentialProcess

    /// Names of further variables that the helper gets, separated by commas.
    static let furtherVariables = "PIPEREPORT_CREDENTIAL_PROCESS_ENV"

    func run(_ arguments: [String]) async throws -> ProcessAnswer {
        var program = program
        let further = variables[Self.furtherVariables] ?? ""
        program.variables += further.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let search = ProgramSearch(environment: variables, avoiding: avoiding)
        // A thread of its own, since all of it blocks.
        return try await withCheckedThrowingContinuation { [program] continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result { try program.run(arguments, search: search, environment: variables) })
            }
        }
    }
}
