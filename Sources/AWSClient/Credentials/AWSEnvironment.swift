internal import Foundation

/// The process's environment and files as parameters, so that tests have their own.
package struct AWSEnvironment: Sendable {
    package var variables: [String: String]
    /// Nil where there is none, as in some containers.
    package var homeDirectory: String?
    /// The file's text, or nil when there is no such file.
    package var readFile: @Sendable (_ path: String) throws -> String?

    package init(
        variables: [String: String], homeDirectory: String?,
        readFile: @escaping @Sendable (_ path: String) throws -> String?
    ) {
        self.variables = variables
        self.homeDirectory = homeDirectory
        self.readFile = readFile
    }

    /// The real file system, with the given variables.
    package static func system(variables: [String: String]) -> AWSEnvironment {
        AWSEnvironment(variables: variables, homeDirectory: variables["HOME"]) { path in
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

    private func inHome(_ name: String) -> String? { homeDirectory.map { "\($0)/.aws/\(name)" } }

    private func expanded(_ path: String) -> String {
        guard path.hasPrefix("~/"), let homeDirectory else { return path }
        return homeDirectory + path.dropFirst()
    }
}
