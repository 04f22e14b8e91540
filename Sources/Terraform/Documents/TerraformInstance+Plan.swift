import Facts

extension TerraformInstance {
    /// Reads one element of `resources` of `terraform show -json`.
    ///
    /// - Returns: nothing for a deposed object, which shares the address of the current one.
    static func fromShown(_ scanner: inout JSONScanner) throws -> [TerraformInstance] {
        var shown = Shown()
        // What they hold depends on the type, which a tool that sorted the members has behind them.
        var values: JSONScanner?
        var sensitive: JSONScanner?
        try scanner.enterObject()
        while let key = try scanner.nextKey() {
            switch key {
            case "values":
                values = scanner
                try scanner.skipValue()
            case "sensitive_values":
                sensitive = scanner
                try scanner.skipValue()
            case "tainted":
                shown.isTainted = try scanner.value().boolValue ?? false
            default: if try !shown.read(key, &scanner) { try scanner.skipValue() }
            }
        }
        guard var instance = try shown.instance() else { return [] }
        guard var values else { return [instance] }
        var marks: JSONValue?
        if var sensitive { marks = try shown.wanted(&sensitive) }
        instance.attributes = try shown.wanted(&values)?.redacted(by: marks)
        return [instance]
    }

    /// Reads one element of a plan's `resource_changes` or `resource_drift`.
    ///
    /// What the plan leaves unknown becomes a symbol: `${ADDRESS.attribute}`.
    ///
    /// - Returns: nothing for a deposed object, which shares the address of the current one.
    static func fromChange(_ scanner: inout JSONScanner) throws -> [TerraformInstance] {
        var shown = Shown()
        var change = Change()
        var unread: JSONScanner?
        try scanner.enterObject()
        while let key = try scanner.nextKey() {
            switch key {
            case "change" where shown.type != nil: try change.read(&scanner, of: shown)
            case "change":
                unread = scanner
                try scanner.skipValue()
            default: if try !shown.read(key, &scanner) { try scanner.skipValue() }
            }
        }
        if var unread { try change.read(&unread, of: shown) }
        guard var instance = try shown.instance() else { return [] }
        guard let action = change.action else { throw InstanceError(reason: "its change has no 'actions'") }
        instance.plannedAction = action
        instance.replacePaths = change.replacePaths
        if let after = change.after, after != .null {
            instance.attributes = after.redacted(by: change.afterSensitive)
                .withSymbols(for: change.afterUnknown, at: instance.address)
        } else {
            instance.attributes = change.before?.redacted(by: change.beforeSensitive)
        }
        return [instance]
    }
}

/// What elements of plans and of shown states have in common.
private struct Shown {
    var address: String?
    var isData = false
    var type: String?
    var name: String?
    var provider = ""
    var isDeposed = false
    var isTainted = false

    /// - Returns: false for a member that is not read here.
    mutating func read(_ key: JSONScanner.Key, _ scanner: inout JSONScanner) throws -> Bool {
        switch key {
        case "address": address = try scanner.stringIfAny()
        case "mode": isData = try scanner.stringIfAny() == "data"
        case "type": type = try scanner.stringIfAny()
        case "name": name = try scanner.stringIfAny()
        case "provider_name": provider = try scanner.stringIfAny() ?? ""
        case "deposed", "deposed_key": isDeposed = try scanner.stringIfAny() != nil
        default: return false
        }
        return true
    }

    /// The attributes of a modelled type that are read; nil for other types.
    func wanted(_ scanner: inout JSONScanner) throws -> JSONValue? {
        guard let type, let wanted = TerraformFacts.wantedAttributes(type) else {
            try scanner.skipValue()
            return nil
        }
        return try scanner.members(wanted)
    }

    func instance() throws -> TerraformInstance? {
        guard let address else { throw InstanceError(reason: "it has no 'address'") }
        guard let type else { throw InstanceError(reason: "it has no 'type'") }
        guard let name else { throw InstanceError(reason: "it has no 'name'") }
        if isDeposed { return nil }
        return TerraformInstance(
            address: address, isData: isData, type: type, name: name, provider: provider, isTainted: isTainted)
    }
}

/// The `change` of a planned resource.
private struct Change {
    var action: String?
    var before: JSONValue?
    var after: JSONValue?
    var afterUnknown: JSONValue?
    var beforeSensitive: JSONValue?
    var afterSensitive: JSONValue?
    var replacePaths: [String] = []

    mutating func read(_ scanner: inout JSONScanner, of shown: Shown) throws {
        try scanner.enterObject()
        while let key = try scanner.nextKey() {
            switch key {
            case "actions": action = Self.action(try scanner.value().oneOrManyStrings)
            case "before": before = try shown.wanted(&scanner)
            case "after": after = try shown.wanted(&scanner)
            case "after_unknown": afterUnknown = try shown.wanted(&scanner)
            case "before_sensitive": beforeSensitive = try shown.wanted(&scanner)
            case "after_sensitive": afterSensitive = try shown.wanted(&scanner)
            case "replace_paths": replacePaths = Self.paths(try scanner.value())
            default: try scanner.skipValue()
            }
        }
    }

    private static func action(_ actions: [String]) -> String? {
        actions.count > 1 ? "replace" : actions.first
    }

    private static func paths(_ value: JSONValue) -> [String] {
        (value.arrayValue ?? []).map { path in
            (path.arrayValue ?? []).map { $0.stringValue ?? $0.intValue.map(String.init) ?? "*" }
                .joined(separator: ".")
        }
    }
}
