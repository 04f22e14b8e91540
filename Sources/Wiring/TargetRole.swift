import Facts

/// The role that EventBridge assumes to invoke a target.
///
/// Source: EventBridge User Guide, "Using IAM roles to grant EventBridge permission to targets".
package enum TargetRole {
    /// Decides whether EventBridge may invoke the function by this role.
    ///
    /// - Parameters:
    ///   - roleARN: the role, for the reason.
    ///   - trustPolicy: the role's trust policy document as JSON.
    ///   - statements: the statements of the role's policies.
    ///   - ruleARN: the rule whose target it is; nil when it is not known.
    ///   - ruleAccount: the account of the rule; nil when it is not known.
    ///   - targetARN: the function's ARN as the target has it, with its qualifier.
    ///   - boundary: the role's permissions boundary; nil where it has none.
    ///   - functionStatements: the statements of the function's resource policies; nil where they are not at hand. They
    ///     decide too where the function is of another account than the role.
    package static func evaluate(
        roleARN: String, trustPolicy: String, statements: [String], ruleARN: String?, ruleAccount: String?,
        targetARN: String, boundary: AccessPolicy? = nil, functionStatements: [InvokePermission.Statement]? = nil
    ) -> InvokeDecision {
        let service = "events.amazonaws.com"
        let context = InvokePermission.serviceContext(
            service: service, sourceARN: ruleARN, sourceAccount: ruleAccount)
        let trust: [JSONValue]
        let trusted: [PolicyStatement]
        do {
            trust = try PolicyDocument.statements(parsing: trustPolicy)
            let replacesVariables = try PolicyDocument.replacesVariables(parsing: trustPolicy)
            trusted = try trust.map { value throws(PolicyError) in
                try PolicyStatement(value, replacesVariables: replacesVariables)
            }
        } catch {
            return InvokeDecision(.unknown, "the trust policy of \(roleARN) cannot be read: \(error)")
        }
        let assume = PolicyRequest(
            principal: .service(service), action: "sts:AssumeRole", resource: roleARN, context: context)
        switch PolicyEvaluation.decide(trusted, assume) {
        case .allowed: break
        case .denied(let index):
            return InvokeDecision(
                .denied, "the trust policy of \(roleARN) denies \(service) sts:AssumeRole",
                statement: trust[index].canonicalText)
        case .unknown(let reason):
            return InvokeDecision(.unknown, "whether \(service) may assume \(roleARN) cannot be told: \(reason)")
        case .implicitlyDenied: return explainTrust(roleARN, trust, trusted, assume, ruleARN)
        }
        return invoke(roleARN, statements, targetARN, boundary, functionStatements)
    }

    private static func explainTrust(
        _ roleARN: String, _ trust: [JSONValue], _ statements: [PolicyStatement], _ request: PolicyRequest,
        _ ruleARN: String?
    ) -> InvokeDecision {
        let near = statements.firstIndex {
            $0.effect == .allow && $0.matchesPrincipal(request.principal) == .yes
                && $0.matchesAction(request.action) == .yes
        }
        guard let near else {
            return InvokeDecision(
                .missing, "the trust policy of \(roleARN) does not allow events.amazonaws.com sts:AssumeRole")
        }
        let failing = statements[near].conditions.first { $0.holds(for: request) == .no }
        let isSource = failing.map { $0.asks("aws:SourceArn") || $0.asks("aws:SourceAccount") } ?? false
        let admitted = isSource ? failing?.admitted : failing.map { "under \($0.symbol) on \($0.key)" }
        return InvokeDecision(
            isSource ? .wrongSource : .missing,
            "the trust policy of \(roleARN) admits events.amazonaws.com only \(admitted ?? "under a condition"), "
                + "not from \(ruleARN ?? "this rule")",
            statement: trust[near].canonicalText)
    }

    private static func invoke(
        _ roleARN: String, _ texts: [String], _ targetARN: String, _ boundary: AccessPolicy?,
        _ functionStatements: [InvokePermission.Statement]?
    ) -> InvokeDecision {
        var context = ["aws:SecureTransport": ["true"], "aws:PrincipalArn": [roleARN]]
        let (role, function) = (ARN(roleARN)?.account, ARN(targetARN)?.account)
        if let role { context["aws:PrincipalAccount"] = [role] }
        let isElsewhere = role.flatMap { one in function.map { SymbolicComparison.equality(one, $0) } } == .no
        let evaluation = AccessEvaluation(
            request: PolicyRequest(
                principal: .session(role: roleARN, name: nil), action: InvokePermission.action, resource: targetARN,
                context: context),
            role: roleARN, rolePolicies: [AccessPolicy(label: "", statements: texts)], boundary: boundary,
            resourcePolicy: functionPolicy(functionStatements, targetARN, isElsewhere: isElsewhere),
            resourceName: targetARN,
            // Before the apply an account may be open on one side; the two are one then, unless they certainly differ.
            resourceAccount: isElsewhere ? function : role ?? "", roleAccount: role ?? "")
        let decision = evaluation.decide()
        switch decision.verdict {
        case .allowed:
            return InvokeDecision(
                .allowed, "EventBridge assumes \(roleARN), which allows lambda:InvokeFunction on \(targetARN)",
                statement: decision.statement)
        case .denied:
            return InvokeDecision(
                decision.statement == nil ? .missing : .denied, decision.reason, statement: decision.statement)
        case .unread: return InvokeDecision(.unread, decision.reason, statement: decision.statement)
        case .unknown, .partly:
            return InvokeDecision(
                .unknown, "whether \(roleARN) may invoke \(targetARN) cannot be told: \(decision.reason)",
                statement: decision.statement)
        }
    }

    /// The policy of the function that is invoked; each version and alias has one of its own.
    private static func functionPolicy(
        _ statements: [InvokePermission.Statement]?, _ targetARN: String, isElsewhere: Bool
    ) -> AccessPolicy? {
        let label = "policy of \(targetARN)"
        guard let statements else {
            let why = "the function is of another account than the role"
            return isElsewhere ? AccessPolicy(label: label, content: .unknown(why)) : nil
        }
        let qualifier = InvokePermission.normalized(ARN(targetARN)?.functionAndQualifier?.qualifier)
        return AccessPolicy(
            label: label,
            statements: statements.filter { InvokePermission.normalized($0.qualifier) == qualifier }.map(\.json))
    }
}
