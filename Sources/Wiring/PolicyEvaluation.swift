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
    func applies(to request: PolicyRequest) -> Answer {
        .all([
            matchesPrincipal(request.principal), matchesAction(request.action), matchesResource(request),
            conditionsHold(for: request),
        ])
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
        let symbolic = { (glob: SymbolicGlob, pattern: String) in
            Answer(
                SymbolicARN.comparison(request.resource, likeResource: glob), request.resource, pattern,
                doubt: "its Resource is \(pattern)")
        }
        let covers = { (patterns: [String]) in
            Answer.any(
                patterns.lazy.map { pattern -> Answer in
                    if pattern == "*" { return .yes }
                    switch PolicyVariables.expand(pattern, for: request) {
                    case .glob(let glob) where !SymbolicText.hasSymbols(request.resource):
                        return Answer(ResourcePattern(glob).matches(request.resource))
                    case .glob(let glob): return symbolic(SymbolicGlob(glob), pattern)
                    case .symbolic(let glob): return symbolic(glob, pattern)
                    case .absent: return .no
                    case .unknown(let reason): return .unknown(reason)
                    }
                })
        }
        switch resources {
        case .these(let patterns): return covers(patterns)
        case .allBut(let patterns): return !covers(patterns)
        }
    }
}
