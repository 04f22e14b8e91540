import Facts
import Wiring

/// The buckets that the statements of a role name, and what of them.
struct RoleMentions {
    /// In canonical form.
    private(set) var buckets: Set<String> = []
    /// Bucket → what stands behind its name in the resources of statements that allow something.
    private var keys: [String: [String]] = [:]
    /// Whether a statement allows something on buckets that it does not name.
    private var isOpen = false

    init(_ role: AccessFacts.Role?) {
        for policy in role?.policies ?? [] {
            guard case .statements(let statements, _) = policy.content else {
                isOpen = true
                continue
            }
            for statement in statements { read(statement) }
        }
    }

    /// Whether all that the role names of a bucket lies within a prefix.
    func areWithin(_ filter: KeyFilter, bucket: String) -> Bool {
        guard !isOpen, filter.suffix.isEmpty, !filter.prefix.isEmpty, let keys = keys[bucket], !keys.isEmpty else {
            return false
        }
        return keys.allSatisfy { $0.utf8.starts(with: filter.prefix.utf8) }
    }

    private mutating func read(_ text: String) {
        guard let statement = try? JSONValue(parsing: text), statement["Effect"]?.stringValue != "Deny" else { return }
        let actions = statement["Action"]?.oneOrManyStrings ?? []
        let mayWrite =
            statement["NotAction"] != nil
            || actions.contains { action in
                let name = action.lowercased()
                return name == "*" || name.hasPrefix("s3:*") || name.hasPrefix("s3:p") || name.contains("$")
            }
        guard mayWrite else { return }
        guard let resources = statement["Resource"]?.oneOrManyStrings else {
            isOpen = true
            return
        }
        for resource in resources {
            guard let arn = ARN(resource), arn.service == "s3" else {
                if resource.contains("*") || SymbolicText.hasSymbols(resource) { isOpen = true }
                continue
            }
            let parts = SymbolicText.split(arn.resource, at: "/", maxSplits: 1)
            guard let name = parts.first, !name.contains("*"), !name.contains("?") else {
                isOpen = true
                continue
            }
            let bucket = SymbolicText.canonical(name)
            buckets.insert(bucket)
            if parts.count > 1 { keys[bucket, default: []].append(parts[1]) }
        }
    }
}
