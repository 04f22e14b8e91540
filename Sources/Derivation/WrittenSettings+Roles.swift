import Facts
import SnapshotStore
import Wiring

extension WrittenSettings {
    /// The statements of the policies that are attached to each role, and of its boundary.
    ///
    /// A document that neither the origin nor AWS's own list has is one unknown statement: what it would allow stays open.
    /// So is that of a policy which a data source reads, unless it is one of AWS's own.
    func addRoles(to rows: inout WrittenRows) {
        let owners = roles.map { row in
            SettingWriters.Owner(
                resource: row.int64("resource_id") ?? 0, source: row.text("source") ?? "",
                names: [row.text("name") ?? ""])
        }
        let attachments = writers(.attachedPolicy, of: owners)
        let documents = documents()
        for (row, owner) in zip(roles, owners) {
            let role = owner.names[0]
            var statements: [IAMStatement] = []
            var attached: Set<String> = []
            func add(_ arn: String, _ source: IAMStatement.Source, open: String) {
                let open = policiesThatAreRead[SettingWriters.key(arn, source: owner.source)]?.document ?? open
                let texts = self.statements(of: arn, in: owner.source, documents) ?? [Self.unknownStatement(open)]
                statements += texts.enumerated().map { position, text in
                    IAMStatement(role: role, policy: arn, source: source, position: position, statement: text)
                }
            }
            for writer in attachments.writers(of: owner) {
                let open = "\(writer.address).policy_arn"
                let arn = writer.value.value.flatMap { try? JSONValue(parsing: $0) }?.stringValue
                guard let arn else {
                    add(SymbolicText.text(of: open), .attached, open: open)
                    continue
                }
                let known = self.arn(ofRead: arn, role: row, owner.source) ?? arn
                if attached.insert(known).inserted { add(known, .attached, open: open) }
            }
            if let stray = attachments.stray(of: owner) {
                let open = "\(stray.address).role"
                add(SymbolicText.text(of: open), .attached, open: open)
            }
            if let boundary = row.text("permissions_boundary") {
                add(
                    self.arn(ofRead: boundary, role: row, owner.source) ?? boundary, .boundary,
                    open: "\(row.text("address") ?? "").permissions_boundary")
            }
            let state = row.text("policies_state")
            if state == "absent" || state == "present" {
                rows.rolePolicies[owner.resource] = (inlinePolicies[role] ?? []) + attached.sorted()
            }
            if statements.isEmpty { continue }
            rows.owned.append(
                WrittenRows.Owned(
                    resource: owner.resource, origin: origin, facts: statements.map(TypedFact.iamStatement)))
        }
    }

    /// The ARN of AWS's own policy of the name that a data source asks for; nil for other policies.
    private func arn(ofRead symbol: String, role: SQLRow, _ source: String) -> String? {
        guard let name = policiesThatAreRead[SettingWriters.key(symbol, source: source)]?.name else { return nil }
        let partition = role.text("arn").flatMap { ARN($0)?.partition } ?? "aws"
        return ["", "service-role/", "job-function/"].lazy.map { "arn:\(partition):iam::aws:policy/\($0)\(name)" }
            .first { AWSManagedPolicies.document($0) != nil }
    }

    /// The documents of the origin's own managed policies, by ARN.
    private func documents() -> [String: [String]?] {
        rows(.managedPolicy).reduce(into: [:]) { documents, row in
            let key = SettingWriters.key(row.text("owner") ?? "", source: row.text("source") ?? "")
            documents[key] = .some(row.text("value").map(PolicyStatements.split))
        }
    }

    /// - Returns: nil where the document is not known.
    private func statements(of arn: String, in source: String, _ documents: [String: [String]?]) -> [String]? {
        if let own = documents[SettingWriters.key(arn, source: source)] { return own }
        return AWSManagedPolicies.document(arn).map(PolicyStatements.split)
    }

    /// As `TerraformFacts` writes it of a document that waits for the apply.
    private static func unknownStatement(_ attribute: String) -> String {
        JSONValue.object(["Effect": .string(SymbolicText.text(of: attribute))]).canonicalText
    }
}
