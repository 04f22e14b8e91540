import Facts

/// All policies that decide about one request of a role, taken together.
///
/// Source: IAM User Guide, "How AWS enforcement code logic evaluates requests to allow or deny access", "Policy evaluation
/// for requests within a single account" and "Cross-account policy evaluation logic", read 2026-11-25:
///
/// - an explicit deny in any of them wins;
/// - within one account an allow of a policy of the role or of the resource is enough;
/// - a permissions boundary bounds what the role's policies and a resource policy that names the role allow, but not what
///   a resource policy allows to everybody (with or without `aws:PrincipalArn`) or to the session of the role;
/// - a resource policy that names an account allows nothing within that account by itself;
/// - across accounts a policy of the role and the policy of the resource both have to allow;
/// - a key policy always has to allow, by itself or by naming the account, which leaves it to the role's policies (KMS
///   Developer Guide, "Default key policy").
package struct AccessEvaluation: Sendable, Hashable {
    package var request: PolicyRequest
    /// The role's ARN.
    package var role: String
    /// The inline and attached policies of the role.
    package var rolePolicies: [AccessPolicy]
    /// The permissions boundary; nil where the role has none.
    package var boundary: AccessPolicy?
    /// The policy of the resource; nil where it has none.
    package var resourcePolicy: AccessPolicy?
    package var resourceLayer: AccessLayer
    /// What the resource policy belongs to, as a reason names it: a bucket's name, a key's ARN.
    package var resourceName: String
    /// The account of the resource; nil where it is not known.
    package var resourceAccount: String?
    /// The account of the role; nil where it is not known.
    package var roleAccount: String?

    package init(
        request: PolicyRequest, role: String, rolePolicies: [AccessPolicy], boundary: AccessPolicy? = nil,
        resourcePolicy: AccessPolicy? = nil, resourceLayer: AccessLayer = .resourcePolicy, resourceName: String,
        resourceAccount: String?, roleAccount: String? = nil
    ) {
        self.request = request
        self.role = role
        self.rolePolicies = rolePolicies
        self.boundary = boundary
        self.resourcePolicy = resourcePolicy
        self.resourceLayer = resourceLayer
        self.resourceName = resourceName
        self.resourceAccount = resourceAccount
        self.roleAccount = roleAccount ?? ARN(role)?.account
    }

    /// Decides the request.
    package func decide() -> AccessDecision {
        var strict = self
        strict.request.reading = .strict
        let least = strict.outcome()
        guard request.openKey != nil else { return least }
        var generous = self
        generous.request.reading = .generous
        let most = generous.outcome()
        switch (most.verdict, least.verdict) {
        case (_, .allowed): return least
        case (.denied, _): return most
        case (.allowed, .denied): return partly(most, least)
        case (.allowed, _): return least
        default: return most
        }
    }

    // MARK: Combination

    private func outcome() -> AccessDecision {
        let denial = AccessVote.any(
            policies.map { vote($0.policy, $0.layer, .deny) })
        if let denial, denial.answer == .yes { return decision(.denied, denial) }
        let permission = permission()
        switch permission.answer {
        case .no: return decision(.denied, permission)
        case .unread: return decision(.unread, permission)
        case .unknown where denial?.answer == .unread: return decision(.unread, denial ?? permission)
        case .unknown: return decision(.unknown, permission)
        case .yes: break
        }
        switch denial?.answer {
        case .unread: return decision(.unread, denial ?? permission)
        case .unknown: return decision(.unknown, denial ?? permission)
        case .yes, .no, nil: return decision(.allowed, permission)
        }
    }

    private func decision(_ verdict: AccessDecision.Verdict, _ vote: AccessVote) -> AccessDecision {
        AccessDecision(
            verdict, layer: vote.layer, policy: vote.policy, statement: vote.statement, reason: vote.reason)
    }

    private var policies: [(policy: AccessPolicy, layer: AccessLayer)] {
        rolePolicies.map { ($0, .rolePolicy) } + (boundary.map { [($0, .permissionsBoundary)] } ?? [])
            + (resourcePolicy.map { [($0, resourceLayer)] } ?? [])
    }

    /// What is allowed, explicit denials left aside.
    private func permission() -> AccessVote {
        let within = withinAccount()
        switch isSameAccount {
        case .yes: return within
        case .no: return acrossAccounts()
        case .unknown:
            let across = acrossAccounts()
            if within.answer == across.answer { return within }
            // Across accounts never allows more than within one.
            if within.answer == .no { return within }
            var open = across
            open.answer = across.answer == .unread ? .unread : .unknown
            return open.named(
                "it is not known whether \(resourceName) is of the account of \(role), and \(across.reason)")
        }
    }

    private var isSameAccount: SymbolicComparison {
        guard let roleAccount, let resourceAccount else { return .unknown }
        return SymbolicComparison.equality(roleAccount, resourceAccount)
    }

    private func withinAccount() -> AccessVote {
        let identity = identity()
        let direct = resource(as: [.everybody, .session])
        let named = bounded(resource(as: [.identity]))
        if resourceLayer == .keyPolicy {
            let account = resource(as: [.account])
            let delegated = account.answer == .no ? account : AccessVote.all([identity, account]) ?? identity
            let granted = AccessVote.any([direct, named])
            let any = AccessVote.any([direct, named, delegated]) ?? delegated
            // Where the key policy names the account, what the role's policies lack is the reason.
            let isBounded = granted?.layer == .permissionsBoundary
            return any.answer == .no && !isBounded ? delegated : any
        }
        let any = AccessVote.any([identity, direct, named]) ?? identity
        guard any.answer == .no, any.layer == .rolePolicy, resourcePolicy != nil else { return any }
        return any.named("\(any.reason), nor does the \(resourceLayer.rawValue) of \(resourceName)")
    }

    private func acrossAccounts() -> AccessVote {
        let identity = identity()
        let resource = resource(as: PolicyStatement.PrincipalKind.allCases)
        return AccessVote.all([identity, resource]) ?? identity
    }

    /// What the role's policies allow within its boundary.
    private func identity() -> AccessVote {
        let votes = rolePolicies.map { vote($0, .rolePolicy, .allow) }
        let any = AccessVote.any(votes).map { $0.answer == .no ? nearest() : $0 } ?? nearest()
        return bounded(any)
    }

    /// That no policy allows it, beside the statement that allows the same of another resource, if there is one.
    private func nearest() -> AccessVote {
        var none = AccessVote(answer: .no, layer: .rolePolicy, reason: "no policy of \(role) allows \(asked)")
        for policy in rolePolicies {
            for parsed in policy.parsed {
                guard case .success(let statement) = parsed.statement, statement.effect == .allow,
                    case .these(let resources) = statement.resources, let first = resources.first,
                    statement.matchesAction(request.action) == .yes, statement.matchesResource(request) == .no
                else { continue }
                let more = resources.count > 1 ? " and \(resources.count - 1) more" : ""
                let name = InvokePermission.name(statement.sid)
                none.reason += "; \(name) of the policy \(policy.label) allows it on \(first)\(more)"
                return none
            }
        }
        return none
    }

    private func bounded(_ vote: AccessVote) -> AccessVote {
        guard let boundary else { return vote }
        var bound = self.vote(boundary, .permissionsBoundary, .allow)
        if bound.answer == .no {
            bound.policy = boundary.label
            bound.reason = "the permissions boundary \(boundary.label) does not allow \(asked)"
        }
        // What nobody allows needs no bounds.
        return vote.answer == .no ? vote : AccessVote.all([vote, bound]) ?? vote
    }

    private func resource(as kinds: [PolicyStatement.PrincipalKind]) -> AccessVote {
        let none = AccessVote(
            answer: .no, layer: resourceLayer,
            reason: resourcePolicy == nil
                ? "\(resourceName) has no \(resourceLayer.rawValue) that allows \(role) \(asked)"
                : "the \(resourceLayer.rawValue) of \(resourceName) does not allow \(role) \(asked)")
        guard let resourcePolicy else { return none }
        let vote = vote(resourcePolicy, resourceLayer, .allow, as: kinds)
        return vote.answer == .no ? none : vote
    }
}
