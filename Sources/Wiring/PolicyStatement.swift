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

        var names: [String] {
            switch self {
            case .these(let names), .allBut(let names): names
            }
        }
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
    /// Whether the policy's version replaces variables; version 2008-10-17 does not.
    let replacesVariables: Bool

    /// Reads a statement from its JSON text.
    ///
    /// - Parameter replacesVariables: false for a statement of a policy of version 2008-10-17.
    /// - Throws: `PolicyError` when it is not JSON or not in the policy grammar.
    package init(parsing text: String, replacesVariables: Bool = true) throws(PolicyError) {
        let value: JSONValue
        do { value = try JSONValue(parsing: text) } catch { throw PolicyError("it is not valid JSON") }
        try self.init(value, replacesVariables: replacesVariables)
    }

    /// Reads a statement from its JSON.
    ///
    /// - Throws: `PolicyError` when it is not in the policy grammar.
    package init(_ value: JSONValue, replacesVariables: Bool = true) throws(PolicyError) {
        self.replacesVariables = replacesVariables
        guard case .object(let members) = value else { throw PolicyError("it is not an object") }
        let known: Set = [
            "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
        ]
        if let stranger = members.keys.sorted().first(where: { !known.contains($0) }) {
            throw PolicyError("it has an element \(stranger), which policies do not have")
        }
        guard members["Sid"].map({ $0.stringValue != nil }) ?? true else {
            throw PolicyError("its Sid is not a string")
        }
        sid = members["Sid"]?.stringValue ?? ""
        guard let effect = members["Effect"]?.stringValue.flatMap({ Effect($0) }) else {
            throw PolicyError("its Effect is neither Allow nor Deny")
        }
        self.effect = effect
        principals = try Self.principals(members)
        guard let actions = try Self.element("Action", members) else { throw PolicyError("it has no Action") }
        self.actions = actions
        if let name = actions.names.first(where: { !Self.isAction($0) }) {
            throw PolicyError("its Action \(name) has no service before it")
        }
        resources = try Self.element("Resource", members) ?? .these(["*"])
        conditions = try PolicyCondition.all(members["Condition"], replacesVariables: replacesVariables)
    }

    private static func isAction(_ name: String) -> Bool {
        name.contains(":") || name == "*" || SymbolicText.hasSymbols(name)
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
            for (type, value) in types.sorted(by: { $0.key < $1.key }) {
                guard ["AWS", "Service", "Federated", "CanonicalUser", "*"].contains(type) else {
                    throw PolicyError("its Principal has a type \(type), which does not exist")
                }
                names[type] = try strings(value, "Principal")
            }
            return names
        default: throw PolicyError("its Principal is neither * nor an object")
        }
    }
}
