import Facts

extension TerraformFacts {
    static func bus(_ attributes: JSONValue) -> [TypedFact] {
        guard let name = attributes["name"]?.stringValue else { return [] }
        return [.eventBus(EventBus(name: name, arn: attributes["arn"]?.stringValue))]
    }

    static func rule(_ attributes: JSONValue, at address: String) -> [TypedFact] {
        guard let name = attributes["name"]?.stringValue else { return [] }
        let pattern = document(attributes["event_pattern"], attribute: "\(address).event_pattern")
        // `is_enabled` is the deprecated spelling of `state`.
        let isDisabled = attributes["is_enabled"]?.boolValue == false
        return [
            .eventRule(
                EventRule(
                    name: name, bus: bus(of: attributes), arn: attributes["arn"]?.stringValue,
                    state: attributes["state"]?.stringValue ?? (isDisabled ? "DISABLED" : "ENABLED"),
                    pattern: pattern,
                    scheduleExpression: attributes["schedule_expression"]?.stringValue.flatMap {
                        $0.isEmpty ? nil : $0
                    }))
        ]
    }

    static func target(_ attributes: JSONValue) -> [TypedFact] {
        guard let rule = attributes["rule"]?.stringValue, let arn = attributes["arn"]?.stringValue else {
            return []
        }
        let transformer = attributes["input_transformer"]?.arrayValue?.first
        let roleARN = attributes["role_arn"]?.stringValue
        return [
            .eventTarget(
                EventTarget(
                    rule: rule, bus: bus(of: attributes), targetID: attributes["target_id"]?.stringValue ?? "",
                    arn: arn, roleARN: roleARN?.isEmpty == true ? nil : roleARN,
                    inputPaths: transformer?["input_paths"]?.objectValue?.compactMapValues(\.stringValue) ?? [:],
                    inputTemplate: transformer?["input_template"]?.stringValue,
                    deadLetterARN: attributes["dead_letter_config"]?.arrayValue?.first?["arn"]?.stringValue
                ))
        ]
    }

    /// The bus's name; a reference may also be its ARN.
    static func bus(of attributes: JSONValue) -> String {
        guard let text = attributes["event_bus_name"]?.stringValue, !text.isEmpty else { return "default" }
        guard let arn = ARN(text) else { return text }
        return String(arn.resource.dropFirst("event-bus/".count))
    }
}
