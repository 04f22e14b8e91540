import Facts

/// A policy document while documents are merged into one.
struct PolicyDocumentModel {
    struct Statement {
        /// Empty when there is none.
        var sid: String
        /// By IAM's name of the element.
        var members: [String: TerraformValue]
    }

    var version = ""
    var id = ""
    var statements: [Statement] = []

    init() {}

    /// Reads a document that is to be merged.
    ///
    /// - Throws: when it is no policy document, or is wholly a symbol.
    init(parsing text: String) throws {
        let document = try TerraformValue(JSONValue(parsing: text)).knownObject()
        version = try document["Version"]?.symbolicText() ?? ""
        id = try document["Id"]?.symbolicText() ?? ""
        statements = try (document["Statement"] ?? .list([])).knownList().map { item in
            var members = try item.knownObject().filter { $0.value != .null }
            for name in ["Principal", "NotPrincipal"] {
                guard let value = members[name] else { continue }
                members[name] = try Self.readPrincipals(value)
            }
            members["Condition"] = try members["Condition"].map(Self.readConditions)
            return Statement(sid: try members["Sid"]?.symbolicText() ?? "", members: members)
        }
    }

    private static func readPrincipals(_ value: TerraformValue) throws -> TerraformValue {
        // The provider takes any text for `*`, and sorts lists.
        if case .string = value { return .string("*") }
        return principals(
            try value.knownObject().map { type, identifiers in
                guard case .list(let items, _) = identifiers else { return (type, identifiers) }
                let texts = try items.map { try $0.symbolicText() }.sorted(by: >)
                return (type, .list(texts.map(TerraformValue.string)))
            })
    }

    /// Lists of one become a text, and truth values texts.
    private static func readConditions(_ value: TerraformValue) throws -> TerraformValue {
        .object(
            try value.knownObject().mapValues { test in
                .object(
                    try test.knownObject().mapValues { values in
                        let texts = try items(values).map { TerraformValue.string(try $0.symbolicText()) }
                        return texts.count == 1 ? texts[0] : .list(texts)
                    })
            })
    }

    /// Identifiers by type; `*` alone is the text.
    static func principals(_ principals: [(type: String, identifiers: TerraformValue)]) -> TerraformValue {
        if principals.count == 1, principals[0].type == "*",
            principals[0].identifiers == .string("*") || principals[0].identifiers == .list([.string("*")])
        {
            return .string("*")
        }
        return .object(
            Dictionary(principals.map { ($0.type, $0.identifiers) }) { first, second in
                .list(items(first) + items(second))
            })
    }

    private static func items(_ identifiers: TerraformValue) -> [TerraformValue] {
        if case .list(let items, _) = identifiers { items } else { [identifiers] }
    }

    /// Takes over another document: its statements replace those of the same `Sid`.
    mutating func merge(_ other: PolicyDocumentModel) {
        if !other.id.isEmpty { id = other.id }
        version = max(version, other.version)
        for statement in other.statements {
            if !statement.sid.isEmpty, let index = statements.firstIndex(where: { $0.sid == statement.sid }) {
                statements[index] = statement
            } else {
                statements.append(statement)
            }
        }
    }

    /// In the order in which the provider writes the elements; empty ones are left out.
    var json: OrderedJSON {
        var members: [(key: String, value: OrderedJSON)] = []
        if !version.isEmpty { members.append(("Version", .plain(.string(version)))) }
        if !id.isEmpty { members.append(("Id", .plain(.string(id)))) }
        if !statements.isEmpty { members.append(("Statement", .list(statements.map(\.json)))) }
        return .object(members)
    }
}

extension PolicyDocumentModel.Statement {
    private static let elements = [
        "Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition",
    ]

    var json: OrderedJSON {
        .object(Self.elements.compactMap { name in members[name].map { (name, OrderedJSON($0)) } })
    }
}
