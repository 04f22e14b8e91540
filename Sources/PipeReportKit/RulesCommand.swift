import Facts
import Rules

/// `pipereport rules list` and `rules show ID`: the catalogue, from the rules themselves.
package struct RulesCommand: Sendable {
    package init() {}

    /// Whether the word is the id of a rule or the name of a category.
    package static func isRuleOrCategory(_ word: String) -> Bool { RuleSelection.isKnown(word) }

    /// One line a rule: id, severity, title.
    package func list(_ world: World) {
        let width = Catalogue.all.map(\.id.count).max() ?? 0
        for rule in Catalogue.all {
            let id = rule.id.padding(toLength: width, withPad: " ", startingAt: 0)
            let severity = rule.severity.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
            world.out("\(id)  \(severity)  \(rule.title)\n")
        }
    }

    /// The manual of one rule, as Markdown.
    package func show(_ id: String, _ world: World) throws {
        guard let rule = Catalogue.rule(id) else {
            let near = Catalogue.all.map(\.id).filter { $0.contains(id) || id.contains($0) }
            throw CommandError(
                "There is no rule \(id). \(near.isEmpty ? "pipereport rules list names them all." : "Did you mean \(near.joined(separator: " or "))?")"
            )
        }
        let facts = rule.facts.map { "- `\($0.name)`" + ($0.action.map { ", read with `\($0)`" } ?? "") }
        let sources = rule.sources.map { "- [\($0.title)](\($0.url)), read \($0.read)" }
        let examples = rule.examples.map { "- \($0.verdict.rawValue): \($0.name)" }
        world.out(
            """
            # \(rule.id)

            \(rule.title). Severity: \(rule.severity.rawValue). Category: \(rule.category.title).

            \(rule.rationale)

            ## Remedy

            \(rule.remedy)

            ## Examples

            \(examples.joined(separator: "\n"))
            \(facts.isEmpty ? "" : "\n## Facts it reads\n\n" + facts.joined(separator: "\n") + "\n")
            ## Sources

            \(sources.joined(separator: "\n"))

            """)
    }
}
