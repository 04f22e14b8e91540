import Facts

/// The answer of a list of policy statements to a request.
package enum PolicyDecision: Sendable, Hashable {
    /// Allowed by the statement at this index.
    case allowed(Int)
    /// Explicitly denied by the statement at this index.
    case denied(Int)
    /// No statement allows it.
    case implicitlyDenied
    /// It depends on something that is not known.
    case unknown(String)
}

/// Evaluation of policy statements, as IAM does within one policy type.
///
/// Source: IAM User Guide, "Policy evaluation logic": an explicit deny wins, then an allow is needed.
package enum PolicyEvaluation {
    /// Decides `request`.
    ///
    /// A statement that might deny leaves an allowed request unknown; a request that no statement can allow is
    /// denied whatever else is not known.
    ///
    /// - Parameter undecidedMayDeny: whether a statement whose effect is not known may turn out to deny. Those that
    ///   Lambda's AddPermission makes never do.
    package static func decide(
        _ statements: [PolicyStatement], _ request: PolicyRequest, undecidedMayDeny: Bool = true
    ) -> PolicyDecision {
        var allowing: Int?
        var doubt: String?
        var denialDoubt: String?
        var isPossible = false
        for (index, statement) in statements.enumerated() {
            switch (statement.effect, statement.applies(to: request)) {
            case (.deny, .yes): return .denied(index)
            case (.allow, .yes):
                allowing = allowing ?? index
                isPossible = true
            case (.deny, .unknown(let reason)):
                doubt = doubt ?? reason
                denialDoubt = denialDoubt ?? reason
            case (.allow, .unknown(let reason)):
                isPossible = true
                // A certain allow elsewhere makes this one irrelevant, a possible deny does not.
                if allowing == nil { doubt = doubt ?? reason }
            case (_, .no): break
            case (.undecided(let symbol), _):
                isPossible = true
                let name = InvokePermission.name(statement.sid)
                let reason = "whether \(name) applies is not known before the apply: \(symbol)"
                if undecidedMayDeny { denialDoubt = denialDoubt ?? reason }
                if undecidedMayDeny || allowing == nil { doubt = doubt ?? reason }
            }
        }
        guard isPossible else { return .implicitlyDenied }
        if let allowing { return denialDoubt.map(PolicyDecision.unknown) ?? .allowed(allowing) }
        return .unknown(doubt ?? "a condition could not be evaluated")
    }
}

extension PolicyStatement {
    /// - Parameter kinds: the ways of naming the principal that count.
    func applies(to request: PolicyRequest, as kinds: [PrincipalKind] = PrincipalKind.allCases) -> Answer {
        // In the order of what they cost: most statements are about another action.
        let action = matchesAction(request.action)
        if action == .no { return .no }
        let principal = matchesPrincipal(request.principal, as: kinds)
        if principal == .no { return .no }
        return .all([principal, action, matchesResource(request), conditionsHold(for: request)])
    }

    func conditionsHold(for request: PolicyRequest) -> Answer {
        .all(conditions.map { $0.holds(for: request) })
    }

    /// Action names know no case.
    func matchesAction(_ action: String) -> Answer {
        let name = action.lowercased()
        let covers = { (names: [String]) in
            Answer.any(
                names.lazy.map { pattern -> Answer in
                    guard SymbolicText.hasSymbols(pattern) else {
                        return Answer(TextGlob(pattern, ignoringCase: true).matches(name))
                    }
                    let glob = SymbolicGlob(text: pattern, hasWildcards: true).lowercased
                    return Answer(
                        glob.comparison(with: SymbolicGlob(text: name), ignoresCase: true), pattern, "",
                        doubt: "its Action is \(pattern)")
                })
        }
        switch actions {
        case .these(let names): return covers(names)
        case .allBut(let names): return !covers(names)
        }
    }

    func matchesResource(_ request: PolicyRequest) -> Answer {
        switch resources {
        case .these(let patterns): return covers(patterns, request, isInverted: false)
        case .allBut(let patterns): return !covers(patterns, request, isInverted: true)
        }
    }

    private func covers(_ patterns: [String], _ request: PolicyRequest, isInverted: Bool) -> Answer {
        .any(
            patterns.lazy.map { pattern -> Answer in
                if pattern == "*" { return .yes }
                switch PolicyVariables.expand(pattern, for: request, replacesVariables: replacesVariables) {
                case .glob(let glob) where !SymbolicText.hasSymbols(request.resource):
                    return Answer(ResourcePattern(glob).matches(request.resource))
                case .glob(let glob): return compare(request, SymbolicGlob(glob), pattern, isInverted)
                case .symbolic(let glob): return compare(request, glob, pattern, isInverted)
                case .absent: return .no
                case .unknown(let reason): return .unknown(reason)
                }
            })
    }

    private func compare(
        _ request: PolicyRequest, _ glob: SymbolicGlob, _ pattern: String, _ isInverted: Bool
    ) -> Answer {
        let comparison = SymbolicARN.comparison(request.resource, likeResource: glob)
        if comparison == .unknown, effect.isKnown, request.dependsOnlyOnKey(like: pattern) {
            // Some keys are covered and some are not: counted for or against the request, as it is read.
            let isFavourable = (request.reading == .generous) == (effect == .allow)
            return Answer(isFavourable != isInverted)
        }
        return Answer(comparison, request.resource, pattern, doubt: "its Resource is \(pattern)")
    }
}

extension PolicyStatement.Effect {
    fileprivate var isKnown: Bool { self == .allow || self == .deny }
}

extension PolicyRequest {
    /// Whether nothing but the key decides about the resource and a pattern: all other symbols are the same in both.
    fileprivate func dependsOnlyOnKey(like pattern: String) -> Bool {
        guard let openKey else { return false }
        let symbols = SymbolicComparison.openSymbols(
            SymbolicText.canonical(resource), SymbolicText.canonical(pattern))
        return symbols == [openKey]
    }
}
