import Facts
import Rules

/// `pipereport rules list` and `rules show ID`: the catalogue, and the rules that the user wrote, from the rules
/// themselves.
package struct RulesCommand: Sendable {
    package var configurationFile: String?

    package init(configurationFile: String? = nil) { self.configurationFile = configurationFile }

    private func userRules(_ world: World) throws -> UserRuleSet {
        let (configuration, _) = try Configuration.load(configurationFile, in: world.currentDirectory)
        return try UserRuleLoader.load(configuration.ruleFolders)
    }

    /// Those of the words that are neither the id of a rule nor the name of a category.
    package func unknown(_ words: [String], _ world: World) -> [String] {
        let strange = words.filter { !RuleSelection.isKnown($0) }
        // What is wrong with the configuration is told when the command reads it.
        guard !strange.isEmpty, let userRules = try? userRules(world) else { return strange }
        return strange.filter { !RuleSelection.isKnown($0, userRules) }
    }

    /// One line a rule: id, severity, category, title, and the file of one that the user wrote.
    ///
    /// - Returns: `.failed` when a file of the user's is broken, which is told on standard error.
    package func list(_ world: World) throws -> CommandStatus {
        let userRules = try userRules(world)
        let own = userRules.rules.map { (rule: $0.rule, file: Optional($0.file)) }
        let lines: [(rule: Rule, file: String?)] = Catalogue.all.map { (rule: $0, file: nil) } + own
        let width = lines.map(\.rule.id.count).max() ?? 0
        let categoryWidth = RuleCategory.allCases.map(\.rawValue.count).max() ?? 0
        for (rule, file) in lines {
            let id = rule.id.padding(toLength: width, withPad: " ", startingAt: 0)
            let severity = rule.severity.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
            let category = rule.category.rawValue.padding(toLength: categoryWidth, withPad: " ", startingAt: 0)
            let place = file.map { " (\($0))" } ?? ""
            world.out(FindingTable.visible("\(id)  \(severity)  \(category)  \(rule.title)\(place)") + "\n")
        }
        for problem in userRules.problems { world.err(FindingTable.visible("\(problem)") + "\n") }
        return userRules.problems.isEmpty ? .clean : .failed
    }

    /// The manual of one rule, as Markdown.
    package func show(_ id: String, _ world: World) throws {
        if let rule = Catalogue.rule(id) { return world.out(Self.manual(rule)) }
        let userRules = try userRules(world)
        if let user = userRules.rules.first(where: { $0.rule.id == id }) {
            return world.out(Self.manual(user.rule))
        }
        let problems = userRules.problems.filter { $0.rule == id }
        if !problems.isEmpty {
            throw CommandError("The rule \(id) is broken. \(problems.map(\.description).joined(separator: "; "))")
        }
        let ids = Catalogue.all.map(\.id) + userRules.rules.map(\.rule.id)
        let near = ids.filter { $0.contains(id) || id.contains($0) }
        throw CommandError(
            "There is no rule \(id). \(near.isEmpty ? "pipereport rules list names them all." : "Did you mean \(near.joined(separator: " or "))?")"
        )
    }

    private static func manual(_ rule: Rule) -> String {
        let facts = rule.facts.map { "- `\($0.name)`" + ($0.action.map { ", read with `\($0)`" } ?? "") }
        let sources = rule.sources.map { "- [\($0.title)](\($0.url)), read \($0.read)" }
        let examples = rule.examples.map { "- \($0.verdict.rawValue): \($0.name)" }
        var parts = [
            "# \(rule.id)",
            "\(rule.title). Severity: \(rule.severity.rawValue). Category: \(rule.category.title).",
            rule.rationale, "## Remedy", rule.remedy,
        ]
        let aliases = rule.aliases.map { "- \($0)" }
        let lists = [
            ("Examples", examples), ("Facts it reads", facts), ("Called elsewhere", aliases), ("Sources", sources),
        ]
        for (title, items) in lists where !items.isEmpty { parts += ["## \(title)", items.joined(separator: "\n")] }
        return parts.joined(separator: "\n\n") + "\n"
    }
}
