/// A root module with all modules that it calls, read but not evaluated.
package struct ConfigurationTree: Sendable {
    package let root: ConfigurationModule
    /// Folders by path, each read once.
    package let folders: [String: ConfigurationFolder]
    /// What could not be read, with its place.
    package let problems: [ConfigurationProblem]
    /// Values for the root's variables that are set outside of the configuration.
    package let inputs: [String: TerraformValue]
    let fileSystem: ConfigurationFileSystem
    /// Where the root's folder is for `fileSystem`.
    let rootPath: String
    package let workspace: String

    /// Reads a root module.
    ///
    /// - Parameters:
    ///   - path: the root module's folder, as `fileSystem` finds it.
    ///   - displayPath: how a reader finds that folder, for messages; `.` or empty when file names suffice.
    ///   - options: what the command line and the environment say.
    package static func read(
        _ path: String, displayPath: String = ".", fileSystem: ConfigurationFileSystem,
        options: ConfigurationOptions = ConfigurationOptions()
    ) -> ConfigurationTree {
        var reader = ConfigurationReader(
            rootPath: path, displayPath: displayPath, fileSystem: fileSystem, isUntrusted: options.isUntrusted)
        let root = reader.readRoot()
        let inputs = reader.readInputs(options, of: root.folder)
        return ConfigurationTree(
            root: root, folders: reader.folders, problems: reader.problems, inputs: inputs, fileSystem: fileSystem,
            rootPath: path, workspace: options.workspace)
    }

    /// Module calls whose source could not be read: registry and git modules that are not installed.
    package var unreadModules: [ConfigurationModule] { root.all.filter { $0.folder == nil } }

    /// Where the state is kept, with the settings that are written out; nil when nothing is said.
    package var backend: (type: String, settings: [String: String])? {
        for entry in (root.folder?.settings ?? []).reversed() {
            if let block = entry.block.body.blocks.first(where: { $0.type == "backend" }) {
                return (block.labels.first ?? "", Self.literals(block.body))
            }
            if let block = entry.block.body.nestedBlocks("cloud").first { return ("cloud", Self.literals(block.body)) }
        }
        return nil
    }

    private static func literals(_ body: HCLBody) -> [String: String] {
        body.attributes.reduce(into: [:]) { result, attribute in
            switch attribute.expression.kind {
            case .string(let text): result[attribute.name] = text
            case .bool(let value): result[attribute.name] = value ? "true" : "false"
            case .number(let value): result[attribute.name] = TerraformValue.text(of: value)
            default: break
            }
        }
    }
}

/// What is said outside of the configuration.
package struct ConfigurationOptions: Sendable {
    /// `TF_VAR_name` sets a variable of the root.
    package var environment: [String: String]
    /// Further files of variables (`-var-file`), as the file system finds them; the last one wins.
    package var variableFiles: [String]
    /// Values that win over all others (`-var`, or what a plan says that it was made with).
    package var variables: [String: TerraformValue]
    package var workspace: String
    /// Whether the folder may be a stranger's: what it records of installed modules is not believed.
    package var isUntrusted: Bool

    package init(
        environment: [String: String] = [:], variableFiles: [String] = [], variables: [String: TerraformValue] = [:],
        workspace: String = "default", isUntrusted: Bool = false
    ) {
        self.environment = environment
        self.variableFiles = variableFiles
        self.variables = variables
        self.workspace = workspace
        self.isUntrusted = isUntrusted
    }
}

/// What is wrong at one place of a configuration's files.
package struct ConfigurationProblem: Sendable, Hashable {
    /// As a reader finds it.
    package var file: String
    package var line: Int
    package var column: Int
    package var message: String
}
