import Facts

/// What a single policy says, and in which words.
extension AccessEvaluation {
    /// Whether the policy has a statement of this effect that applies.
    func vote(
        _ policy: AccessPolicy, _ layer: AccessLayer, _ effect: PolicyStatement.Effect,
        as kinds: [PolicyStatement.PrincipalKind] = PolicyStatement.PrincipalKind.allCases
    ) -> AccessVote {
        var vote = AccessVote(answer: .no, layer: layer, policy: policy.label)
        switch policy.content {
        case .statements: return self.vote(policy.parsed, vote, effect, kinds)
        case .unread(let why):
            vote.answer = .unread
            vote.reason = "\(place(vote)) could not be read: \(why)"
        case .unknown(let why):
            vote.answer = .unknown
            vote.reason = "\(place(vote)) is not known: \(why)"
        case .grantsOnly(let why):
            guard effect == .allow else { return vote }
            vote.answer = .unknown
            vote.reason = "no policy that is at hand of \(role) allows \(asked), and \(place(vote)) may: \(why)"
        case .notAsked:
            guard effect == .allow else { return vote }
            vote.answer = .unknown
            vote.reason = "no policy of \(role) allows \(asked), and \(place(vote)), which may, was not asked for"
        }
        return vote
    }

    private func vote(
        _ statements: [AccessPolicy.Parsed], _ blank: AccessVote, _ effect: PolicyStatement.Effect,
        _ kinds: [PolicyStatement.PrincipalKind]
    ) -> AccessVote {
        var open: AccessVote?
        for parsed in statements {
            var vote = blank
            vote.statement = parsed.text
            let statement: PolicyStatement
            switch parsed.checked(in: blank.layer) {
            case .success(let value): statement = value
            case .failure(let error):
                vote.answer = .unknown
                vote.reason = "a statement of \(place(vote)) is \(error)"
                open = open ?? vote
                continue
            }
            let name = "\(InvokePermission.name(statement.sid)) of \(place(vote))"
            let isDecided: Bool
            switch statement.effect {
            case effect: isDecided = true
            case .undecided: isDecided = false
            case .allow, .deny: continue
            }
            switch statement.applies(to: request, as: kinds) {
            case .no: continue
            case .yes where isDecided:
                vote.answer = .yes
                vote.reason = "\(name) \(effect == .allow ? "allows" : "denies") \(asked)"
                return vote
            case .yes:
                vote.reason = "whether \(name) allows or denies \(asked) is not known before the apply"
            case .unknown(let why):
                let verb = effect == .allow ? "allows" : "denies"
                vote.reason = "whether \(name) \(verb) \(asked) cannot be told: \(why)"
            }
            vote.answer = .unknown
            open = open ?? vote
        }
        return open ?? blank
    }

    /// The policy of a vote in words.
    func place(_ vote: AccessVote) -> String {
        switch vote.layer {
        case .rolePolicy: vote.policy.isEmpty ? "the policies of \(role)" : "the policy \(vote.policy) of \(role)"
        case .permissionsBoundary: "the permissions boundary \(vote.policy)"
        case .bucketPolicy, .keyPolicy, .resourcePolicy: "the \(vote.layer.rawValue) of \(resourceName)"
        }
    }

    /// The action and the resource in words, with an asterisk for the part of a key that is any text.
    var asked: String {
        var resource = request.resource
        if let key = request.openKey {
            resource = SymbolicText.parts(of: resource).reduce(into: "") { text, part in
                switch part {
                case .literal(let literal): text += literal
                case .symbol(let symbol): text += symbol == key ? "*" : SymbolicText.text(of: symbol)
                }
            }
        }
        return "\(request.action) on \(resource)"
    }

    /// Allowed for some keys: the denial that takes the others away is the evidence, or else what allows too few.
    func partly(_ most: AccessDecision, _ least: AccessDecision) -> AccessDecision {
        var decision = least.statement == nil && least.layer != .permissionsBoundary ? most : least
        decision.verdict = .partly
        decision.reason = "\(asked) is allowed for some of these keys only: \(decision.reason)"
        if decision.statement == most.statement, least.statement == nil, least.layer != .permissionsBoundary {
            decision.reason += ", but not for all of them"
        }
        return decision
    }
}

extension AccessPolicy.Parsed {
    /// The statement, where it is one that such a policy may have.
    fileprivate func checked(in layer: AccessLayer) -> Result<PolicyStatement, PolicyError> {
        statement.flatMap { statement in
            switch (layer, statement.principals) {
            case (.rolePolicy, .holder), (.permissionsBoundary, .holder): .success(statement)
            case (.rolePolicy, _), (.permissionsBoundary, _):
                .failure(PolicyError("it has a Principal, which is for policies of resources"))
            case (_, .holder): .failure(PolicyError("it has no Principal"))
            default: .success(statement)
            }
        }
    }
}
