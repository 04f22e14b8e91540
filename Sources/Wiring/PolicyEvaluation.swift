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
    package static func decide(_ statements: [PolicyStatement], _ request: PolicyRequest) -> PolicyDecision {
        var allowing: Int?
        var doubt: String?
        var isPossible = false
        for (index, statement) in statements.enumerated() {
            switch (statement.effect, statement.applies(to: request)) {
            case (.deny, .yes): return .denied(index)
            case (.allow, .yes):
                allowing = allowing ?? index
                isPossible = true
            case (.deny, .unknown(let reason)): doubt = doubt ?? reason
            case (.allow, .unknown(let reason)):
                isPossible = true
                // A certain allow elsewhere makes this one irrelevant, a possible deny does not.
                if allowing == nil { doubt = doubt ?? reason }
            case (_, .no): break
            }
        }
        guard isPossible else { return .implicitlyDenied }
        if let allowing {
            let denials = statements.filter { $0.effect == .deny }.map { $0.applies(to: request) }
            if case .unknown(let reason) = Answer.any(denials) { return .unknown(reason) }
            return .allowed(allowing)
        }
        return .unknown(doubt ?? "a condition could not be evaluated")
    }
}

extension PolicyStatement {
    func applies(to request: PolicyRequest) -> Answer {
        .all([
            matchesPrincipal(request.principal), Answer(matchesAction(request.action)), matchesResource(request),
            conditionsHold(for: request),
        ])
    }

    func conditionsHold(for request: PolicyRequest) -> Answer {
        .all(conditions.map { $0.holds(for: request) })
    }

    /// Action names know no case.
    func matchesAction(_ action: String) -> Bool {
        let name = action.lowercased()
        switch actions {
        case .these(let names): return names.contains { TextGlob($0, ignoringCase: true).matches(name) }
        case .allBut(let names): return !names.contains { TextGlob($0, ignoringCase: true).matches(name) }
        }
    }

    func matchesResource(_ request: PolicyRequest) -> Answer {
        let covers = { (patterns: [String]) in
            Answer.any(
                patterns.map { pattern -> Answer in
                    if pattern == "*" { return .yes }
                    switch PolicyVariables.expand(pattern, for: request) {
                    case .glob(let glob): return Answer(ResourcePattern(glob).matches(request.resource))
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

    func matchesPrincipal(_ principal: PolicyRequest.Principal) -> Answer {
        switch principals {
        case .holder: .yes
        case .these(let names): Self.names(names, include: principal)
        case .allBut(let names): !Self.names(names, include: principal)
        }
    }

    private static func names(_ names: [String: [String]], include principal: PolicyRequest.Principal) -> Answer {
        // "*" and {"AWS": "*"} mean everybody, AWS services included.
        if names["*"] != nil || names["AWS"]?.contains("*") == true { return .yes }
        switch principal {
        case .service(let service): return Answer(names["Service"]?.contains { $0 == service || $0 == "*" } == true)
        case .account(let account): return Answer(names["AWS"]?.contains { Self.account($0) == account } == true)
        case .arn(let arn):
            let account = arn.split(separator: ":", omittingEmptySubsequences: false).dropFirst(4).first.map(
                String.init)
            return Answer(
                names["AWS"]?.contains { $0 == arn || (account != nil && Self.account($0) == account) } == true)
        case .anonymous: return .no
        }
    }

    /// The account that a principal names as a whole: by its id or by its root ARN.
    private static func account(_ name: String) -> String? {
        if name.utf8.count == 12, name.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) { return name }
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[2] == "iam", parts[5] == "root" else { return nil }
        return String(parts[4])
    }
}
