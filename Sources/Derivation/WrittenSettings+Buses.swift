import Facts
import SnapshotStore

extension WrittenSettings {
    /// The policies of buses. A bus that has no resource, as the default one, gets a row on the first resource that
    /// writes its policy.
    func addBuses(to rows: inout WrittenRows) {
        let owners = buses.map { row in
            SettingWriters.Owner(
                resource: row.int64("resource_id") ?? 0, source: row.text("source") ?? "",
                names: [row.text("name") ?? ""] + (row.text("arn").map { [$0] } ?? []))
        }
        let policies = writers(.busPolicy, of: owners)
        for owner in owners {
            rows.busPolicies[owner.resource] =
                Self.joined(policies.writers(of: owner)) ?? policies.value(of: owner) ?? .absent
        }
        let known = Set(owners.flatMap(\.names))
        let others = Dictionary(
            grouping: self.rows(.busPolicy).filter {
                !SymbolicText.hasSymbols($0.text("owner") ?? "") && !known.contains($0.text("owner") ?? "")
            }
        ) { $0.text("owner") ?? "" }
        for (name, writing) in others.sorted(by: { $0.key < $1.key }) {
            guard let first = writing.first?.int64("resource_id") else { continue }
            let owner = SettingWriters.Owner(resource: 0, source: "", names: [name])
            let policy = Self.joined(policies.writers(of: owner)) ?? policies.value(of: owner) ?? .absent
            rows.owned.append(
                WrittenRows.Owned(
                    resource: first, origin: origin, facts: [.eventBus(EventBus(name: name, policy: policy))]))
        }
    }

    /// One policy of several `aws_cloudwatch_event_permission`, each of which adds its statement; nil where another
    /// resource writes the policy too, or a statement is not known.
    private static func joined(_ writers: [SettingWriters.Writer]) -> Fact<String>? {
        guard writers.count > 1, writers.allSatisfy({ $0.type == "aws_cloudwatch_event_permission" }) else {
            return nil
        }
        if let open = writers.first(where: { $0.value.value == nil }) { return open.value }
        let statements = writers.compactMap(\.value.value).flatMap(PolicyStatements.split)
            .compactMap { try? JSONValue(parsing: $0) }
        return .present(
            JSONValue.object(["Version": "2012-10-17", "Statement": .array(statements)]).canonicalText)
    }
}
