import Facts
import SnapshotStore
import Wiring

/// What the checks of one origin are made of.
struct CheckInput {
    let store: SnapshotStore
    let snapshot: Int64
    let facts: WiringFacts
    let deliveries: [Delivery]
    let accesses: [Access]
    let accessFacts: AccessFacts
    /// The function's row in `resource` → the hops that lead to it.
    let deliveriesByFunction: [Int64: [Delivery]]
    /// The function's row in `resource` → its name.
    let functionNames: [Int64: String]
    /// The rule's row in `resource` → the S3 events that its pattern admits.
    let reaches: [Int64: S3EventReach]
    /// The rule's row in `resource` → why its pattern is none.
    let patternErrors: [Int64: String]

    init(
        store: SnapshotStore, snapshot: Int64, facts: WiringFacts, deliveries: [Delivery], accesses: [Access],
        accessFacts: AccessFacts
    ) {
        self.store = store
        self.snapshot = snapshot
        self.facts = facts
        self.deliveries = deliveries
        self.accesses = accesses
        self.accessFacts = accessFacts
        deliveriesByFunction = Dictionary(grouping: deliveries.filter { $0.functionID != nil }) { $0.functionID ?? 0 }
        functionNames = Dictionary(
            facts.functions.values.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        var reaches: [Int64: S3EventReach] = [:]
        var errors: [Int64: String] = [:]
        for rule in facts.rulesByName.values.joined() {
            guard let text = rule.pattern else { continue }
            do {
                reaches[rule.id] = S3EventReach(try EventPattern(parsing: text))
            } catch {
                errors[rule.id] = "\(error)"
            }
        }
        self.reaches = reaches
        patternErrors = errors
    }

    var origin: Origin { facts.origin }

    /// The rows of a query over `:snapshot` and `:origin`.
    func rows(_ sql: String) throws -> [SQLRow] {
        try store.rows(sql, ["snapshot": .integer(snapshot), "origin": .text(origin.rawValue)])
    }

    /// What an entry of a notification is called: by its id, or where none is written by what it does.
    static func label(id: String, destination: String, prefix: String, suffix: String) -> String {
        guard id.isEmpty else { return id }
        let name = ARN(destination)?.functionAndQualifier?.name ?? destination
        return prefix.isEmpty && suffix.isEmpty ? name : "\(name) \(prefix)*\(suffix)"
    }
}
