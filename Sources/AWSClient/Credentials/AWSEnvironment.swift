internal import Foundation
package import Machine

/// The process's environment, files and helpers as parameters, so that tests have their own.
package struct AWSEnvironment: Sendable {
    package typealias RunProcess = @Sendable (_ arguments: [String]) async throws -> ProcessAnswer
    package typealias AskMFA = @Sendable (_ prompt: String) -> String?

    package var variables: [String: String]
    /// Nil where there is none, as in some containers.
    package var homeDirectory: String?
    /// The file's text, or nil when there is no such file.
    package var readFile: @Sendable (_ path: String) throws -> String?
    /// Runs a `credential_process`, without a shell; nil where there is none to be run.
    package var runProcess: RunProcess?
    /// Asks for an MFA code; nil where there is no terminal.
    package var askMFA: AskMFA?

    package init(
        variables: [String: String], homeDirectory: String?, runProcess: RunProcess? = nil, askMFA: AskMFA? = nil,
        readFile: @escaping @Sendable (_ path: String) throws -> String?
    ) {
        self.variables = variables
        self.homeDirectory = homeDirectory
        self.runProcess = runProcess
        self.askMFA = askMFA
        self.readFile = readFile
    }

    /// The real file system and real processes, with the given variables.
    ///
    /// - Parameters:
    ///   - avoiding: folders from which no `credential_process` is taken that is named without its path.
    ///   - askMFA: `TerminalPrompt.ask` where standard error is a terminal.
    package static func system(
        variables: [String: String], avoiding: [String] = [], askMFA: AskMFA? = nil
    ) -> AWSEnvironment {
        let runner = ProcessRunner(variables: variables, avoiding: avoiding)
        return AWSEnvironment(
            variables: variables, homeDirectory: variables["HOME"], runProcess: { try await runner.run($0) },
            askMFA: askMFA
        ) { path in
            guard FileManager.default.fileExists(atPath: path) else { return nil }
            return try String(contentsOfFile: path, encoding: .utf8)
        }
    }

    /// The variable's value, unless it is missing or empty.
    func variable(_ name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// `~/.aws/credentials`, or what `AWS_SHARED_CREDENTIALS_FILE` names.
    var credentialsFile: String? { variable("AWS_SHARED_CREDENTIALS_FILE").map(expanded) ?? inHome("credentials") }

    /// `~/.aws/config`, or what `AWS_CONFIG_FILE` names.
    var configFile: String? { variable("AWS_CONFIG_FILE").map(expanded) ?? inHome("config") }

    /// The profile to use, and whether somebody asked for it by name.
    func profile(_ argument: String?) -> (name: String, isNamed: Bool) {
        if let name = argument ?? variable("AWS_PROFILE") { return (name, true) }
        return ("default", false)
    }

    /// A file below `~/.aws`; nil without a home.
    func inHome(_ name: String) -> String? { homeDirectory.map { "\($0)/.aws/\(name)" } }

    /// The path with a `~/` at its start resolved.
    func expanded(_ path: String) -> String {
        guard path.hasPrefix("~/"), let homeDirectory else { return path }
        return homeDirectory + path.dropFirst()
    }

    /// A file that must be there.
    func requiredFile(_ path: String) throws(CredentialError) -> String {
        let text: String?
        do {
            text = try readFile(path)
        } catch {
            throw .unreadable(file: path, message: "\(error)")
        }
        guard let text else { throw .unreadable(file: path, message: "there is no such file") }
        return text
    }
}
