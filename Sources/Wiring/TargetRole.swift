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
    package static func evaluate(
        roleARN: String, trustPolicy: String, statements: [String], ruleARN: String?, ruleAccount: String?,
        targetARN: String
    ) -> InvokeDecision {
        let service = "events.amazonaws.com"
        let context = InvokePermission.serviceContext(
            service: service, sourceARN: ruleARN, sourceAccount: ruleAccount)
        let trust: [JSONValue]
        let trusted: [PolicyStatement]
        do {
            trust = try PolicyDocument.statements(parsing: trustPolicy)
            trusted = try trust.map { value throws(PolicyError) in try PolicyStatement(value) }
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
        return invoke(roleARN, statements, targetARN)
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

    private static func invoke(_ roleARN: String, _ texts: [String], _ targetARN: String) -> InvokeDecision {
        var statements: [PolicyStatement] = []
        for text in texts {
            do { statements.append(try PolicyStatement(parsing: text)) } catch {
                return InvokeDecision(
                    .unknown, "a statement of the policies of \(roleARN) is \(error)", statement: text)
            }
        }
        var context = ["aws:SecureTransport": ["true"], "aws:PrincipalArn": [roleARN]]
        if let account = ARN(roleARN)?.account { context["aws:PrincipalAccount"] = [account] }
        let request = PolicyRequest(
            principal: .arn(roleARN), action: InvokePermission.action, resource: targetARN, context: context)
        switch PolicyEvaluation.decide(statements, request) {
        case .allowed(let index):
            return InvokeDecision(
                .allowed, "EventBridge assumes \(roleARN), which allows lambda:InvokeFunction on \(targetARN)",
                statement: texts[index])
        case .denied(let index):
            return InvokeDecision(
                .denied, "a policy of \(roleARN) denies lambda:InvokeFunction on \(targetARN)", statement: texts[index])
        case .implicitlyDenied:
            return InvokeDecision(
                .missing, "no policy of \(roleARN) allows lambda:InvokeFunction on \(targetARN)")
        case .unknown(let reason):
            return InvokeDecision(
                .unknown, "whether \(roleARN) may invoke \(targetARN) cannot be told: \(reason)")
        }
    }
}
