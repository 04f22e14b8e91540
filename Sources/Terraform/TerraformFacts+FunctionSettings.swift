import Facts

extension TerraformFacts {
    /// The function's own reserved concurrency; −1, the provider's default, and null reserve none.
    static func reservedConcurrency(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        let name = "reserved_concurrent_executions"
        let value = fact(of: instance) { () throws(SettingShape.Open) in
            let number = try SettingShape.number.value(of: attributes[name], at: "\(instance.address).\(name)")
            return (number?.intValue ?? -1) < 0 ? nil : number
        }
        guard value != .absent else { return [] }
        let function = attributes["arn"]?.writtenText ?? owner("function_name", attributes, instance)
        return setting(.reservedConcurrency, owner: function, value)
    }

    static func recursionConfig(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        let value = fact(of: instance) { () throws(SettingShape.Open) in
            try SettingShape.word.value(of: attributes["recursive_loop"], at: "\(instance.address).recursive_loop")
        }
        return setting(.recursiveLoop, owner: owner("function_name", attributes, instance), value)
    }

    /// Shape: Lambda's members without `FunctionArn`, and `Qualifier` where one is written; the derivation, which knows
    /// the function, puts the one for the other.
    static func eventInvokeConfig(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        let value = fact(of: instance) { () throws(SettingShape.Open) in
            try SettingShape.eventInvokeConfig.value(of: attributes, at: instance.address)
        }
        return setting(.eventInvokeConfig, owner: owner("function_name", attributes, instance), value)
    }

    /// Shape: as `eventInvokeConfig`.
    static func functionURL(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        let value = fact(of: instance) { () throws(SettingShape.Open) in
            var members = try SettingShape.urlConfig.value(of: attributes, at: instance.address)?.objectValue ?? [:]
            // Lambda makes the URL up.
            let symbol = SymbolicText.text(of: "\(instance.address).function_url")
            members["FunctionUrl"] = members["FunctionUrl"] ?? .string(symbol)
            return .object(members)
        }
        return setting(.urlConfig, owner: owner("function_name", attributes, instance), value)
    }

    static func alias(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        guard let name = attributes["name"]?.writtenText else { return [] }
        let reference = attributes["arn"]?.writtenText ?? owner("function_name", attributes, instance)
        let suffix = ":" + name
        let weights = attributes["routing_config"]?.arrayValue?.first?["additional_version_weights"]?.objectValue ?? [:]
        return [
            .lambdaAlias(
                LambdaAlias(
                    function: reference.hasSuffix(suffix) ? String(reference.dropLast(suffix.count)) : reference,
                    name: name, functionVersion: owner("function_version", attributes, instance),
                    additionalVersionWeights: weights.compactMapValues(\.numberValue)))
        ]
    }

    static func eventSourceMapping(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        // A plan's own symbol says less than the name that is written.
        let open = SymbolicText.text(of: "\(instance.address).function_arn")
        let arn = attributes["function_arn"]?.writtenText.flatMap { $0 == open ? nil : $0 }
        let isEnabled = attributes["enabled"]?.boolValue ?? true
        let state = attributes["state"]?.writtenText.flatMap { SymbolicText.hasSymbols($0) ? nil : $0 }
        return [
            .eventSourceMapping(
                EventSourceMapping(
                    uuid: owner("uuid", attributes, instance),
                    functionARN: arn ?? owner("function_name", attributes, instance),
                    eventSourceARN: attributes["event_source_arn"]?.writtenText,
                    state: state ?? (isEnabled ? "Enabled" : "Disabled")))
        ]
    }

    /// A subnet under the id by which functions name it.
    static func subnet(_ attributes: JSONValue, of instance: TerraformInstance) -> [TypedFact] {
        let open = SymbolicText.text(of: "\(instance.address).availability_zone")
        return [
            .subnet(
                Subnet(
                    id: owner("id", attributes, instance),
                    availabilityZone: attributes["availability_zone"]?.writtenText.flatMap { $0 == open ? nil : $0 }))
        ]
    }
}
