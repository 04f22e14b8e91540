package import Collectors
package import Facts
import Foundation
import Machine
package import Rules

/// `pipereport.yml`: what to read when the command line does not say.
package struct Configuration: Sendable, Equatable {
    package var terraform: [String] = []
    package var state: [String] = []
    package var plan: [String] = []
    /// Logs of Terraform's `-json` output.
    package var log: [String] = []
    /// Outputs of `terraform validate -json`.
    package var validation: [String] = []
    package var regions: [String] = []
    package var profile: String?
    package var probeNames = false
    /// Ids and categories; empty means all rules.
    package var rules: [String] = []
    /// Ids and categories that are not evaluated.
    package var disabledRules: [String] = []
    /// Folders of rules that the user wrote.
    package var ruleFolders: [RuleFolder] = []
    /// For each query of such a rule.
    package var ruleTimeLimitSeconds = 10.0
    package var scope: CollectionPlan.Scope?
    /// Whether facts are read that no enabled rule and no page reads.
    package var readsAllFacts = false
    /// Calls a second to each service in each region, at the most.
    package var maxRate: Double?
    package var allowsPlainHTTP = false
    /// Stage → `s3://bucket/prefix`.
    package var stages: [Stage: String] = [:]
    package var suppressions: [Suppression] = []
    /// Whether the file was found in the working directory and not named by the user: whoever wrote the repository may
    /// have written it.
    package var isFound = false

    package init() {}

    /// Reads the file at `path`; nil path or a missing default file gives the empty configuration.
    ///
    /// - Parameter root: what `--root` names: where a file that was found may name files; nil for the work tree.
    /// - Throws: `CommandError` that lists every problem of the file at once.
    package static func load(
        _ path: String?, in directory: String, root: String? = nil
    ) throws -> (Configuration, isThere: Bool) {
        let file = path ?? directory + "/pipereport.yml"
        guard FileManager.default.fileExists(atPath: file) else {
            if let path { throw CommandError("There is no configuration file \(path); --config names one.") }
            return (Configuration(), false)
        }
        guard let path else {
            let boundary = try FoundConfiguration.boundary(directory, root: root)
            var configuration = try Configuration(
                yaml: try FoundConfiguration.text(of: file, boundary), name: FoundConfiguration.name)
            configuration.isFound = true
            try configuration.placeRuleFolders(beside: nil, name: FoundConfiguration.name)
            try FoundConfiguration.check(configuration, boundary)
            return (configuration, true)
        }
        let links = CheckoutLinks(here: directory, root: root)
        do throws(ReadRefusal) {
            try links.check(path)
        } catch {
            throw CommandError("\(path) \(error) (--config).")
        }
        let text = try ConfigurationLimits(name: path).text(ofFile: file)
        var configuration = try Configuration(yaml: text, name: path)
        try configuration.placeRuleFolders(beside: path, name: path)
        for folder in configuration.ruleFolders {
            do throws(ReadRefusal) {
                try links.check(folder.path)
            } catch {
                throw CommandError("\(path): the folder \(folder.name) (rule_folders) \(error).")
            }
        }
        return (configuration, true)
    }

    /// Parses the text of a configuration file.
    package init(yaml: String, name: String) throws {
        try ConfigurationLimits(name: name).check(yaml)
        guard let root = try ConfigurationValues.read(yaml: yaml, name: name), !(root is NSNull) else { return }
        guard let members = root as? [String: Any] else {
            throw CommandError("\(name): a mapping was expected at the top.")
        }
        var problems: [String] = []
        func strings(_ key: String) -> [String] {
            switch members[key] {
            case nil: return []
            case let text as String: return [text]
            case let list as [String]: return list
            default:
                problems.append("\(key) takes a text or a list of texts")
                return []
            }
        }
        terraform = strings("terraform")
        state = strings("state")
        plan = strings("plan")
        log = strings("log")
        validation = strings("validation")
        regions = strings("regions")
        profile = strings("profile").first
        func bool(_ key: String) -> Bool {
            guard let value = members[key] else { return false }
            if let value = value as? Bool { return value }
            problems.append("\(key) takes true or false")
            return false
        }
        func word<Word: RawRepresentable & CaseIterable>(_ key: String, _: Word.Type) -> Word?
        where Word.RawValue == String {
            guard let value = members[key] else { return nil }
            let word = (value as? String).flatMap(Word.init)
            if word == nil {
                problems.append("\(key) takes \(Word.allCases.map(\.rawValue).joined(separator: " or "))")
            }
            return word
        }
        probeNames = bool("probe_names")
        allowsPlainHTTP = bool("allow_http")
        rules = strings("rules")
        disabledRules = strings("disabled_rules")
        let unknown = (rules + disabledRules).filter { !RuleSelection.isKnown($0) }
        ruleFolders = strings("rule_folders").map { RuleFolder(name: $0, path: $0) }
        if let value = members["rule_time_limit_s"] {
            let range = NumberRange.ruleTimeLimit
            if let seconds = range.number(value) {
                ruleTimeLimitSeconds = seconds
            } else {
                problems.append("rule_time_limit_s takes \(range.expectation)")
            }
        }
        // With rules of the user's own the words are compared once these are read.
        if !unknown.isEmpty, ruleFolders.isEmpty {
            problems.append("no rule or category is called \(unknown.joined(separator: ", "))")
        }
        scope = word("scope", CollectionPlan.Scope.self)
        readsAllFacts = word("facts", FactDemand.self) == .all
        if let value = members["max_rate"] {
            maxRate = NumberRange.maxRate.number(value)
            if maxRate == nil { problems.append("max_rate takes \(NumberRange.maxRate.expectation)") }
        }
        if let value = members["stages"] {
            for (stage, uri) in value as? [String: Any] ?? ["": ""] {
                guard let stage = Stage(rawValue: stage), let uri = uri as? String, uri.hasPrefix("s3://") else {
                    problems.append("stages maps raw, processed and analytics to s3://bucket/prefix")
                    continue
                }
                stages[stage] = uri
            }
        }
        problems += Self.namingProblems(
            regions: regions, stages: Dictionary(uniqueKeysWithValues: stages.map { ($0.key.rawValue, $0.value) }))
        if members["suppressions"] != nil {
            suppressions = try Self.suppressions(yaml: yaml, file: Self.shownName(name), problems: &problems)
        }
        let known = [
            "terraform", "state", "plan", "log", "validation", "regions", "profile", "probe_names", "stages", "scope",
            "facts",
            "rules", "disabled_rules", "rule_folders", "rule_time_limit_s", "max_rate", "allow_http", "suppressions",
        ]
        problems += members.keys.filter { !known.contains($0) }.sorted().map {
            "\($0) is not a setting; the settings are \(known.joined(separator: ", "))"
        }
        if !problems.isEmpty { throw CommandError("\(name): \(problems.asClauses).") }
    }
}

/// Which facts of an account are read.
package enum FactDemand: String, Sendable, CaseIterable {
    /// Those that an enabled rule or a page reads.
    case needed
    case all
}
