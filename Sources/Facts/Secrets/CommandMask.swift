/// Masks the words of a command line. Which option of which program takes a secret is known of a few programs; of the
/// others too much is masked sooner than too little.
struct CommandMask {
    private let redact: (String) -> String

    init(redact: @escaping (String) -> String) { self.redact = redact }

    /// The words without secrets, as many as before.
    ///
    /// - Parameter starts: the places of words, besides the first, with which another command begins.
    func mask(_ arguments: [String], starts: Set<Int> = [], depth: Int = 0) -> [String] {
        var words: [String] = []
        var programs = Programs()
        var pending: Pending = .nothing
        for (place, argument) in arguments.enumerated() {
            if starts.contains(place) { (programs, pending) = (Programs(), .nothing) }
            words.append(masked(argument, pending, programs, depth))
            pending = next(after: argument, pending, programs)
            programs.see(argument)
        }
        return words
    }

    /// The programs that a command names: what is run, and what that may run in turn (`docker exec db mysql -phunter2`).
    private struct Programs {
        var first = ""
        var all: Set<String> = []

        mutating func see(_ argument: String) {
            if argument.hasPrefix("-") || argument.contains("=") { return }
            let name = CommandMask.name(of: argument)
            if name == "login", !all.isDisjoint(with: CommandMask.servers) { first = name }
            if CommandMask.wrappers.contains(name) { return }
            if first.isEmpty { first = name }
            if all.isEmpty || CommandMask.talkative.contains(name) { all.insert(name) }
        }
    }

    /// What the next word is.
    private enum Pending {
        case nothing
        /// A secret, unless it is another option.
        case secret
        /// `NAME=VALUE`, of which the value goes.
        case assignment
        /// Assignments up to the next option.
        case assignments
        /// A script for a shell.
        case script
    }

    // MARK: - Words

    private func masked(_ argument: String, _ pending: Pending, _ programs: Programs, _ depth: Int) -> String {
        switch pending {
        case .secret where !argument.hasPrefix("--"): return SecretMatcher.mark
        case .assignment: return withoutValue(argument)
        case .assignments where !argument.hasPrefix("-"): return withoutValue(argument)
        case .script where depth < 3: return script(argument, depth)
        default: break
        }
        if let (option, value) = Self.split(argument), option.hasPrefix("-") {
            if Self.takesSecret(option, of: programs) { return "\(redact(option))=\(SecretMatcher.mark)" }
            if Self.takesAssignment.contains(option) { return "\(option)=" + withoutValue(value) }
        }
        // `-phunter2`, `-ua:hunter2`
        if let option = Self.gluedOptions(of: programs).first(where: {
            argument.hasPrefix($0) && argument.count > $0.count
        }),
            !argument.hasPrefix("--")
        {
            return option + SecretMatcher.mark
        }
        // A script or a header: `sh -c "mysql -phunter2"`.
        return argument.contains(" ") && depth < 3 && Self.looksLikeCommand(argument)
            ? script(argument, depth) : redact(argument)
    }

    private func next(after argument: String, _ pending: Pending, _ programs: Programs) -> Pending {
        if case .assignments = pending, !argument.hasPrefix("-") { return .assignments }
        guard argument.hasPrefix("-") else {
            // `aws configure set aws_secret_access_key X`, `npm config set _authToken X`, `vault login X`
            let isFile = argument.contains { "=/.".contains($0) } && !argument.hasPrefix("//")
            let isName = SecretNames.isSecret(argument) && !isFile
            let isLogin = argument == "login" && programs.all.contains("vault")
            return isLogin || isName && !programs.all.isDisjoint(with: Self.setters) ? .secret : .nothing
        }
        if argument.contains("=") { return .nothing }
        if Self.takesAssignments.contains(argument) { return .assignments }
        if Self.takesAssignment.contains(argument) { return .assignment }
        if argument == "-e", !programs.all.isDisjoint(with: Self.servers) { return .assignment }
        if argument == "-c", !programs.all.isDisjoint(with: Self.shells) { return .script }
        return Self.takesSecret(argument, of: programs) ? .secret : .nothing
    }

    private func withoutValue(_ assignment: String) -> String {
        Self.split(assignment).map { "\(redact($0.name))=\(SecretMatcher.mark)" } ?? SecretMatcher.mark
    }

    /// The words of a script, with the space and quotes between them as they are.
    private func script(_ text: String, _ depth: Int) -> String {
        let isBreak: (Character) -> Bool = { $0.isWhitespace || "\"'`;|&()".contains($0) }
        var words: [String] = []
        var breaks: [String] = [""]
        for character in text {
            if isBreak(character) {
                if breaks.count == words.count { breaks.append("") }
                breaks[breaks.count - 1].append(character)
            } else {
                if breaks.count > words.count { words.append("") }
                words[words.count - 1].append(character)
            }
        }
        let starts = words.indices.filter { $0 > 0 && breaks[$0].contains { ";|&(\n`".contains($0) } }
        let masked = mask(words, starts: Set(starts), depth: depth + 1)
        var result = ""
        for (index, word) in masked.enumerated() { result += breaks[index] + word }
        if breaks.count > masked.count { result += breaks[breaks.count - 1] }
        return redact(result)
    }

    // MARK: - Tables

    /// Programs that run another.
    private static let wrappers: Set<String> = [
        "env", "sudo", "nohup", "time", "nice", "exec", "command", "timeout", "xargs", "doas", "chroot", "stdbuf",
    ]
    /// Programs whose `login` takes a password.
    private static let servers: Set<String> = ["docker", "podman", "az", "helm", "oc", "nerdctl"]
    private static let shells: Set<String> = ["sh", "bash", "zsh", "dash", "ksh", "ash", "fish", "su"]
    private static let setters: Set<String> = [
        "aws", "npm", "yarn", "pnpm", "vault", "git", "pip", "poetry", "gh", "glab", "consul",
    ]

    private static let takesAssignment: Set<String> = ["-var", "--var", "--env", "--build-arg", "--from-literal"]
    private static let takesAssignments: Set<String> = ["--parameter-overrides", "--parameters", "--overrides"]

    /// Options whose value is a secret whatever the program: AWS's `--environment` of a function, a parameter's `--value`.
    private static let secretOptions: Set<String> = [
        "--environment", "--value", "-u", "--user", "--pass", "--passwd", "--password", "--auth", "--proxy-user", "-U",
        "--secret-string", "--secret-binary", "--oauth2-bearer", "--payload", "--passphrase",
        "--user-data", "--cli-input-json", "--plaintext", "-passin", "-passout", "--passin", "--passout", "--env-vars",
        "--variables", "--key-material", "--master-user-password",
    ]

    /// `-p` and `-a` are a password in programs that talk to servers; in these they are something else.
    private static let harmless: Set<String> = [
        "mkdir", "ssh", "scp", "sftp", "rsync", "cp", "mv", "ls", "tar", "install", "nc", "netstat", "ss", "ps",
        "patch",
        "make", "unzip", "git", "docker-compose", "terraform", "tofu", "terragrunt", "npm", "yarn", "pnpm", "go",
        "cargo",
        "swift", "python", "python3", "pytest", "pip", "node", "du", "df", "grep", "test", "lsof", "uname", "date",
        "read",
        "rm", "touch", "chmod", "date", "kill", "which", "type", "set", "top", "tee", "kubectl", "helm", "podman",
        "gcc",
        "clang", "find", "sed", "awk", "pipereport", "packer", "ansible", "ansible-playbook", "pulumi", "cdk", "sam",
        "serverless", "sls", "gradle", "mvn", "docker", "az", "oc", "nerdctl",
    ]

    private static func takesSecret(_ option: String, of programs: Programs) -> Bool {
        if secretOptions.contains(option) { return !harmlessUsers.contains(programs.first) || option.count > 2 }
        if SecretNames.isSecret(option) { return true }
        if option == "-p" || option == "-a" || option == "-P" || option == "-w" || option == "-k" {
            if ["-P", "-w", "-k"].contains(option) {
                return programs.all.contains { keyed[$0]?.contains(option) ?? false }
            }
            return !harmless.contains(programs.first) || !programs.all.isDisjoint(with: glued.keys)
        }
        return false
    }

    /// Programs whose `-u` and `-U` are no credentials.
    private static let harmlessUsers: Set<String> = [
        "sudo", "ps", "sort", "python", "python3", "psql", "pg_dump", "ssh", "git", "date", "docker", "id", "mysql",
        "mysqldump", "mariadb", "chown", "login", "terraform", "tofu", "go", "pytest", "touch", "make",
    ]

    /// Further options by program.
    private static let keyed: [String: Set<String>] = [
        "sqlcmd": ["-P"], "bcp": ["-P"], "ldapsearch": ["-w"], "ldapmodify": ["-w"], "ldapadd": ["-w"],
        "openssl": ["-k"], "zip": ["-P"], "unzip": ["-P"], "smbclient": ["-P"], "isql": ["-P"],
    ]

    /// Options whose value stands right behind them: `mysql -phunter2`.
    private static func gluedOptions(of programs: Programs) -> [String] {
        programs.all.flatMap { glued[$0] ?? [] }
    }

    private static let glued: [String: [String]] = [
        "mysql": ["-p"], "mysqldump": ["-p"], "mysqladmin": ["-p"], "mysqlimport": ["-p"], "mysqlsh": ["-p"],
        "mariadb": ["-p"], "mariadb-dump": ["-p"], "sshpass": ["-p"], "7z": ["-p"], "rar": ["-p"],
        "curl": ["-u", "-U"],
        "redis-cli": ["-a"], "valkey-cli": ["-a"], "sqlcmd": ["-P"], "bcp": ["-P"], "ldapsearch": ["-w"],
        "ldapmodify": ["-w"],
    ]

    /// Programs with options of their own that take a secret; they count wherever they are named.
    private static let talkative = Set(glued.keys).union(keyed.keys).union(setters).union(servers).union(shells)
        .union(["mongo", "mongosh", "psql"])

    /// Whether a text with spaces begins as a command does.
    private static func looksLikeCommand(_ text: String) -> Bool { text.contains(" -") || text.contains("=") }

    private static func name(of program: String) -> String {
        program.split(separator: "/").last.map(String.init) ?? program
    }

    static func split(_ assignment: String) -> (name: String, value: String)? {
        guard let equals = assignment.firstIndex(of: "=") else { return nil }
        return (String(assignment[..<equals]), String(assignment[assignment.index(after: equals)...]))
    }
}
