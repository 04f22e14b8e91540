import Facts
import SnapshotStore

/// Whether the functions that are invoked exist, with their versions and aliases, as one origin knows them.
struct TargetFunctions {
    private let origin: Origin
    /// Function ARN → the names of its aliases, by their canonical forms.
    private let aliases: [String: Set<String>]
    private let versions: [String: Set<String>]
    /// What was listed, and what could not be: `fact@region` or `fact@region/owner`.
    private let readLists: Set<String>
    private let unreadLists: Set<String>

    init(store: SnapshotStore, snapshot: Int64, origin: Origin) throws {
        self.origin = origin
        let arguments: [String: SQLValue] = ["snapshot": .integer(snapshot), "origin": .text(origin.rawValue)]
        func names(_ column: String, of table: String) throws -> [String: Set<String>] {
            let rows = try store.rows(
                "SELECT function, \(column) AS name FROM \(table) WHERE snapshot_id = :snapshot AND origin = :origin",
                arguments)
            return rows.reduce(into: [:]) { names, row in
                names[SymbolicText.canonical(row.text("function") ?? ""), default: []].insert(row.text("name") ?? "")
            }
        }
        aliases = try names("name", of: "lambda_alias")
        versions = try names("version", of: "lambda_version")
        func lists(_ state: String) throws -> Set<String> {
            Set(
                try store.rows(
                    """
                    SELECT fact || '@' || region || CASE owner WHEN '' THEN '' ELSE '/' || owner END AS list
                    FROM coverage WHERE snapshot_id = :snapshot AND origin = :origin AND state = '\(state)'
                        AND fact IN ('lambda:functions', 'lambda:aliases', 'lambda:versions')
                    """, arguments
                ).compactMap { $0.text("list") })
        }
        readLists = try lists("read")
        unreadLists = try lists("unread")
    }

    /// - Parameters:
    ///   - arn: as the target has it, with its qualifier.
    ///   - isKnown: whether the snapshot has the function.
    func exists(_ arn: String, isKnown: Bool, account: String?) -> Delivery.Switch {
        guard let parsed = ARN(arn), let parts = parsed.functionAndQualifier else { return .unknown }
        guard isKnown else {
            // A function that a state does not know may be another state's.
            guard origin == .aws, parsed.account == account else { return .unknown }
            return answer("lambda:functions@\(parsed.region)", whenRead: .no)
        }
        guard let qualifier = parts.qualifier, !qualifier.isEmpty, qualifier != "$LATEST" else { return .yes }
        let function = SymbolicText.canonical(parts.function)
        if aliases[function]?.contains(qualifier) == true || versions[function]?.contains(qualifier) == true {
            return .yes
        }
        let isVersion = qualifier.allSatisfy(\.isNumber)
        // What is written need not name its qualifiers: a version comes of `publish`, and an alias may be made elsewhere,
        // unless the function's other aliases are made here.
        guard origin == .aws else { return isVersion || aliases[function] == nil ? .unknown : .no }
        if isVersion { return answer("lambda:versions@\(parsed.region)", whenRead: .no) }
        return answer("lambda:aliases@\(parsed.region)/\(parts.name)", whenRead: .no)
    }

    private func answer(_ list: String, whenRead answer: Delivery.Switch) -> Delivery.Switch {
        if readLists.contains(list) { return answer }
        return unreadLists.contains(list) ? .unread : .unknown
    }
}
