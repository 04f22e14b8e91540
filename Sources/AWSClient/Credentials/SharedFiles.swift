/// The AWS configuration and credentials files, parsed: section → key → value.
///
/// Source: AWS SDKs and Tools Reference Guide, "Shared config and credentials files", read 2026-11-24.
struct SharedFiles: Sendable {
    /// A profile's settings in one of the two files.
    struct ProfilePart: Sendable {
        var file: String
        var isConfig: Bool
        var settings: [String: String]
    }

    /// Credentials file first: its keys win.
    private(set) var files: [String] = []
    private var parts: [(file: String, isConfig: Bool, sections: [String: [String: String]])] = []

    /// - Throws: `CredentialError.unreadable` for a file that is there but cannot be read.
    init(_ environment: AWSEnvironment) throws(CredentialError) {
        for (path, isConfig) in [(environment.credentialsFile, false), (environment.configFile, true)] {
            guard let path else { continue }
            files.append(path)
            do {
                guard let text = try environment.readFile(path) else { continue }
                parts.append((path, isConfig, Self.parse(text)))
            } catch {
                throw .unreadable(file: path, message: "\(error)")
            }
        }
    }

    /// What each file says of a profile; empty when neither has it.
    func profile(_ name: String) -> [ProfilePart] {
        parts.compactMap { part in
            // Only in the config file do profiles other than the default carry the word "profile".
            let titles =
                part.isConfig ? (name == "default" ? ["default", "profile default"] : ["profile \(name)"]) : [name]
            let settings = titles.compactMap { part.sections[$0] }
            guard let first = settings.first else { return nil }
            return ProfilePart(
                file: part.file, isConfig: part.isConfig,
                settings: settings.dropFirst().reduce(first) { $0.merging($1) { $1 } })
        }
    }

    /// One setting of a profile, from the first file that has it.
    func setting(_ key: String, profile: String) -> String? {
        self.profile(profile).lazy.compactMap { $0.settings[key] }.first
    }

    /// All settings of a profile; those of the credentials file win. Empty values count as missing.
    func settings(of profile: String) -> [String: String] {
        self.profile(profile).reduce(into: [:]) { $0.merge($1.settings.filter { !$0.value.isEmpty }) { old, _ in old } }
    }

    /// A section that is no profile, such as `sso-session corp`; only the config file has these.
    func section(_ title: String) -> [String: String]? {
        parts.first { $0.isConfig && $0.sections[title] != nil }?.sections[title]
    }

    /// The nested settings that `parse` keeps as one value, such as those of `s3`.
    static func nested(_ value: String) -> [String: String] {
        value.split(separator: "\n").reduce(into: [:]) { settings, line in
            guard let equals = line.firstIndex(of: "=") else { return }
            let name = trimmed(line[..<equals]).lowercased()
            settings[name] = withoutComment(trimmed(line[line.index(after: equals)...]))
        }
    }

    /// INI with `#` and `;` comments. Indented lines continue the key before them (nested settings) and are kept
    /// as that key's value, one a line.
    static func parse(_ text: String) -> [String: [String: String]] {
        var sections: [String: [String: String]] = [:]
        var section: String?
        var key: String?
        for rawLine in text.split(whereSeparator: \.isNewline) {
            let line = trimmed(rawLine)
            if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
            if line.hasPrefix("[") {
                let words = line.dropFirst().prefix { $0 != "]" }.split(whereSeparator: \.isWhitespace)
                let title = words.joined(separator: " ")
                sections[title] = sections[title] ?? [:]
                (section, key) = (title, nil)
            } else if let section, let key, rawLine.first?.isWhitespace == true {
                let before = sections[section]?[key] ?? ""
                sections[section]?[key] = before.isEmpty ? line : "\(before)\n\(line)"
            } else if let section, let equals = line.firstIndex(of: "=") {
                let name = trimmed(line[..<equals]).lowercased()
                sections[section]?[name] = withoutComment(trimmed(line[line.index(after: equals)...]))
                key = name
            }
        }
        return sections
    }

    /// A comment behind a value needs a blank before its mark.
    private static func withoutComment(_ value: String) -> String {
        var isAfterBlank = false
        for index in value.indices {
            if isAfterBlank, value[index] == "#" || value[index] == ";" { return trimmed(value[..<index]) }
            isAfterBlank = value[index].isWhitespace
        }
        return value
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }
}
