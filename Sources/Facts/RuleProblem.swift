/// What is wrong with a rule that a user wrote, and where. The other rules run all the same.
package struct RuleProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file as the configuration names it: `rules/function-memory.sql`.
    package var file: String
    /// From 1.
    package var line: Int
    package var message: String
    /// The rule's id, where that could be read.
    package var rule: String?

    package init(file: String, line: Int, message: String, rule: String? = nil) {
        self.file = file
        self.line = line
        self.message = message
        self.rule = rule
    }

    /// `rules/function-memory.sql:7: no such column: memory`
    package var description: String { "\(file):\(line): \(message)" }
}
