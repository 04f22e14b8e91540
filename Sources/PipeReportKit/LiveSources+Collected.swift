import Collectors
import Derivation
import Rules

extension LiveSources {
    /// Where live rows come from in a snapshot of a scope.
    ///
    /// - Parameter scope: of `terraform`, details are asked of what is managed and of what is found to be wired to it.
    init(scope: CollectionPlan.Scope) {
        self.init(
            facts: LiveFact.allCases.map { fact in
                let growing = scope == .terraform && fact.isDetail ? LiveFact.growing.filter { $0 != fact } : []
                return Fact(
                    name: fact.rawValue, fills: fact.fills, makesRowsIn: fact.makesRowsIn,
                    resourceTypes: fact.resourceTypes, askedThrough: (fact.askedThrough + growing).map(\.rawValue))
            }, derivedRows: Derivation.rowInputs)
    }
}
