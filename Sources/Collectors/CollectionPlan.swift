/// What is asked of an account: which facts, and of which resources.
package struct CollectionPlan: Sendable, Hashable {
    /// Of which resources the details are asked.
    package enum Scope: String, Sendable, Hashable, CaseIterable, Codable {
        /// Of what Terraform manages and what is wired to it; the rest is listed by name.
        case terraform
        /// Of everything.
        case account
    }

    package var facts: Set<LiveFact>
    package var scope: Scope

    package init(facts: Set<LiveFact> = Set(LiveFact.allCases), scope: Scope = .account) {
        self.facts = facts
        self.scope = scope
    }

    package func wants(_ fact: LiveFact) -> Bool { fact.isAlwaysRead || facts.contains(fact) }

    /// The facts behind `columns` (`table.column`) and the lists of those names, with those that every snapshot reads.
    package static func facts(filling columns: Set<String>, lists: Set<String> = []) -> Set<LiveFact> {
        Set(
            LiveFact.allCases.filter { fact in
                fact.isAlwaysRead || lists.contains(fact.rawValue) || !columns.isDisjoint(with: fact.fills)
            })
    }
}
