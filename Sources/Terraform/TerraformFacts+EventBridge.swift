import Facts

extension TerraformFacts {
    static func bus(_ attributes: JSONValue) -> [TypedFact] {
        guard let name = attributes[key: "name"]?.stringValue else { return [] }
        return [.eventBus(EventBus(name: name, arn: attributes[key: "arn"]?.stringValue))]
    }

    static func rule(_ attributes: JSONValue) -> [TypedFact] {
        guard let name = attributes[key: "name"]?.stringValue else { return [] }
        let pattern = attributes[key: "event_pattern"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
        // `is_enabled` is the deprecated spelling of `state`.
        let isDisabled = attributes[key: "is_enabled"]?.boolValue == false
        return [
            .eventRule(
                EventRule(
                    name: name, bus: bus(of: attributes), arn: attributes[key: "arn"]?.stringValue,
                    state: attributes[key: "state"]?.stringValue ?? (isDisabled ? "DISABLED" : "ENABLED"),
                    pattern: pattern.map(Fact.present) ?? .absent,
                    scheduleExpression: attributes[key: "schedule_expression"]?.stringValue.flatMap {
                        $0.isEmpty ? nil : $0
                    }))
        ]
    }

    static func target(_ attributes: JSONValue) -> [TypedFact] {
        guard let rule = attributes[key: "rule"]?.stringValue, let arn = attributes[key: "arn"]?.stringValue else {
            return []
        }
        let transformer = attributes[key: "input_transformer"]?.arrayValue?.first
        let roleARN = attributes[key: "role_arn"]?.stringValue
        return [
            .eventTarget(
                EventTarget(
                    rule: rule, bus: bus(of: attributes), targetID: attributes[key: "target_id"]?.stringValue ?? "",
                    arn: arn, roleARN: roleARN?.isEmpty == true ? nil : roleARN,
                    inputPaths: transformer?[key: "input_paths"]?.objectValue?.compactMapValues(\.stringValue) ?? [:],
                    inputTemplate: transformer?[key: "input_template"]?.stringValue,
                    deadLetterARN: attributes[key: "dead_letter_config"]?.arrayValue?.first?[key: "arn"]?.stringValue
                ))
        ]
    }

    /// The bus's name; a reference may also be its ARN.
    private static func bus(of attributes: JSONValue) -> String {
        guard let text = attributes[key: "event_bus_name"]?.stringValue, !text.isEmpty else { return "default" }
        guard let arn = ARN(text) else { return text }
        return String(arn.resource.dropFirst("event-bus/".count))
    }
}
