extension TextRedactor {
    /// The values of the variables whose names look like those of secrets, such as `AWS_SECRET_ACCESS_KEY`,
    /// `GITHUB_TOKEN`, and all that Terraform takes as input variables.
    package static func secrets(of environment: [String: String]) -> [String] {
        environment.flatMap { name, value -> [String] in
            // As of `-var`, nobody but the configuration knows which of them are sensitive.
            if name.hasPrefix("TF_VAR_") { return withQuotedTexts(value) }
            let isSecret =
                SecretNames.isSecret(name) || name.uppercased().hasSuffix("_KEY")
                || name.uppercased().hasSuffix("_PAT")
            return isSecret ? [value] : []
        }
    }

    /// A value in HCL, and the texts in it: `users={a="x"}`.
    private static func withQuotedTexts(_ value: String) -> [String] {
        let quoted = value.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
        return [value] + quoted
    }

    /// The values that Terraform's `-var` gives on a command line: nobody but the configuration knows which of them are
    /// sensitive, so all are taken to be.
    package static func variableValues(of arguments: [String]) -> [String] {
        assignments(of: arguments).flatMap { assignment -> [String] in
            CommandMask.split(assignment).map { withQuotedTexts($0.value) } ?? []
        }
    }

    /// The command as one line that a shell would take, without secrets.
    package func commandLine(_ arguments: [String]) -> String {
        CommandMask(redact: redact).mask(arguments).map(ShellWord.quoted).joined(separator: " ")
    }

    private static let assignmentPrefixes = ["-var", "--var"]

    /// The right-hand sides of `-var`, in both spellings.
    private static func assignments(of arguments: [String]) -> [String] {
        arguments.enumerated().compactMap { position, argument in
            if let prefix = assignmentPrefixes.first(where: { argument.hasPrefix($0 + "=") }) {
                return String(argument.dropFirst(prefix.count + 1))
            }
            return position > 0 && assignmentPrefixes.contains(arguments[position - 1]) ? argument : nil
        }
    }
}
