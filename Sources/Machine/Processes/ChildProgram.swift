/// A program that pipereport runs: what it gets, and when it is ended.
package struct ChildProgram: Sendable, Hashable {
    package var name: String
    /// Names of variables that are handed on; one that ends in `*` stands for all with that beginning. Nothing else of
    /// the environment, which may hold secrets, reaches the program.
    package var variables: [String]
    /// Variables that it always gets.
    package var settings: [String: String] = [:]
    package var timeLimitSeconds: Int
    /// Of its standard output, which is read whole.
    package var outputLimitBytes: Int
    /// Whether standard input and standard error are the user's own, so that it can ask for a code; else it has neither.
    package var isInteractive = false

    /// The variables that the program gets.
    ///
    /// - Parameter more: further settings of this one run.
    package func environment(of own: [String: String], adding more: [String: String] = [:]) -> [String: String] {
        own.filter { name, _ in isHandedOn(name) }
            .merging(settings) { _, new in new }
            .merging(more) { _, new in new }
    }

    private func isHandedOn(_ name: String) -> Bool {
        variables.contains { $0.hasSuffix("*") ? name.hasPrefix($0.dropLast()) : name == $0 }
    }
}

extension ChildProgram {
    /// Every program that pipereport runs of its own accord. What `pipereport record` runs is the user's command.
    package static let declared = [git, terraform, credentialProcess]

    /// Reads the index and trees of the checkout. It is given a git folder of ours, so that no configuration of the
    /// checkout is read; see `Checkout`.
    package static let git = ChildProgram(
        name: "git", variables: ["PATH", "TMPDIR"],
        settings: [
            "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_ATTR_NOSYSTEM": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1",
            "GIT_NO_REPLACE_OBJECTS": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_PAGER": "", "LC_ALL": "C",
        ],
        timeLimitSeconds: 30, outputLimitBytes: 32_000_000)

    /// Prints the schema of a provider from the user's own folder of plug-ins, in a folder of ours.
    package static let terraform = ChildProgram(
        name: "terraform", variables: ["PATH", "TMPDIR"],
        settings: ["CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1", "TF_INPUT": "0", "LC_ALL": "C"],
        timeLimitSeconds: 60, outputLimitBytes: 128_000_000)

    /// The helper that a profile of the user's AWS configuration names.
    package static let credentialProcess = ChildProgram(
        name: "credential_process",
        variables: [
            "PATH", "HOME", "USER", "LOGNAME", "SHELL", "TMPDIR", "LANG", "LC_*", "TZ", "TERM", "DISPLAY",
            "WAYLAND_DISPLAY", "XDG_*", "DBUS_SESSION_BUS_ADDRESS", "SSH_AUTH_SOCK", "GPG_TTY", "GNUPGHOME", "BROWSER",
            "PASSWORD_STORE_DIR", "AWS_*", "SAML2AWS_*", "OKTA_*", "GRANTED_*", "OP_*", "VAULT_*", "KRB5*",
            "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "no_proxy", "all_proxy",
            "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS",
            "PYENV_*", "ASDF_*", "MISE_*", "NIX_*", "PYTHONPATH", "JAVA_HOME", "LD_LIBRARY_PATH",
        ],
        // Long enough for a person with a second factor; the keys are less than 10 KB.
        timeLimitSeconds: 60, outputLimitBytes: 1_000_000, isInteractive: true)
}
