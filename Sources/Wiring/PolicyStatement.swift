package import Facts

/// One statement of an IAM policy.
///
/// Source: IAM User Guide, "IAM JSON policy elements reference".
package struct PolicyStatement: Sendable, Hashable {
    package enum Effect: Sendable, Hashable {
        case allow
        case deny
        /// Not known before the apply; the text is a symbol.
        case undecided(String)

        init?(_ text: String) {
            switch text {
            case "Allow": self = .allow
            case "Deny": self = .deny
            default:
                guard let symbol = SymbolicText.loneSymbol(of: text) else { return nil }
                self = .undecided(symbol)
            }
        }
    }

    /// An element and its `Not…` form.
    enum Element: Sendable, Hashable {
        case these([String])
        case allBut([String])
    }

    enum Principals: Sendable, Hashable {
        /// Type (`Service`, `AWS`, …) → names; `*` alone is type `*`.
        case these([String: [String]])
        case allBut([String: [String]])
        /// A statement of a role or user: the principal is its holder.
        case holder
        /// Not known before the apply; the text is a symbol.
        case undecided(String)
    }

    package let sid: String
    package let effect: Effect
    let principals: Principals
    let actions: Element
    /// All resources where the statement has none, as in a trust policy.
    let resources: Element
    let conditions: [PolicyCondition]

    /// Reads a statement from its JSON text.
    ///
    /// - Throws: `PolicyError` when it is not JSON or not in the policy grammar.
    package init(parsing text: String) throws(PolicyError) {
        let value: JSONValue
        do { value = try JSONValue(parsing: text) } catch { throw PolicyError("it is not valid JSON") }
        try self.init(value)
    }

    /// Reads a statement from its JSON.
    ///
    /// - Throws: `PolicyError` when it is not in the policy grammar.
    package init(_ value: JSONValue) throws(PolicyError) {
        guard case .object(let members) = value else { throw PolicyError("it is not an object") }
        let known: Set = [
            "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
        ]
        if let stranger = members.keys.sorted().first(where: { !known.contains($0) }) {
            throw PolicyError("it has an element \(stranger), which policies do not have")
        }
        sid = members["Sid"]?.stringValue ?? ""
        guard let effect = members["Effect"]?.stringValue.flatMap({ Effect($0) }) else {
            throw PolicyError("its Effect is neither Allow nor Deny")
        }
        self.effect = effect
        principals = try Self.principals(members)
        guard let actions = try Self.element("Action", members) else { throw PolicyError("it has no Action") }
        self.actions = actions
        resources = try Self.element("Resource", members) ?? .these(["*"])
        conditions = try PolicyCondition.all(members["Condition"])
    }

    private static func element(_ name: String, _ members: [String: JSONValue]) throws(PolicyError) -> Element? {
        switch (members[name], members["Not" + name]) {
        case (nil, nil): return nil
        case (let value?, nil): return .these(try strings(value, name))
        case (nil, let value?): return .allBut(try strings(value, "Not" + name))
        default: throw PolicyError("it has both \(name) and Not\(name)")
        }
    }

    private static func strings(_ value: JSONValue, _ name: String) throws(PolicyError) -> [String] {
        let strings = value.oneOrManyStrings
        guard !strings.isEmpty, strings.count == (value.arrayValue?.count ?? 1) else {
            throw PolicyError("its \(name) is not a string or a list of strings")
        }
        return strings
    }

    private static func principals(_ members: [String: JSONValue]) throws(PolicyError) -> Principals {
        for name in ["Principal", "NotPrincipal"] {
            if let text = members[name]?.stringValue, let symbol = SymbolicText.loneSymbol(of: text) {
                return .undecided(symbol)
            }
        }
        switch (members["Principal"], members["NotPrincipal"]) {
        case (nil, nil): return .holder
        case (let value?, nil): return .these(try principalNames(value))
        case (nil, let value?): return .allBut(try principalNames(value))
        default: throw PolicyError("it has both Principal and NotPrincipal")
        }
    }

    private static func principalNames(_ value: JSONValue) throws(PolicyError) -> [String: [String]] {
        switch value {
        case .string("*"): return ["*": ["*"]]
        case .object(let types) where !types.isEmpty:
            var names: [String: [String]] = [:]
            for (type, value) in types { names[type] = try strings(value, "Principal") }
            return names
        default: throw PolicyError("its Principal is neither * nor an object")
        }
    }
}

/// The statements of a policy document.
package enum PolicyDocument {
    /// Splits a document into its statements.
    ///
    /// - Returns: the statements in their order, as JSON; a document may hold one without a list.
    /// - Throws: `PolicyError` when it is not a policy document.
    package static func statements(parsing text: String) throws(PolicyError) -> [JSONValue] {
        guard let document = try? JSONValue(parsing: text) else { throw PolicyError("the policy is not valid JSON") }
        switch document["Statement"] {
        case .array(let statements): return statements
        case .some(let statement) where statement.objectValue != nil: return [statement]
        default: throw PolicyError("the policy has no Statement")
        }
    }
}
