package import Facts

/// The texts that a state or plan calls sensitive, so that they can be taken out of logs. They are held in memory only.
package enum SensitiveTexts {
    /// Of one element of a version 4 state's `resources`.
    package static func ofStateResource(_ resource: JSONValue) -> [String] {
        (resource["instances"]?.arrayValue ?? []).flatMap { instance in
            (instance["sensitive_attributes"]?.arrayValue ?? []).flatMap { path -> [String] in
                let steps = (path.arrayValue ?? []).map { step in
                    let value = step["value"] ?? step
                    return value["value"] ?? value
                }
                return texts(value(instance["attributes"], at: steps[...]))
            }
        }
    }

    /// Of one output of a state, or of `terraform show -json`.
    package static func ofOutput(_ output: JSONValue) -> [String] {
        output["sensitive"]?.boolValue == true ? texts(output["value"]) : []
    }

    /// Of one resource of `terraform show -json`.
    package static func ofShownResource(_ resource: JSONValue) -> [String] {
        texts(resource["values"], markedBy: resource["sensitive_values"])
    }

    /// Of one element of a plan's `resource_changes`, or of one of its `output_changes`.
    package static func ofChange(_ change: JSONValue) -> [String] {
        texts(change["after"], markedBy: change["after_sensitive"])
            + texts(change["before"], markedBy: change["before_sensitive"])
    }

    private static func value(_ value: JSONValue?, at steps: ArraySlice<JSONValue>) -> JSONValue? {
        guard let value, let step = steps.first else { return value }
        let rest = steps.dropFirst()
        if let name = step.stringValue { return value[name].flatMap { self.value($0, at: rest) } ?? value }
        // An element of a set is named by its value; where a step leads nowhere, all that was reached is secret.
        guard let index = step.intValue, let elements = value.arrayValue, elements.indices.contains(index) else {
            return value
        }
        return self.value(elements[index], at: rest)
    }

    /// - Parameter marks: `true` where the value is sensitive, else objects and arrays of the same shape.
    private static func texts(_ value: JSONValue?, markedBy marks: JSONValue?) -> [String] {
        switch (value, marks) {
        case (_, .bool(true)?): return texts(value)
        case (.object(let members)?, .object(let marked)?):
            return marked.flatMap { texts(members[$0.key], markedBy: $0.value) }
        case (.array(let elements)?, .array(let marked)?):
            return zip(elements, marked).flatMap { texts($0, markedBy: $1) }
        default: return []
        }
    }

    private static func texts(_ value: JSONValue?) -> [String] {
        switch value {
        case .string(let text)?: [text]
        case .array(let elements)?: elements.flatMap { texts($0) }
        case .object(let members)?: members.values.flatMap { texts($0) }
        default: []
        }
    }
}
