import Facts

extension TerraformDocument {
    /// The texts that the document calls sensitive, so that they can be taken out of logs. They are held in memory only.
    package func sensitiveTexts() throws -> [String] {
        var found = (value(of: "outputs")?.objectValue ?? [:]).values.flatMap(SensitiveTexts.ofOutput)
        found += (value(of: "output_changes")?.objectValue ?? [:]).values.flatMap(SensitiveTexts.ofChange)
        func each(_ scanner: inout JSONScanner, _ texts: (JSONValue) -> [String]) throws {
            try scanner.enterArray()
            while try scanner.nextElement() { found += texts(try scanner.value()) }
        }
        try read("resources") { try each(&$0, SensitiveTexts.ofStateResource) }
        try read("resource_changes") { try each(&$0) { $0["change"].map(SensitiveTexts.ofChange) ?? [] } }
        try read("resource_drift") { try each(&$0) { $0["change"].map(SensitiveTexts.ofChange) ?? [] } }
        func values(_ scanner: inout JSONScanner) throws {
            try scanner.enterObject()
            while let key = try scanner.nextKey() {
                switch key {
                case "outputs":
                    found += (try scanner.value().objectValue ?? [:]).values.flatMap(SensitiveTexts.ofOutput)
                case "root_module": try Self.modules(&scanner) { try each(&$0, SensitiveTexts.ofShownResource) }
                case "values": try values(&scanner)
                default: try scanner.skipValue()
                }
            }
        }
        for section in ["values", "planned_values", "prior_state"] { try read(section, values) }
        return found + sensitiveVariables()
    }

    /// A plan holds the values of input variables, and its configuration says which are sensitive.
    private func sensitiveVariables() -> [String] {
        guard kind == .plan, let values = value(of: "variables")?.objectValue, !values.isEmpty else { return [] }
        let declared = value(of: "configuration")?["root_module"]?["variables"]?.objectValue ?? [:]
        return declared.filter { $0.value["sensitive"]?.boolValue == true }.keys.flatMap { name in
            SensitiveTexts.ofOutput(.object(["sensitive": .bool(true), "value": values[name]?["value"] ?? .null]))
        }
    }
}
