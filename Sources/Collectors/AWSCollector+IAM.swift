import AWSClient
import Facts
import SnapshotStore

extension AWSCollector {
    /// The roles that functions and targets in scope use, with their policies: never every role of the account.
    ///
    /// One walk over the account's roles replaces three calls and more for each where many are wanted; where few are,
    /// or the walk is denied, each is asked for by name.
    func roles() async throws {
        guard run.plan.wants(.roles) else { return }
        try run.store.addTasks(select: Self.rolesInUse, in: run.snapshot)
        let open = try openCount(.role)
        if open > Self.walkFrom { try await walkRoles() }
        // What the walk did not bring: it was denied, or the role is gone.
        try await run.drain(.role, source: LiveFact.roles.source) { try await role($0.item) }
        guard run.plan.wants(.rolePolicies) else { return }
        try run.store.addTasks(select: Self.policiesInUse, in: run.snapshot)
        if try run.store.openTasks(TaskKind.policy.rawValue, in: run.snapshot)
            .filter({ !Self.isOfAWS($0.item) }).count > Self.walkFrom
        {
            try await walkPolicies()
        }
        try await run.drain(.policy, source: LiveFact.roles.source) { try await policy($0.item) }
        try run.store.attachPolicies(in: run.snapshot)
    }

    /// From so many wanted resources on a walk over all of the account's is cheaper than calls for each.
    private static let walkFrom = 10

    private static let rolesInUse = """
        SELECT DISTINCT 'role' AS kind, '' AS region, used.arn AS item FROM (
            SELECT f.role_arn AS arn FROM lambda_function f
            JOIN collection_task t ON t.snapshot_id = f.snapshot_id AND t.kind = 'function' AND t.item = f.arn
            WHERE f.snapshot_id = :snapshot AND f.origin = 'aws'
            UNION SELECT role_arn FROM event_target WHERE snapshot_id = :snapshot AND origin = 'aws'
        ) used
        WHERE used.arn LIKE 'arn:%:role/%'
            AND used.arn LIKE '%::' || (SELECT account FROM snapshot WHERE id = :snapshot) || ':%'
        """

    private static let policiesInUse = """
        SELECT DISTINCT 'policy' AS kind, '' AS region, used.arn AS item FROM (
            SELECT p.value AS arn FROM iam_role i, json_each(i.policies) p
            WHERE i.snapshot_id = :snapshot AND i.origin = 'aws'
            UNION SELECT permissions_boundary FROM iam_role WHERE snapshot_id = :snapshot AND origin = 'aws'
        ) used
        WHERE used.arn LIKE 'arn:%:policy/%'
        """

    private func openCount(_ kind: TaskKind) throws -> Int {
        let counts = try run.store.taskCounts(kind.rawValue, in: run.snapshot)
        return counts.total - counts.done
    }

    private static func isOfAWS(_ policy: String) -> Bool { ARN(policy)?.account == "aws" }

    // MARK: Roles

    private func walkRoles() async throws {
        try await run.walk(run.client.iam().roleDetails(), .roles) { page in
            let wanted = try run.store.openItems(
                TaskKind.role.rawValue, among: page.map(\.description.arn), in: run.snapshot)
            var batch = CollectedBatch(source: LiveFact.roles.source)
            for detail in page where wanted.contains(detail.description.arn) {
                let arn = detail.description.arn
                batch.append(
                    Self.batch(
                        arn: arn, account: run.account, trust: .present(detail.description.trustPolicy),
                        boundary: detail.description.permissionsBoundaryARN.map(Fact.present) ?? .absent,
                        policies: .present(
                            RolePolicies(
                                inline: detail.inlinePolicies, attached: detail.attachedPolicies.map(\.arn)))))
                batch.doneTasks.append(CollectionTask(kind: TaskKind.role.rawValue, item: arn))
            }
            return batch
        }
    }

    private func role(_ arn: String) async throws -> CollectedBatch {
        let (iam, unread, name) = (run.client.iam(), UnreadLog(), Self.roleName(arn))
        async let description: Fact<IAMRoleDescription> = run.fact(.roles, owner: name, unread) { () throws(AWSError) in
            .present(try await iam.role(named: name))
        }
        let policies: Fact<RolePolicies> = try await run.fact(.rolePolicies, owner: name, unread) {
            () throws(AWSError) in
            var policies = RolePolicies()
            for policy in try await iam.inlinePolicyNames(ofRole: name).all() {
                policies.inline.append(
                    InlinePolicy(name: policy, document: try await iam.inlinePolicy(named: policy, ofRole: name)))
            }
            policies.attached = try await iam.attachedPolicies(ofRole: name).all().map(\.arn)
            return .present(policies)
        }
        let found = try await description
        let boundary: Fact<String> =
            switch found {
            case .present(let role): role.permissionsBoundaryARN.map(Fact.present) ?? .absent
            case .absent: .absent
            case .unread(let reason): .unread(reason)
            case .unknown(let reason): .unknown(reason)
            }
        var batch = Self.batch(
            arn: arn, account: run.account, trust: found.map(\.trustPolicy), boundary: boundary, policies: policies)
        batch.coverage = await unread.rows
        return batch
    }

    private struct RolePolicies: Sendable {
        var inline: [InlinePolicy] = []
        var attached: [String] = []
    }

    /// A role's name is the last part of its path: role/service/name.
    private static func roleName(_ arn: String) -> String {
        ARN(arn)?.resource.split(separator: "/").last.map(String.init) ?? arn
    }

    private static func batch(
        arn: String, account: String, trust: Fact<String>, boundary: Fact<String>, policies: Fact<RolePolicies>
    ) -> CollectedBatch {
        let name = roleName(arn)
        let role = IAMRole(
            name: name, arn: arn, trustPolicy: trust, policies: policies.map { $0.inline.map(\.name) + $0.attached },
            permissionsBoundary: boundary)
        let statements = (policies.value?.inline ?? []).flatMap { policy in
            PolicyStatements.split(policy.document).enumerated().map { position, statement in
                IAMStatement(
                    role: name, policy: policy.name, source: .inline, position: position, statement: statement)
            }
        }
        var batch = CollectedBatch(source: LiveFact.roles.source)
        batch.resources = [
            CollectedResource(
                Resource(origin: .aws, type: "aws_iam_role", arn: arn, name: name, account: account),
                [.iamRole(role)] + statements.map(TypedFact.iamStatement))
        ]
        return batch
    }

    // MARK: Managed policies

    private func walkPolicies() async throws {
        try await run.walk(run.client.iam().localPolicies(), .rolePolicies) { page in
            let wanted = try run.store.openItems(
                TaskKind.policy.rawValue, among: page.map(\.arn), in: run.snapshot)
            var batch = CollectedBatch(source: LiveFact.roles.source)
            for policy in page where wanted.contains(policy.arn) {
                batch.policies.append(ManagedPolicyFact(arn: policy.arn, document: .present(policy.document)))
                batch.doneTasks.append(CollectionTask(kind: TaskKind.policy.rawValue, item: policy.arn))
            }
            return batch
        }
    }

    private func policy(_ arn: String) async throws -> CollectedBatch {
        let (iam, unread) = (run.client.iam(), UnreadLog())
        let document = try await run.fact(.rolePolicies, owner: arn, unread) { () throws(AWSError) in
            let version = try await iam.policy(arn: arn).defaultVersionID
            return Fact<String>.present(try await iam.policyDocument(arn: arn, versionID: version))
        }
        var batch = CollectedBatch(source: LiveFact.roles.source)
        batch.policies = [ManagedPolicyFact(arn: arn, document: document)]
        batch.coverage = await unread.rows
        return batch
    }
}
