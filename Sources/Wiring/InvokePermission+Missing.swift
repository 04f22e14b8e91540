import Facts

/// Why no statement allows an invocation: the nearest one is named, with the values that differ.
extension InvokePermission {
    typealias Parsed = (source: Statement, policy: PolicyStatement)

    func explainMissing(_ applicable: [Parsed], all statements: [Statement]) -> InvokeDecision {
        let request = request
        // Statements for this service and action whose only fault is a condition or the resource.
        let near = applicable.filter { $0.policy.admits(request) }
        let fitting =
            near.first { $0.policy.matchesResource(request) == .yes }
            ?? near.first { $0.policy.matchesResource(request) != .no }
        if let found = fitting {
            return explainCondition(found, request)
        }
        if let found = near.first {
            return InvokeDecision(
                .missing, "\(Self.name(found.source.sid)) allows \(service), but not to invoke \(invokedARN)",
                statement: found.source.json)
        }
        if let found = elsewhere(statements, request) {
            let place = found.qualifier.map { "its version or alias \($0)" } ?? "the unqualified function"
            return InvokeDecision(
                .missing,
                "\(Self.name(found.sid)) allows \(service) to invoke \(place) of \(functionARN), "
                    + "but the target is \(invokedARN)",
                statement: found.json)
        }
        return InvokeDecision(
            .missing, "no statement of the policy of \(invokedARN) allows \(service) \(Self.action)")
    }

    /// A statement for the service that is attached to another version or alias.
    private func elsewhere(_ statements: [Statement], _ request: PolicyRequest) -> Statement? {
        statements.first { statement in
            guard let policy = try? PolicyStatement(parsing: statement.json) else { return false }
            return statement.qualifier != qualifier && policy.admits(request)
        }
    }

    private func explainCondition(_ found: Parsed, _ request: PolicyRequest) -> InvokeDecision {
        let failing = found.policy.conditions.filter { $0.holds(for: request) == .no }
        let name = Self.name(found.source.sid)
        if let condition = failing.first(where: { $0.asks("aws:SourceArn") }) {
            let difference = sourceARN.flatMap { ARNDifference.sentence(wanted: $0, admitted: condition.values) } ?? ""
            return InvokeDecision(
                .wrongSource,
                "\(name) admits \(service) only \(condition.admitted), not from \(sourceARN ?? "this source")\(difference)",
                statement: found.source.json)
        }
        if let condition = failing.first(where: { $0.asks("aws:SourceAccount") }) {
            return InvokeDecision(
                .wrongSource,
                "\(name) admits \(service) only \(condition.admitted), "
                    + "not from \(sourceARN ?? "this source") of account \(sourceAccount ?? "not known")",
                statement: found.source.json)
        }
        let condition = failing.first.map { "\($0.symbol) on \($0.key)" } ?? "its condition"
        return InvokeDecision(
            .missing, "\(name) allows \(service), but \(condition) does not hold for \(sourceARN ?? "this source")",
            statement: found.source.json)
    }
}

extension PolicyStatement {
    /// Whether the statement allows this principal this action, whatever its resources and conditions are.
    fileprivate func admits(_ request: PolicyRequest) -> Bool {
        effect == .allow && matchesPrincipal(request.principal) == .yes
            && matchesAction(request.action) == .yes
    }
}

extension PolicyCondition {
    func asks(_ name: String) -> Bool { key.lowercased() == name.lowercased() }

    /// The sources that a condition leaves, in words.
    var admitted: String {
        let list = values.isEmpty ? "nothing" : values.joined(separator: ", ")
        let source = asks("aws:SourceAccount") ? "account \(list)" : list
        return isNegated ? "from anything but \(source)" : "from \(source)"
    }
}

/// In which part a wanted ARN differs from the one that is admitted.
enum ARNDifference {
    static func sentence(wanted: String, admitted: [String]) -> String? {
        guard admitted.count == 1, let other = admitted.first, let wanted = ARN(wanted), let admitted = ARN(other)
        else {
            return nil
        }
        let parts: [(KeyPath<ARN, String>, String)] = [
            (\.service, "service"), (\.partition, "partition"), (\.region, "region"), (\.account, "account"),
        ]
        // A part that may turn out to be the same is not what keeps the source out.
        for (part, name) in parts
        where SymbolicComparison.equality(wanted[keyPath: part], admitted[keyPath: part]) == .no {
            return ": another \(name)"
        }
        if let one = wanted.eventRule, let two = admitted.eventRule {
            if SymbolicComparison.equality(one.bus, two.bus) == .no { return ": a rule of another bus" }
            return ": another rule"
        }
        if wanted.service == "s3", admitted.resource.hasPrefix(wanted.resource + "/") {
            return ": it names objects, where the source is the bucket itself"
        }
        return wanted.service == "s3" ? ": another bucket" : nil
    }
}
