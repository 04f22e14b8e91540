package import Facts
import Foundation

/// One resource instance of a state or plan.
package struct TerraformInstance: Sendable {
    package var address: String
    package var isData: Bool
    package var type: String
    package var name: String
    /// Attribute values, sensitive ones taken out; nil for types that are not modelled.
    package var attributes: JSONValue?
    /// Plans only: `create`, `no-op`, `update`, `delete`, `replace` or `read`.
    package var plannedAction: String?
}

extension TerraformInstance {
    /// Reads one element of a version 4 state's `resources`: a resource with all its instances.
    package static func fromState(_ json: String) throws -> [TerraformInstance] {
        let block = try JSONDecoder().decode(StateBlock.self, from: Data(json.utf8))
        let module = block.module.map { $0 + "." } ?? ""
        let bare = module + (block.mode == "data" ? "data." : "") + "\(block.type).\(block.name)"
        let isModelled = TerraformFacts.isModelled(block.type)
        let instances = isModelled ? try JSONDecoder().decode(StateInstances.self, from: Data(json.utf8)).instances : []
        return block.instances.enumerated().compactMap { position, instance in
            // A deposed object is what a replacement left behind; the current one speaks for the resource.
            if instance.deposed != nil { return nil }
            var attributes = isModelled ? instances[position].attributes : nil
            for path in instance.sensitive_attributes ?? [] { attributes?.redact(path.compactMap(\.name)) }
            return TerraformInstance(
                address: bare + (instance.index_key.map(Self.index) ?? ""), isData: block.mode == "data",
                type: block.type, name: block.name, attributes: attributes, plannedAction: nil)
        }
    }

    /// Reads one element of `resources` of `terraform show -json`.
    ///
    /// - Returns: nil for a deposed object, which shares the address of the current one.
    package static func fromShown(_ json: String) throws -> TerraformInstance? {
        let shown = try JSONDecoder().decode(ShownResource.self, from: Data(json.utf8))
        if shown.deposed_key != nil { return nil }
        var attributes: JSONValue?
        if TerraformFacts.isModelled(shown.type) {
            let values = try JSONDecoder().decode(ShownValues.self, from: Data(json.utf8))
            attributes = values.values?.redacted(by: values.sensitive_values)
        }
        return TerraformInstance(
            address: shown.address, isData: shown.mode == "data", type: shown.type, name: shown.name,
            attributes: attributes, plannedAction: nil)
    }

    /// Reads one element of a plan's `resource_changes`.
    ///
    /// - Returns: nil for a deposed object, which shares the address of the current one.
    package static func fromPlan(_ json: String) throws -> TerraformInstance? {
        let change = try JSONDecoder().decode(PlannedChange.self, from: Data(json.utf8))
        if change.deposed != nil { return nil }
        var attributes: JSONValue?
        if TerraformFacts.isModelled(change.type) {
            let values = try JSONDecoder().decode(PlannedValues.self, from: Data(json.utf8)).change
            attributes = (values.after ?? values.before)?.redacted(by: values.after_sensitive)
        }
        return TerraformInstance(
            address: change.address, isData: change.mode == "data", type: change.type, name: change.name,
            attributes: attributes, plannedAction: action(change.change.actions))
    }

    private static func index(_ key: JSONValue) -> String {
        switch key {
        case .string: "[\(key.canonicalText)]"
        default: "[\(key.intValue ?? 0)]"
        }
    }

    private static func action(_ actions: [String]) -> String {
        actions.count == 1 ? actions[0] : "replace"
    }
}

// The names below are Terraform's own; what is not listed is not decoded.

private struct StateBlock: Decodable {
    var mode: String
    var type: String
    var name: String
    var module: String?
    var instances: [Instance]

    struct Instance: Decodable {
        var index_key: JSONValue?
        var deposed: String?
        var sensitive_attributes: [[Step]]?
    }

    /// One step of a path: `{"type": "get_attr", "value": "environment"}`, or an index with a typed value.
    struct Step: Decodable {
        var value: JSONValue

        var name: String? {
            value.stringValue ?? value["value"]?.stringValue
                ?? (value["value"] ?? value).intValue.map(String.init)
        }
    }
}

private struct StateInstances: Decodable {
    var instances: [Instance]

    struct Instance: Decodable {
        var attributes: JSONValue?
    }
}

private struct ShownResource: Decodable {
    var deposed_key: String?
    var address: String
    var mode: String
    var type: String
    var name: String
}

private struct ShownValues: Decodable {
    var values: JSONValue?
    var sensitive_values: JSONValue?
}

private struct PlannedChange: Decodable {
    var deposed: String?
    var address: String
    var mode: String
    var type: String
    var name: String
    var change: Actions

    struct Actions: Decodable {
        var actions: [String]
    }
}

private struct PlannedValues: Decodable {
    var change: Change

    struct Change: Decodable {
        var before: JSONValue?
        var after: JSONValue?
        var after_sensitive: JSONValue?
    }
}
