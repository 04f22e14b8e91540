import Facts
import Rules

/// Rules by id or category, the built-in ones and those that the user wrote.
struct RuleSelection {
    /// In the order of evaluation: the catalogue, then the user's.
    let rules: [Rule]
    /// The user's among `rules`, and what is wrong with those that would be.
    let userRules: UserRuleSet

    /// - Parameters:
    ///   - only: ids and categories; empty takes all rules.
    ///   - except: ids and categories that are left out.
    ///   - userRules: what the folders of the configuration hold.
    /// - Throws: `CommandError` that names each word that is neither.
    init(only: [String], except: [String] = [], userRules: UserRuleSet = UserRuleSet()) throws {
        let unknown = (only + except).filter { !Self.isKnown($0, userRules) }
        if !unknown.isEmpty {
            throw CommandError(
                "No rule and no category is called \(unknown.joined(separator: ", ")). pipereport rules list names the rules; the categories are \(RuleCategory.allCases.map(\.rawValue).joined(separator: ", "))."
            )
        }
        func isWanted(_ names: Set<String>) -> Bool {
            (only.isEmpty || !names.isDisjoint(with: only)) && names.isDisjoint(with: except)
        }
        var wanted = UserRuleSet()
        wanted.rules = userRules.rules.filter { isWanted([$0.rule.id, $0.rule.category.rawValue]) }
        // A file whose id cannot be read may be any rule.
        wanted.problems = userRules.problems.filter { problem in
            guard let id = problem.rule else { return true }
            return (only.isEmpty || only.contains(id) || only.contains(RuleCategory.user.rawValue))
                && !except.contains(id) && !except.contains(RuleCategory.user.rawValue)
        }
        self.userRules = wanted
        rules =
            Catalogue.all.filter { isWanted([$0.id, $0.category.rawValue]) } + wanted.rules.map(\.rule)
    }

    /// Whether the word is an id or a category. A rule of the user's that is broken still has its id.
    static func isKnown(_ word: String, _ userRules: UserRuleSet = UserRuleSet()) -> Bool {
        Catalogue.rule(word) != nil || RuleCategory(rawValue: word) != nil
            || userRules.rules.contains { $0.rule.id == word } || userRules.problems.contains { $0.rule == word }
    }
}
