package import Facts

/// A rule that a user wrote in a file of SQL. It has no examples: its author tests it on a snapshot.
package struct UserRule: Sendable {
    /// `scope` is empty where the file has none.
    package var rule: Rule
    /// The file as the configuration names it: `rules/function-memory.sql`.
    package var file: String
    /// The lines in which the texts of scope and rule begin, from 1.
    package var scopeLine: Int
    package var sqlLine: Int
    /// `table.column` of everything that it reads.
    package var reads: Set<String>

    /// The parameters that its SQL may use.
    static let parameters = ["snapshot", "as_of_ms"]
    /// The columns that its SQL must give.
    static let columns = ["resource_id", "origin", "subject", "verdict", "reason"]
}

/// A folder of rules.
package struct RuleFolder: Sendable, Hashable, Codable {
    /// As the configuration has it, for messages.
    package var name: String
    /// Where it is, seen from the working directory.
    package var path: String

    package init(name: String, path: String) {
        self.name = name
        self.path = path
    }
}

/// What the folders hold: the rules that can be evaluated, and what is wrong with the others.
package struct UserRuleSet: Sendable {
    package var rules: [UserRule] = []
    package var problems: [RuleProblem] = []

    package init() {}
}
